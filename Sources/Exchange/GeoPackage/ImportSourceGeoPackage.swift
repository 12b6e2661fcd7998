import Planar
import Store
import Wording

/// A GeoPackage's layer as rows: its columns are columns, its key the feature's id.
extension ImportSource {
    mutating func readGeoPackage(layer name: String?, crs given: CRS?) throws {
        try requireRoomForGeometry()
        let package = try GeoPackageReader(file: path)
        let layer = try package.layer(named: name)
        guard let system = layer.crs ?? given else {
            throw ImportError(file: path, problem: .unknownSystem(layer: layer.name))
        }
        if given != nil, layer.crs != nil {
            throw ImportError(file: path, problem: .statesSystem(Self.name(of: system)))
        }
        crs = system
        header = layer.columns
        rows.reserveCapacity(layer.rowCount)
        var hasDroppedDimensions = false
        try package.read(layer) { feature in
            numericColumns.formUnion(feature.numericColumns)
            hasDroppedDimensions = hasDroppedDimensions || feature.hasDroppedDimensions
            switch feature.geometry {
            case .success(let geometry):
                for field in feature.fields { fields.append(field) }
                rows.append(
                    Row(
                        number: feature.row, record: fields.endRow(), geometry: geometry,
                        featureID: feature.id.map { "\($0)" }))
            case .failure(let fault):
                var fields = zip(header, feature.fields).map { RejectedRow.Field(column: $0, value: $1) }
                fields.append(.init(column: Self.brokenRowColumn, value: "geometry"))
                rejected.append(
                    RejectedRow(
                        row: feature.row, column: Self.geometryColumn(beside: header), value: nil,
                        reason: fault.wording,
                        fields: fields))
            }
        }
        let count = rows.count + rejected.count
        understood.append(
            Wording(
                sv: "GeoPackage, lagret \(layer.name), koordinater i \(Self.name(of: system)), \(count) objekt.",
                en:
                    """
                    GeoPackage, layer \(layer.name), coordinates in \(Self.name(of: system)), \(count) \
                    feature\(count == 1 ? "" : "s").
                    """
            ))
        if hasDroppedDimensions { understood.append(Self.heightsLeftAside) }
    }

    static let heightsLeftAside = Wording(sv: "Höjder används inte.", en: "Heights were ignored.")

    /// A system given as WKT is named by its first line.
    private static func name(of crs: CRS) -> String {
        let text = crs.definition
        guard text.contains("["), let open = text.firstIndex(of: "\"") else { return text }
        return String(text[text.index(after: open)...].prefix { $0 != "\"" })
    }
}
