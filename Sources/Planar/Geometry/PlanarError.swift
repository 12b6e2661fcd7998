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
                sv: "\(value) är inget mått som det går att räkna med", en: "\(value) is not a measure to reckon with"))
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
