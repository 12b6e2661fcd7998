package import Store
package import Wording

/// Two crosstabs of the same dimensions beside each other, with the change of each box and of the margins (jämförelse):
/// of two years, or as the database was known before and is now.
///
/// Both have the rows and columns of either. What one of them doesn't have is 0 of money and of numbers of
/// initiatives, since none falls there, and blank of anything that is reported.
package struct CrosstabComparison: Sendable {
    package let basis: Basis
    package let former: Crosstab
    package let latter: Crosstab

    /// What tells the two apart.
    package enum Basis: Sendable, Hashable {
        /// Years of decision, else of start.
        case years(from: Int, to: Int)
        /// As known at a time, beside as known now or at a later time.
        case known(from: Moment.Name, to: Moment.Name?)

        /// Nil where neither is asked for.
        package init?(years: (from: Int, to: Int)?, known: Moment.Name?, to: Moment.Name?) {
            if let years {
                self = .years(from: years.from, to: years.to)
            } else if let known {
                self = .known(from: known, to: to)
            } else {
                return nil
            }
        }
    }

    /// - Precondition: both are of the same indicator and dimensions.
    package init(from former: Crosstab, to latter: Crosstab, _ basis: Basis) {
        let rows = Self.union(former.rows, latter.rows)
        let columns = Self.union(former.columns, latter.columns)
        (self.former, self.latter) = (former.aligned(rows, columns), latter.aligned(rows, columns))
        self.basis = basis
    }

    package var rows: [Crosstab.Line] { latter.rows }
    package var columns: [Crosstab.Line] { latter.columns }

    /// The later less the earlier; nil where either is blank. Nil indices are the margins.
    package func change(_ row: Int?, _ column: Int?) -> Double? {
        guard let from = former.value(row, column), let to = latter.value(row, column) else { return nil }
        return to - from
    }

    /// Parts in the order of the later territory, values in their own, the outside and the unknown last.
    private static func union(_ former: [Crosstab.Line], _ latter: [Crosstab.Line]) -> [Crosstab.Line] {
        let known = Set(latter.map(\.place))
        let gone = former.filter { !known.contains($0.place) }
        let (values, rest) = (
            (latter + gone).filter { $0.kind == .value }, (latter + gone).filter { $0.kind != .value }
        )
        // Names of values are sorted; parts keep the order of the map, with those of a former division behind.
        let isSorted = [former, latter].allSatisfy { lines in
            let own = lines.filter { $0.kind == .value }.compactMap(\.key)
            return own == own.sorted()
        }
        let ordered = isSorted ? values.sorted { ($0.key ?? "") < ($1.key ?? "") } : values
        return ordered + rest.sorted { $0.kind == .outside && $1.kind != .outside }
    }
}

extension Crosstab {
    /// A box, or a margin where an index is nil.
    package func value(_ row: Int?, _ column: Int?) -> Double? {
        switch (row, column) {
        case (let row?, let column?): cells[row][column]
        case (let row?, nil): rowTotal(row)
        case (nil, let column?): columnTotal(column)
        case (nil, nil): total
        }
    }

    /// The same figures in the rows and columns given, which hold all of its own.
    fileprivate func aligned(_ rows: [Line], _ columns: [Line]) -> Crosstab {
        let rowOf = Dictionary(uniqueKeysWithValues: self.rows.enumerated().map { ($1.place, $0) })
        let columnOf = Dictionary(uniqueKeysWithValues: self.columns.enumerated().map { ($1.place, $0) })
        let absent: Double? = isReported ? nil : 0
        let cells = rows.map { row in
            columns.map { column -> Double? in
                guard let row = rowOf[row.place], let column = columnOf[column.place] else { return absent }
                return self.cells[row][column]
            }
        }
        var aligned = Crosstab(
            indicator: indicator, rowDimension: rowDimension, columnDimension: columnDimension, rows: rows,
            columns: columns, cells: cells, statuses: statuses, undated: undated, money: money,
            initiatives: initiatives, withoutValue: withoutValue)
        (aligned.withoutYear, aligned.placing) = (withoutYear, placing)
        return aligned
    }

    /// Whether a missing value is one that nobody reported, rather than none that there is.
    private var isReported: Bool { indicator.id != .grantedSek && indicator.id != .initiatives }
}

extension Crosstab.Line {
    /// What it is, whatever its name.
    fileprivate var place: Place { Place(kind: kind, key: key) }

    fileprivate struct Place: Hashable {
        let kind: Kind
        let key: String?
    }
}

extension Distributor {
    /// The crosstab of the initiatives decided in a year, or begun in it where the decision isn't dated.
    ///
    /// - Parameter year: nil: whenever they were decided.
    /// - Throws: `CrosstabError.yearInYears`; as `crosstab(of:rows:columns:)`.
    package func crosstab(
        of id: Indicator.ID, rows: CrosstabDimension, columns: CrosstabDimension, decidedIn year: Int?
    ) throws -> Crosstab {
        guard let year else { return try crosstab(of: id, rows: rows, columns: columns) }
        guard rows != .year, columns != .year else { throw CrosstabError.yearInYears }
        var chosen = selection
        // Those of the year that don't count are told too.
        chosen.classes = Set(StatusClass.allCases)
        let all = try reread(chosen, .figures).initiatives
        chosen.classes = selection.classes
        chosen.ids = Set(all.indices.filter { all[$0].date?.year == year }.map { all.id($0) })
        let own = try holding(reread(chosen, CrosstabDimension.detail(of: [rows, columns])))
        var crosstab = try own.crosstab(of: id, rows: rows, columns: columns)
        crosstab.withoutYear = table.withoutYear(of: 0..<table.count)
        return crosstab
    }
}

/// Why a crosstab can't be made.
package enum CrosstabError: WordedError, Hashable {
    /// The year is a division, and years are to be compared.
    case yearInYears

    package var wording: Wording {
        Wording(
            sv: "--compare ställer två år bredvid varandra; år kan då inte vara rader eller kolumner.",
            en: "--compare puts two years beside each other; year can't be rows or columns then.")
    }
}
