import FollowUp
import Territory
package import Wording

/// A map of the county: areas coloured by class, borders drawn once, lake, names, places, scale bar.
///
/// Plain SVG with colours as attributes, so that any program shows it; classes on the elements let a page restyle it
/// (dark ground).
package struct CountyMap: Sendable {
    let ground: MapGround
    let subject: MapSubject
    let language: Language
    /// Prefix of all ids of the drawing; unique in the document.
    let prefix: String

    package init(_ subject: MapSubject, on ground: MapGround, language: Language, prefix: String = "map") {
        self.subject = subject
        self.ground = ground
        self.language = language
        self.prefix = prefix
    }

    static let ink = "#1f2a30"
    static let quietInk = "#4d5a61"
    static let paper = "#ffffff"
    static let symbolFill = "#b3261e"
    static let font = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
    private static let stripHeight = 30.0

    var width: Double { ground.frame.width }
    var height: Double { ground.frame.height + Self.stripHeight }

    // MARK: The drawing

    /// Everything but title and legend, its top left corner at the origin.
    func drawing() -> Markup {
        SVG.g {
            areas
            if subject.parts.contains(where: \.isHatched) { hatches }
            water
            line(.zone, width: subject.level == .municipality ? 0 : 0.6, colour: "#6b777d", dashed: true)
            line(.municipality, width: 2.4, colour: Self.paper, opacity: 0.65)
            line(.municipality, width: 0.9, colour: "#37454c")
            line(.county, width: 1.6, colour: Self.ink)
            shapes
            dots
            symbols
            names
            scaleBar
        }
    }

    /// Patterns that the drawing and its legend refer to.
    var definitions: Markup {
        SVG.defs {
            if ground.shapes?.isEmpty == false {
                SVG.clipPath(.id("\(prefix)-page")) {
                    SVG.rect(Attribute("width", ground.frame.width), Attribute("height", ground.frame.height))
                }
            }
            SVG.pattern(
                .id("\(prefix)-hatch"), Attribute("width", "9"), Attribute("height", "9"),
                Attribute("patternUnits", "userSpaceOnUse"),
                Attribute("patternTransform", "rotate(45)")
            ) {
                SVG.rect(
                    Attribute("x", "0"), Attribute("y", "0"), Attribute("width", "1.1"), Attribute("height", "9"),
                    Attribute("fill", Self.paper), Attribute("fill-opacity", "0.85"))
                SVG.rect(
                    Attribute("x", "1.1"), Attribute("y", "0"), Attribute("width", "1.2"), Attribute("height", "9"),
                    Attribute("fill", Self.ink))
            }
            SVG.pattern(
                .id("\(prefix)-missing"), Attribute("width", "6"), Attribute("height", "6"),
                Attribute("patternUnits", "userSpaceOnUse")
            ) {
                SVG.rect(
                    .class("missing"), Attribute("width", "6"), Attribute("height", "6"),
                    Attribute("fill", ColourScale.missing.hex))
                SVG.circle(
                    .class("missing-dot"), Attribute("cx", "3"), Attribute("cy", "3"), Attribute("r", "0.9"),
                    Attribute("fill", "#7a8388"))
            }
        }
    }

    /// The class and colour of a part.
    func fill(_ value: Double?) -> [Attribute] {
        guard let value else { return [.class("area"), Attribute("fill", "url(#\(prefix)-missing)")] }
        return fill(ofClass: subject.classes.index(of: value), plus: "area ")
    }

    func fill(ofClass index: Int, plus name: String = "") -> [Attribute] {
        [.class(name + Self.className(subject.scale, index)), Attribute("fill", subject.scale.colour(index).hex)]
    }

    /// For style sheets: `s5-2` is the third of five classes of a sequential scale, `d5-2` of a diverging one.
    static func className(_ scale: ColourScale, _ index: Int) -> String {
        "\(scale.kind == .sequential ? "s" : "d")\(scale.count)-\(index)"
    }

    /// Text alternative of the map.
    var description: String {
        let known = subject.parts.filter { $0.value != nil }.sorted { ($1.value!, $0.code) < ($0.value!, $1.code) }
        let listed = known.map { "\($0.name[language]) \($0.figure[language])" }
        let order: String =
            listed.count > 9
            ? (listed.prefix(4) + ["…"] + listed.suffix(4)).joined(separator: "; ") : listed.joined(separator: "; ")
        guard !listed.isEmpty else {
            return Wording(
                sv: "Karta över länet per \(subject.level.wording.sv). Ingen del har ett värde.",
                en: "Map of the county by \(subject.level.wording.en). No part has a value.")[language]
        }
        return Wording(
            sv: "Karta över länet per \(subject.level.wording.sv). Från högst till lägst: \(order).",
            en: "Map of the county by \(subject.level.wording.en). From highest to lowest: \(order).")[language]
    }

    // MARK: Its layers

    private var areas: Markup {
        let rings = ground.rings(at: subject.level)
        return SVG.g(Attribute("fill-rule", "evenodd")) {
            for (part, rings) in zip(subject.parts, rings) {
                SVG.path(
                    fill(part.value) + [
                        Attribute("data-code", part.code), Attribute("d", ground.frame.path(rings, closed: true)),
                    ]
                ) {
                    SVG.title { "\(part.name[language]): \(part.reading[language])" }
                }
            }
        }
    }

    private var hatches: Markup {
        let rings = ground.rings(at: subject.level)
        return SVG.g(
            .class("hatch"), Attribute("fill", "url(#\(prefix)-hatch)"), Attribute("fill-rule", "evenodd"),
            Attribute("pointer-events", "none")
        ) {
            for (part, rings) in zip(subject.parts, rings) where part.isHatched {
                SVG.path(Attribute("d", ground.frame.path(rings, closed: true)))
            }
        }
    }

    private var water: Markup? {
        guard !ground.water.isEmpty else { return nil }
        return SVG.path(
            .class("water"), Attribute("fill", ColourScale.water.hex), Attribute("fill-rule", "evenodd"),
            Attribute("pointer-events", "none"),
            Attribute("d", ground.frame.path(ground.water, closed: true)))
    }

    private func line(
        _ kind: MapGround.BorderKind, width: Double, colour: String, dashed: Bool = false, opacity: Double? = nil
    ) -> Markup? {
        let path = ground.borderPath(kind)
        guard width > 0, !path.isEmpty else { return nil }
        return SVG.path(
            .class("border"), Attribute("fill", "none"), Attribute("stroke", colour), Attribute("stroke-width", width),
            Attribute("stroke-linejoin", "round"), Attribute("stroke-linecap", "round"),
            dashed ? Attribute("stroke-dasharray", "2.5 2") : nil, opacity.map { Attribute("stroke-opacity", $0) },
            Attribute("pointer-events", "none"), Attribute("d", path))
    }

    private var dots: Markup {
        SVG.g(
            .class("dots"), Attribute("fill", Self.ink), Attribute("stroke", Self.paper),
            Attribute("stroke-width", "0.8"), Attribute("pointer-events", "none")
        ) {
            for dot in ground.labels.dots {
                SVG.circle(
                    Attribute("cx", place(dot.position.x)), Attribute("cy", place(dot.position.y)),
                    Attribute("r", dot.radius))
            }
        }
    }

    /// Routes with a light edge, so that they stand out on dark areas; areas by their outline and a veil.
    private var shapes: Markup? {
        guard let shapes = ground.shapes, !shapes.isEmpty else { return nil }
        return SVG.g(
            .class("shapes"), Attribute("fill", "none"), Attribute("stroke-linejoin", "round"),
            Attribute("stroke-linecap", "round"),
            Attribute("clip-path", "url(#\(prefix)-page)"), Attribute("pointer-events", "none")
        ) {
            for (colour, width) in [(Self.paper, 3.4), (Self.symbolFill, 1.6)] {
                if !shapes.rings.isEmpty {
                    SVG.path(
                        Attribute("d", ground.frame.path(shapes.rings, closed: true)), Attribute("stroke", colour),
                        Attribute("stroke-width", width * 0.75),
                        Attribute("fill", colour), Attribute("fill-opacity", "0.12"), Attribute("fill-rule", "evenodd"))
                }
                if !shapes.lines.isEmpty {
                    SVG.path(
                        Attribute("d", ground.frame.path(shapes.lines, closed: false)), Attribute("stroke", colour),
                        Attribute("stroke-width", width))
                }
            }
        }
    }

    private var symbols: Markup? {
        guard !ground.symbols.isEmpty else { return nil }
        return SVG.g(.class("places"), Attribute("pointer-events", "none")) {
            for symbol in ground.symbols { Self.symbol(symbol) }
        }
    }

    static func symbol(_ symbol: PlaceSymbols.Symbol) -> Markup {
        let (x, y, r) = (symbol.position.x, symbol.position.y, symbol.radius)
        let number = String(symbol.count)
        let size = min(r + 2.6, 11, (2 * r - 3) / TextExtent.width(number, size: 1))
        return SVG.g {
            SVG.circle(
                Attribute("cx", SVGNumber.text(x, decimals: 1)), Attribute("cy", SVGNumber.text(y, decimals: 1)),
                Attribute("r", r),
                Attribute("fill", symbolFill), Attribute("stroke", paper), Attribute("stroke-width", "1"))
            if symbol.count > 1 {
                SVG.text(
                    Attribute("x", SVGNumber.text(x, decimals: 1)),
                    Attribute("y", SVGNumber.text(y + size * 0.35, decimals: 1)),
                    Attribute("text-anchor", "middle"), Attribute("font-family", font),
                    Attribute("font-size", SVGNumber.text(size, decimals: 1)),
                    Attribute("font-weight", "600"), Attribute("fill", paper)
                ) { number }
            }
        }
    }

    private var names: Markup {
        SVG.g(
            .class("names"), Attribute("font-family", Self.font), Attribute("stroke", Self.paper),
            Attribute("stroke-width", "3"),
            Attribute("stroke-linejoin", "round"), Attribute("paint-order", "stroke"),
            Attribute("pointer-events", "none")
        ) {
            for label in ground.labels.municipalities { name(label, colour: Self.quietInk, weight: "600") }
            for label in ground.labels.localities { name(label, colour: Self.ink, weight: "400") }
        }
    }

    private func name(_ label: Labels.Label, colour: String, weight: String) -> Markup {
        SVG.text(
            Attribute("x", place(label.position.x)), Attribute("y", place(label.position.y)),
            Attribute("font-size", label.size),
            Attribute("font-weight", weight), Attribute("fill", colour), Attribute("text-anchor", label.anchor.rawValue)
        ) { label.text }
    }

    private var scaleBar: Markup {
        let kilometres = Self.roundLength(ground.frame.width * 0.26 / ground.frame.scale / 1_000)
        let length = kilometres * 1_000 * ground.frame.scale
        let (x, y) = (10.0, height - 12)
        return SVG.g(
            .class("scale"), Attribute("font-family", Self.font), Attribute("font-size", "9.5"),
            Attribute("fill", Self.ink)
        ) {
            SVG.path(
                Attribute(
                    "d", "M\(place(x)) \(place(y - 5))v5h\(place(length))v-5M\(place(x + length / 2)) \(place(y))v-4"),
                Attribute("fill", "none"),
                Attribute("stroke", Self.ink), Attribute("stroke-width", "1.2"))
            SVG.text(Attribute("x", place(x)), Attribute("y", place(y - 8)), Attribute("text-anchor", "middle")) { "0" }
            SVG.text(
                Attribute("x", place(x + length)), Attribute("y", place(y - 8)), Attribute("text-anchor", "middle")
            ) {
                Figures(language).value(kilometres) + "\u{A0}km"
            }
        }
    }

    /// 1, 2 or 5 times a power of ten, at most so long.
    private static func roundLength(_ longest: Double) -> Double {
        var power = 1.0
        while power * 10 <= longest { power *= 10 }
        while power > longest { power /= 10 }
        return [5.0, 2, 1].map { $0 * power }.first { $0 <= longest } ?? power
    }

    private func place(_ value: Double) -> String { SVGNumber.text(value, decimals: 1) }

    /// 26 by 16 units, its top left corner at (x, y + 1).
    func sign(_ sign: MapLegend.Sign, x: Double, y: Double) -> Markup {
        func swatch(_ fill: [Attribute]) -> Markup {
            SVG.rect(
                fill + [
                    Attribute("x", x), Attribute("y", y + 1), Attribute("width", "26"), Attribute("height", "16"),
                    Attribute("stroke", "#37454c"), Attribute("stroke-width", "0.8"),
                ]
            ) {}
        }
        return switch sign {
        case .colourClass(let index): swatch(fill(ofClass: index))
        case .missing: swatch([Attribute("fill", "url(#\(prefix)-missing)")])
        case .hatched: swatch([Attribute("fill", "url(#\(prefix)-hatch)")])
        case .water: swatch([.class("water"), Attribute("fill", ColourScale.water.hex)])
        case .locality:
            SVG.circle(
                Attribute("cx", x + 13), Attribute("cy", y + 9), Attribute("r", "2.6"), .class("sign-dot"),
                Attribute("fill", Self.ink))
        case .initiativeShape:
            SVG.path(
                Attribute("d", "M\(place(x + 2)) \(place(y + 13))l8 -6 6 3 8 -6"), Attribute("fill", "none"),
                Attribute("stroke", Self.symbolFill),
                Attribute("stroke-width", "1.6"), Attribute("stroke-linejoin", "round"))
        case .initiative: Self.symbol(.init(position: .init(x: x + 13, y: y + 9), count: 1))
        }
    }
}
