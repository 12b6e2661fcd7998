// What Scripts/bench measures in-process: one work a call, its options as pairs `--name value`, one JSON object on
// stdout. Not part of the program.
//
// An answer that is not the peer's or not the known one stands in the member `fault`. Exit 1 where input can't be read.
import Foundation
import Planar

let works: [String: @Sendable (Options) throws -> Measurement] = [
    "versions": { _ in Measurement(versions: ["geos": Context.geosVersion]) },
    "moran-orderings": MoranOrderings.run,
    "local-moran": LocalMoranDraws.run,
    "gini": WeightedGini.run,
    "points": PointsBesideGEOS.run,
    "points-all-cores": PointsOnAllCores.run,
    "growth": Growth.run,
    "footprints": Footprints.run,
    "query": Queries.run,
    "coverage": CoverageOfSites.run,
]

do {
    guard let name = CommandLine.arguments.dropFirst().first, let work = works[name] else {
        throw BenchError("name one of: \(works.keys.sorted().joined(separator: ", "))")
    }
    let measurement = try work(Options(Array(CommandLine.arguments.dropFirst(2))))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(measurement), as: UTF8.self))
} catch {
    FileHandle.standardError.write(Data("rackvidd-bench: \(error)\n".utf8))
    exit(1)
}
