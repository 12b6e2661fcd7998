import Foundation
import Optimisation

/// The best sites of a maximal-coverage problem, one thread, distances included. Options: `file` (JSON), `runs`; the
/// figures `covered` and `proven` are the answer.
enum CoverageOfSites {
    private struct Question: Decodable {
        let places: [[Double]]
        let sites: [[Double]]
        let people: [Double]
        let distanceM: Double
        let choose: Int
    }

    static let run: @Sendable (Options) throws -> Measurement = { options in
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let question = try decoder.decode(
            Question.self, from: Data(contentsOf: URL(fileURLWithPath: options.text("file"))))
        var result = Measurement()
        for _ in 0..<(try options.count("runs")) {
            result.seconds.append(
                try seconds {
                    let reachedBy = question.places.map { place in
                        question.sites.indices.filter { site in
                            let (dx, dy) = (question.sites[site][0] - place[0], question.sites[site][1] - place[1])
                            return (dx * dx + dy * dy).squareRoot() <= question.distanceM
                        }
                    }
                    let best = try MaximalCoverage(
                        demand: question.people, reachedBy: reachedBy, siteCount: question.sites.count,
                        choose: question.choose)
                    result.figures = ["covered": best.covered, "proven": best.isProven ? 1 : 0]
                })
        }
        return result
    }
}
