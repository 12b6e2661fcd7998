import Store
import Territory
package import Wording

/// One part of the county at some level, and which cells make it up.
package struct Part: Sendable, Hashable {
    /// `2321`, `sparse`, `2321/sparse`, `rural`.
    package let code: String
    package let name: Wording
    /// For cells: the municipality's code; nil at levels that cross municipalities.
    package let municipalityCode: String?
    /// The zone's code; nil at levels that cross zones.
    package let zone: String?
    /// Whole persons.
    package private(set) var population: Int
    package let areaKm2: Double
    /// The same, to the fraction that lies between the figures of two years.
    package private(set) var people: Double

    package init(
        code: String, name: Wording, municipalityCode: String?, zone: String?, population: Int, areaKm2: Double
    ) {
        (self.code, self.name, self.municipalityCode, self.zone) = (code, name, municipalityCode, zone)
        (self.population, self.areaKm2, people) = (population, areaKm2, Double(population))
    }

    func with(people: Double) -> Part {
        var part = self
        (part.people, part.population) = (people, Int(people.rounded()))
        return part
    }
}
