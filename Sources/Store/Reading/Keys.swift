internal import GRDB

/// Keys from `first` to just before `end`, of which there are `most` at most.
struct KeyRange: Sendable {
    let source: FormerState.Source
    let first: Int64
    let end: Int64
    let most: Int

    /// Piece by piece, the keys of a table whose largest one is given, all others included.
    /// - Throws: `StoreError.corrupt` for keys that no import assigns and that leave no room to count on.
    static func pieces(_ count: Int64, of source: FormerState.Source) throws -> [KeyRange] {
        let largest = source.largestKey
        guard largest < .max / 64 else { throw StoreError.corrupt(table: source.table, row: largest, what: "fid, id") }
        return (0..<count).map { piece in
            let (before, last) = (largest * piece / count, largest * (piece + 1) / count)
            // The first range includes any keys chosen by other programs. Keys with wide gaps don't indicate the number
            // of rows.
            return KeyRange(
                source: source, first: piece == 0 ? .min : before + 1, end: last + 1,
                most: min(Int(last - before), 100_000))
        }
    }

    /// A query for the rows in ascending order of keys; it takes `first` and `end`, then what the condition takes.
    func query(_ columns: String, and condition: String = "TRUE") -> String {
        """
        SELECT \(columns) FROM \(source.table) AS \(source.name)
        WHERE \(source.key) >= ? AND \(source.key) < ? AND \(source.condition) AND \(condition) ORDER BY \(source.key)
        """
    }
}

/// Finds keys among ascending ones; in O(1) where they are requested in ascending order.
struct KeyOrder {
    private let keys: [Int64]
    private var next = 0

    init(_ keys: [Int64]) { self.keys = keys }

    mutating func position(of key: Int64) -> Int? {
        if next > 0, keys[next - 1] == key { return next - 1 }
        if next < keys.count, keys[next] == key {
            next += 1
            return next - 1
        }
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, keys[low] == key else { return nil }
        next = low + 1
        return low
    }
}

/// Finds keys among others in any order; as `KeyOrder` where they ascend.
struct KeyPositions {
    private var order: KeyOrder
    /// Where each of the ascending keys stands; nil where they ascend as they are.
    private let positions: [Int]?

    /// O(keys) where they ascend, else O(keys · log keys).
    init(_ keys: [Int64]) {
        if Self.ascend(keys) {
            (order, positions) = (KeyOrder(keys), nil)
        } else {
            let sorted = keys.indices.sorted { keys[$0] < keys[$1] }
            (order, positions) = (KeyOrder(sorted.map { keys[$0] }), sorted)
        }
    }

    static func ascend(_ keys: [Int64]) -> Bool { zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 } }

    mutating func position(of key: Int64) -> Int? {
        order.position(of: key).map { positions?[$0] ?? $0 }
    }
}
