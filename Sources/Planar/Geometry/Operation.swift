/// The operations that can fail. The raw value is the English name.
enum Operation: String {
    case readWKB = "reading WKB"
    case writeWKB = "writing WKB"
    case readWKT = "reading WKT"
    case writeWKT = "writing WKT"
    case inspection, part, validity
    case makeValid = "making valid"
    case intersection, union, difference
    case symmetricDifference = "symmetric difference"
    case unaryUnion = "union of parts"
    case coverageUnion = "union of a coverage"
    case buffer, boundary, centroid
    case pointOnSurface = "point on surface"
    case convexHull = "convex hull"
    case simplification
    case snapping = "snapping to a grid"
    case densification
    case voronoi = "Voronoi polygons"
    case polygonal = "polygonal part"
    case polygonization
    case lineMerging = "merging lines"
    case noding, clone
    case distance
    case predicate = "spatial predicate"
    case relate, preparation
    case projection
    case coverageIndex = "coverage index"

    var swedish: String {
        switch self {
        case .readWKB: "läsning av WKB"
        case .writeWKB: "skrivning av WKB"
        case .readWKT: "läsning av WKT"
        case .writeWKT: "skrivning av WKT"
        case .inspection: "avläsning"
        case .part: "delgeometri"
        case .validity: "giltighetskontroll"
        case .makeValid: "lagning till giltig geometri"
        case .intersection: "snitt"
        case .union: "union"
        case .difference: "differens"
        case .symmetricDifference: "symmetrisk differens"
        case .unaryUnion: "union av delarna"
        case .coverageUnion: "union av en yttäckning"
        case .buffer: "buffert"
        case .boundary: "rand"
        case .centroid: "tyngdpunkt"
        case .pointOnSurface: "punkt på ytan"
        case .convexHull: "konvext hölje"
        case .simplification: "förenkling"
        case .snapping: "avrundning till rutnät"
        case .densification: "förtätning"
        case .voronoi: "Voronoipolygoner"
        case .polygonal: "ytdelen"
        case .polygonization: "polygonbildning"
        case .lineMerging: "sammanfogning av linjer"
        case .noding: "nodbildning"
        case .clone: "kopiering"
        case .distance: "avstånd"
        case .predicate: "rumsligt villkor"
        case .relate: "rumslig relation"
        case .preparation: "förberedelse"
        case .projection: "koordinattransformation"
        case .coverageIndex: "yttäckningens index"
        }
    }
}
