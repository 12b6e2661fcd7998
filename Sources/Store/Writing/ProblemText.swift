// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Properties are named as the keys of the store.

internal import Foundation
internal import Territory

/// A placement's problem as JSON in a column.
enum ProblemText {
    private struct Content: Codable {
        var kind: String
        var name: String?
        var code: String?
        var nearest: [String]?
        var candidates: [Candidate]?
        var reason: String?
        var x: Double?
        var y: Double?
        var municipality_codes: [String]?
    }

    private struct Candidate: Codable {
        var name: String
        var kind: String
        var municipality_code: String
        var x: Double
        var y: Double
        var accuracy_m: Double?
        var source: String
    }

    /// By far the most frequent problem: the source covers more than the county.
    private static let outsideCounty = encoded(.outsideCounty)

    static func json(_ problem: Placement.Problem) -> String {
        problem == .outsideCounty ? outsideCounty : encoded(problem)
    }

    private static func encoded(_ problem: Placement.Problem) -> String {
        let content =
            switch problem {
            case .unknownPlace(let name, let nearest): Content(kind: "unknown_place", name: name, nearest: nearest)
            case .ambiguousPlace(let name, let candidates):
                Content(
                    kind: "ambiguous_place", name: name,
                    candidates: candidates.map {
                        Candidate(
                            name: $0.name, kind: $0.kind, municipality_code: $0.municipalityCode, x: $0.x, y: $0.y,
                            accuracy_m: $0.accuracy, source: $0.source)
                    })
            case .unknownMunicipality(let code): Content(kind: "unknown_municipality", code: code)
            case .placeElsewhere(let name, let codes):
                Content(kind: "place_elsewhere", name: name, municipality_codes: codes)
            case .outsideCounty: Content(kind: "outside_county")
            case .emptyGeometry: Content(kind: "empty_geometry")
            case .invalidGeometry(let reason, let x, let y):
                // A fault without a place has non-finite coordinates, which JSON can't express.
                Content(kind: "invalid_geometry", reason: reason, x: x.isFinite ? x : nil, y: y.isFinite ? y : nil)
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(content), as: UTF8.self)
        } catch {
            preconditionFailure("texts and finite numbers always have a JSON form: \(error)")
        }
    }

    /// Nil for other texts than those of `json`.
    static func problem(_ json: String) -> Placement.Problem? {
        if json == outsideCounty { return .outsideCounty }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(json.utf8)) else { return nil }
        switch content.kind {
        case "unknown_place": return content.name.map { .unknownPlace(name: $0, nearest: content.nearest ?? []) }
        case "ambiguous_place":
            return content.name.map { name in
                .ambiguousPlace(
                    name: name,
                    candidates: (content.candidates ?? []).map {
                        Gazetteer.Entry(
                            name: $0.name, kind: $0.kind, municipalityCode: $0.municipality_code, x: $0.x, y: $0.y,
                            accuracy: $0.accuracy_m, source: $0.source)
                    })
            }
        case "unknown_municipality": return content.code.map { .unknownMunicipality(code: $0) }
        case "place_elsewhere":
            return content.name.map { .placeElsewhere(name: $0, municipalityCodes: content.municipality_codes ?? []) }
        case "outside_county": return .outsideCounty
        case "empty_geometry": return .emptyGeometry
        case "invalid_geometry":
            return .invalidGeometry(reason: content.reason ?? "", x: content.x ?? .nan, y: content.y ?? .nan)
        default: return nil
        }
    }
}
