package import Store
package import Wording

extension Indicator.ID {
    /// Those who took part in initiatives, as a kept column states them.
    package static let participants = Indicator.ID(KeptColumn.participants.rawValue)
}

extension Indicator {
    /// How many took part in dialogues and other initiatives (deltagare): known without an import of outcomes, unless
    /// an indicator of that name is on file.
    package static let participants = Indicator(
        id: .participants, title: Wording(sv: "deltagare", en: "participants"),
        unit: Wording(sv: "personer", en: "persons"), kind: .extensive)
}

extension Store {
    /// What initiatives state of participants, as results without a date. A person counts each time.
    ///
    /// - Throws: `ParticipantsError` where none states any; `QueryError.noNumbers` where some states anything else than
    ///   a number.
    /// - Complexity: O(initiatives).
    func participants() throws -> [Outcome] {
        guard let column = try keptColumns()[KeptColumn.participants.rawValue] else {
            throw ParticipantsError.notStated
        }
        guard column.kind == .number else { throw QueryError.noNumbers(column.name) }
        return column.numbers.sorted { $0.key < $1.key }.map {
            Outcome(initiative: $0.key, indicator: .participants, kind: .result, value: $0.value)
        }
    }
}

package enum ParticipantsError: WordedError, Hashable {
    case notStated

    package var wording: Wording {
        Wording(
            sv: "Ingen insats anger deltagare. Ge filen en kolumn ”deltagare” och läs in den med import initiatives.",
            en: """
                No initiative states participants. Give the file a column “participants” and import it with import \
                initiatives.
                """)
    }
}
