internal import GRDB
internal import Territory

/// The money of a part's footprints that was granted on, and so counts at those who got it.
struct EffectCorrection {
    var ore: Int64 = 0
    /// The part of `ore` from footprints with a declared place.
    var declaredOre: Int64 = 0

    mutating func add(_ ore: Int64, isDeclared: Bool) {
        self.ore &+= ore
        if isDeclared { declaredOre &+= ore }
    }
}

extension EffectTables {
    /// By cell. Empty where no decided initiative's money was granted on. O(decided initiatives) where one was, else
    /// nothing.
    func corrections() throws -> [Int64: EffectCorrection] {
        let funding = try FundingLinks(db)
        guard !funding.isEmpty else { return [:] }
        var rows: [(fid: Int64, id: String, ore: Int64?)] = []
        try PreparedStatement(
            db,
            """
            SELECT initiative.fid, initiative.id, initiative.granted_ore FROM initiative
              LEFT JOIN status_class ON status_class.status = initiative.status
            WHERE coalesce(status_class.class, 'decided') = 'decided'
            """
        ).each { rows.append(($0.integer(0), $0.text(1), $0.optionalInteger(2))) }
        var account = MoneyAccount()
        let counted = funding.counted(rows.indices, id: { rows[$0].id }, amount: { rows[$0].ore }, into: &account)
        let parts = try PreparedStatement(
            db, "SELECT cell_fid, share, granted_ore FROM footprint_part WHERE footprint_id = ? ORDER BY cell_fid")
        var corrections: [Int64: EffectCorrection] = [:]
        for (row, ore) in counted {
            var footprints: [(id: Int64, rest: [Share], isDeclared: Bool)] = []
            try PreparedStatement(
                db,
                "SELECT id, outside_share, unlocated_share, basis = 'declared' FROM footprint WHERE initiative_fid = ?"
            ).each(rows[row].fid) {
                footprints.append(
                    (
                        $0.integer(0), [Share(parts: $0.integer(1)), Share(parts: $0.integer(2))], $0.int(3) != 0
                    ))
            }
            for footprint in footprints {
                var own: [(cell: Int64, share: Share, ore: Int64)] = []
                try parts.each(footprint.id) { own.append(($0.integer(0), Share(parts: $0.integer(1)), $0.integer(2))) }
                let shares = own.map(\.share) + footprint.rest
                // Shares that don't add up are damage, which has its own finding.
                guard shares.reduce(.zero, +) == .whole else { continue }
                for (part, amount) in zip(own, LargestRemainder.split(ore, by: shares)) {
                    corrections[part.cell, default: .init()].add(amount &- part.ore, isDeclared: footprint.isDeclared)
                }
            }
        }
        return corrections
    }

    /// By layer and key of its row.
    func correctionsByLayer() throws -> [String: [Int64: EffectCorrection]] {
        let byCell = try corrections()
        guard !byCell.isEmpty else { return [:] }
        var byMunicipality: [Int64: EffectCorrection] = [:]
        try PreparedStatement(
            db,
            """
            SELECT cell.fid, municipality.fid FROM cell JOIN municipality ON municipality.code = cell.municipality_code
            WHERE cell.scheme = (SELECT value FROM setting WHERE name = 'default_scheme')
            """
        ).each { row in
            guard let correction = byCell[row.integer(0)] else { return }
            byMunicipality[row.integer(1), default: .init()].ore &+= correction.ore
            byMunicipality[row.integer(1), default: .init()].declaredOre &+= correction.declaredOre
        }
        return ["effect_by_cell": byCell, "effect_by_municipality": byMunicipality]
    }

    /// A query for a layer's figures less the money that counts elsewhere.
    static func corrected(_ figures: String, by corrections: [Int64: EffectCorrection]) -> String {
        guard !corrections.isEmpty else { return figures }
        let rows = corrections.sorted { $0.key < $1.key }
            .map { "(\($0.key), \($0.value.ore), \($0.value.declaredOre))" }.joined(separator: ", ")
        return """
            SELECT own.fid AS fid, initiatives, touching, unstated, ore + coalesce(other.column2, 0) AS ore, declared,
              declared_ore + coalesce(other.column3, 0) AS declared_ore
            FROM (\(figures)) AS own LEFT JOIN (VALUES \(rows)) AS other ON other.column1 = own.fid
            """
    }
}
