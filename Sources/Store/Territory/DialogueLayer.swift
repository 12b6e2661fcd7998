internal import GRDB
public import Planar
internal import Wording

/// Areas to discuss when places are chosen, such as a reindeer-herding community's lands (dialogskikt): results are
/// compared with the layer, which neither divides the county nor counts people.
public struct DialogueLayer: Sendable {
    /// The user's name for the layer: `reindeer_herding`.
    public let name: String
    /// The name of each area; empty where the file has none.
    public let features: [String]
    /// SWEREF 99 TM, metres; valid multi-polygons, which may overlap and reach beyond the county.
    public let areas: GeometryColumn

    /// One area on its way into the store.
    public struct Feature: Sendable, Hashable {
        public let name: String
        /// WKB of a valid polygon or multi-polygon, SWEREF 99 TM.
        public let area: [UInt8]

        public init(name: String, area: [UInt8]) {
            self.name = name
            self.area = area
        }
    }
}

extension Store {
    /// All dialogue layers by name, their features in the order of the file. O(file).
    public func dialogueLayers() throws -> [DialogueLayer] {
        try read { db in
            var layers: [(name: String, features: [String], areas: GeometryColumn)] = []
            try PreparedStatement(db, "SELECT fid, geom, name, feature FROM dialogue_layer ORDER BY name, fid").each {
                row in
                let name = row.text(2)
                if layers.last?.name != name { layers.append((name, [], GeometryColumn())) }
                layers[layers.count - 1].features.append(row.text(3))
                try layers[layers.count - 1].areas.append(wkb: TerritoryLayerTables.wkb(row, table: "dialogue_layer"))
            }
            return layers.map { DialogueLayer(name: $0.name, features: $0.features, areas: $0.areas) }
        }
    }

    /// Takes in a file's areas as the dialogue layer of that name, in place of what it held, in one transaction.
    ///
    /// - Throws: `StoreError.unreadable` for bytes that are no polygon.
    @discardableResult
    public func commit(
        _ batch: ImportBatch<DialogueLayer.Feature>, asLayer name: String, _ way: ImportWay = ImportWay()
    ) throws -> ImportReceipt {
        precondition(!name.isEmpty, "a layer has a name")
        return try importing(batch, way, changing: ["dialogue_layer"]) { db, id, _ in
            if try isHeld(batch, asLayer: name, db) { return ImportCounts(unchanged: batch.accepted.count) }
            try db.execute(
                sql: "DELETE FROM dialogue_layer WHERE name = CAST(? AS TEXT)", arguments: [name.whole])
            let former = db.changesCount
            let insert = try PreparedStatement(
                db, "INSERT INTO dialogue_layer (geom, name, feature, import_id, row_number) VALUES (?, ?, ?, ?, ?)")
            for (row, feature) in batch.accepted {
                var column = GeometryColumn()
                let kind: GeometryKind
                do throws(PlanarError) { kind = try column.append(wkb: feature.area).kind } catch {
                    throw StoreError.unreadable(row: row, what: error.wording)
                }
                guard kind == .polygon || kind == .multiPolygon else {
                    throw StoreError.unreadable(
                        row: row, what: Wording(sv: "\(kind.name) är ingen yta.", en: "\(kind.name) is not a polygon."))
                }
                try insert.run(GeoPackageGeometry.multiPolygonBlob(column, row: 0), name, feature.name, id, row)
            }
            // Areas have no identity across files: those that take the place of others count as changed, the rest as
            // new.
            let updated = min(former, batch.accepted.count)
            return ImportCounts(inserted: batch.accepted.count - updated, updated: updated)
        }.receipt
    }

    /// Whether the layer is what the file says already.
    private func isHeld(
        _ batch: ImportBatch<DialogueLayer.Feature>, asLayer name: String, _ db: Database
    ) throws -> Bool {
        var held: [(feature: String, area: [UInt8])] = []
        try PreparedStatement(db, "SELECT feature, geom FROM dialogue_layer WHERE name = ? ORDER BY fid").each(name) {
            held.append(($0.text(0), $0.blob(1)))
        }
        guard held.count == batch.accepted.count else { return false }
        for (one, (_, feature)) in zip(held, batch.accepted) {
            var column = GeometryColumn()
            guard one.feature == feature.name, (try? column.append(wkb: feature.area)) != nil,
                (try? GeoPackageGeometry.multiPolygonBlob(column, row: 0)) == one.area
            else { return false }
        }
        return true
    }
}
