import Planar
import Store
package import Territory
package import Wording

/// A file's division into municipalities: another store's, or that of a layer of areas.
package struct MunicipalDivision {
    /// By municipality, SWEREF 99 TM: the layer that the store would adopt.
    package let layer: AreaLayer
    /// Whether the file is a store, whose borders are taken as they are.
    package let isStore: Bool
    /// The reading of a layer's columns.
    package let understood: [Wording]

    /// - Parameters:
    ///   - tolerance: metres within which faults of a layer are repaired.
    ///   - columns: of a layer, those that aren't recognised.
    ///   - register: names the municipalities of a layer.
    /// - Throws: `CoverageRefusal` for areas that overlap or are invalid by more than the tolerance, and what
    ///   `TerritoryImport` throws.
    package init(
        file: String, tolerance: Double?, columns: AreaColumnChoice = .init(), register: [Municipality]
    ) throws {
        if file.lowercased().hasSuffix(".gpkg") {
            do {
                let territory = try Store(opening: file, for: .reading).territory()
                var layer = AreaLayer()
                for (row, one) in territory.municipalities.enumerated() {
                    layer.append(code: one.code, name: one.name, area: territory.municipalityAreas.flat(row))
                }
                self.layer = layer
                (understood, isStore) = ([], true)
                return
            } catch StoreError.notStore {}
        }
        let read = try TerritoryImport(file: file, as: .municipalities, columns: columns, register: register)
        layer = try read.usable(within: tolerance).layer
        (understood, isStore) = (read.understood, false)
    }
}
