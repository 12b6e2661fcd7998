/// The squares of doubt over a territory, as a grid of kilometres for one index.
struct BorderDoubtGrid: Sendable {
    /// A square's doubt about a point in it.
    struct Doubt: Sendable {
        /// Index into `Territory.municipalities`.
        let likely: Int
        /// Whether points are placed there.
        let isPlaced: Bool
    }

    private let west: Int
    private let south: Int
    private let columns: Int
    private let rows: Int
    /// By square, south to north and west to east: index into `doubts`, or −1.
    private let squares: [Int16]
    private let doubts: [Doubt]
    /// By likely municipality and zone: the cell, or −1.
    private let cellOf: [[Int32]]
    private let zoneOfCell: [Int]
    private let municipalityOfCell: [Int]

    /// Nil where nothing is in doubt. A square whose likely municipality the territory doesn't have is left out.
    init?(_ territory: Territory) {
        let known = territory.borderDoubt.squares.compactMap { square in
            territory.municipality(code: square.likely).map { (square, $0) }
        }
        guard let first = known.first?.0, known.count < Int(Int16.max) else { return nil }
        var (west, south, east, north) = (first.easting, first.northing, first.easting, first.northing)
        for (square, _) in known {
            (west, south) = (min(west, square.easting), min(south, square.northing))
            (east, north) = (max(east, square.easting), max(north, square.northing))
        }
        (self.west, self.south, columns, rows) = (west, south, east - west + 1, north - south + 1)
        var squares = [Int16](repeating: -1, count: columns * rows)
        for (index, (square, _)) in known.enumerated() {
            squares[(square.northing - south) * columns + square.easting - west] = Int16(index)
        }
        self.squares = squares
        doubts = known.map { Doubt(likely: $1, isPlaced: $0.share >= BorderDoubt.placingShare) }
        var cellOf = [[Int32]](
            repeating: [Int32](repeating: -1, count: territory.scheme.zones.count),
            count: territory.municipalities.count)
        for (index, cell) in territory.cells.enumerated() { cellOf[cell.municipality][cell.zone] = Int32(index) }
        self.cellOf = cellOf
        zoneOfCell = territory.cells.map(\.zone)
        municipalityOfCell = territory.cells.map(\.municipality)
    }

    /// - Parameters: SWEREF 99 TM, metres; finite.
    @inline(__always)
    func doubt(x: Double, y: Double) -> Doubt? {
        let (column, row) = ((x / 1_000).rounded(.down) - Double(west), (y / 1_000).rounded(.down) - Double(south))
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
        let square = squares[Int(row) * columns + Int(column)]
        return square < 0 ? nil : doubts[Int(square)]
    }

    /// The cell of a doubtful point: the likely municipality's cell of the same zone; nil where there is none.
    func cell(_ cell: Int, by doubt: Doubt) -> Int? {
        guard doubt.isPlaced, municipalityOfCell[cell] != doubt.likely else { return cell }
        let likely = cellOf[doubt.likely][zoneOfCell[cell]]
        return likely < 0 ? nil : Int(likely)
    }

    /// The cells of the doubt's likely municipality.
    func cells(of doubt: Doubt) -> [Int] {
        municipalityOfCell.indices.filter { municipalityOfCell[$0] == doubt.likely }
    }
}
