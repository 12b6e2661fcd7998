/// The source of a cell's population; stated with every result per inhabitant.
public enum PopulationRule: String, Sendable, Hashable {
    /// Localities where they lie, the municipality's other inhabitants evenly over its area.
    case localitiesThenArea = "localities_then_area"
    /// Evenly over the area: the county has no locality on file.
    case area
    /// From an imported layer of areas with population.
    case layer
    /// No population is on file: no result is per inhabitant.
    case unknown
}
