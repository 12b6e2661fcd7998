internal import Planar
public import Territory
public import Wording

/// How initiatives that declare the whole county count: one set of words on the command line, in policies and in JSON.
public enum CountyWideRule: String, Sendable, Hashable, CaseIterable {
    /// Spread by population: as they are stored.
    case population
    /// The same to each municipality, within each by population.
    case equal
    /// Not counted at all.
    case leftOut = "left_out"

    public var wording: Wording {
        switch self {
        case .population: Wording(sv: "efter befolkning", en: "by population")
        case .equal: Wording(sv: "lika till varje kommun", en: "equally to each municipality")
        case .leftOut: Wording(sv: "utelämnade", en: "left out")
        }
    }

    /// A rule, or all of them and how far they lie apart: where a range can be given.
    public enum OrRange: Sendable, Hashable, CaseIterable {
        case one(CountyWideRule)
        case range

        public static var allCases: [OrRange] { CountyWideRule.allCases.map { .one($0) } + [.range] }

        /// Nil for an unknown word.
        public init?(word: String) {
            guard let choice = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = choice
        }

        public var word: String {
            switch self {
            case .one(let rule): rule.rawValue
            case .range: "range"
            }
        }
    }
}

extension InitiativeTable {
    /// The same initiatives with the county-wide ones counted by another rule. O(rows + parts).
    ///
    /// - Parameter territory: the one whose cells the table refers to.
    public func counting(countyWide rule: CountyWideRule, in territory: Territory) -> InitiativeTable {
        switch rule {
        case .population: return self
        case .leftOut: return rebuilt { basis[$0] == .countyWide ? .left : .same }
        case .equal:
            let spread = MunicipalSpread(territory)
            return rebuilt { row in
                guard basis[row] == .countyWide else { return .same }
                let outside = Share(parts: outsideShare[row])
                return .placed(spread.county(by: .equal, outside: outside, precision: precision[row]))
            }
        }
    }

    /// The same initiatives, those without any location placed on the area of the programme that they state, where it
    /// is certain which it is. Their basis and precision then are `programmeArea`. O(rows + parts).
    public func placing(onProgrammeAreas areas: [ProgrammeArea], in territory: Territory) -> InitiativeTable {
        guard !areas.isEmpty else { return self }
        let spread = MunicipalSpread(territory)
        let index = Dictionary(territory.municipalities.enumerated().map { ($1.code, $0) }) { first, _ in first }
        return rebuilt { row in
            let initiative = initiatives[row]
            guard initiative.location == .unknown, let programme = initiative.programme,
                let codes = areas.municipalities(of: programme, year: initiative.date?.year)
            else { return .same }
            let own = codes.compactMap { index[$0] }
            return own.isEmpty ? .same : .placed(spread.programmeArea(own))
        }
    }

    private enum Fate {
        case same, left
        case placed(Footprint)
    }

    private func rebuilt(_ fate: (_ row: Int) -> Fate) -> InitiativeTable {
        var table = InitiativeTable()
        (table.undated, table.straddling) = (undated, straddling)
        (table.classes, table.standings, table.leftOut) = (classes, standings, leftOut)
        (table.money, table.funding, table.prices) = (money, funding, prices)
        var kept: [Int] = []
        var shape = 0
        for row in 0..<count {
            let hasShape = shape < geometryRows.count && geometryRows[shape] == row
            defer { if hasShape { shape += 1 } }
            let fate = fate(row)
            if case .left = fate { continue }
            if hasShape {
                table.geometry.append(shape, of: geometry)
                table.placeShares.append(placeShares[shape])
                table.geometryRows.append(Int32(kept.count))
            }
            kept.append(row)
            if case .placed(let footprint) = fate {
                let amounts = footprint.split(initiatives.grantedOre(row) ?? 0)
                table.cells += footprint.parts.map { Int32($0.cell) }
                table.shares += footprint.parts.map(\.share.parts)
                table.grantedOre += amounts.parts
                table.outsideShare.append(footprint.outside.parts)
                table.unlocatedShare.append(footprint.unlocated.parts)
                table.outsideOre.append(amounts.outside)
                table.unlocatedOre.append(amounts.unlocated)
                table.basis.append(footprint.basis)
                table.precision.append(footprint.precision)
                table.rule.append(footprint.rule)
                table.nearBorder.append(footprint.nearBorder)
                table.doubtful.append(nil)
                // The source's total stays, however its part within the county is spread.
                table.restsOnTotal.append(restsOnTotal[row])
            } else {
                let parts = parts(of: row)
                table.cells += cells[parts]
                table.shares += shares[parts]
                table.grantedOre += grantedOre[parts]
                table.outsideShare.append(outsideShare[row])
                table.unlocatedShare.append(unlocatedShare[row])
                table.outsideOre.append(outsideOre[row])
                table.unlocatedOre.append(unlocatedOre[row])
                table.basis.append(basis[row])
                table.precision.append(precision[row])
                table.rule.append(rule[row])
                table.nearBorder.append(nearBorder[row])
                table.doubtful.append(doubtful[row])
                table.restsOnTotal.append(restsOnTotal[row])
            }
            table.partOffsets.append(Int32(table.cells.count))
        }
        table.initiatives = initiatives.rows(kept)
        // Money that was granted on counts at its source again where those who got it are left out.
        if kept.count < count { table.countMoney(among: 0..<kept.count) }
        return table
    }
}
