import Store
import Territory
public import Wording
import Yams

/// Reads a policy from YAML, strictly: every key, rule and name must be one that the program knows.
public struct PolicyReader {
    private let file: String
    private let indicators: Set<String>
    private let schemes: Set<String>

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - indicators: those that a rule may distribute.
    ///   - schemes: zoning schemes in the store.
    public init(file: String, indicators: some Sequence<String>, schemes: some Sequence<String>) {
        self.file = file
        self.indicators = Set(indicators)
        self.schemes = Set(schemes)
    }

    /// - Throws: `PolicyError` for the first thing that is wrong.
    public func read(_ text: String) throws(PolicyError) -> Policy {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw failure(line: Self.line(of: error), Wording(sv: "ogiltig YAML: \(error)", en: "invalid YAML: \(error)"))
        } catch {
            throw failure(line: 1, Wording(sv: "ogiltig YAML: \(error)", en: "invalid YAML: \(error)"))
        }
        guard let root else { throw failure(line: 1, Wording(sv: "filen är tom", en: "the file is empty")) }
        let top = try Table(
            root, keys: ["version", "name", "round", "period", "scheme", "county_wide", "filter", "rules"], in: self)

        let version = try top.require("version").integer
        guard version == Policy.version else {
            throw failure(
                line: try top.require("version").line,
                Wording(
                    sv: "version \(version) kan inte läsas; det här programmet läser version \(Policy.version)",
                    en: "version \(version) can't be read; this program reads version \(Policy.version)"))
        }
        var selection = Selection()
        if let period = try top.table("period", keys: ["from", "to"]) {
            selection.from = try period["from"]?.date
            selection.to = try period["to"]?.date
        }
        if let filter = try top.table("filter", keys: ["programme", "strength_area", "status"]) {
            selection.programmes = try filter["programme"]?.strings ?? []
            selection.strengthAreas = try filter["strength_area"]?.strings ?? []
            selection.statuses = try filter["status"]?.strings ?? []
        }
        if let scheme = top["scheme"] { selection.scheme = try scheme.oneOf(schemes, what: Self.words.scheme) }
        let countyWide = try top["county_wide"]?.oneOf(Policy.CountyWide.self, what: Self.words.countyWide) ?? .exclude
        selection.withoutCountyWide = countyWide == .exclude

        let list = try top.require("rules").list
        guard !list.isEmpty else {
            throw failure(
                line: try top.require("rules").line,
                Wording(sv: "listan rules är tom: utan regler kan inget prövas", en: "the list rules is empty: nothing could be checked"))
        }
        var rules: [Policy.Rule] = []
        for item in list {
            let rule = try rule(item)
            if let twin = rules.first(where: { $0.id == rule.id }) {
                throw failure(
                    line: rule.line,
                    Wording(
                        sv: "regeln \(rule.id) finns redan på rad \(twin.line); varje id måste vara unikt",
                        en: "the rule \(rule.id) stands on line \(twin.line) already; each id must be unique"))
            }
            rules.append(rule)
        }
        return Policy(
            name: try top.require("name").string, round: try top["round"]?.date, selection: selection, countyWide: countyWide,
            rules: rules)
    }

    private func rule(_ node: Value) throws(PolicyError) -> Policy.Rule {
        let common: Set<String> = ["id", "kind", "severity"]
        let open = try Table(node.node, keys: nil, in: self)
        let kindName = try open.require("kind").oneOf(Set(Policy.Rule.Kind.names), what: Self.words.kind)
        let keys: Set<String> =
            switch kindName {
            case "minimum_initiatives": ["per", "minimum"]
            case "minimum_share": ["of", "per", "parts", "at_least"]
            default: ["distance_m", "at_least"]
            }
        let table = try Table(node.node, keys: common.union(keys), in: self)
        let kind: Policy.Rule.Kind
        switch kindName {
        case "minimum_initiatives":
            kind = .minimumInitiatives(
                per: try table.require("per").oneOf(Policy.Grouping.self, what: Self.words.per),
                minimum: try table.require("minimum").positiveInteger)
        case "minimum_share":
            let per = try table.require("per")
            let grouping = try per.oneOf(Policy.Grouping.self, what: Self.words.per)
            guard grouping != .strengthAreaByMunicipality else {
                throw failure(
                    line: per.line,
                    Wording(
                        sv: "minimum_share jämför med andelen av befolkningen och kan inte delas på styrkeområde",
                        en: "minimum_share compares with the share of the population and can't be split by strength area"))
            }
            kind = .minimumShare(
                of: try table.require("of").oneOf(indicators, what: Self.words.indicator), per: grouping,
                parts: try table["parts"]?.strings, factor: try table.require("at_least").positive)
        default:
            let share = try table.require("at_least")
            guard try share.positive <= 1 else {
                throw failure(
                    line: share.line,
                    Wording(
                        sv: "at_least är en andel av befolkningen, 0–1; 0.9 betyder 90 %",
                        en: "at_least is a share of the population, 0–1; 0.9 means 90%"))
            }
            kind = .reach(distance: try table.require("distance_m").positive, atLeast: try share.positive)
        }
        return Policy.Rule(
            id: try table.require("id").string,
            severity: try table["severity"]?.oneOf(Policy.Severity.self, what: Self.words.severity) ?? .must, kind: kind,
            line: table.line)
    }

    fileprivate func failure(line: Int, _ problem: Wording) -> PolicyError {
        PolicyError(file: file, line: line, problem: problem)
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    fileprivate enum words {
        static let scheme = Wording(sv: "en indelning", en: "a zoning scheme")
        static let countyWide = Wording(sv: "ett sätt att räkna länstäckande insatser", en: "a way to count county-wide initiatives")
        static let kind = Wording(sv: "en regel", en: "a rule")
        static let per = Wording(sv: "en indelning i delar", en: "a division into parts")
        static let indicator = Wording(sv: "en indikator", en: "an indicator")
        static let severity = Wording(sv: "en allvarlighetsgrad", en: "a severity")
    }
}

/// A mapping of the file whose keys have been checked.
private struct Table {
    let line: Int
    private let values: [String: Value]
    private let reader: PolicyReader

    init(_ node: Node, keys: Set<String>?, in reader: PolicyReader) throws(PolicyError) {
        self.reader = reader
        line = node.mark?.line ?? 1
        guard case .mapping(let mapping) = node else {
            throw reader.failure(line: line, Wording(sv: "här väntades nycklar (namn: värde)", en: "keys (name: value) were expected here"))
        }
        var values: [String: Value] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            let at = key.mark?.line ?? line
            if let keys, !keys.contains(name) {
                throw reader.failure(line: at, Nearest.unknown(name, among: keys, what: Wording(sv: "en nyckel här", en: "a key here")))
            }
            if values[name] != nil {
                throw reader.failure(line: at, Wording(sv: "nyckeln \(name) står två gånger", en: "the key \(name) stands twice"))
            }
            values[name] = Value(node: value, line: value.mark?.line ?? at, key: name, reader: reader)
        }
        self.values = values
    }

    subscript(key: String) -> Value? { values[key] }

    func require(_ key: String) throws(PolicyError) -> Value {
        guard let value = values[key] else {
            throw reader.failure(line: line, Wording(sv: "nyckeln \(key) saknas", en: "the key \(key) is missing"))
        }
        return value
    }

    func table(_ key: String, keys: Set<String>) throws(PolicyError) -> Table? {
        guard let value = values[key] else { return nil }
        return try Table(value.node, keys: keys, in: reader)
    }
}

/// One value of the file, with its line.
private struct Value {
    let node: Node
    let line: Int
    let key: String
    let reader: PolicyReader

    var string: String {
        get throws(PolicyError) {
            guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw wrong(sv: "text", en: "text") }
            return scalar.string
        }
    }

    var integer: Int {
        get throws(PolicyError) {
            guard let value = Int(try string) else { throw wrong(sv: "ett heltal", en: "a whole number") }
            return value
        }
    }

    var positiveInteger: Int {
        get throws(PolicyError) {
            let value = try integer
            guard value > 0 else { throw wrong(sv: "ett heltal större än noll", en: "a whole number above zero") }
            return value
        }
    }

    var positive: Double {
        get throws(PolicyError) {
            guard let value = Double(try string), value > 0, value.isFinite else {
                throw wrong(sv: "ett tal större än noll, med decimalpunkt", en: "a number above zero, with a decimal point")
            }
            return value
        }
    }

    var date: PartialDate {
        get throws(PolicyError) {
            guard let date = PartialDate(try string) else {
                throw wrong(sv: "ett datum (2026, 2026-12 eller 2026-12-01)", en: "a date (2026, 2026-12 or 2026-12-01)")
            }
            return date
        }
    }

    var list: [Value] {
        get throws(PolicyError) {
            guard case .sequence(let sequence) = node else { throw wrong(sv: "en lista (rader med -)", en: "a list (lines with -)") }
            return sequence.map { Value(node: $0, line: $0.mark?.line ?? line, key: key, reader: reader) }
        }
    }

    var strings: [String] {
        get throws(PolicyError) {
            if case .scalar = node { return [try string] }
            var result: [String] = []
            for item in try list { result.append(try item.string) }
            return result
        }
    }

    func oneOf(_ names: Set<String>, what: Wording) throws(PolicyError) -> String {
        let name = try string
        guard names.contains(name) else { throw reader.failure(line: line, Nearest.unknown(name, among: names, what: what)) }
        return name
    }

    func oneOf<Names: RawRepresentable & CaseIterable>(_: Names.Type, what: Wording) throws(PolicyError) -> Names
    where Names.RawValue == String {
        let names = Set(Names.allCases.map(\.rawValue))
        // `oneOf` has refused everything that isn't a case.
        return Names(rawValue: try oneOf(names, what: what))!
    }

    private func wrong(sv: String, en: String) -> PolicyError {
        reader.failure(line: line, Wording(sv: "\(key) ska vara \(sv)", en: "\(key) must be \(en)"))
    }
}

/// Says of a wrong name which right one was probably meant.
public enum Nearest {
    public static func unknown(_ name: String, among names: Set<String>, what: Wording) -> Wording {
        let limit = max(2, name.count / 2)
        let best = names.map { (EditDistance.between($0, name, limit: limit), $0) }.min { ($0.0, $0.1) < ($1.0, $1.1) }
        let all = names.sorted().joined(separator: ", ")
        if let best, best.0 <= limit {
            return Wording(
                sv: "\(name) är inte \(what.sv); menades \(best.1)? Möjliga: \(all)",
                en: "\(name) is not \(what.en); was \(best.1) meant? Possible: \(all)")
        }
        return Wording(sv: "\(name) är inte \(what.sv). Möjliga: \(all)", en: "\(name) is not \(what.en). Possible: \(all)")
    }
}
