import Store
import Wording

/// Makes a cube of observations that name their categories, in the order in which they come.
struct CubeBuilder {
    private struct Key: Hashable { let positions: [Int] }

    private var dimensions: [StatisticsCube.Dimension]
    private var positions: [[String: Int]]
    private var observations: [(key: [Int], value: Double?, symbol: String?, row: Int)] = []
    private var seen: [Key: (row: Int, value: Double?)] = [:]
    private(set) var rejected: [RejectedRow] = []

    init(_ dimensions: [StatisticsCube.Dimension]) {
        self.dimensions = dimensions
        positions = dimensions.map { dimension in
            Dictionary(dimension.categories.enumerated().map { ($1.code, $0) }) { first, _ in first }
        }
    }

    /// Adds an observation; one of the same categories as an earlier one is rejected.
    ///
    /// - Parameter categories: one for each dimension, in their order.
    mutating func add(
        _ categories: [StatisticsCube.Category], value: Double?, symbol: String?, row: Int, column: String?
    ) {
        var key: [Int] = []
        for (dimension, category) in categories.enumerated() {
            if let known = positions[dimension][category.code] {
                key.append(known)
            } else {
                positions[dimension][category.code] = dimensions[dimension].categories.count
                key.append(dimensions[dimension].categories.count)
                dimensions[dimension].categories.append(category)
            }
        }
        if let first = seen[Key(positions: key)] {
            let isSame = first.value == value
            rejected.append(
                RejectedRow(
                    row: row, column: column, value: value.map { "\($0)" } ?? symbol,
                    reason: isSame
                        ? Wording(
                            sv: "samma värde finns redan på rad \(first.row). Ta bort den ena.",
                            en: "the same value is already in row \(first.row). Remove one of them.")
                        : Wording(
                            sv: "rad \(first.row) har ett annat värde för samma kategorier. Behåll det rätta.",
                            en: "row \(first.row) has another value for the same categories. Keep the right one."),
                    fields: zip(dimensions, categories).map { .init(column: $0.label, value: $1.label) }))
            return
        }
        seen[Key(positions: key)] = (row, value)
        observations.append((key, value, symbol, row))
    }

    /// - Throws: where the combinations of all categories don't fit 64 bits.
    func cube(_ about: StatisticsCube.About, of file: String) throws(ImportError) -> StatisticsCube {
        guard StatisticsCube.combinations(dimensions.map(\.categories.count)) != nil else {
            throw ImportError(file: file, problem: .unusable(CubeLimit.combinations))
        }
        let empty = StatisticsCube(about, dimensions, observations: [])
        let strides = empty.strides
        var cube = StatisticsCube(
            about, dimensions,
            observations: observations.map { one in
                .init(
                    place: zip(one.key, strides).reduce(0) { $0 + $1.0 * $1.1 }, value: one.value, symbol: one.symbol,
                    row: one.row)
            })
        cube.rejected = rejected
        return cube
    }
}

/// What is refused before room is made for it.
enum CubeLimit {
    static let combinations = Wording(
        sv: "dimensionernas kategorier har fler kombinationer än vad 64 bitar rymmer. Hämta färre kategorier.",
        en: "the dimensions' categories have more combinations than 64 bits hold. Fetch fewer categories.")

    static func cells(_ count: Int) -> Wording {
        Wording(
            sv: """
                tabellen har \(count) celler, fler än de \(StatisticsCube.mostCells) som läses på en gång. Hämta färre \
                kategorier.
                """,
            en: """
                the table has \(count) cells, more than the \(StatisticsCube.mostCells) that are read at once. Fetch \
                fewer categories.
                """)
    }
}
