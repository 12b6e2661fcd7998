import CQL
import Statistics
import Store
import Territory

/// How municipal statistics changed where initiatives lie.
enum QueryPlaceChanges {
    /// A call of `change` with its three arguments written out; nil unless the years are whole numbers.
    struct Call: Hashable {
        let indicator: String
        let from: Int
        let to: Int

        init?(_ arguments: [Operand]) {
            guard arguments.count == 3, case .text(let indicator) = arguments[0], case .number(let from) = arguments[1],
                case .number(let to) = arguments[2]
            else { return nil }
            self.init(indicator, from, to)
        }

        init?(_ arguments: [Datum]) {
            guard arguments.count == 3, case .text(let indicator) = arguments[0], case .number(let from) = arguments[1],
                case .number(let to) = arguments[2]
            else { return nil }
            self.init(indicator, from, to)
        }

        private init?(_ indicator: String, _ from: Number, _ to: Number) {
            guard let from = Int(exactly: from.double), let to = Int(exactly: to.double) else { return nil }
            (self.indicator, self.from, self.to) = (indicator, from, to)
        }

        /// Among the looked-up results.
        var key: String { "\(QueryFunction.change.rawValue) \(indicator) \(from) \(to)" }
    }

    /// By initiative: the change in per cent of the municipalities that it reaches, weighted by its shares of them. It
    /// is absent where no location is known, and where a municipality that it reaches has no change in per cent.
    ///
    /// - Throws: `ChangeError`, `DistributionError.unknownIndicator`.
    static func values(_ call: Call, among selection: Selection, store: Store) throws -> [String: Double] {
        let distributor = try Distributor(store: store, selection: selection, detail: .figures)
        let change = try distributor.change(
            of: Indicator.ID(call.indicator), by: .municipality, from: call.from, to: call.to)
        let percent = change.rows.map { try? $0.change?.percent.get() }
        let (_, partOfCell) = distributor.territory.parts(at: .municipality)
        let table = distributor.table
        var values: [String: Double] = [:]
        for row in 0..<table.count {
            var (sum, shares) = (0.0, 0.0)
            var isKnown = true
            for entry in table.parts(of: row) {
                guard let own = percent[partOfCell[Int(table.cells[entry])]] else {
                    isKnown = false
                    break
                }
                let share = Share(parts: table.shares[entry]).fraction
                sum += share * own
                shares += share
            }
            if isKnown, shares > 0 { values[table.initiatives.id(row)] = sum / shares }
        }
        return values
    }
}
