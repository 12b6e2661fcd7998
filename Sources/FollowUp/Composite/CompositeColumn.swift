import Statistics
import Store

/// One declared indicator with its values by period and municipality.
struct CompositeColumn {
    let declared: CompositeDeclaration.Component
    let indicator: Indicator
    let direction: CompositeTable.Direction
    let parts: [Part]
    let years: [Int]
    let values: [[Double?]]
    let isPerThousand: Bool
    let interpolated: [Int]
    let sources: [String]

    init(
        _ declared: CompositeDeclaration.Component, years: [Int], file: String, of distributor: Distributor
    ) throws {
        let (id, line) = (declared.id, declared.line)
        let known: YearlyValues
        do {
            known = try YearlyValues(id, by: .municipality, of: distributor)
        } catch let error as ChangeError { throw CompositeError.unmeasured(error, file: file, line: line) }
        indicator = known.indicator
        switch declared.direction ?? indicator.direction {
        case .higherIsBetter: direction = .higherIsBetter
        case .lowerIsBetter: direction = .lowerIsBetter
        case .neutral: throw CompositeError.neutral(id, file: file, line: line)
        }
        let isRate = indicator.kind == .intensive
        if isRate, declared.per == .thousand { throw CompositeError.rateByPeople(id, file: file, line: line) }
        isPerThousand = !isRate && declared.per != CompositeDeclaration.Per.none
        let wanted = years.isEmpty ? declared.years : years
        self.years = wanted.isEmpty ? Array(known.years.suffix(1)) : wanted
        var (values, interpolated): ([[Double?]], [Int]) = ([], [])
        for year in self.years {
            guard known.years.contains(year) else {
                throw CompositeError.notOnFile(id, year: year, onFile: known.years, file: file, line: line)
            }
            var column = try known.values(year)
            if isPerThousand {
                guard let people = known.people(year), people.byPart.allSatisfy({ $0 > 0 }) else {
                    throw CompositeError.noPeople(id, year: year, file: file, line: line)
                }
                column = zip(column, people.byPart).map { value, people in value.map { 1_000 * $0 / people } }
                if people.isInterpolated { interpolated.append(year) }
            }
            values.append(column)
        }
        let all = values.joined().compactMap { $0 }
        guard let first = all.first, all.contains(where: { $0 != first }) else {
            throw CompositeError.constant(id, file: file, line: line)
        }
        (self.values, self.interpolated, sources) = (values, interpolated, known.sources)
        (self.declared, parts) = (declared, known.parts)
    }
}
