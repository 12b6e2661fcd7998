public import Planar

/// Inhabitants by small area, such as DeSO: what "by population" is counted on where a county has it.
///
/// People are taken to live evenly over each area. Areas may reach beyond the county; they don't overlap.
public struct PopulationLayer: Sendable, Hashable {
    /// The file and layer that it came from, for people.
    public let source: String
    /// One an area, each of its own.
    public let codes: [String]
    /// Inhabitants, one figure an area.
    public let persons: [Int]
    /// SWEREF 99 TM, metres; valid.
    public let areas: GeometryColumn

    public init(source: String, codes: [String], persons: [Int], areas: GeometryColumn) {
        precondition(codes.count == areas.count && persons.count == areas.count, "one code and one figure an area")
        self.source = source
        self.codes = codes
        self.persons = persons
        self.areas = areas
    }

    public var population: Int { persons.reduce(0, +) }
}
