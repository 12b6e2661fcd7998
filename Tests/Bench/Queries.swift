import FollowUp
import Foundation
import Planar
import Store

/// A question in CQL2 to a store with many initiatives, read, compiled and answered with identifiers.
///
/// Options: `store`, `expression` (a file, coordinates in SWEREF 99 TM), `runs`, `output`: the identifiers' numbers,
/// ascending. One more run goes before, which warms SQLite's pages.
enum Queries {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let store = try Store(opening: options.text("store"), for: .reading)
        let expression = try String(contentsOfFile: options.text("expression"), encoding: .utf8)
        var result = Measurement()
        var matched: Set<String> = []
        for run in 0...(try options.count("runs")) {
            let time = try seconds { matched = try Query(expression, crs: .sweref99TM, store: store).identifiers() }
            if run > 0 { result.seconds.append(time) }
        }
        result.figures["matched"] = Double(matched.count)
        try NumberFile.write(matched.compactMap { Double($0) }.sorted(), to: options.text("output"))
        return result
    }
}
