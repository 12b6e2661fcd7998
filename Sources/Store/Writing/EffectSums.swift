/// Shares and öre of each cell and municipality, summed over parts of footprints, which come footprint by footprint.
/// Shares are summed as integers, so that the sums do not depend on the order of rows.
struct EffectSums: Sendable {
    struct Layout: Sendable {
        /// Keys of all cells, and the position of their municipality; −1 for cells of another scheme than the default.
        var cells: [(fid: Int64, municipality: Int)] = []
        var rowOfCell: [Int64: Int] = [:]
        var municipalities: [String] = []
    }

    struct Figures: Sendable {
        private var share: Int64 = 0, ore: Int64 = 0, declaredShare: Int64 = 0, declaredOre: Int64 = 0
        /// Footprints, and those of initiatives that state no amount.
        private var touching = 0, unstated = 0
        private var last: Int64 = 0

        mutating func add(footprint: Int64, share: Int64, ore: Int64, isDeclared: Bool, isStated: Bool) {
            if footprint != last {
                touching += 1
                if !isStated { unstated += 1 }
            }
            last = footprint
            // Nothing wraps round unseen: `Amounts` refuses amounts that can't be added up.
            self.share &+= share
            self.ore &+= ore
            guard isDeclared else { return }
            declaredShare &+= share
            declaredOre &+= ore
        }

        mutating func add(_ correction: EffectCorrection) {
            ore &+= correction.ore
            declaredOre &+= correction.declaredOre
        }

        func without(_ other: Figures) -> Figures {
            var rest = self
            rest.share &-= other.share
            rest.touching -= other.touching
            rest.unstated -= other.unstated
            rest.ore &-= other.ore
            rest.declaredShare &-= other.declaredShare
            rest.declaredOre &-= other.declaredOre
            return rest
        }

        mutating func add(_ others: Figures) {
            share &+= others.share
            touching += others.touching
            unstated += others.unstated
            ore &+= others.ore
            declaredShare &+= others.declaredShare
            declaredOre &+= others.declaredOre
        }

        func write(to statement: PreparedStatement, of key: some Bindable) throws {
            try statement.run(share, touching, ore, declaredShare, declaredOre, key, unstated)
        }
    }

    let layout: Layout
    private(set) var byCell: [Figures]
    private(set) var byMunicipality: [Figures]

    init(_ layout: Layout) {
        self.layout = layout
        byCell = [Figures](repeating: Figures(), count: layout.cells.count)
        byMunicipality = [Figures](repeating: Figures(), count: layout.municipalities.count)
    }

    /// - Parameter cell: its position in the layout.
    mutating func add(footprint: Int64, cell: Int, share: Int64, ore: Int64, isDeclared: Bool, isStated: Bool) {
        byCell[cell].add(footprint: footprint, share: share, ore: ore, isDeclared: isDeclared, isStated: isStated)
        let municipality = layout.cells[cell].municipality
        guard municipality >= 0 else { return }
        byMunicipality[municipality].add(
            footprint: footprint, share: share, ore: ore, isDeclared: isDeclared, isStated: isStated)
    }

    /// Takes off the money of a cell that counts elsewhere.
    mutating func add(_ correction: EffectCorrection, cell: Int) {
        byCell[cell].add(correction)
        let municipality = layout.cells[cell].municipality
        if municipality >= 0 { byMunicipality[municipality].add(correction) }
    }

    /// Adds the sums of other footprints, of the same layout.
    mutating func add(_ others: EffectSums) {
        for row in byCell.indices { byCell[row].add(others.byCell[row]) }
        for row in byMunicipality.indices { byMunicipality[row].add(others.byMunicipality[row]) }
    }
}
