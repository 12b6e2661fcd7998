import Foundation
import TestSupport
import Testing

/// Numbers of `Fixtures/effects.json`, by path.
struct EffectsTruths {
    let node: Any

    static func read() throws -> EffectsTruths {
        EffectsTruths(node: try JSONSerialization.jsonObject(with: Data(try fixture("effects.json").utf8)))
    }

    /// What is expected, by section and entry.
    static func expected(_ section: String, _ entry: String) throws -> EffectsTruths {
        try read()["expected"][section][entry]
    }

    static func input(_ name: String) throws -> EffectsTruths { try read()["inputs"][name] }

    subscript(key: String) -> EffectsTruths { EffectsTruths(node: (node as? [String: Any])?[key] ?? NSNull()) }
    subscript(index: Int) -> EffectsTruths {
        let list = node as? [Any] ?? []
        return EffectsTruths(node: list.indices.contains(index) ? list[index] : NSNull())
    }

    var keys: [String] { ((node as? [String: Any])?.keys.sorted()) ?? [] }
    var count: Int { (node as? [Any])?.count ?? 0 }
    var isMissing: Bool { node is NSNull }

    func number() throws -> Double { try #require(node as? NSNumber).doubleValue }
    func integer() throws -> Int { try #require(node as? NSNumber).intValue }
    func text() throws -> String { try #require(node as? String) }
    func texts() throws -> [String] { try #require(node as? [String]) }
    func optional() -> Double? { (node as? NSNumber)?.doubleValue }
    func numbers() throws -> [Double] { try #require(node as? [NSNumber]).map(\.doubleValue) }
    func table() throws -> [[Double]] { try #require(node as? [[NSNumber]]).map { $0.map(\.doubleValue) } }
    /// A field of every row.
    func column(_ key: String) throws -> [Double] { try (0..<count).map { try self[$0][key].number() } }
}

/// Files for these tests beside the project.
enum EffectsData {
    static let isPresent = FileManager.default.fileExists(atPath: SharedData.path("effects/prop99.csv"))

    static func lines(_ name: String, separator: Character = ",") throws -> [[String]] {
        String(decoding: try SharedData.data(name), as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            line.split(separator: separator, omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
    }

    /// Cigarette sales by state 1970–2000: California and the 38 others.
    static func prop99() throws -> (states: [String], panel: [[Double]]) {
        let rows = try lines("effects/prop99.csv").dropFirst()
        return (rows.map { $0[0] }, try rows.map { try $0.dropFirst().map { try #require(Double($0)) } })
    }

    /// Population of the municipalities of Sweden 1990–2019.
    static func municipalities() throws -> [String: [Double]] {
        var series: [String: [Double]] = [:]
        for row in try lines("../examples/population_municipalities.csv", separator: ";").dropFirst() {
            series[row[0], default: []].append(try #require(Double(row[2])))
        }
        return series
    }
}

/// A whole series of finite values as a panel's.
func complete(_ values: [[Double]]) -> [[Double?]] { values.map { $0.map(Optional.some) } }

extension SeededGenerator {
    mutating func values(_ count: Int, in range: ClosedRange<Double> = -10...10) -> [Double] {
        (0..<count).map { _ in Double.random(in: range, using: &self) }
    }
}
