import Exchange
import FollowUp
import Report
import Store
import Wording

/// What `query --explain` prints.
enum QueryExplanationText {
    static func write(_ explanation: QueryExplanation, as format: ResultFormat) {
        if format == .json { return Output.write(json(explanation).text(indented: true)) }
        for step in explanation.steps {
            Output.write(say("Insatser ", "Initiatives ") + step.purpose[Speech.language] + ":\n\n")
            Output.write(step.statement.wrapped(to: Console.width, indent: "    "))
            for (index, value) in step.values.enumerated() { Output.write("    ?\(index + 1) = \(shown(value))\n") }
            Output.write("\n")
            for line in step.plan { Output.write("    \(line)\n") }
            Output.write("\n")
        }
        let text =
            explanation.rest.map {
                say(
                    "Det SQL inte kan säga räknas i minnet, på de rader som då återstår: ",
                    "What SQL can't say is computed in memory, on the rows that remain: ") + $0
            } ?? say("Allt räknas i SQL.", "Everything is computed in SQL.")
        Output.write(text.wrapped(to: Console.width))
    }

    private static func json(_ explanation: QueryExplanation) -> JSONValue {
        let steps = explanation.steps.map { step -> JSONValue in
            [
                "purpose": .string(step.purpose[Speech.language]), "sql": .string(step.statement),
                "parameters": .array(step.values.map(value)), "query_plan": .array(step.plan.map { .string($0) }),
            ]
        }
        return ["statements": .array(steps), "in_memory": JSONValue(explanation.rest)]
    }

    private static func value(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null: .null
        case .integer(let value): .integer(Int(value))
        case .real(let value): value.isFinite ? .number(value) : .string("\(value)")
        case .text(let text): .string(text)
        case .blob: .string(shown(value))
        }
    }

    private static func shown(_ value: SQLValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .real(let value): "\(value)"
        case .text(let text): "'\(text)'".fitted(to: 60)
        case .blob(let bytes): say("geometri, \(bytes.count) byte", "geometry, \(bytes.count) bytes")
        }
    }
}
