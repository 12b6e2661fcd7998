public import Store
import Territory
public import Wording

/// Initiatives whose place could not be found: each name that the gazetteer doesn't know, with the nearest that it
/// does.
public struct UnplacedText {
    private let problems: [Store.Unplaced]

    public init(_ problems: [Store.Unplaced]) { self.problems = problems }

    public func text(language: Language, width: Int) -> String {
        guard !problems.isEmpty else { return "" }
        let lines = problems.map { "  \($0.initiative)  \(Self.sentence($0.problem)[language])\n" }
        let heading = Wording(
            sv: "Insatser vars läge inte kunde bestämmas fast källan säger något om det:",
            en: "Initiatives whose location could not be told although the source says something of it:")
        return "\n" + heading[language].wrapped(to: width) + lines.joined()
    }

    static func sentence(_ problem: Placement.Problem) -> Wording {
        switch problem {
        case .unknownPlace(let name, let nearest) where nearest.isEmpty:
            Wording(sv: "okänt ortnamn ”\(name)”", en: "unknown place “\(name)”")
        case .unknownPlace(let name, let nearest):
            Wording(
                sv: "okänt ortnamn ”\(name)”; närmast stavas \(nearest.joined(separator: ", "))",
                en: "unknown place “\(name)”; nearest in spelling: \(nearest.joined(separator: ", "))")
        case .ambiguousPlace(let name, let candidates):
            Wording(
                sv:
                    """
                    ”\(name)” finns på flera ställen (kommun \
                    \(candidates.map(\.municipalityCode).joined(separator: ", ")))
                    """,
                en:
                    """
                    “\(name)” is in several places (municipality \
                    \(candidates.map(\.municipalityCode).joined(separator: ", ")))
                    """
            )
        case .unknownMunicipality(let code):
            Wording(sv: "länet har ingen kommun \(code)", en: "the county has no municipality \(code)")
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
}
