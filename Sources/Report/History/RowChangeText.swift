import Exchange
import JSON
import Store
import Wording

/// What changed in rows, in words and for machines.
enum RowChangeText {
    /// One line a row: `RUN/1: beviljat belopp 100 → 200; ort – → Sveg`.
    ///
    /// - Parameter mayBeWritten: whether the command writes all of them to a file too.
    static func lines(
        _ changes: [RowChange], of count: Int, in language: Language, _ indicators: IndicatorTitles = .init(),
        mayBeWritten: Bool = false
    ) -> [String] {
        var lines = changes.map { "  " + line($0, in: language, indicators) }
        if count > changes.count {
            let more = Figures(language).integer(count - changes.count)
            let file =
                mayBeWritten
                ? Wording(sv: " eller skriv dem med --changes FIL", en: " or write them with --changes FILE")
                : Wording(verbatim: "")
            let how = Wording(
                sv: "  … och \(more) till; visa alla med --verbose\(file.sv)",
                en: "  … and \(more) more; show them all with --verbose\(file.en)")
            lines.append(how[language])
        }
        return lines
    }

    static func line(
        _ change: RowChange, in language: Language, _ indicators: IndicatorTitles = .init()
    ) -> String {
        let what =
            change.subject == .initiative
            ? change.id : "\(subject(change.subject)[language]) \(indicators.name(of: change, in: language))"
        guard change.kind == .changed else { return "\(what): \(kind(change.kind)[language])" }
        let columns = change.columns.map { column in
            let (before, after) = (value(column.before, column.name), value(column.after, column.name))
            return "\(title(column.name)[language]) \(before[language]) → \(after[language])"
        }
        return "\(what): \(columns.joined(separator: "; "))"
    }

    static func kind(_ kind: RowChange.Kind) -> Wording {
        switch kind {
        case .added: Wording(sv: "ny", en: "new")
        case .changed: Wording(sv: "ändrad", en: "changed")
        case .withdrawn: Wording(sv: "borttagen", en: "withdrawn")
        }
    }

    static func subject(_ subject: RowChange.Subject) -> Wording {
        switch subject {
        case .initiative: Wording(sv: "insats", en: "initiative")
        case .outcome: Wording(sv: "utfall", en: "outcome")
        case .indicatorValue: Wording(sv: "indikatorvärde", en: "indicator value")
        case .indicator: Wording(sv: "indikator", en: "indicator")
        }
    }

    private static func value(_ text: String?, _ column: String) -> Wording {
        guard let text else { return Wording(verbatim: "–") }
        if column.hasSuffix("_sek"), let amount = Double(text) {
            let ore = Int64((amount * 100).rounded())
            return Wording(
                sv: "\(Figures(.swedish).kronor(ore: ore)) kr", en: "SEK \(Figures(.english).kronor(ore: ore))")
        }
        if column == "value", let number = Double(text) {
            return Wording(sv: Figures(.swedish).value(number), en: Figures(.english).value(number))
        }
        return words[column]?[text] ?? Wording(verbatim: text.fitted(to: 60))
    }

    /// Of columns with words of the program's own.
    private static let words: [String: [String: Wording]] = [
        "location": [
            "geometry": Wording(sv: "geometri", en: "geometry"),
            "municipalities": Wording(sv: "kommuner", en: "municipalities"),
            "place": Wording(sv: "ort", en: "place"), "county": Wording(sv: "hela länet", en: "the whole county"),
            "unknown": Wording(sv: "okänt", en: "unknown"),
        ],
        "accumulation": [
            "cumulative": Wording(sv: "summa hittills", en: "total to date"),
            "per_period": Wording(sv: "per period", en: "per period"), "level": Wording(sv: "läge", en: "level"),
        ],
    ]

    /// What people call a column; one without a role has its own name.
    static func title(_ column: String) -> Wording { titles[column] ?? Wording(verbatim: column) }

    private static let titles: [String: Wording] = [
        "title": Wording(sv: "titel", en: "title"), "lead": Wording(sv: "stödmottagare", en: "recipient"),
        "programme": Wording(sv: "program", en: "programme"),
        "priority": Wording(sv: "prioritering", en: "priority"),
        "strength_area": Wording(sv: "styrkeområde", en: "strength area"), "theme": Wording(sv: "tema", en: "theme"),
        "status": Wording(sv: "status", en: "status"), "decided": Wording(sv: "beslutsdatum", en: "decision date"),
        "start": Wording(sv: "start", en: "start"), "end": Wording(sv: "slut", en: "end"),
        "granted_sek": Wording(sv: "beviljat belopp", en: "amount granted"),
        "total_budget_sek": Wording(sv: "total budget", en: "total budget"),
        "funded_by": Wording(sv: "medel från", en: "money from"),
        "economic": Wording(sv: "ekonomisk hållbarhet", en: "economic sustainability"),
        "social": Wording(sv: "social hållbarhet", en: "social sustainability"),
        "environmental": Wording(sv: "miljömässig hållbarhet", en: "environmental sustainability"),
        "sami": Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs"),
        "municipalities": Wording(sv: "kommuner", en: "municipalities"), "place": Wording(sv: "ort", en: "place"),
        "outcome": Wording(sv: "utfall i ord", en: "outcome in words"),
        "source": Wording(sv: "källa", en: "source"), "location": Wording(sv: "slag av läge", en: "kind of location"),
        "geometry": Wording(sv: "geometri", en: "geometry"),
        "point_of_place": Wording(sv: "ortens läge", en: "location of the place"),
        "value": Wording(sv: "värde", en: "value"),
        "title_sv": Wording(sv: "titel på svenska", en: "title in Swedish"),
        "title_en": Wording(sv: "titel på engelska", en: "title in English"),
        "unit_sv": Wording(sv: "enhet på svenska", en: "unit in Swedish"),
        "unit_en": Wording(sv: "enhet på engelska", en: "unit in English"),
        "accumulation": Wording(sv: "ackumulering", en: "accumulation"),
        "paid_sek": Wording(sv: "utbetalt belopp", en: "amount paid"),
        "applied_sek": Wording(sv: "sökt belopp", en: "amount applied for"),
        "cofinancing_sek": Wording(sv: "medfinansiering", en: "co-financing"),
        "eu_funding_sek": Wording(sv: "medel från EU", en: "EU funding"),
        "state_funding_sek": Wording(sv: "medel från staten", en: "state funding"),
        "region_funding_sek": Wording(sv: "medel från regionen", en: "regional funding"),
        "municipality_funding_sek": Wording(sv: "medel från kommuner", en: "municipal funding"),
        "private_funding_sek": Wording(sv: "privata medel", en: "private funding"),
        "other_funding_sek": Wording(sv: "övriga medel", en: "other funding"),
        "organisation_number": Wording(sv: "organisationsnummer", en: "organisation number"),
        "actor_kind": Wording(sv: "slag av aktör", en: "kind of actor"),
        "initiative_kind": Wording(sv: "slag av insats", en: "kind of initiative"),
        "actor_group": Wording(sv: "aktörsgrupp", en: "group of actors"),
        "participants": Wording(sv: "deltagare", en: "participants"),
        "support_type": Wording(sv: "stödform", en: "type of support"),
        "call": Wording(sv: "utlysning", en: "call"),
        "case_officer_notes": Wording(sv: "handläggarens anteckningar", en: "case officer's notes"),
    ]

    // MARK: Machines

    static func json(_ changes: [RowChange]) -> JSONValue {
        .array(
            changes.map { change in
                [
                    "change": .string(change.kind.rawValue), "subject": .string(change.subject.rawValue),
                    "id": .string(change.id),
                    "columns": .array(
                        change.columns.map(exported).map {
                            [
                                "column": .string($0.name), "before": JSONValue($0.before),
                                "after": JSONValue($0.after),
                            ]
                        }),
                ]
            })
    }

    /// A column as files show it: that notes changed, and not what they say.
    private static func exported(_ column: RowChange.Column) -> RowChange.Column {
        guard OwnColumns.isNeverExported(column.name) else { return column }
        return RowChange.Column(name: column.name, before: nil, after: nil)
    }

    static let columns = ["subject", "id", "change", "column", "before", "after"]

    /// One row for each column that differs.
    static func rows(_ changes: [RowChange]) -> [JSONObject] {
        changes.flatMap { change -> [JSONObject] in
            let columns: [RowChange.Column?] = change.columns.isEmpty ? [nil] : change.columns.map(exported)
            return columns.map { column in
                [
                    "subject": .string(change.subject.rawValue), "id": .string(change.id),
                    "change": .string(change.kind.rawValue), "column": JSONValue(column?.name),
                    "before": JSONValue(column?.before), "after": JSONValue(column?.after),
                ]
            }
        }
    }
}
