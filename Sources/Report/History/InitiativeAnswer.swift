import Exchange
import FollowUp
package import JSON
package import Store
import Territory
package import Wording

/// One initiative whole: every field, where it falls, outcomes, where it came from, and what became of it.
package struct InitiativeAnswer: RecordAnswer {
    private let initiative: Initiative
    /// Öre are nil where the initiative states no amount.
    private let parts: [(name: Wording, share: Double, ore: Int64?)]
    private let outcomes: [Outcome]
    private let origin: Store.Origin
    private let standing: StandingOnFile
    private let history: HistoryAnswer
    private let indicators: IndicatorTitles

    /// - Throws: `StoreError.unknownInitiative`.
    package init(_ id: String, in store: Store) throws {
        initiative = try store.initiative(id).initiative
        outcomes = try store.outcomes(of: id)
        origin = try store.origin(of: id)
        indicators = try IndicatorTitles(store)
        history = HistoryAnswer(id, try store.history(of: id), indicators)
        let territory = try store.territory()
        var selection = Selection.everything
        selection.ids = [id]
        let table = try store.initiatives(selection)
        standing = try StandingOnFile(initiative, table, on: territory, in: store)
        var parts: [(name: Wording, share: Double, ore: Int64?)] = []
        for row in 0..<table.count {
            let isStated = table.initiatives.grantedOre(row) != nil
            var shares: [Int: (share: Int64, ore: Int64)] = [:]
            for part in table.parts(of: row) {
                let municipality = territory.cells[Int(table.cells[part])].municipality
                shares[municipality, default: (0, 0)].share += table.shares[part]
                shares[municipality, default: (0, 0)].ore += table.grantedOre[part]
            }
            for (municipality, figure) in shares.sorted(by: { $0.key < $1.key }) {
                parts.append(
                    (
                        Wording(verbatim: territory.municipalities[municipality].name), Double(figure.share) / 1e12,
                        isStated ? figure.ore : nil
                    ))
            }
            for (name, share, ore) in [
                (
                    Wording(sv: "utanför länet", en: "outside the county"), table.outsideShare[row],
                    table.outsideOre[row]
                ),
                (Wording(sv: "utan läge", en: "no location"), table.unlocatedShare[row], table.unlocatedOre[row]),
            ] where share > 0 {
                parts.append((name, Double(share) / 1e12, isStated ? ore : nil))
            }
        }
        self.parts = parts
    }

    /// Where the initiative falls, on a map of the county.
    ///
    /// - Throws: `StoreError.unknownInitiative`.
    package static func map(_ id: String, in store: Store) throws -> MapAnswer {
        _ = try store.initiative(id)
        var selection = Selection.everything
        selection.ids = [id]
        let distributor = try Distributor(store: store, selection: selection)
        let distribution = try distributor.distribution(of: .initiatives, by: .municipality)
        return MapAnswer(
            try MapSubject(distribution, measure: .value),
            on: MapGround(distributor.territory, initiatives: distributor.table),
            notes: Readings.foundation(distribution))
    }

    /// By their names as people know them, in the order of the columns.
    private var fields: [(name: String, value: JSONValue)] {
        let it = initiative
        let marks = it.marks
        let money = { (ore: Int64?) in JSONValue(ore.map { Double($0) / 100 }) }
        return [
            ("title", .string(it.title)), ("lead", JSONValue(it.lead)), ("programme", JSONValue(it.programme)),
            ("priority", JSONValue(it.priority)), ("strength_area", JSONValue(it.strengthArea)),
            ("theme", JSONValue(it.theme)), ("status", JSONValue(it.status)),
            ("decided", JSONValue(it.decided?.description)), ("start", JSONValue(it.start?.description)),
            ("end", JSONValue(it.end?.description)), (MoneyRecord.granted, money(it.grantedOre)),
            ("total_budget_sek", money(it.totalBudgetOre)), ("funded_by", JSONValue(it.fundedBy)),
            ("economic", JSONValue(marks.economic)), ("social", JSONValue(marks.social)),
            ("environmental", JSONValue(marks.environmental)), ("sami", JSONValue(marks.sami)),
            ("municipalities", JSONValue(it.municipalitiesText)), ("place", JSONValue(it.placeText)),
            ("outcome", JSONValue(it.outcomeText)), ("source", JSONValue(it.source)),
        ] + it.extra.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }
    }

    package func text(in language: Language, width: Int) -> String {
        let figures = Figures(language)
        var lines = ["\(initiative.id)  \(initiative.title)", ""]
        for (name, value) in fields.dropFirst() where value != .null {
            var shown = value.plainText
            let amount: Double? =
                switch value {
                case .number(let number): number
                case .string(let text) where KeptColumn(rawValue: name)?.isMoney == true: Double(text)
                default: nil
                }
            if name.hasSuffix("_sek"), let amount { shown = figures.kronor(ore: Int64((amount * 100).rounded())) }
            lines.append("\(RowChangeText.title(name)[language]): \(shown)")
        }
        lines += [standing.status[language], "", Wording(sv: "Avtryck", en: "Footprint")[language]]
        let shares = figures.percents(parts.map(\.share))
        for (part, share) in zip(parts, shares) {
            let bar = String(repeating: "█", count: Int((part.share * 20).rounded()))
            let money =
                part.ore.map { figures.kronor(ore: $0) }
                ?? Wording(sv: "belopp saknas", en: "no amount stated")[language]
            lines.append("  \(part.name[language]): \(share ?? "–") \(bar) \(money)")
        }
        lines += standing.places.map { String($0[language].wrapped(to: width, indent: "  ").dropLast()) }
        if !outcomes.isEmpty { lines += ["", Wording(sv: "Utfall", en: "Outcomes")[language]] }
        for one in outcomes {
            let period = one.period.map { " \($0)" } ?? ""
            let kind = ListText.cell(.text(one.kind.rawValue), "kind", figures, language)
            lines.append(
                "  \(indicators.title(one.indicator.text)[language]), \(kind)\(period): \(figures.value(one.value))")
        }
        let isEdit = origin.file == InitiativeEdit.fileName
        let (sv, en) =
            isEdit
            ? ("en rättelse", "an edit") : ("\(origin.file), rad \(origin.row)", "\(origin.file), row \(origin.row)")
        // What another program added came from no file.
        let isDrawn = origin.source.isEmpty && origin.file == Store.addedElsewhere
        let from =
            isDrawn
            ? Wording(
                sv: "Tillagd i ett annat program, post \(origin.entry)",
                en: "Added in another program, entry \(origin.entry)")
            : Wording(
                sv: "Kommer från: \(sv), källa \(origin.source), post \(origin.entry)",
                en: "From: \(en), source \(origin.source), entry \(origin.entry)")
        lines += ["", from[language], ""]
        return lines.map { $0 + "\n" }.joined() + history.text(in: language, width: width)
    }

    package func json(in language: Language) -> JSONValue {
        var object: JSONObject = ["id": .string(initiative.id)]
        var extra: JSONObject = [:]
        for (name, value) in fields {
            if initiative.extra[name] == nil { object[name] = value } else { extra[name] = value }
        }
        object["extra"] = .object(extra)
        for member in standing.json.members { object[member.name] = member.value }
        object["footprint"] = .array(
            parts.map {
                [
                    "part": .string($0.name[language]), "share": .number($0.share),
                    MoneyRecord.granted: JSONValue($0.ore.map { Double($0) / 100 }),
                ]
            })
        object["outcomes"] = .array(
            outcomes.map {
                [
                    "indicator": .string($0.indicator.text), "kind": .string($0.kind.rawValue),
                    "period": JSONValue($0.period?.description), "value": .number($0.value),
                    "source": JSONValue($0.source),
                ]
            })
        object["origin"] = [
            "source": .string(origin.source), "file": .string(origin.file), "row": .integer(origin.row),
            "entry": .integer(Int(origin.entry)),
        ]
        if case .object(let past) = history.json(in: language) { object["history"] = past["history"] ?? .null }
        return .object(object)
    }
}
