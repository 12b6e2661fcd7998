import Foundation
package import Store
package import Territory

/// A file of areas on its way to be a store's territory: what it is taken for, under which name, with which choices.
package struct TerritoryIntake: Sendable {
    package let file: String
    package let use: TerritoryImport.Use
    /// That of a GeoPackage with several.
    package var layer: String?
    /// The name of the scheme or layer for dialogue; nil takes the layer's name or the file's.
    package var name: String?
    /// People from which a locality is urban.
    package var urbanFrom: Int
    /// Classes of zones that are urban.
    package var urban: [String]
    /// Metres within which the borders are those of the official division.
    package var borderAccuracy: Double

    /// The result of taking in the file.
    package enum Outcome: Sendable {
        case layer(ImportReceipt)
        case territory(TerritoryChange)
    }

    package init(
        file: String, as use: TerritoryImport.Use, layer: String? = nil, name: String? = nil, urbanFrom: Int = 200,
        urban: [String] = [], borderAccuracy: Double = 0
    ) {
        (self.file, self.use, self.layer, self.name) = (file, use, layer, name)
        (self.urbanFrom, self.urban, self.borderAccuracy) = (urbanFrom, urban, borderAccuracy)
    }

    /// The title of the scheme or layer for dialogue.
    package var title: String {
        if let name { return name }
        switch use {
        case .deso, .localities: return use.rawValue
        case .municipalities, .zones, .population, .layer:
            return layer ?? URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        }
    }

    /// The key that distinguishes imports of the same file: its use, and the choices made.
    package var purpose: String {
        switch use {
        case .layer, .deso, .zones: "\(use.rawValue) \(title)"
        case .localities: "\(use.rawValue) \(title) \(urbanFrom)"
        case .municipalities, .population: use.rawValue
        }
    }

    /// Reads the file; nothing is stored.
    ///
    /// - Throws: as `TerritoryImport`.
    package func read(crs: String?, columns: AreaColumnChoice, register: [Municipality]) throws -> TerritoryImport {
        try TerritoryImport(
            file: file, as: use, layer: layer, crs: crs, columns: columns, purpose: purpose, register: register)
    }

    /// The territories that the areas divide a store's county into, one for each scheme; none for a layer for dialogue.
    package func territories(of areas: AreaLayer, in store: Store) throws -> [Territory] {
        let plan = { try Shipped.territoryPlan(for: store) }
        let source = URL(fileURLWithPath: file).lastPathComponent
        switch use {
        case .municipalities: return try plan().municipalities(areas, borderAccuracy: borderAccuracy)
        case .deso: return try plan().deso(areas, scheme: title, source: source, borderAccuracy: borderAccuracy)
        case .localities: return try plan().localities(areas, urbanFrom: urbanFrom, scheme: title)
        case .zones: return try plan().zones(areas, scheme: title, urban: urban)
        case .population: return try plan().population(areas, source: source)
        case .layer: return []
        }
    }

    /// Stores the areas, in one transaction.
    ///
    /// - Parameters:
    ///   - areas: what can be used of those read.
    ///   - territories: what `territories(of:in:)` made of them.
    ///   - isDryRun: whether all is told and nothing stays.
    package func commit(
        _ read: TerritoryImport, _ areas: AreaLayer, _ territories: [Territory], to store: Store,
        isDryRun: Bool = false
    ) throws -> Outcome {
        guard use != .layer else {
            return .layer(
                try store.commit(read.features(of: areas), asLayer: title, ImportWay(isDryRun: isDryRun)))
        }
        return .territory(
            try store.adopt(
                territories, default: territories[0].scheme.name,
                from: TerritorySource(
                    file: read.file, read: read.rowCount, rejected: read.rejected, understood: read.understood),
                isDryRun: isDryRun))
    }
}
