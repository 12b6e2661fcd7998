import Foundation
import Store
import Territory

@testable import Exchange

/// The municipalities of Jämtland and a few more, enough for names that are easy to mistake.
let testRegister: [Municipality] = [
    ("2303", "Ragunda"), ("2305", "Bräcke"), ("2309", "Krokom"), ("2313", "Strömsund"), ("2321", "Åre"),
    ("2326", "Berg"),
    ("2361", "Härjedalen"), ("2380", "Östersund"), ("2260", "Ånge"), ("2262", "Timrå"), ("2280", "Härnösand"),
    ("2281", "Sundsvall"),
    ("2282", "Kramfors"), ("2283", "Sollefteå"), ("2284", "Örnsköldsvik"), ("0114", "Upplands Väsby"), ("0305", "Håbo"),
    ("0643", "Habo"), ("1438", "Dals-Ed"), ("0980", "Gotland"),
].map { Municipality(code: $0.0, name: $0.1) }

/// A file of the given text, imported.
func importInitiatives(
    _ text: String, as ending: String = "", crs: String? = nil, mapping: String? = nil
) throws -> ImportBatch<Initiative> {
    try withFile(text, as: ending) { file in
        guard let mapping else { return try InitiativeImport.read(file: file, register: testRegister, crs: crs) }
        return try withFile(mapping, as: ".csv") {
            try InitiativeImport.read(file: file, register: testRegister, crs: crs, as: TableReading(mapping: $0))
        }
    }
}

/// Calls with the path of a temporary file that holds the text.
func withFile<Result>(_ text: String, as ending: String = ".csv", _ body: (String) throws -> Result) throws -> Result {
    let file = try NamedFile(Array(text.utf8), ending: ending)
    return try withExtendedLifetime(file) { try body(file.path) }
}

/// A temporary file whose name has an ending.
final class NamedFile {
    let path: String

    init(_ bytes: [UInt8], ending: String) throws {
        path = NSTemporaryDirectory() + "exchange-\(UUID().uuidString)\(ending)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
