internal import Planar
public import Wording

/// The zoning scheme `accessibility`, after the Swedish agencies' division by travel time to a locality of some size.
///
/// The agencies measure minutes by car on the road network; here straight lines stand in for them, and say so:
/// *urban area* within `urbanDistance` of a large locality's centre, *rural near urban* within `nearDistance`,
/// *sparsely populated rural* beyond.
public struct Accessibility: Sendable, Hashable {
    /// Inhabitants that make a locality large.
    public var minimumPopulation: Int
    /// Metres, straight line.
    public var urbanDistance: Double
    /// Metres, straight line.
    public var nearDistance: Double

    public init(minimumPopulation: Int = 3_000, urbanDistance: Double = 5_000, nearDistance: Double = 40_000) {
        self.minimumPopulation = minimumPopulation
        self.urbanDistance = urbanDistance
        self.nearDistance = nearDistance
    }

    public var scheme: ZoningScheme {
        let urban = Int((urbanDistance / 1_000).rounded()), near = Int((nearDistance / 1_000).rounded())
        return ZoningScheme(
            name: "accessibility",
            title: Wording(sv: "tillgänglighet till tätort", en: "accessibility to localities"),
            statement: Wording(
                sv: "Fågelvägen till tätort med minst \(minimumPopulation) invånare (\(urban) och \(near) km) står för restid; en approximation.",
                en: "Straight-line distance to a locality of at least \(minimumPopulation) inhabitants (\(urban) and \(near) km) stands in for travel time; an approximation."
            ),
            zones: [
                Zone(code: "urban", title: Wording(sv: "tätortsområde", en: "urban area"), rollUp: .urban),
                Zone(code: "near_urban", title: Wording(sv: "tätortsnära landsbygd", en: "rural near urban"), rollUp: .rural),
                Zone(code: "sparse", title: Wording(sv: "gles landsbygd", en: "sparsely populated rural"), rollUp: .rural),
            ])
    }

    /// Areas of the zones but the last, which is the rest: discs around the large localities, united.
    ///
    /// Discs are 64-cornered, up to 0.12 % of the radius inside the true circle.
    func areas(around localities: [Locality], in context: Context) throws(PlanarError) -> [GeometryColumn] {
        let large = localities.filter { $0.population >= minimumPopulation }
        var columns: [GeometryColumn] = []
        for radius in [urbanDistance, nearDistance] {
            var discs = GeometryColumn()
            for locality in large {
                let point = try Geometry(x: locality.x, y: locality.y, in: context)
                try discs.append(point.buffer(radius, quadrantSegments: 16))
            }
            columns.append(discs)
        }
        return columns
    }
}
