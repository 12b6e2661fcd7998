package import FollowUp
package import JSON
package import Store
package import Wording

/// The filters of a result: which initiatives it is about, how they count, and which of their values are meant. One
/// value for all commands, pages and files, so that each says it alike. As of when the database is asked is none of
/// them: an answer as it was known is the answer that was given then, to the byte.
package struct ResultFilters: Sendable, Hashable {
    /// Nil where a result is about no initiatives, such as municipal statistics.
    private let selection: Selection?
    /// The condition in CQL2.
    package var condition: String?
    /// Whether county-wide initiatives are counted in every way.
    package var hasRange = false
    /// Whether the sentence says how county-wide initiatives count; false where the result says it itself.
    package var saysCountyWide = true
    package var year: Int?
    package var asOf: PartialDate?
    package var source: IndicatorSource?

    package init(_ selection: Selection?, condition: String? = nil) {
        self.selection = selection
        self.condition = condition
    }

    /// Those of a policy, which says itself which initiatives count.
    package init(_ policy: Policy, prices: FixedPrices? = nil) {
        var selection = policy.selection
        selection.countyWide = policy.countyWide
        selection.prices = prices
        self.init(selection, condition: policy.condition?.text)
    }

    /// Each filter by its option's name, null where it isn't set; of results about no initiatives only those of values.
    package var json: JSONValue {
        var object: JSONObject = [:]
        if let selection {
            object = [
                "from": JSONValue(selection.from?.description), "to": JSONValue(selection.to?.description),
                "programme": Self.list(selection.programmes), "strength_area": Self.list(selection.strengthAreas),
                "status": Self.list(selection.statuses),
                "status_class": selection.statuses.isEmpty ? Self.list(classes(selection).map(\.rawValue)) : .null,
                "where": JSONValue(condition),
                "county_wide": .string(
                    hasRange ? CountyWideRule.OrRange.range.word : selection.countyWide.rawValue),
                "programme_areas": .bool(!selection.programmeAreas.isEmpty), "scheme": JSONValue(selection.scheme),
                "prices": .string(selection.prices.map { "fixed:\($0.year)" } ?? "nominal"),
            ]
        }
        object["year"] = year.map { .integer($0) } ?? .null
        object["as_of"] = JSONValue(asOf?.description)
        object["source"] = JSONValue(source?.rawValue)
        return .object(object)
    }

    private static func list(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

    private func classes(_ selection: Selection) -> [StatusClass] {
        StatusClass.allCases.filter(selection.classes.contains)
    }

    /// The filters set, in one sentence; nil where none is: all decided initiatives, spread as usual.
    package var sentence: Wording? {
        let parts = (selection.map { ofInitiatives($0) + counting($0) } ?? []) + ofValues
        guard !parts.isEmpty else { return nil }
        return Wording(
            sv: "Urval: \(parts.map(\.sv).joined(separator: "; ")).",
            en: "Selection: \(parts.map(\.en).joined(separator: "; ")).")
    }

    private func ofInitiatives(_ selection: Selection) -> [Wording] {
        var parts = [Self.period(selection)].compactMap { $0 }
        func add(_ values: [String], _ one: Wording, _ several: Wording) {
            guard !values.isEmpty else { return }
            let name = values.count == 1 ? one : several
            let list = values.joined(separator: ", ")
            parts.append(Wording(sv: "\(name.sv) \(list)", en: "\(name.en) \(list)"))
        }
        add(
            selection.programmes, Wording(sv: "program", en: "programme"), Wording(sv: "program", en: "programmes"))
        add(
            selection.strengthAreas, Wording(sv: "styrkeområde", en: "strength area"),
            Wording(sv: "styrkeområden", en: "strength areas"))
        add(selection.statuses, Wording(sv: "status", en: "status"), Wording(sv: "status", en: "statuses"))
        // All classes are no filter: rows are listed whatever their status.
        if selection.statuses.isEmpty, selection.classes != [.decided],
            selection.classes.count < StatusClass.allCases.count
        {
            let words = classes(selection).map(\.wording)
            parts.append(
                Wording(
                    sv: "insatser som är \(words.map(\.sv).joined(separator: " eller "))",
                    en: "initiatives that are \(words.map(\.en).joined(separator: " or "))"))
        }
        if let condition { parts.append(Wording(sv: "villkor \(condition)", en: "condition \(condition)")) }
        return parts
    }

    private static func period(_ selection: Selection) -> Wording? {
        switch (selection.from, selection.to) {
        case (let from?, let to?):
            Wording(sv: "datum från \(from) till och med \(to)", en: "dated from \(from) to \(to)")
        case (let from?, nil): Wording(sv: "datum från \(from)", en: "dated from \(from)")
        case (nil, let to?): Wording(sv: "datum till och med \(to)", en: "dated to \(to)")
        case (nil, nil): nil
        }
    }

    private func counting(_ selection: Selection) -> [Wording] {
        var parts: [Wording] = []
        let way: Wording? =
            hasRange
            ? Wording(sv: "på alla tre sätten", en: "in all three ways")
            : selection.countyWide == .population ? nil : selection.countyWide.wording
        if let way, saysCountyWide {
            parts.append(Wording(sv: "länstäckande insatser \(way.sv)", en: "county-wide initiatives \(way.en)"))
        }
        if !selection.programmeAreas.isEmpty {
            parts.append(
                Wording(
                    sv: "insatser utan läge i sitt programs område",
                    en: "initiatives without a location in their programme's area"))
        }
        if let scheme = selection.scheme {
            parts.append(Wording(sv: "zonindelning \(scheme)", en: "zoning scheme \(scheme)"))
        }
        if let prices = selection.prices {
            parts.append(Wording(sv: "\(prices.year) års priser", en: "prices of \(prices.year)"))
        }
        return parts
    }

    private var ofValues: [Wording] {
        var parts: [Wording] = []
        if let year { parts.append(Wording(sv: "värden för \(year)", en: "values of \(year)")) }
        if let asOf { parts.append(Wording(sv: "värden till och med \(asOf)", en: "values up to \(asOf)")) }
        switch source {
        case .statistics?: parts.append(Wording(sv: "kommunstatistikens värden", en: "values of municipal statistics"))
        case .initiatives?: parts.append(Wording(sv: "insatsernas utfall", en: "outcomes of initiatives"))
        case nil: break
        }
        return parts
    }

    /// For a workbook's sheet of grounds; none where nothing is filtered.
    package func grounds(in language: Language) -> [AnswerGround] {
        sentence.map { [AnswerGround(Wording(sv: "Urval", en: "Selection"), $0[language])] } ?? []
    }
}
