import Statistics
import Store
import Territory
import Wording

/// The units of a comparison with their values by year, the treated first.
struct TrendUnits {
    typealias Unit = TrendComparison.Unit

    let indicator: Indicator
    /// The treated, in the order of their codes.
    let treated: [Unit]
    let comparison: [Unit]
    /// Asked for, and without values both before and from the start.
    let unmeasured: [Unit]
    /// Of the comparison, those that border on a treated one.
    let bordering: [Unit]
    /// Ascending; all that some unit has.
    let years: [Int]
    /// Of the values, as the imported files state them.
    let sources: [String]
    private let values: [String: [Int: Double]]

    /// - Throws: `TrendError`, `ChangeError`, `DistributionError.unknownIndicator`.
    init(_ name: Indicator.ID, _ asked: TrendRequest, of distributor: Distributor) throws {
        let names = Names(asked, distributor.territory)
        var request = asked
        request.treated = asked.treated.map(names.code)
        request.excluded = asked.excluded.map(names.code)
        indicator = try distributor.indicator(name)
        let id = indicator.id
        let all = Indicator.builtIn.contains { $0.id == id } ? [] : try distributor.areaValues(id, nil)
        guard !all.isEmpty else { throw try distributor.withoutStatistics(id) }
        sources = all.sources
        if let note = indicator.note, note.saysYearsDiffer { throw ChangeError.notComparable(id, note: note) }
        // A word is told as what it is, before codes of two lengths are.
        for text in request.treated + request.excluded where text.contains(where: { !$0.isASCIIDigit }) {
            try names.check(text, isCounty: false)
        }
        let isCounties = try Self.areCounties(request.treated)
        if isCounties, indicator.kind == .intensive { throw TrendError.rateOfCounties(id) }
        let years = (request.first ?? .min)...(request.last ?? .max)
        var values = Self.byYear(all)
        if isCounties { values = Self.counties(values, of: names.codes) }
        values = values.mapValues { $0.filter { years.contains($0.key) } }
        func isMeasured(_ code: String) -> Bool {
            let own = values[code] ?? [:]
            return own.keys.contains { $0 < request.since } && own.keys.contains { $0 >= request.since }
        }
        for code in request.treated + request.excluded { try names.check(code, isCounty: isCounties) }
        let codes = request.treated.uniqued().sorted()
        self.years = Set(codes.flatMap { (values[$0] ?? [:]).keys }).sorted()
        let onFile = self.years
        guard onFile.contains(where: { $0 < request.since }), onFile.contains(where: { $0 >= request.since }) else {
            throw TrendError.noYears(id, since: request.since, onFile: onFile)
        }
        let blank = codes.filter { !isMeasured($0) }
        guard blank.isEmpty else { throw TrendError.notMeasured(id, codes: blank) }
        let group = try Self.group(request, isCounties: isCounties, names, measured: isMeasured, of: distributor)
        let comparison = group.filter(isMeasured)
        guard !comparison.isEmpty else { throw TrendError.nothingToCompare(id, rule: request.against.word) }
        treated = codes.map(names.unit)
        self.comparison = comparison.map(names.unit)
        unmeasured = group.filter { !isMeasured($0) }.map(names.unit)
        let near = Self.neighbours(of: Set(codes), request, distributor)
        bordering = isCounties ? [] : comparison.filter(near.contains).map(names.unit)
        self.values = values
    }

    /// All units with the treated first, on the scale asked for.
    func panel(_ scale: Panel.Scale?, since: Int) throws(Undefined) -> (panel: Panel, scale: Panel.Scale) {
        let raw = try Panel(
            (treated + comparison).map { unit in years.map { values[unit.code]?[$0] } }, periods: years.map(Double.init)
        )
        let isAboveZero = (0..<raw.units).allSatisfy { raw.series(of: $0).allSatisfy { $0 > 0 } }
        let scale = scale ?? (isAboveZero ? .log : .level)
        return (try raw.scaled(scale, since: Double(since)), scale)
    }

    func series(_ unit: Unit) -> [Double?] { years.map { values[unit.code]?[$0] } }

    // MARK: Who

    private struct Names {
        let codes: [String]
        private let names: [String: String]

        init(_ request: TrendRequest, _ territory: Territory) {
            let all = territory.municipalities + request.register
            names = Dictionary(all.map { ($0.code, $0.name) }) { first, _ in first }
            codes = names.keys.sorted()
        }

        func check(_ code: String, isCounty: Bool) throws(TrendError) {
            if isCounty ? codes.contains(where: { $0.hasPrefix(code) }) : names[code] != nil { return }
            let known = isCounty ? Set(codes.map { String($0.prefix(2)) }).sorted() : codes
            let among = code.contains { !$0.isASCIIDigit } ? known.compactMap { names[$0] } : known
            throw .unknownCode(
                code, near: Nearest.names(to: code, among: among, tolerance: .name), known: shown(known))
        }

        /// Each with its name, where it has one.
        private func shown(_ codes: [String]) -> [String] {
            codes.map { code in names[code].map { "\(code) \($0)" } ?? code }
        }

        /// What was asked for by its name, by its code.
        func code(of text: String) -> String {
            guard text.contains(where: { !$0.isASCIIDigit }) else { return text }
            let folded = FoldedName(text).ascii
            let found = codes.filter { names[$0].map { !FoldedName($0).ascii.isDisjoint(with: folded) } ?? false }
            return found.count == 1 ? found[0] : text
        }

        /// A county has no name on file.
        func unit(_ code: String) -> Unit {
            Unit(
                code: code,
                name: names[code].map { Wording(verbatim: $0) } ?? Wording(sv: "län \(code)", en: "county \(code)"))
        }
    }

    private static func areCounties(_ codes: [String]) throws(TrendError) -> Bool {
        let lengths = Set(codes.map(\.count))
        guard lengths.count == 1 else { throw .mixedCodes }
        return lengths == [2]
    }

    private static func byYear(_ values: [AreaValue]) -> [String: [Int: Double]] {
        var result: [String: [Int: Double]] = [:]
        for value in values { result[value.municipalityCode, default: [:]][value.year] = value.value }
        return result
    }

    /// Sums over whole counties; a year in which one of its municipalities isn't measured is blank.
    private static func counties(
        _ values: [String: [Int: Double]], of codes: [String]
    ) -> [String: [Int: Double]] {
        var result: [String: [Int: Double]] = [:]
        for (county, members) in Dictionary(grouping: codes, by: { String($0.prefix(2)) }) {
            let own = members.map { values[$0] ?? [:] }
            let years = own.dropFirst().reduce(Set(own[0].keys)) { $0.intersection($1.keys) }
            var sums: [Int: Double] = [:]
            for year in years { sums[year] = own.reduce(0) { $0 + $1[year]! } }
            result[county] = sums
        }
        return result
    }

    private static func group(
        _ request: TrendRequest, isCounties: Bool, _ names: Names, measured: (String) -> Bool,
        of distributor: Distributor
    ) throws -> [String] {
        let left = Set(request.treated).union(request.excluded)
        if isCounties {
            guard request.against == .others else { throw TrendError.notARule(request.against.word) }
            return Set(names.codes.map { String($0.prefix(2)) }).subtracting(left).sorted()
        }
        switch request.against {
        case .others:
            return distributor.territory.municipalities.map(\.code).filter { !left.contains($0) }.sorted()
        case .county(let county):
            let codes = names.codes.filter { $0.hasPrefix(county) }
            guard !codes.isEmpty else { throw TrendError.unknownCode(county, near: [], known: []) }
            return codes.filter { !left.contains($0) }
        case .type(let name):
            let found = try distributor.classification(name)
            let kinds = try found.kinds(of: request.treated)
            return names.codes.filter { code in
                !left.contains(code) && found.classes[code].map { kinds.contains($0) } ?? false
            }
        case .listed(let codes, _):
            for code in codes { try names.check(code, isCounty: false) }
            return codes.filter { !left.contains($0) }.sorted()
        case .similar(let count):
            let candidates = names.codes.filter { !left.contains($0) && measured($0) }
            return try SimilarMunicipalities(request, count: count, candidates: candidates, of: distributor).codes
        }
    }

    private static func neighbours(
        of treated: Set<String>, _ request: TrendRequest, _ distributor: Distributor
    ) -> Set<String> {
        let own = distributor.territory.municipalities
        let (parts, partOfCell) = distributor.territory.parts(at: .municipality)
        let pairs = distributor.contiguity.grouped(partOfCell, groups: parts.count, by: .rook)
            .map { (parts[$0.a].code, parts[$0.b].code) }
        var near = Set<String>()
        // The store's own borders say who borders on whom in the county; the others' come with the request.
        let inside = Set(own.map(\.code))
        for (a, b) in pairs + request.borders.filter({ !inside.contains($0.0) || !inside.contains($0.1) }) {
            if treated.contains(a) { near.insert(b) }
            if treated.contains(b) { near.insert(a) }
        }
        return near.subtracting(treated)
    }
}
