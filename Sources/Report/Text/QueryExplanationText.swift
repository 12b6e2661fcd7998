import Exchange
import FollowUp
import JSON
import Store
import Wording

/// The text of `query --explain`.
struct QueryExplanationText {
    private let explanation: QueryExplanation
    private let language: Language
    private let width: Int

    init(_ explanation: QueryExplanation, language: Language, width: Int) {
        self.explanation = explanation
        self.language = language
        self.width = width
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    func text() -> String {
        var text = ""
        for step in explanation.steps {
            text += say("Insatser ", "Initiatives ") + step.purpose[language] + ":\n\n"
            text += step.statement.wrapped(to: width, indent: "    ")
            for (index, value) in step.values.enumerated() { text += "    ?\(index + 1) = \(shown(value))\n" }
            text += "\n"
            for line in step.plan { text += "    \(line)\n" }
            text += "\n"
        }
        let rest =
            explanation.rest.map {
                say(
                    "Det SQL inte kan säga räknas i minnet, på de rader som då återstår: ",
                    "What SQL can't say is computed in memory, on the rows that remain: ") + $0
            } ?? say("Allt räknas i SQL.", "Everything is computed in SQL.")
        return text + rest.wrapped(to: width)
    }

    /// For machines; of blobs only the size.
    func json() -> JSONValue {
        let steps = explanation.steps.map { step -> JSONValue in
            [
                "purpose": .string(step.purpose[language]), "sql": .string(step.statement),
                "parameters": .array(step.values.map(value)), "query_plan": .array(step.plan.map { .string($0) }),
            ]
        }
        return ["statements": .array(steps), "in_memory": JSONValue(explanation.rest)]
    }

    private func value(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let value): .integer(Int(value))
        case .real(let value): value.isFinite ? .number(value) : .string("\(value)")
        case .text(let text): .string(text)
        case .blob: .string(shown(value))
        }
    }

    private func shown(_ value: SQLValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .real(let value): "\(value)"
        case .text(let text): "'\(text)'".fitted(to: 60)
        case .blob(let bytes): say("geometri, \(bytes.count) byte", "geometry, \(Plural.en(bytes.count, "byte"))")
        }
    }
}
