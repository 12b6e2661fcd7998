/// A coordinate reference system, named as PROJ understands it.
///
/// Coordinates are always x = east or longitude, y = north or latitude, whatever the authority's order of axes.
public struct CRS: Sendable, Hashable, CustomStringConvertible, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral
{
    /// Such as `EPSG:3006`, `OGC:CRS84`, `urn:ogc:def:crs:EPSG::3006`, or WKT.
    public let definition: String

    public init(_ definition: String) { self.definition = definition }
    public init(epsg code: Int) { definition = "EPSG:\(code)" }
    public init(integerLiteral code: Int) { self.init(epsg: code) }
    public init(stringLiteral definition: String) { self.init(definition) }

    public var description: String { definition }

    /// SWEREF 99 TM, metres: where areas, lengths and distances are computed.
    public static let sweref99TM = CRS(epsg: 3006)
    /// Longitude and latitude in degrees on WGS 84: GeoJSON's.
    public static let crs84 = CRS("OGC:CRS84")
}
