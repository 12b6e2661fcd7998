extension SQLValue {
    /// A GeoPackage geometry: its reference system's EPSG code (0 or below: unknown) and its WKB; nil for other values.
    public var geometry: (srid: Int, wkb: [UInt8])? {
        guard case .blob(let bytes) = self, let header = bytes.withUnsafeBytes({ GeoPackageGeometry.header(of: $0) })
        else { return nil }
        return (Int(header.srid), Array(bytes[header.length...]))
    }
}
