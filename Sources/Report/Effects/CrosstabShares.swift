import FollowUp
import Store
import Wording

/// A crosstab's shares as they are printed: those of one whole add up to 100.0, and where all is the whole the margins
/// are the sums of what is printed.
struct CrosstabShares {
    /// Row by row with the margin last, column by column with the margin last; "–" where there is no share.
    let texts: [[String]]

    init(_ crosstab: Crosstab, as shares: CrosstabAnswer.Shares, _ figures: Figures) {
        let (rows, columns) = (Array(crosstab.rows.indices), Array(crosstab.columns.indices))
        func shown(_ row: Int?, _ column: Int?) -> Double? { crosstab.shown(row, column, as: shares) }
        let all = shown(nil, nil).map { figures.percent($0, 1) }
        let texts: [[String?]]
        switch shares {
        case .row:
            texts = (rows + [nil]).map { row in
                figures.percents(columns.map { shown(row, $0) }) + [shown(row, nil).map { figures.percent($0, 1) }]
            }
        case .column:
            let shown = (columns + [nil]).map { column in
                figures.percents(rows.map { shown($0, column) }) + [shown(nil, column).map { figures.percent($0, 1) }]
            }
            texts = (0...rows.count).map { row in shown.map { $0[row] } }
        case .total:
            let printed = figures.percents(table: rows.map { row in columns.map { shown(row, $0) } })
            texts = zip(printed.cells, printed.rows).map { $0 + [$1] } + [printed.columns + [all]]
        }
        self.texts = texts.map { $0.map { $0 ?? "–" } }
    }
}

extension Crosstab {
    /// Why a row, a column or all has no shares, though something is reported.
    enum WithoutShares: String, Sendable {
        /// Something is below zero.
        case negative = "negative_value"
        /// There is nothing to be a share of.
        case nothing = "no_value"
    }

    /// - Parameter line: a row or a column, as the shares are of one; nil for the margin, or for all.
    func withoutShares(_ shares: CrosstabAnswer.Shares, of line: Int?) -> WithoutShares? {
        let parts: [Double?] =
            switch shares {
            case .row: columns.indices.map { value(line, $0) }
            case .column: rows.indices.map { value($0, line) }
            case .total: cells.flatMap { $0 }
            }
        let known = parts.compactMap { $0 }
        if known.contains(where: { $0 < 0 }) { return .negative }
        // Where all is blank, that is said.
        return known.isEmpty || known.contains { $0 > 0 } ? nil : .nothing
    }

    /// A sentence for each reason, with the names of what has no shares.
    func reasons(_ shares: CrosstabAnswer.Shares) -> [Wording] {
        let lines: [(name: Wording, index: Int?)] =
            switch shares {
            case .row: rows.enumerated().map { ($1.name, $0) }
            case .column: columns.enumerated().map { ($1.name, $0) }
            case .total: []
            }
        let all = Wording(sv: "alla", en: "all")
        let reasons = (lines + [(all, nil)]).map { ($0.name, withoutShares(shares, of: $0.index)) }
        return [WithoutShares.negative, .nothing].compactMap { reason in
            let names = reasons.filter { $0.1 == reason }.map(\.0)
            guard !names.isEmpty else { return nil }
            let why = wording(of: reason)
            let list = Prose.list(names, most: 8)
            return Wording(
                sv: "Andelar saknas (–) för \(list.sv): \(why.sv).",
                en: "There are no shares (–) of \(list.en): \(why.en).")
        }
    }

    private func wording(of reason: WithoutShares) -> Wording {
        switch reason {
        case .negative where indicator.id == .grantedSek:
            Wording(
                sv: "mer är återbetalt eller återtaget än beviljat i någon ruta",
                en: "in some box more was repaid or withdrawn than granted")
        case .negative: Wording(sv: "något värde är under noll", en: "some value is below zero")
        case .nothing:
            Wording(
                sv: "summan är noll, så det finns inget att vara en del av",
                en: "the sum is zero, so there is nothing to be a share of")
        }
    }
}
