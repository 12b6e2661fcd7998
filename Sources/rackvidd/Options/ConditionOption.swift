import ArgumentParser
import FollowUp
import Store
import Wording

/// Narrows what a command is about to the initiatives for which an expression is true.
struct ConditionOption: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            say(
                "Bara insatser som uttrycket i CQL2 är sant för; se rackvidd query --queryables.",
                "Only initiatives for which the expression in CQL2 is true; see rackvidd query --queryables."),
            valueName: say("uttryck", "expression")))
    var condition: String?

    /// The selection without those that the expression is not true for; how many remain is told.
    func narrow(_ selection: Selection, in store: Store) throws -> Selection {
        guard let condition else { return selection }
        let (narrowed, answer) = try Query.narrow(selection, to: condition, in: store)
        Console.tell(answer.tally)
        return narrowed
    }
}

extension QueryAnswer {
    /// How many there are, and of how many nothing can be said.
    var tally: Wording {
        let (sv, en) = (Figures(.swedish), Figures(.english))
        var text = Wording(
            sv: "\(sv.integer(matched.count)) av \(sv.integer(asked)) insatser.",
            en: "\(en.integer(matched.count)) of \(en.integer(asked)) initiatives.")
        if unknown > 0 {
            text = Wording(
                sv:
                    """
                    \(text.sv) För \(sv.integer(unknown)) går det inte att svara: något som uttrycket frågar efter \
                    saknas.
                    """,
                en:
                    """
                    \(text.en) For \(en.integer(unknown)) there is no telling: something that the expression asks \
                    for is missing.
                    """
            )
        }
        return text
    }
}
