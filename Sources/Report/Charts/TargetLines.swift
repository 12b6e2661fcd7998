import FollowUp
import Store
package import Wording

/// The targets of goals beside the years of an indicator: by part, and the county's.
struct TargetLines {
    /// By the part's code, the targets of its own.
    private let ofParts: [String: [Goal.Point]]
    private let ofEach: [Goal.Point]
    let ofCounty: [Goal.Point]

    static let none = TargetLines()

    private init() { (ofParts, ofEach, ofCounty) = ([:], [], []) }

    /// - Throws: `TargetLinesError` where the goals have none for the indicator and the parts.
    init(_ declaration: GoalDeclaration, of change: TerritorialChange) throws(TargetLinesError) {
        let goals = declaration.goals.filter { $0.indicator == change.indicator.id }
        let isByMunicipality = change.level == .municipality
        var parts: [String: [Goal.Point]] = [:]
        for goal in goals {
            if case .municipality(let code) = goal.scope, isByMunicipality {
                parts[code, default: []].append(goal.target)
            }
        }
        ofParts = parts
        ofEach = isByMunicipality ? goals.filter { $0.scope == .eachMunicipality }.map(\.target) : []
        ofCounty = goals.filter { $0.scope == .county }.map(\.target)
        guard !parts.isEmpty || !ofEach.isEmpty || !ofCounty.isEmpty else {
            throw TargetLinesError(indicator: change.indicator.id, known: declaration.goals.map(\.indicator.text))
        }
    }

    var isEmpty: Bool { ofParts.isEmpty && ofEach.isEmpty && ofCounty.isEmpty }

    func own(_ part: Part?) -> [Goal.Point] { part.map { ofEach + (ofParts[$0.code] ?? []) } ?? [] }
}

/// Goals without a target for what is drawn.
package struct TargetLinesError: WordedError, Hashable {
    let indicator: Indicator.ID
    let known: [String]

    package var wording: Wording {
        let list = Set(known).sorted().joined(separator: ", ")
        return Wording(
            sv: "--goals: filen har inget mål för \(indicator) i områdena som visas. Den har mål för \(list).",
            en: "--goals: the file has no goal for \(indicator) in the parts shown. It has goals for \(list).")
    }
}
