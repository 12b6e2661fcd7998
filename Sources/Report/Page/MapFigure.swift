import FollowUp
import Wording

/// A map of a page with its key beside it.
struct MapFigure {
    private let subject: MapSubject
    private let ground: MapGround
    private let language: Language
    private let name: String
    /// Whether it is always seen, and not one of several that the reader chooses among.
    private let isAlone: Bool

    /// - Parameter name: for its ids and its class; unique in the page.
    init(_ subject: MapSubject, on ground: MapGround, _ language: Language, name: String, isAlone: Bool = false) {
        (self.subject, self.ground, self.language) = (subject, ground, language)
        (self.name, self.isAlone) = (name, isAlone)
    }

    func markup() -> Markup {
        let map = CountyMap(subject, on: ground, language: language, prefix: "karta-\(name)")
        return HTML.figure(.class("map \(isAlone ? "alone" : "view-\(name)")")) {
            SVG.svg(
                Attribute(
                    "viewBox",
                    "0 0 \(SVGNumber.text(map.width, decimals: 1)) \(SVGNumber.text(map.height, decimals: 1))"),
                Attribute("role", "img"),
                Attribute("aria-labelledby", "karta-\(name)-titel"), Attribute("aria-describedby", "karta-\(name)-besk")
            ) {
                SVG.title(.id("karta-\(name)-titel")) { subject.title[language] }
                SVG.desc(.id("karta-\(name)-besk")) { map.description }
                map.definitions
                map.drawing()
            }
            caption(map)
        }
    }

    private func caption(_ map: CountyMap) -> Markup {
        let legend = MapLegend(subject, ground: ground)
        let figures = Figures(language)
        let deviation = figures.decimal(max(ground.deviation, 1), 0)
        return HTML.figcaption {
            HTML.p(.class("map-title")) { subject.title[language] }
            HTML.ul(.class("legend")) {
                for row in legend.rows {
                    HTML.li {
                        sign(row.sign, map)
                        HTML.span {
                            row.text[language]
                            if let count = row.count { " (\(figures.integer(count)))" }
                        }
                    }
                }
            }
            HTML.p(.class("note")) {
                legend.method[language]
                " "
                    + Wording(
                        sv: "SWEREF 99 TM, gränser förenklade högst \(deviation) m.",
                        en: "SWEREF 99 TM, borders simplified by at most \(deviation) m.")[language]
            }
        }
    }

    private func sign(_ sign: MapLegend.Sign, _ map: CountyMap) -> Markup {
        SVG.svg(
            .class("sign"), Attribute("viewBox", "0 0 28 18"), Attribute("width", "28"), Attribute("height", "18"),
            Attribute("aria-hidden", "true")
        ) {
            map.sign(sign, x: 1, y: 0)
        }
    }
}
