import JSON
import Planar
import Store
import Wording

/// GeoJSON as rows: properties are columns in the order in which they first occur, and each feature is a row.
extension ImportSource {
    mutating func readGeoJSON(_ bytes: [UInt8], crs given: CRS?) throws {
        try requireRoomForGeometry()
        var reader = try GeoJSONReader(bytes: bytes, name: path, crs: given)
        if given != nil, reader.statesCRS {
            throw ImportError(file: path, problem: .statesSystem("\(reader.crs)"))
        }
        crs = reader.crs
        var places: [String: Int] = [:]
        var broken: [(feature: Int, properties: JSONObject, error: GeoJSONError)] = []
        while true {
            do throws(GeoJSONError) {
                guard try reader.next() else { break }
            } catch {
                guard error.isRecoverable else { throw error }
                broken.append((reader.feature, reader.properties, error))
                continue
            }
            var fields = [String](repeating: "", count: header.count)
            for member in reader.properties.members {
                let place = places[member.name] ?? header.count
                if place == header.count {
                    places[member.name] = place
                    header.append(member.name)
                    fields.append("")
                }
                fields[place] = member.value.plainText
                if member.value.double != nil { numericColumns.insert(place) }
            }
            // An empty geometry counts as none.
            let geometry = reader.geometry.flatMap { $0.coordinateCount > 0 ? $0 : nil }
            for field in fields { self.fields.append(field) }
            rows.append(
                Row(
                    number: reader.feature, record: self.fields.endRow(), geometry: geometry,
                    featureID: reader.id?.plainText))
        }
        for (feature, properties, error) in broken {
            var fields = properties.members.map { RejectedRow.Field(column: $0.name, value: $0.value.plainText) }
            fields.append(.init(column: Self.brokenRowColumn, value: "geometry"))
            let place = error.path.split(separator: ".").dropFirst().joined(separator: ".")
            rejected.append(
                RejectedRow(
                    row: feature, column: place.isEmpty ? nil : place, value: nil, reason: error.reason, fields: fields)
            )
        }
        let count = rows.count + rejected.count
        understood.append(
            Wording(
                sv: "GeoJSON, koordinater i \(reader.crs), \(count) objekt.",
                en: "GeoJSON, coordinates in \(reader.crs), \(count) feature\(count == 1 ? "" : "s")."))
        if reader.hasDroppedDimensions {
            understood.append(Self.heightsLeftAside)
        }
    }

    /// Refuses features: indicators and outcomes are tables.
    func requireRoomForGeometry() throws(ImportError) {
        guard kind == .initiatives || kind == .territory else { throw ImportError(file: path, problem: .notTabular) }
    }

    /// The column for a rejected feature's geometry.
    static func geometryColumn(beside header: [String]) -> String {
        header.contains("geometry") ? "geometry_wkt" : "geometry"
    }

    /// Prefixed with the system where the coordinates don't show it.
    static func wkt(_ geometry: FlatGeometry, in crs: CRS?) -> String {
        do throws(PlanarError) {
            let text = try Geometry(wkb: WKBWriter.wkb(geometry), in: Context()).wkt()
            guard let crs, crs != .crs84, crs.definition.hasPrefix("EPSG:") else { return text }
            return "SRID=\(crs.definition.dropFirst(5));\(text)"
        } catch {
            return plainText(geometry)
        }
    }

    /// Coordinates unsafe for GEOS, in the form of WKT. Cut short, the text can't be read back, and the row stays
    /// rejected until it is corrected.
    private static func plainText(_ geometry: FlatGeometry) -> String {
        let most = 50
        var pairs = zip(geometry.x, geometry.y).prefix(most).map { "\($0) \($1)" }
        if geometry.x.count > most { pairs.append("…") }
        return "\(geometry.kind.name.uppercased()) (\(pairs.joined(separator: ", ")))"
    }
}
