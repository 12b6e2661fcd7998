/// A value of a table after areas, periods, kinds and symbols are decided.
struct CubeValue: Sendable, Hashable {
    /// The position of its content among those of the mapper.
    let content: Int
    let area: CubeArea
    let year: Int
    /// Nil where the table has none.
    var value: Double?
    /// The sign in place of the value or beside it: `..`, `-`, `p`.
    var symbol: String?
    /// Whether the source has added a random number to it.
    var isNoisy = false
    /// The row or observation of the file.
    let row: Int

    /// What is kept with the value: its sign and its noise, as `[p] [ckm]`.
    var marks: String {
        [symbol.map { "[\($0)]" }, isNoisy ? "[ckm]" : nil].compactMap { $0 }.joined(separator: " ")
    }
}
