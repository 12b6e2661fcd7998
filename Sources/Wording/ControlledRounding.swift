/// Rounding a table and its margins so that they still add up: each figure, and each row's and column's sum, becomes
/// the whole number below or above it (controlled rounding: L. H. Cox, *A constructive procedure for unbiased
/// controlled rounding*, 1987). Of all such tables one of the least squared distance is taken, sums weighing most,
/// since they stand in other tables too.
struct ControlledRounding {
    private static let one: Int64 = 1 << 20
    /// How much more the nearness of a row's or a column's sum counts than that of a figure.
    private static let weightOfSums = 100.0

    /// The table with a last row and a last column that take off the sums, in units of 2⁻²⁰: every row and every column
    /// of it adds up to a whole number.
    private var table: [[Int64]]
    private let original: [[Int64]]

    /// - Parameters:
    ///   - values: not negative, below 10⁹; rows of one length, at least one figure in all.
    ///   - total: their sum, a whole number.
    /// - Complexity: O(figures · (rows + columns)) for each of the few improvements.
    init(_ values: [[Double]], total: Int64) {
        var inside = values.map { $0.map { Int64(($0 * Double(Self.one)).rounded()) } }
        // What the last digits of doubles lack goes to the largest figure.
        let places = inside.indices.flatMap { row in inside[row].indices.map { (row, $0) } }
        if let largest = places.max(by: { inside[$0.0][$0.1] < inside[$1.0][$1.1] }) {
            inside[largest.0][largest.1] += total * Self.one - inside.joined().reduce(0, +)
        }
        let sums = (inside.first ?? []).indices.map { column in inside.reduce(0) { $0 - $1[column] } }
        table = inside.map { $0 + [-$0.reduce(0, +)] } + [sums + [total * Self.one]]
        original = table
        while let places = cycle() { shift(places) }
        while let steps = improvement() {
            for step in steps { table[step.place.row][step.place.column] += step.change }
        }
    }

    /// By row and column.
    var cells: [[Int64]] { table.dropLast().map { $0.dropLast().map { $0 / Self.one } } }
    var rows: [Int64] { table.dropLast().map { -($0.last ?? 0) / Self.one } }
    var columns: [Int64] { (table.last ?? []).dropLast().map { -$0 / Self.one } }

    /// The squared distance of a place from what it was, once it has changed.
    private func distance(of place: Place, after change: Int64) -> Double {
        let way = Double(table[place.row][place.column] + change - original[place.row][place.column])
        let ones = way / Double(Self.one)
        return ones * ones * (isSum(place) ? Self.weightOfSums : 1)
    }

    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    private func isSum(_ place: Place) -> Bool {
        place.row == table.count - 1 || place.column == table[place.row].count - 1
    }

    private func isWhole(_ place: Place) -> Bool { table[place.row][place.column] % Self.one == 0 }

    private func broken(inRow row: Int, besides last: Place?) -> Place? {
        table[row].indices.lazy.map { Place(row: row, column: $0) }.first { $0 != last && !isWhole($0) }
    }

    private func broken(inColumn column: Int, besides last: Place) -> Place? {
        table.indices.lazy.map { Place(row: $0, column: column) }.first { $0 != last && !isWhole($0) }
    }

    /// Places that aren't whole, each in the row or the column of the one before and the last in that of the first;
    /// nil where all are whole. Since rows and columns add up to whole numbers, none has a single such place.
    private func cycle() -> [Place]? {
        guard var row = table.indices.first(where: { broken(inRow: $0, besides: nil) != nil }) else { return nil }
        var path: [Place] = []
        var (rowsSeen, columnsSeen) = ([row: 0], [Int: Int]())
        while let along = broken(inRow: row, besides: path.last) {
            path.append(along)
            if let start = columnsSeen.updateValue(path.count, forKey: along.column) { return Array(path[start...]) }
            guard let across = broken(inColumn: along.column, besides: along) else { return nil }
            path.append(across)
            if let start = rowsSeen.updateValue(path.count, forKey: across.row) { return Array(path[start...]) }
            row = across.row
        }
        return nil
    }

    /// Adds to every second place of a cycle what it takes off the others, until one of them is whole: sums stay.
    private mutating func shift(_ cycle: [Place]) {
        func value(_ place: Place) -> Int64 { table[place.row][place.column] }
        /// How far it is to the whole number above, or below.
        func room(_ place: Place, rises: Bool) -> Int64 {
            let rest = value(place) % Self.one
            let above = rest < 0 ? rest + Self.one : rest
            return rises ? Self.one - above : above
        }
        let ways = [0, 1].map { rising -> (steps: [Int64], distance: Double) in
            let step = cycle.indices.map { room(cycle[$0], rises: $0 % 2 == rising) }.min() ?? 0
            let steps = cycle.indices.map { $0 % 2 == rising ? step : -step }
            return (steps, zip(cycle, steps).reduce(0.0) { $0 + distance(of: $1.0, after: $1.1) })
        }
        let nearer = ways[0].distance <= ways[1].distance ? ways[0] : ways[1]
        for (place, step) in zip(cycle, nearer.steps) { table[place.row][place.column] += step }
    }

    // MARK: Nearer tables

    /// A place that was broken and may become its other neighbour: an arc from its row to its column where that is the
    /// one above, and back where it is the one below.
    private struct Step {
        let place: Place
        let change: Int64
        let from: Int
        let to: Int
        let cost: Double
    }

    private var steps: [Step] {
        let count = table.count
        return table.indices.flatMap { row in
            table[row].indices.compactMap { column -> Step? in
                let place = Place(row: row, column: column)
                guard original[row][column] % Self.one != 0 else { return nil }
                let rises = table[row][column] < original[row][column]
                let change = rises ? Self.one : -Self.one
                return Step(
                    place: place, change: change, from: rises ? row : count + column,
                    to: rises ? count + column : row,
                    cost: distance(of: place, after: change) - distance(of: place, after: 0))
            }
        }
    }

    /// Steps round a cycle that bring the table nearer to what it was, sums kept; nil where none do: a cycle of less
    /// than no cost, by Bellman and Ford.
    private func improvement() -> [Step]? {
        let steps = steps
        let nodes = table.count + (table.first?.count ?? 0)
        var cost = [Double](repeating: 0, count: nodes)
        var last = [Int?](repeating: nil, count: nodes)
        var changed: Int?
        for _ in 0..<nodes {
            changed = nil
            for (index, step) in steps.enumerated() where cost[step.from] + step.cost < cost[step.to] - 1e-9 {
                cost[step.to] = cost[step.from] + step.cost
                last[step.to] = index
                changed = step.to
            }
            if changed == nil { return nil }
        }
        guard var node = changed else { return nil }
        // Back along the arcs as often as there are nodes, so that it is one of the cycle.
        for _ in 0..<nodes { if let index = last[node] { node = steps[index].from } }
        var (found, first) = ([Step](), node)
        repeat {
            guard let index = last[first] else { return nil }
            found.append(steps[index])
            first = steps[index].from
        } while first != node
        return found
    }
}
