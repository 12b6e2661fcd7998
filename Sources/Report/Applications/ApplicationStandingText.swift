import FollowUp
import Store
import Wording

/// What applications are to a choice, in words.
enum ApplicationStandingText {
    /// Of several, as the head of a list: "redan beviljade".
    static func ofSeveral(_ standing: ApplicationStanding) -> Wording {
        switch standing {
        case .counted: Wording(sv: "kan väljas", en: "can be chosen")
        case .notCounted: Wording(sv: "räknas inte av policyn", en: "not counted by the policy")
        case .noAmount: Wording(sv: "utan angivet belopp", en: "without a stated amount")
        case .zeroAmount: Wording(sv: "söker inget belopp över noll", en: "apply for no amount above zero")
        case .outside: Wording(sv: "utanför länet", en: "outside the county")
        case .nowhere: Wording(sv: "utan känt läge", en: "without a known location")
        case .alreadyGranted: Wording(sv: "redan beviljade", en: "granted already")
        case .duplicate: Wording(sv: "redan med i filen", en: "in the file already")
        case .rejected: Wording(sv: "avslagna eller återtagna", en: "rejected or withdrawn")
        }
    }

    /// Why one can't be chosen, as a sentence without its subject; nil where it can.
    static func sentence(_ item: ApplicationAdvice.Item) -> Wording? {
        switch item.standing {
        case .counted: return nil
        case .notCounted:
            return Wording(sv: "policyn räknar den inte", en: "the policy doesn't count it")
        case .noAmount:
            return Wording(
                sv: "anger inget belopp och kan inte väljas", en: "states no amount and can't be chosen")
        case .zeroAmount:
            return Wording(
                sv: "söker inget belopp över noll och kan inte väljas",
                en: "applies for no amount above zero and can't be chosen")
        case .outside: return Wording(sv: "ligger utanför länet", en: "lies outside the county")
        case .nowhere: return Wording(sv: "har inget känt läge", en: "has no known location")
        case .alreadyGranted:
            guard let other = item.grantedAs else {
                let status = item.application.initiative.status ?? ""
                return Wording(
                    sv: "är redan beviljad enligt sin status (\(status))",
                    en: "has been granted already by its status (\(status))")
            }
            return Wording(
                sv: "är redan beviljad, som insatsen \(other)",
                en: "has been granted already, as the initiative \(other)")
        case .duplicate:
            let other = item.repeats ?? ""
            return Wording(
                sv: "är samma ansökan som \(other) tidigare i filen: samma id, eller samma titel och kommuner",
                en:
                    "is the same application as \(other) before it in the file: same id, or title and municipalities"
            )
        case .rejected:
            let status = item.application.initiative.status ?? ""
            return Wording(
                sv: "avslagen eller återtagen (\(status)); den räknas och väljs inte",
                en: "rejected or withdrawn (\(status)); it is neither counted nor chosen")
        }
    }

    /// Those whose status says nothing that is known; nil where all are known.
    static func unknownStatuses(_ advice: ApplicationAdvice) -> Wording? {
        let own = advice.applications.filter { $0.hasUnknownStatus && $0.standing.isOpen }.map(\.application.initiative)
        guard !own.isEmpty else { return nil }
        let names = Prose.list(
            own.map { Wording(verbatim: "\($0.id) (\(($0.status ?? "").cited(40)))".withoutDirectionMarks) }, most: 30)
        return Wording(
            sv: """
                Status som inte är känd är läst som ansökt: \(names.sv). Skriv ett vanligt ord i filen om den betyder \
                något annat.
                """,
            en: """
                A status that isn't known is read as applied for: \(names.en). Write a usual word in the file if it \
                means something else.
                """)
    }

    /// A line for each standing but `counted` that some have: how many, which and what they apply for.
    static func lines(_ advice: ApplicationAdvice) -> [Wording] {
        ApplicationStanding.allCases.compactMap { standing in
            let own = advice.applications.filter { $0.standing == standing }
            guard standing != .counted, !own.isEmpty else { return nil }
            let names = Prose.list(own.map { Wording(verbatim: $0.application.initiative.id) }, most: 30)
            let what = ofSeveral(standing)
            guard standing != .noAmount else {
                return Wording(
                    sv: "\(what.sv) \(own.count): \(names.sv)", en: "\(what.en) \(own.count): \(names.en)")
            }
            let amounts = StatusText.amounts(advice.tally(standing))
            return Wording(
                sv: "\(what.sv) \(own.count): \(names.sv); \(amounts.sv)",
                en: "\(what.en) \(own.count): \(names.en); \(amounts.en)")
        }
    }
}
