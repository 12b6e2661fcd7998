import FollowUp
import Store
import Territory
import Wording

/// The initiatives behind the figures: all of them, or of very many those with the most money and a sum of the others.
struct InitiativeSection {
    let page: ReportPage
    private var figures: Figures { page.figures }

    /// More rows are unreadable in a page, and slow in browsers.
    static let most = 2_000

    /// The id of an initiative's row.
    static func anchor(_ id: String) -> String {
        // Ids in a document must not contain spaces; a percent sign keeps different ids different.
        "insats-"
            + id.unicodeScalars.map { $0.properties.isWhitespace || $0 == "%" ? "%\($0.value)" : String($0) }.joined()
    }

    @MarkupBuilder
    func markup() -> Markup {
        let table = page.facts.distributor.table
        let order = (0..<table.count).sorted {
            (table.initiatives.grantedOre($1) ?? -1, table.initiatives.id($0)) < (
                table.initiatives.grantedOre($0) ?? -1, table.initiatives.id($1)
            )
        }
        let shown = order.prefix(Self.most)
        HTML.p {
            if shown.count < order.count {
                let others = order.dropFirst(Self.most).reduce(into: AmountTally()) {
                    $0.add(ore: table.initiatives.grantedOre($1))
                }
                let rest =
                    others.statedOre.map { ore in
                        let money = Prose.money(Double(ore) / 100)
                        return Wording(
                            sv: "de övriga har tillsammans fått \(money.sv)",
                            en: "the others have together been granted \(money.en)")
                    } ?? Wording(sv: "de övriga anger inget belopp", en: "the others state no amount")
                page.say(
                    """
                    De \(figures.integer(shown.count)) insatserna med störst beviljat belopp av \
                    \(figures.integer(order.count)); \(rest.sv). Alla finns i databasen: rackvidd export initiatives.
                    """,
                    """
                    The \(figures.integer(shown.count)) initiatives granted most of \
                    \(figures.integer(order.count)); \(rest.en). All are in the database: rackvidd export initiatives.
                    """
                )
            } else {
                page.say(
                    "\(Plural.sv(order.count, "insats", "insatser")), störst beviljat belopp först.",
                    "\(Plural.en(order.count, "initiative")), the largest grant first.")
            }
        }
        HTML.p(.class("search"), Attribute("hidden")) {
            HTML.label(Attribute("for", "sok")) {
                page.say(
                    "Sök insats, stödmottagare, program eller kommun",
                    "Search initiative, recipient, programme or municipality")
            }
            HTML.input(Attribute("type", "search"), .id("sok"), Attribute("aria-controls", "tabell-insatser"))
            HTML.output(
                .id("traffar"), Attribute("for", "sok"), Attribute("data-one", page.say("träff", "hit")),
                Attribute("data-many", page.say("träffar", "hits"))
            ) {}
        }
        list(shown)
    }

    private func list(_ rows: ArraySlice<Int>) -> Markup {
        let table = page.facts.distributor.table
        var shown = PageTable(
            id: "tabell-insatser", caption: page.say("Insatser", "Initiatives"),
            columns: [
                .init(title: page.say("Insats", "Initiative")), .init(title: page.say("Stödmottagare", "Recipient")),
                .init(title: page.say("Program", "Programme")),
                .init(title: page.say("Datum", "Date")), .init(title: "Status"),
                .init(title: page.say("Beviljat, kr", "Granted, SEK"), isNumeric: true),
                .init(title: page.say("Var", "Where")),
            ])
        shown.isLong = true
        shown.hidesCaption = true
        for row in rows {
            let initiative = table.initiatives[row]
            func text(_ value: String?) -> PageTable.Cell {
                .init(value.map { text in HTML.bdi { text } } ?? Markup(text: "–"))
            }
            shown.rows.append(
                PageTable.Row(
                    id: Self.anchor(initiative.id),
                    cells: [
                        .init(title(initiative)), text(initiative.lead), text(initiative.programme),
                        .init(initiative.date?.description ?? "–", sortKey: Double(initiative.date?.firstDay ?? 0)),
                        text(initiative.status),
                        .init(
                            granted(row),
                            sortKey: table.initiatives.grantedOre(row).map { Double($0) / 100 } ?? -1),
                        .init(place(row)),
                    ]))
        }
        return shown.markup()
    }

    /// What counts of the grant; beside it what was granted in all, where some of that was granted on.
    private func granted(_ row: Int) -> String {
        let table = page.facts.distributor.table
        guard let counted = table.initiatives.grantedOre(row), let stated = table.initiatives.statedOre(row) else {
            return "–"
        }
        let amount = figures.decimal(Double(counted) / 100, 0)
        guard counted != stated, table.money.prices == nil else { return amount }
        let whole = figures.decimal(Double(stated) / 100, 0)
        return page.say(
            "\(amount) (av \(whole), resten beviljat vidare)", "\(amount) (of \(whole), the rest granted on)")
    }

    /// The title, which leads to the source where that is an address; and the identifier.
    private func title(_ initiative: Initiative) -> Markup {
        let links = (initiative.source ?? "").split(separator: "|").compactMap { Link(web: $0.trimmed) }
        var markup = Markup()
        if let first = links.first {
            markup += HTML.a(.href(first), Attribute("rel", "noreferrer")) { HTML.bdi { initiative.title } }
        } else {
            markup += HTML.bdi { initiative.title }
        }
        markup += Markup(text: " ") + HTML.span(.class("id")) { HTML.bdi { initiative.id } }
        return markup
    }

    /// Its places: municipalities with shares, the share outside, and their basis.
    private func place(_ row: Int) -> Markup {
        let table = page.facts.distributor.table
        let territory = page.facts.territory
        if table.basis[row] == .countyWide { return Markup(text: page.say("hela länet", "the whole county")) }
        var shares: [Int: Int64] = [:]
        for part in table.parts(of: row) {
            shares[territory.cells[Int(table.cells[part])].municipality, default: 0] += table.shares[part]
        }
        let ordered = shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        // They add up to 100 as printed.
        let printed = figures.percents(
            (ordered.map(\.value) + [table.outsideShare[row], table.unlocatedShare[row]]).map {
                Share(parts: $0).fraction
            }, 0
        ).map { $0 ?? "–" }
        var parts = zip(ordered, printed).map { item, share in
            let name = territory.municipalities[item.key].name
            return item.value == Share.denominator ? name : "\(name) \(share)"
        }
        if table.outsideShare[row] > 0 {
            parts.append("\(page.say("utanför länet", "outside the county")) \(printed[ordered.count])")
        }
        if table.unlocatedShare[row] > 0 {
            parts.append(
                table.unlocatedShare[row] == Share.denominator
                    ? page.say("okänt läge", "unknown location")
                    : "\(page.say("okänt", "unknown")) \(printed[ordered.count + 1])")
        }
        var markup = Markup(text: parts.joined(separator: ", "))
        if let place = table.initiatives[row].placeText { markup += Markup(text: " · ") + HTML.bdi { place } }
        if let codes = table.doubtful[row] {
            let names = codes.split(separator: ",").map { code in
                territory.municipalities.first { $0.code == code }?.name ?? String(code)
            }.joined(separator: ", ")
            markup += Markup(
                text: " · "
                    + page.say(
                        "gränsen är osäker här; troligen \(names)", "the border is in doubt here; probably \(names)"))
        } else if table.nearBorder[row] {
            markup += Markup(text: " · " + page.say("nära kommungräns", "near a municipal border"))
        }
        return markup
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
