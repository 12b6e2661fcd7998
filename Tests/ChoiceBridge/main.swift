// Answers questions about the module Optimisation, one JSON object a line on stdin, one on stdout: what
// `Scripts/verify-choice` compares with spopt and PuLP. Not part of the program.
import Foundation
import Optimisation

struct Question: Decodable {
    let demand: [Double]
    let reachedBy: [[Int]]
    let sites: Int
    let choose: Int
}

struct Answer: Encodable {
    let sites: [Int]
    let covered: Double
    let bound: Double
    let greedy: Double
    let proven: Bool
}

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
let decoder = JSONDecoder()
decoder.keyDecodingStrategy = .convertFromSnakeCase
while let line = readLine() {
    let question = try decoder.decode(Question.self, from: Data(line.utf8))
    let answer = try MaximalCoverage(
        demand: question.demand, reachedBy: question.reachedBy, siteCount: question.sites, choose: question.choose)
    let encoded = try encoder.encode(
        Answer(
            sites: answer.sites, covered: answer.covered, bound: answer.bound, greedy: answer.greedy,
            proven: answer.isProven))
    print(String(decoding: encoded, as: UTF8.self))
}
