/// The seven types of WKT and the box.
enum GeometryType: String, CaseIterable {
    case point = "Point"
    case lineString = "LineString"
    case polygon = "Polygon"
    case multiPoint = "MultiPoint"
    case multiLineString = "MultiLineString"
    case multiPolygon = "MultiPolygon"
    case collection = "GeometryCollection"
    case box = "BBOX"

    init?(_ keyword: Keyword) {
        guard let type = GeometryType.allCases.first(where: { $0.rawValue.uppercased() == keyword.rawValue }) else {
            return nil
        }
        self = type
    }
}
