package import Store
import Wording

extension Policy {
    /// Compares the values that matrices ask for with those of the database's initiatives, in the dimensions that no
    /// filter knows: one that resembles another is a misspelling, one that resembles none is noted.
    ///
    /// - Throws: `PolicyErrors`; `StoreError`.
    /// - Complexity: O(initiatives) where a rule names such values.
    package mutating func checkValues(file: String, in store: Store) throws {
        let asked = rules.compactMap { rule in (rule.content as? Matrix).map { (rule: rule, matrix: $0) } }
            .filter { $0.matrix.values != nil && $0.matrix.of.isUnfiltered }
        guard !asked.isEmpty else { return }
        let table = try store.initiatives(.everything, detail: .all)
        var errors: [PolicyError] = []
        for (rule, matrix) in asked {
            let known = matrix.of.values(of: Array(table.initiatives))
            // Of a dimension that nobody states nothing is known.
            guard !known.isEmpty else { continue }
            for value in matrix.values ?? [] where !known.contains(where: { matrix.of.isSame($0, as: value) }) {
                if Nearest.name(to: value, among: Set(known), tolerance: .name) != nil {
                    errors.append(
                        PolicyError(
                            file: file, line: rule.line, key: "values",
                            problem: Nearest.unknown(value, among: Set(known), what: matrix.of.aValue)))
                } else {
                    let what = matrix.of.wording
                    notes.append(
                        Note(
                            line: rule.line,
                            wording: Wording(
                                sv: "\(file), rad \(rule.line): ingen insats i databasen har \(what.sv) \(value)",
                                en:
                                    "\(file), line \(rule.line): no initiative on file has the \(what.en) \(value)"
                            )))
                }
            }
        }
        guard errors.isEmpty else { throw PolicyErrors(errors: errors) }
    }
}

extension MatrixDimension {
    /// Whether its values are those of no field that filters know, and not fixed either.
    fileprivate var isUnfiltered: Bool { self != .sustainability && SelectionField(rawValue: rawValue) == nil }

    fileprivate func isSame(_ known: String, as value: String) -> Bool {
        if self == .actorGroup { return !Set(ActorGroup.keys(in: value)).isDisjoint(with: ActorGroup.keys(in: known)) }
        return FoldedText.key(known) == FoldedText.key(value)
    }

    fileprivate var aValue: Wording {
        Wording(sv: "ett värde av \(wording.sv)", en: "a value of \(wording.en)")
    }
}
