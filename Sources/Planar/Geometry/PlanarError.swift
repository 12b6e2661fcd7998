public import Wording

/// A failed geometric operation, with the library's message.
///
/// `message` is in English when it comes from GEOS or PROJ; `wording` frames it in both languages.
public struct PlanarError: WordedError, Hashable {
    /// The operation, in English: `"intersection"`, `"reading WKB"`.
    public let operation: String
    /// The reason, in the words of GEOS, PROJ or this module.
    public let message: String
    public let wording: Wording

    init(_ operation: Operation, _ reason: Wording) {
        self.operation = operation.rawValue
        message = reason.en
        wording = Wording(
            sv: "Geometri – \(operation.swedish): \(reason.sv)",
            en: "Geometry – \(operation.rawValue): \(reason.en)")
    }

    init(_ operation: Operation, verbatim message: String) {
        self.init(operation, Wording(verbatim: message))
    }
}

extension PlanarError {
    static var notFinite: PlanarError {
        PlanarError(
            .inspection, Wording(sv: "en koordinat är inget ändligt tal", en: "a coordinate is not a finite number"))
    }

    static var outOfRange: PlanarError {
        PlanarError(
            .inspection,
            Wording(
                sv: "en koordinat är större än en miljard: fel koordinatsystem, eller ett fel i filen",
                en: "a coordinate is larger than a billion: the wrong reference system, or a fault in the file"))
    }

    static func parameter(_ operation: Operation, _ value: Double) -> PlanarError {
        PlanarError(
            operation,
            Wording(
                sv: "\(value) är inget mått som det går att räkna med", en: "\(value) is no measure to reckon with"))
    }

    static func tooMany(_ operation: Operation) -> PlanarError {
        PlanarError(
            operation,
            Wording(
                sv: "resultatet skulle få fler än \(Extent.mostVertices) brytpunkter",
                en: "the result would have more than \(Extent.mostVertices) vertices"))
    }

    static var noDistance: PlanarError {
        PlanarError(
            .distance, Wording(sv: "en tom geometri har inget avstånd", en: "there is no distance to an empty geometry")
        )
    }
}

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
