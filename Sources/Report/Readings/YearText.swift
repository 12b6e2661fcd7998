import JSON
import Store
import Wording

/// Which year initiatives belong to, and those without one: the rule of `Initiative.date`, told wherever an answer is
/// by year.
enum YearText {
    /// - Parameter without: those whose year nobody states, with their amounts.
    static func sentence(without: AmountTally) -> Wording {
        let rule = Wording(
            sv: "Året är det då insatsen beslutades, annars startade; slutdatum avgör inget år.",
            en: "The year is that of the decision, else of the start; an end decides no year.")
        let count = without.initiatives
        guard count > 0 else { return rule }
        let money = StatusText.amounts(without)
        return Wording(
            sv: "\(rule.sv) Utan känt år: \(Plural.sv(count, "insats", "insatser")), \(money.sv).",
            en: "\(rule.en) Without a known year: \(Plural.en(count, "initiative")), \(money.en).")
    }

    /// The same for machines, into an answer by year.
    static func add(without: AmountTally, to object: inout JSONObject) {
        object["year_of"] = "decision_else_start"
        object["without_year"] = [
            "initiatives": .integer(without.initiatives), MoneyRecord.granted: StatusRecords.amount(without),
        ]
    }
}
