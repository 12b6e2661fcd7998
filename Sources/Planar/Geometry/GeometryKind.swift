/// The seven kinds of simple features. The raw value is the type code of ISO WKB.
public enum GeometryKind: UInt32, Sendable, CaseIterable {
    case point = 1
    case lineString = 2
    case polygon = 3
    case multiPoint = 4
    case multiLineString = 5
    case multiPolygon = 6
    case collection = 7

    /// The kind of the parts of a multi-geometry; `nil` for simple kinds and for collections, whose parts may differ.
    public var partKind: GeometryKind? {
        switch self {
        case .multiPoint: .point
        case .multiLineString: .lineString
        case .multiPolygon: .polygon
        case .point, .lineString, .polygon, .collection: nil
        }
    }

    /// The name in GeoJSON and GeoPackage, such as `MultiPolygon`; in capitals, that in WKT.
    public var name: String {
        switch self {
        case .point: "Point"
        case .lineString: "LineString"
        case .polygon: "Polygon"
        case .multiPoint: "MultiPoint"
        case .multiLineString: "MultiLineString"
        case .multiPolygon: "MultiPolygon"
        case .collection: "GeometryCollection"
        }
    }
}
