import Foundation
import Statistics
import Testing

/// Whether two numbers agree to a relative 1e-9 (or what the source prints).
func agree(_ a: Double, _ b: Double, relative: Double = 1e-9, absolute: Double = 1e-14) -> Bool {
    (a - b).magnitude <= max(relative * max(a.magnitude, b.magnitude), absolute)
}

func agree(_ a: [Double], _ b: [Double], relative: Double = 1e-9, absolute: Double = 1e-14) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, relative: relative, absolute: absolute) }
}

/// Whether `value` rounds to the digits that a source prints: off by no more than a unit of the last one.
func prints(_ value: Double, _ printed: Double, decimals: Int) -> Bool {
    (value - printed).magnitude <= pow(10, -Double(decimals))
}

/// A fixture as text.
func fixture(_ name: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
    return try String(contentsOf: url, encoding: .utf8)
}

/// A column of a fixture without quoted fields.
func column(_ name: String, of file: String) throws -> [String] {
    let lines = try fixture(file).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let index = try #require(lines.first?.firstIndex { $0 == name })
    return lines.dropFirst().map { String($0[index]) }
}

func numbers(_ name: String, of file: String) throws -> [Double] {
    try column(name, of: file).map { try #require(Double($0)) }
}

/// A path 1–2–…–n.
func path(_ count: Int, style: Neighbours.Style) throws -> Neighbours {
    try Neighbours(count: count, pairs: (1..<count).map { ($0 - 1, $0) }, rule: .rook, style: style)
}

/// A lattice with rook neighbours, row by row.
func lattice(_ rows: Int, _ columns: Int, style: Neighbours.Style) throws -> Neighbours {
    var pairs: [(Int, Int)] = []
    for row in 0..<rows {
        for column in 0..<columns {
            let unit = row * columns + column
            if column + 1 < columns { pairs.append((unit, unit + 1)) }
            if row + 1 < rows { pairs.append((unit, unit + columns)) }
        }
    }
    return try Neighbours(count: rows * columns, pairs: pairs, rule: .rook, style: style)
}
