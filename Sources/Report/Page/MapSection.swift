import FollowUp
import Store
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
                        "Andel mot andel av invånarna",
                        page.facts.main.indicator.id == .grantedSek
                            ? "Share of the money divided by share of the population"
                            : "Share of the county's divided by share of the population"),
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
                            MapFigure(subject, on: ground, page.language, name: "\(view.key)-\(level.rawValue)")
                                .markup()
                        }
                    }
                } else if let gaps = page.facts.gaps {
                    MapFigure(
                        MapSubject(gaps, parts: page.facts.territory.parts(at: .municipality).parts), on: ground,
                        page.language, name: view.key
                    ).markup()
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
}
