package import Store
package import Territory
import Wording

/// Population that was imported as an indicator becomes the county's population: what "per inhabitant" and "by
/// population" count on, so that the two never differ.
package enum MunicipalPopulation {
    /// The result of importing it.
    package enum Outcome: Sendable {
        /// The store has counted on these figures before.
        case same
        /// They count from now on, and what was spread by population is spread anew.
        case adopted(year: Int, people: Int, change: TerritoryChange, passedOver: Incomplete?)
        /// The newest year lacks some municipalities: the former population still counts.
        case incomplete(Incomplete)
        /// The store counts on a newer year, that of the program's own figures.
        case older(year: Int, than: Int)
        /// The store has a layer of where people live, which still counts; municipalities' sums differ by so much.
        case layerCounts(source: String, layer: Int, indicator: Int, year: Int)
    }

    /// A year of which some municipalities are missing.
    package struct Incomplete: Sendable {
        package let year: Int
        package let missing: [Municipality]
    }

    /// Takes the newest whole population among the indicators, where it isn't what the store counts on already.
    ///
    /// - Parameters:
    ///   - entry: the import that it comes from, with which it is taken back.
    ///   - imagined: values of a dry run, that would be among the indicators; then all is told and nothing stays.
    /// - Returns: nil where no population was imported as an indicator.
    /// - Throws: `StoreError`; the store is then as it was.
    /// - Complexity: O(initiatives + footprint parts) where figures change, else O(values).
    package static func adopt(
        in store: Store, following entry: Int64? = nil, imagining imagined: [AreaValue]? = nil
    ) throws -> Outcome? {
        let new = (imagined ?? []).filter { $0.indicator == .population }
        let replaced = Set(new.map { "\($0.municipalityCode) \($0.year)" })
        let values =
            try store.areaValues(indicator: .population, year: nil).filter {
                !replaced.contains("\($0.municipalityCode) \($0.year)")
            } + new
        let territory = try store.territory()
        let own = territory.municipalities
        let codes = Set(own.map(\.code))
        let byYear = Dictionary(grouping: values.filter { codes.contains($0.municipalityCode) }, by: \.year).mapValues {
            Dictionary($0.map { ($0.municipalityCode, Int($0.value.rounded())) }) { _, last in last }
        }
        guard let newest = byYear.keys.max() else { return nil }
        let missing = own.filter { byYear[newest]?[$0.code] == nil }
        let passedOver = missing.isEmpty ? nil : Incomplete(year: newest, missing: missing)
        guard let year = byYear.filter({ $0.value.count == own.count }).keys.max(), let people = byYear[year] else {
            return passedOver.map(Outcome.incomplete)
        }
        let total = people.values.reduce(0, +)
        if let layer = territory.populationLayer, !territory.countsPeopleByMunicipality {
            return territory.population == total
                ? .same : .layerCounts(source: layer.source, layer: territory.population, indicator: total, year: year)
        }
        var former = [Int](repeating: 0, count: own.count)
        for cell in territory.cells { former[cell.municipality] += cell.population }
        guard own.indices.contains(where: { former[$0] != people[own[$0].code] }) else {
            return passedOver.map(Outcome.incomplete) ?? .same
        }
        let shipped = try Shipped.population()
        if let than = try Shipped.populationYear(), year < than,
            own.indices.allSatisfy({ shipped[own[$0].code] == former[$0] })
        {
            return .older(year: year, than: than)
        }
        let plan = try Shipped.territoryPlan(for: store)
        return .adopted(
            year: year, people: total,
            change: try store.adopt(
                plan.population(byMunicipality: people, year: year), following: entry, isDryRun: imagined != nil),
            passedOver: passedOver)
    }
}
