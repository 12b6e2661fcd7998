extension Figures {
    /// Shares of one whole in a table, and the sums of its rows and columns, as they are printed with one decimal: they
    /// add up in every direction, to 100.0, and each is what it would be rounded up or down alone.
    ///
    /// Shares that don't make a whole, or one of which is negative, are rounded one by one. Nil stays nil; the sum of
    /// nothing but nils is nil.
    public func percents(
        table shares: [[Double?]]
    ) -> (cells: [[String?]], rows: [String?], columns: [String?]) {
        let width = shares.first?.count ?? 0
        let rows = shares.map(Self.sum)
        let columns = (0..<width).map { column in Self.sum(shares.map { $0[column] }) }
        let known = shares.joined().compactMap { $0 }
        guard !known.isEmpty, abs(known.reduce(0, +) - 1) < 1e-9, known.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            return (shares.map { $0.map(alone) }, rows.map(alone), columns.map(alone))
        }
        let rounded = ControlledRounding(shares.map { $0.map { ($0 ?? 0) * 1_000 } }, total: 1_000)
        func texts(_ shares: [Double?], _ units: [Int64]) -> [String?] {
            zip(shares, units).map { share, units in share.map { percent($0, units: units, 1) } }
        }
        return (
            zip(shares, rounded.cells).map(texts), texts(rows, rounded.rows), texts(columns, rounded.columns)
        )
    }

    private func alone(_ share: Double?) -> String? { share.map { percent($0, 1) } }

    private static func sum(_ values: [Double?]) -> Double? {
        let known = values.compactMap { $0 }
        return known.isEmpty ? nil : known.reduce(0, +)
    }
}
