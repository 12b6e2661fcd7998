// Answers questions about the module Statistics, one JSON object a line on stdin, one on stdout: what
// `Scripts/verify-statistics` compares with PySAL, spdep and the definitions. Not part of the program.
import Foundation
import Statistics

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
let decoder = JSONDecoder()
while let line = readLine() {
    let question = try decoder.decode(Question.self, from: Data(line.utf8))
    print(String(decoding: try encoder.encode(answer(question)), as: UTF8.self))
}
