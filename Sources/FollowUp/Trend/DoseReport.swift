package import Statistics
package import Store
import Territory

/// Money per inhabitant beside the change of an indicator, by municipality of the county.
///
/// Money goes where something was already going on, and a few municipalities decide the result: it is read with the
/// figure without each.
package struct DoseReport: Sendable {
    package let from: Int
    package let to: Int
    package let rows: [Row]
    /// Municipalities without a value in one of the two years, or with initiatives of which none states an amount.
    package let blank: [Part]
    /// `unknownPopulation` where nobody knows the people of the first year.
    package let response: Result<DoseResponse, Undefined>
    package let statuses: StatusAccount

    package struct Row: Sendable {
        package let part: Part
        /// Kronor per inhabitant of the first year, decided until the end of the last.
        package let dose: Double
        /// On the scale compared.
        package let change: Double
    }

    /// The least and the greatest Pearson's r when one municipality is left out.
    package var range: ClosedRange<Double>? {
        guard let all = try? response.get().without.compactMap({ try? $0.get() }), let low = all.min(),
            let high = all.max()
        else { return nil }
        return low...high
    }

    /// Money counts that was decided until the end of the last year.
    ///
    /// - Throws: `ChangeError.notOnFile`; `Undefined` for values that have no logarithm.
    init(
        _ id: Indicator.ID, since: Int, last: Int?, _ scale: Panel.Scale, of distributor: Distributor
    ) throws {
        let values = try YearlyValues(id, by: .municipality, of: distributor)
        let years = values.years.filter { $0 >= since && $0 <= last ?? .max }
        guard let from = years.first, let to = years.last, from < to else {
            throw ChangeError.notLater(from: years.first ?? since, to: years.last ?? since)
        }
        (self.from, self.to) = (from, to)
        var selection = distributor.selection
        selection.to = selection.to ?? PartialDate(year: to)
        let granting = distributor.holding(try distributor.reread(selection, .figures))
        statuses = granting.table.statusAccount
        let money = try granting.distribution(of: .grantedSek, by: .municipality)
        let (first, second) = (try values.values(from), try values.values(to))
        let unstated = Set(money.rows.filter(\.isUnstated).map(\.part.code))
        let known = values.parts.indices.filter {
            first[$0] != nil && second[$0] != nil && !unstated.contains(values.parts[$0].code)
        }
        blank = Set(values.parts.indices).subtracting(known).sorted().map { values.parts[$0] }
        guard let people = values.people(from)?.byPart else {
            (rows, response) = ([], .failure(.unknownPopulation))
            return
        }
        let byCode = Dictionary(uniqueKeysWithValues: money.compared.map { ($0.part.code, $0.value!) })
        let panel = try Panel(known.map { [first[$0], second[$0]] }, periods: [Double(from), Double(to)])
            .scaled(scale, since: Double(to))
        var rows: [Row] = []
        for (unit, place) in known.enumerated() {
            guard people[place] > 0 else { throw Undefined.zeroPopulation(index: place) }
            let part = values.parts[place]
            let series = panel.series(of: unit)
            rows.append(Row(part: part, dose: (byCode[part.code] ?? 0) / people[place], change: series[1] - series[0]))
        }
        self.rows = rows
        response = Result { () throws(Undefined) in
            try DoseResponse(dose: rows.map(\.dose), response: rows.map(\.change))
        }
    }
}
