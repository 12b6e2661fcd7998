// Lets another program ask the module CQL: a line in, a line out. Used by Scripts/verify-queries only.
//
//   cql-bridge json                 CQL2 text      → CQL2 JSON
//   cql-bridge text                 CQL2 JSON      → CQL2 text
//   cql-bridge matches ROWS.jsonl   CQL2 text      → for each row 1 (true), 0 (false), ? (unknown), ! (no value)
//
// A line that is refused is answered with "error: " and the reason in English.
import CQL
import Foundation
import Wording

struct RecordedRow: Row {
    let values: [String: Datum]

    func value(of property: String) throws -> Datum {
        guard let value = values[property] else { throw EvaluationError(Wording(verbatim: "no \(property)")) }
        return value
    }

    init(json: String) throws {
        guard let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw EvaluationError(Wording(verbatim: "a row is a JSON object"))
        }
        values = try object.mapValues(RecordedRow.datum)
    }

    /// Texts in the form of a date or a timestamp are instants.
    private static func datum(_ json: Any) throws -> Datum {
        switch json {
        case is NSNull: return .null
        case let text as String:
            guard
                case .comparison(_, _, .instant(let instant)) = try? CQLText.parse(
                    "x = \(text.count == 10 ? "DATE" : "TIMESTAMP")('\(text)')")
            else { return .text(text) }
            return .instant(instant)
        case let number as NSNumber:
            if isBoolean(number) { return .boolean(number.boolValue) }
            return number.doubleValue == number.doubleValue.rounded()
                ? .number(.integer(number.int64Value)) : .number(.decimal(number.doubleValue))
        case let array as [Any]: return .array(try array.map(datum))
        default: throw EvaluationError(Wording(verbatim: "a row's value is a scalar or an array"))
        }
    }

    private static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}

func answer(_ mode: String, _ line: String, _ rows: [RecordedRow]) -> String {
    do {
        switch mode {
        case "text": return CQLText.print(try CQLJSON.parse(line))
        case "json": return CQLJSON.print(try CQLText.parse(line))
        default:
            let expression = try CQLText.parse(line)
            let evaluation = Evaluation { _, _, _ in throw EvaluationError(Wording(verbatim: "no geometry engine here"))
            }
            return rows.map { row in
                do {
                    return try evaluation.value(of: expression, for: row).map { $0 ? "1" : "0" } ?? "?"
                } catch {
                    return "!"
                }
            }.joined()
        }
    } catch {
        return "error: \(error)"
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard let mode = arguments.first, mode == "json" || mode == "text" || (mode == "matches" && arguments.count == 2) else {
    FileHandle.standardError.write(Data("usage: cql-bridge json | text | matches ROWS.jsonl\n".utf8))
    exit(64)
}
var rows: [RecordedRow] = []
if mode == "matches", let file = arguments.last {
    rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
        try RecordedRow(json: String($0))
    }
}
while let line = readLine() { print(answer(mode, line, rows)) }
