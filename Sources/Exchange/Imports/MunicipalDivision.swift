package import Planar
package import Store
package import Territory
package import Wording

/// A division into municipalities that a file holds: another store's, or that of a layer of areas.
package struct MunicipalDivision {
    package let municipalities: [Municipality]
    /// By municipality, in SWEREF 99 TM.
    package let areas: GeometryColumn
    /// How the columns of a layer were read.
    package let understood: [Wording]

    /// - Parameters:
    ///   - tolerance: metres within which faults of a layer are repaired.
    ///   - register: names the municipalities of a layer.
    /// - Throws: `CoverageRefusal` for areas that overlap or are invalid by more than the tolerance, and what
    ///   `TerritoryImport` throws.
    package init(file: String, tolerance: Double?, register: [Municipality]) throws {
        if file.lowercased().hasSuffix(".gpkg") {
            do {
                let territory = try Store(opening: file, readOnly: true).territory()
                (municipalities, areas) = (territory.municipalities, territory.municipalityAreas)
                understood = []
                return
            } catch StoreError.notStore {}
        }
        let read = try TerritoryImport(file: file, as: .municipalities, register: register)
        let layer = try read.usable(within: tolerance).layer
        municipalities = layer.codes.indices.map { Municipality(code: layer.codes[$0], name: layer.names[$0]) }
        areas = layer.areas
        understood = read.understood
    }
}
