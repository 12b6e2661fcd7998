import Exchange
package import Store
package import Territory
package import Wording

/// Initiatives without a known place: each name unknown to the gazetteer, with the nearest known ones.
package struct UnplacedText {
    private let problems: [Store.Unplaced]

    package init(_ problems: [Store.Unplaced]) { self.problems = problems }

    package func text(language: Language, width: Int) -> String {
        let lost = Wording(
            sv: "Insatser som inte kunde placeras trots att källan anger ett läge:",
            en: "Initiatives whose location could not be determined although the source states one:")
        let kept = Wording(
            sv: "Insatser vars ort inte kunde användas; kommunen som källan anger gäller:",
            en: "Initiatives whose place could not be used; the municipality that the source states stands:")
        return [(lost, false), (kept, true)].map { heading, isKept in
            let own = problems.filter { $0.isKept == isKept }
            guard !own.isEmpty else { return "" }
            let lines = own.map { "  \($0.initiative)  \(Self.sentence($0.problem)[language])\n" }
            return "\n" + heading[language].wrapped(to: width) + lines.joined()
        }.joined()
    }

    /// The number of each kind, for the summary of an import; nil where there are none.
    package func counts() -> Wording? {
        let kept = problems.count { $0.isKept }
        let outside = problems.count { $0.problem == .outsideCounty }
        let lost = problems.count - kept - outside
        var sentences: [Wording] = []
        if kept > 0 {
            sentences.append(
                Wording(
                    sv: "\(Plural.sv(kept, "insats", "insatser")) har en ort som inte kunde användas; kommunen gäller.",
                    en: "\(Plural.en(kept, "initiative")) with a place that could not be used; the municipality stands."
                ))
        }
        if lost > 0 {
            sentences.append(
                Wording(
                    sv:
                        "\(Plural.sv(lost, "insats", "insatser")) har ett läge som inte helt kunde bestämmas.",
                    en: "\(Plural.en(lost, "initiative")) with a location that could not be told, in whole or in part.")
            )
        }
        guard !sentences.isEmpty else { return nil }
        return Wording(
            sv: sentences.map(\.sv).joined(separator: " ") + " Visa dem med --unplaced.",
            en: sentences.map(\.en).joined(separator: " ") + " Show them with --unplaced.")
    }

    /// The problem of one initiative.
    package static func sentence(_ problem: Placement.Problem) -> Wording {
        switch problem {
        case .unknownPlace(let name, let nearest) where nearest.isEmpty:
            Wording(sv: "okänt ortnamn ”\(name)”", en: "unknown location “\(name)”")
        case .unknownPlace(let name, let nearest):
            Wording(
                sv: "okänt ortnamn ”\(name)”; närmast stavas \(nearest.joined(separator: ", "))",
                en: "unknown location “\(name)”; nearest in spelling: \(nearest.joined(separator: ", "))")
        case .ambiguousPlace(let name, let candidates):
            Wording(
                sv:
                    """
                    ”\(name)” finns på flera ställen (kommun \
                    \(candidates.map { municipality($0.municipalityCode) }.joined(separator: ", ")))
                    """,
                en:
                    """
                    “\(name)” is in several places (municipality \
                    \(candidates.map { municipality($0.municipalityCode) }.joined(separator: ", ")))
                    """
            )
        case .unknownMunicipality(let code):
            Wording(sv: "länet har ingen kommun \(code)", en: "the county has no municipality \(code)")
        case .placeElsewhere(let name, let codes) where codes == [name]:
            // A municipality that the text names is kept by its code.
            Wording(
                sv: "”\(municipality(name))” är en annan kommun än den som anges",
                en: "“\(municipality(name))” is another municipality than the one stated")
        case .placeElsewhere(let name, let codes):
            elsewhere(name, codes.map(municipality).joined(separator: ", "))
        case .outsideCounty: Wording(sv: "ligger utanför länet", en: "lies outside the county")
        case .emptyGeometry: Wording(sv: "tom geometri", en: "empty geometry")
        case .invalidGeometry(let reason, let x, let y) where x.isFinite && y.isFinite:
            Wording(
                sv:
                    """
                    ogiltig geometri vid \(Figures(.swedish).decimal(x, 0)), \(Figures(.swedish).decimal(y, 0)) \
                    (SWEREF 99 TM): \(reason)
                    """,
                en:
                    """
                    invalid geometry at \(Figures(.english).decimal(x, 0)), \(Figures(.english).decimal(y, 0)) \
                    (SWEREF 99 TM): \(reason)
                    """
            )
        case .invalidGeometry(let reason, _, _):
            Wording(sv: "ogiltig geometri: \(reason)", en: "invalid geometry: \(reason)")
        }
    }

    private static func elsewhere(_ name: String, _ municipalities: String) -> Wording {
        Wording(
            sv: "”\(name)” ligger i en annan kommun (\(municipalities)) än den som anges",
            en: "“\(name)” lies in another municipality (\(municipalities)) than the one stated")
    }

    /// The name of a municipality; its code where Sweden has none with it, as of another division.
    private static func municipality(_ code: String) -> String { names[code] ?? code }

    private static let names = (try? Shipped.municipalityNames()) ?? [:]
}
