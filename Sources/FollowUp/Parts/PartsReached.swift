import Store

extension InitiativeTable {
    /// The parts that some of the rows reach. Of rows that state a value these are the parts that have one; the others
    /// are blank, never zero.
    ///
    /// - Complexity: O(footprint parts of the rows).
    func partsReached(by rows: some Sequence<Int>, _ partOfCell: [Int], parts count: Int) -> [Bool] {
        var reached = [Bool](repeating: false, count: count)
        for row in rows {
            for entry in parts(of: row) where shares[entry] > 0 { reached[partOfCell[Int(cells[entry])]] = true }
        }
        return reached
    }

    /// By part, how many of the rows reach it.
    ///
    /// - Complexity: O(footprint parts of the rows).
    func counts(of rows: some Sequence<Int>, _ partOfCell: [Int], parts count: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        var last = [Int](repeating: -1, count: count)
        for row in rows {
            for entry in parts(of: row) where shares[entry] > 0 {
                let part = partOfCell[Int(cells[entry])]
                if last[part] != row { counts[part] += 1 }
                last[part] = row
            }
        }
        return counts
    }
}
