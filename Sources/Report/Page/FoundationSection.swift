import FollowUp
import Store
import Territory
import Wording

/// The basis of the answer: the parts of the total that name places, the whole county, or nothing known.
struct FoundationSection {
    let page: ReportPage
    private var figures: Figures { page.figures }

    @MarkupBuilder
    func markup() -> Markup {
        let distribution = page.facts.main
        let total = distribution.total ?? 0
        if distribution.outcomes == nil, distribution.restsOnLessThanNothing {
            HTML.p { MoneyText.basis(distribution)[page.language] }
        } else if total > 0 {
            StackedBar(
                parts: [
                    .init(
                        title: page.say("utpekade platser och kommuner", "declared places and municipalities"),
                        share: distribution.basis.declared / total),
                    .init(
                        title: page.say("hela länet", "the whole county"),
                        share: distribution.basis.countyWide / total),
                    .init(
                        title: page.say("programmets område", "the programme's area"),
                        share: distribution.basis.programmeArea / total),
                    .init(
                        title: page.say("utan känt läge", "without a known location"),
                        share: distribution.unlocated / total),
                    .init(title: page.say("utanför länet", "outside the county"), share: distribution.outside / total),
                ], figures: figures
            ).markup()
        }
        if let blanks = Readings.blankSums(distribution) { HTML.p { blanks[page.language] } }
        HTML.p { counts }
        precision
        unplaced
    }

    private var counts: String {
        let count = page.facts.main.count
        var parts = [
            page.say(
                "\(Plural.sv(count.initiatives, "insats", "insatser")) är med.",
                "\(Plural.en(count.initiatives, "initiative")) \(count.initiatives == 1 ? "is" : "are") counted.")
        ]
        func add(_ number: Int, _ sv: String, _ en: String) {
            if number > 0 {
                parts.append(
                    page.say(
                        "\(Plural.sv(number, "insats", "insatser")) \(sv).", "\(Plural.en(number, "initiative")) \(en)."
                    ))
            }
        }
        add(
            count.countyWide, "anger hela länet",
            count.countyWide == 1 ? "declares the whole county" : "declare the whole county")
        add(count.unlocated, "har inget känt läge", count.unlocated == 1 ? "has no known place" : "have no known place")
        add(
            count.withoutValue, "saknar uppgift om värdet",
            count.withoutValue == 1 ? "states no figure" : "state no figure")
        if let filters = page.facts.filters.sentence { parts.append(filters[page.language]) }
        parts += Readings.placing(of: page.facts.main).map { $0[page.language] }
        parts += OutcomeText.sentences(page.facts.main).map { $0[page.language] }
        parts += StatusText.sentences(count.statuses, advises: false).map { $0[page.language] }
        if let none = MoneyText.shares(page.facts.main) { parts.append(none[page.language]) }
        parts += count.money.map { MoneyText.sentences($0, advises: false) }?.map { $0[page.language] } ?? []
        return parts.joined(separator: " ")
    }

    /// The precision of places.
    private var precision: Markup {
        let table = page.facts.distributor.table
        var rows: [Precision: AmountTally] = [:]
        for row in 0..<table.count {
            rows[table.precision[row], default: AmountTally()].add(ore: table.initiatives.grantedOre(row))
        }
        var shown = PageTable(
            id: "tabell-lage", caption: page.say("Hur noga läget är känt", "How precisely the place is known"),
            columns: [
                .init(title: page.say("Läge", "Place")),
                .init(title: page.say("Insatser", "Initiatives"), isNumeric: true),
                .init(title: page.say("Beviljat, kr", "Granted, SEK"), isNumeric: true),
            ])
        shown.isSortable = false
        for precision in [Precision.exact, .place, .municipality, .programmeArea, .county, .unknown] {
            guard let row = rows[precision] else { continue }
            shown.rows.append(
                PageTable.Row(cells: [
                    .init(Readings.precision(precision)[page.language]), .init(figures.integer(row.initiatives)),
                    .init(row.statedOre.map { figures.decimal(Double($0) / 100, 0) } ?? "–"),
                ]))
        }
        return shown.markup()
    }

    @MarkupBuilder
    private var unplaced: Markup {
        let problems = page.facts.unplaced
        if !problems.isEmpty {
            HTML.h3 {
                page.say(
                    "Insatser som inte kunde placeras trots att källan anger en plats",
                    "Initiatives that could not be placed although the source names a place")
            }
            table(problems)
            if problems.count > Self.mostUnplaced {
                HTML.p(.class("note")) {
                    page.say(
                        "De \(figures.integer(Self.mostUnplaced)) första av \(figures.integer(problems.count)).",
                        "The first \(figures.integer(Self.mostUnplaced)) of \(figures.integer(problems.count)).")
                }
            }
        }
    }

    private static let mostUnplaced = 200

    private func table(_ problems: [Store.Unplaced]) -> Markup {
        var table = PageTable(
            id: "tabell-olagda", caption: page.say("Okända lägen", "Unknown locations"),
            columns: [
                .init(title: page.say("Insats", "Initiative")),
                .init(title: page.say("Vad som inte gick", "What failed")),
                .init(title: page.say("Beviljat, kr", "Granted, SEK"), isNumeric: true),
            ])
        table.isLong = true
        table.hidesCaption = true
        for problem in problems.prefix(Self.mostUnplaced) {
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(HTML.bdi { problem.title }),
                        .init(HTML.bdi { UnplacedText.sentence(problem.problem)[page.language] }),
                        .init(
                            problem.grantedOre.map { figures.decimal(Double($0) / 100, 0) } ?? "–",
                            sortKey: problem.grantedOre.map { Double($0) / 100 } ?? -1),
                    ]))
        }
        return table.markup()
    }
}
