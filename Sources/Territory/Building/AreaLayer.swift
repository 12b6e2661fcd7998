public import Planar

/// The areas of a layer, what each is called and counts, row by row: what a territory is built from, wherever it was
/// read.
public struct AreaLayer: Sendable {
    /// A municipality's or locality's code, a DeSO code; empty where the layer has none.
    public private(set) var codes: [String] = []
    public private(set) var names: [String] = []
    /// Of zones: which zone the area belongs to.
    public private(set) var classes: [String] = []
    /// Inhabitants; nil where the layer doesn't say.
    public private(set) var persons: [Int?] = []
    /// Codes of the municipalities that rows belong to by the layer's own word.
    public private(set) var municipalityCodes: [String?] = []
    /// Years that rows say their figures are of; nil is a row that doesn't say.
    private var years: Set<Int?> = []
    /// SWEREF 99 TM, metres.
    public private(set) var areas = GeometryColumn()

    public init() {}

    public var count: Int { codes.count }

    /// The year of the figures; nil where the layer says none, or several.
    public var year: Int? { years.count == 1 ? years.first ?? nil : nil }

    public mutating func append(
        code: String, name: String = "", class: String = "", persons: Int? = nil, municipalityCode: String? = nil,
        year: Int? = nil, area: FlatGeometry
    ) {
        codes.append(code)
        names.append(name)
        classes.append(`class`)
        self.persons.append(persons)
        municipalityCodes.append(municipalityCode)
        years.insert(year)
        areas.append(area)
    }

    /// The same rows with other areas.
    public func with(areas: GeometryColumn) -> AreaLayer {
        precondition(areas.count == count, "as many areas as rows")
        var layer = self
        layer.areas = areas
        return layer
    }
}
