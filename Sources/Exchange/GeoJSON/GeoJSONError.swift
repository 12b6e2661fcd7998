package import JSON
package import Wording

/// A fault of a GeoJSON file, its place, and the remedy.
package struct GeoJSONError: WordedError, Hashable {
    package enum Problem: Sendable, Hashable {
        case json(JSONError)
        /// A `type` that GeoJSON doesn't allow there.
        case unknownType(String)
        /// A required member.
        case missing(String)
        /// A member whose value is of another kind.
        case wrongKind(wanted: Wanted)
        /// A ring whose last position differs from its first.
        case openRing
        case tooFewPositions(found: Int, least: Int)
        /// Coordinates outside longitude and latitude in a file that names no other reference system.
        case notDegrees(x: Double, y: Double)
        /// A `crs` member with an unknown system.
        case unknownCRS(String)
        case tooDeep(limit: Int)
        /// An infinite or NaN coordinate to be written.
        case notFinite
    }

    package enum Wanted: Sendable, Hashable { case object, array, position, geometry, string }

    package let file: String
    /// The number of the feature in the file, from 1; `nil` outside features.
    package let feature: Int?
    /// Such as `features[11].geometry.coordinates[0][3]`, with indices from 0 as in the text.
    package let path: String
    package let problem: Problem

    /// Whether the reader can go on with the next feature.
    var isRecoverable: Bool {
        if case .json = problem { false } else { feature != nil }
    }

    package var wording: Wording {
        let reason = reason
        if case .json = problem { return reason }
        let place = path.isEmpty ? "" : ", \(path)"
        return Wording(
            sv: "\(file)\(feature.map { ", objekt \($0)" } ?? "")\(place): \(reason.sv)",
            en: "\(file)\(feature.map { ", feature \($0)" } ?? "")\(place): \(reason.en)")
    }

    /// The problem without its place.
    package var reason: Wording {
        switch problem {
        case .json(let error): error.wording
        case .unknownType(let type):
            Wording(sv: "typen ”\(type)” finns inte i GeoJSON här.", en: "GeoJSON has no type “\(type)” here.")
        case .missing(let member): Wording(sv: "”\(member)” saknas.", en: "“\(member)” is missing.")
        case .wrongKind(let wanted):
            switch wanted {
            case .object: Wording(sv: "ska vara ett objekt.", en: "should be an object.")
            case .array: Wording(sv: "ska vara en lista.", en: "should be an array.")
            case .position:
                Wording(sv: "ska vara en position: minst två tal.", en: "should be a position: at least two numbers.")
            case .geometry: Wording(sv: "ska vara en geometri eller null.", en: "should be a geometry or null.")
            case .string: Wording(sv: "ska vara en text.", en: "should be a string.")
            }
        case .openRing:
            Wording(
                sv: "ringen är inte sluten. Upprepa den första positionen sist.",
                en: "the ring is not closed. Repeat its first position at the end.")
        case .tooFewPositions(let found, let least):
            Wording(
                sv: "\(found) positioner, men minst \(least) behövs.",
                en: "\(found) positions where at least \(least) are needed.")
        case .notDegrees(let x, let y):
            Wording(
                sv:
                    """
                    (\(x), \(y)) är inte longitud och latitud. Ange koordinatsystemet, till exempel EPSG:3006 för \
                    SWEREF 99 TM.
                    """,
                en:
                    """
                    (\(x), \(y)) is not longitude and latitude. Name the reference system, such as EPSG:3006 for \
                    SWEREF 99 TM.
                    """
            )
        case .unknownCRS(let text):
            Wording(
                sv: "koordinatsystemet \(text) kan inte tolkas. Ange det som EPSG-kod.",
                en: "the reference system \(text) cannot be understood. Name it by its EPSG code.")
        case .tooDeep(let limit):
            Wording(sv: "djupare nästlat än \(limit) nivåer.", en: "nested more than \(limit) levels deep.")
        case .notFinite:
            Wording(sv: "en koordinat är inget tal.", en: "a coordinate is not a number.")
        }
    }
}

/// A fault inside a feature, with the path collected on the way out: the innermost step comes first.
struct GeoJSONFault: Error {
    enum Step {
        case name(String)
        case index(Int)
    }

    let problem: Problem
    var path: [Step] = []

    enum Problem {
        case json(JSONFault)
        case content(GeoJSONError.Problem)
    }

    init(_ problem: GeoJSONError.Problem) { self.problem = .content(problem) }

    init(_ fault: JSONFault) { problem = .json(fault) }

    func at(_ step: Step) -> GeoJSONFault {
        var fault = self
        fault.path.append(step)
        return fault
    }

    var pathText: String {
        var text = ""
        for step in path.reversed() {
            switch step {
            case .name(let name): text += text.isEmpty ? name : ".\(name)"
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
