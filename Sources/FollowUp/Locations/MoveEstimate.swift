import Store
import Territory

/// How much of an initiative would lie elsewhere if its exact location became known: shares of it, at least and at
/// most.
///
/// What has no location moves whole onto the map. A municipality-wide part lies at one place of its municipality, which
/// is unknown; a county-wide one at one place of the county; a doubtful point, and a place that contradicts its
/// municipality, where the map has it or elsewhere. Each possible place has a share already, and the rest would move
/// there.
struct MoveEstimate {
    private(set) var subareas = 0.0...0.0
    private(set) var municipalities = 0.0...0.0
    private(set) var likely: [String] = []

    /// O(parts of the row + cells).
    init(row: Int, of table: InitiativeTable, on territory: Territory, _ doubt: LocationDoubt, exactShare: Double) {
        let unlocated = Share(parts: table.unlocatedShare[row]).fraction
        let codes = table.doubtful[row].map { $0.split(separator: ",").map(String.init) } ?? []
        likely = territory.municipalities.filter { codes.contains($0.code) }.map(\.name)
        switch doubt {
        case _
        where unlocated == 0 && [.doubtfulSquare, .outsideCounty, .placeElsewhere, .pointElsewhere].contains(doubt):
            subareas = 0...1
            municipalities = 0...1
            return
        case _ where unlocated > 0:
            subareas = unlocated...unlocated
            municipalities = subareas
            return
        default: break
        }
        var cells = [Double](repeating: 0, count: territory.cells.count)
        for part in table.parts(of: row) {
            cells[Int(table.cells[part])] = Share(parts: table.shares[part]).fraction
        }
        var own = [Double](repeating: 0, count: territory.municipalities.count)
        for (cell, share) in cells.enumerated() { own[territory.cells[cell].municipality] += share }
        if doubt == .countyWide || doubt == .programmeArea {
            // A county-wide initiative may turn out to lie in a municipality that has nothing of it now.
            let inCounty = own.reduce(0, +)
            subareas = Self.range(cells, of: inCounty)
            municipalities = Self.range(own, of: inCounty)
            return
        }
        var (low, high) = (0.0, 0.0)
        for (municipality, share) in own.enumerated() where share > 0 {
            let members = territory.cells.indices.filter { territory.cells[$0].municipality == municipality }
            let range = Self.range(members.map { cells[$0] }, of: share)
            low += range.lowerBound
            high += range.upperBound
        }
        let inexact = 1 - exactShare
        // Shares by area say nothing of where in its municipality it lies.
        subareas = (territory.knowsPlaces ? low * inexact : 0)...(territory.knowsPlaces ? high * inexact : inexact)
    }

    private static func range(_ shares: [Double], of whole: Double) -> ClosedRange<Double> {
        let (least, most) = (shares.min() ?? 0, shares.max() ?? 0)
        return max(0, whole - most)...max(0, whole - least)
    }
}
