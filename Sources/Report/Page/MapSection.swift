import FollowUp
import Wording

/// The maps, one of them seen at a time: switched by measure and by division, without a script.
struct MapSection {
    let page: ReportPage

    private static let divisions: [Level] = [.municipality, .zone, .cell]

    private struct View {
        let key: String
        let title: String
        let measure: MapMeasure?
    }

    private var views: [View] {
        var views = [View(key: "tathet", title: page.densityTitle.capitalisedFirst, measure: page.density)]
        if !page.isOfRate {
            views.append(
                View(
                    key: "kvot",
                    title: page.say(
                        "Andel mot andel av invånarna", "Share of the money divided by share of the population"),
                    measure: .quotient))
        }
        if page.facts.gaps != nil {
            views.append(View(key: "luckor", title: page.say("Täckningsluckor", "Coverage gaps"), measure: nil))
        }
        return views
    }

    func markup() -> Markup {
        let ground = MapGround(page.facts.territory, initiatives: page.facts.distributor.table)
        return HTML.div(.class("maps")) {
            HTML.div(.class("switches")) {
                choice("vy", page.say("Visa", "Show"), views.map { ($0.key, $0.title) })
                choice(
                    "del", page.say("Indelning", "Division"),
                    Self.divisions.map { ($0.rawValue, $0.wording[page.language].capitalisedFirst) })
            }
            for view in views {
                if let measure = view.measure {
                    for level in Self.divisions {
                        // The measures of `views` suit the indicator.
                        if let distribution = page.facts.distributions[level],
                            let subject = try? MapSubject(distribution, measure: measure)
                        {
                            figure(subject, ground, name: "\(view.key)-\(level.rawValue)")
                        }
                    }
                } else if let gaps = page.facts.gaps {
                    figure(
                        MapSubject(gaps, parts: page.facts.territory.parts(at: .municipality).parts), ground,
                        name: view.key)
                }
            }
        }
    }

    private func choice(_ name: String, _ title: String, _ options: [(key: String, title: String)]) -> Markup {
        HTML.fieldset(.class("choice")) {
            HTML.legend { title }
            for (index, option) in options.enumerated() {
                HTML.input(
                    Attribute("type", "radio"), Attribute("name", name), .id("\(name)-\(option.key)"),
                    index == 0 ? Attribute("checked") : nil)
                HTML.label(Attribute("for", "\(name)-\(option.key)")) { option.title }
            }
        }
    }

    private func figure(_ subject: MapSubject, _ ground: MapGround, name: String) -> Markup {
        let map = CountyMap(subject, on: ground, language: page.language, prefix: "karta-\(name)")
        let legend = MapLegend(subject, ground: ground)
        return HTML.figure(.class("map view-\(name)")) {
            SVG.svg(
                Attribute(
                    "viewBox",
                    "0 0 \(SVGNumber.text(map.width, decimals: 1)) \(SVGNumber.text(map.height, decimals: 1))"),
                Attribute("role", "img"),
                Attribute("aria-labelledby", "karta-\(name)-titel"), Attribute("aria-describedby", "karta-\(name)-besk")
            ) {
                SVG.title(.id("karta-\(name)-titel")) { subject.title[page.language] }
                SVG.desc(.id("karta-\(name)-besk")) { map.description }
                map.definitions
                map.drawing()
            }
            HTML.figcaption {
                HTML.p(.class("map-title")) { subject.title[page.language] }
                HTML.ul(.class("legend")) {
                    for row in legend.rows {
                        HTML.li {
                            sign(row.sign, map)
                            HTML.span {
                                row.text[page.language]
                                if let count = row.count { " (\(page.figures.integer(count)))" }
                            }
                        }
                    }
                }
                HTML.p(.class("note")) {
                    legend.method[page.language]
                    " "
                        + page.say(
                            """
                            SWEREF 99 TM, gränser förenklade högst \
                            \(page.figures.decimal(max(ground.deviation, 1), 0)) m.
                            """,
                            """
                            SWEREF 99 TM, borders simplified by at most \
                            \(page.figures.decimal(max(ground.deviation, 1), 0)) m.
                            """
                        )
                }
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
