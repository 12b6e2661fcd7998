import Statistics
import Store
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Statistics by municipality: beside whose people they stand, and where they say nothing.
@Suite struct MunicipalStatisticsTests {
    private static let firms: Indicator.ID = "firms"
    private static let rate: Indicator.ID = "rate"

    private func distributor(_ values: [(Indicator.ID, Int, [Double?])]) throws -> Distributor {
        let defining = [(Self.firms, Indicator.Kind.extensive), (Self.rate, .intensive), (.population, .extensive)].map
        {
            Indicator(
                id: $0, title: .init(verbatim: $0.text), unit: .init(verbatim: "st"), kind: $1, direction: .neutral)
        }
        let rows = values.flatMap { id, year, figures in
            figures.enumerated().compactMap { index, value in
                value.map { AreaValue(indicator: id, municipalityCode: "990\(index + 1)", year: year, value: $0) }
            }
        }
        let store = try Squareland.store([], values: rows, defining: defining)
        return try Distributor(store: store, selection: Selection())
    }

    @Test func `stands beside the people of its own year`() throws {
        let distributor = try distributor([
            (Self.firms, 2010, [80, 10, 6, 4]), (Self.firms, 2015, [80, 10, 6, 4]),
            (.population, 2010, [1_000, 1_000, 1_000, 1_000]), (.population, 2015, [8_000, 1_000, 600, 400]),
        ])
        let early = try distributor.distribution(of: Self.firms, by: .municipality, year: 2010)
        #expect(early.rows.map(\.perThousand) == [80, 10, 6, 4])
        #expect(early.rows.map(\.locationQuotient) == [3.2, 0.4, 0.24, 0.16])
        #expect(early.population.year == 2010)
        let late = try distributor.distribution(of: Self.firms, by: .municipality, year: 2015)
        #expect(late.rows.map(\.perThousand) == [10, 10, 10, 10])
        #expect(late.indices[.gini]?.value == 0)
    }

    /// numpy.average([40, 10, 10, 10], weights=…).
    @Test func `a rate is averaged with the people of its own year, and has no quotient`() throws {
        let distributor = try distributor([
            (Self.rate, 2010, [40, 10, 10, 10]), (.population, 2010, [1_000, 1_000, 1_000, 1_000]),
        ])
        let distribution = try distributor.distribution(of: Self.rate, by: .municipality)
        #expect(distribution.county == 17.5)
        #expect(distribution.rows.allSatisfy { $0.locationQuotient == nil && $0.share == nil && $0.perThousand == nil })
        guard case .failure(.rate) = distribution.lorenz else {
            Issue.record("a Lorenz curve shares a rate out")
            return
        }
    }

    @Test func `is not spread onto zones or cells unless it is asked for`() throws {
        var distributor = try distributor([(Self.firms, 2015, [80, 10, 6, 4]), (Self.rate, 2015, [4, 1, 1, 1])])
        for level in [Level.zone, .cell, .rollUp] {
            for id in [Self.firms, Self.rate] {
                #expect(throws: DistributionError.notMeasuredThere(id, level)) {
                    try distributor.distribution(of: id, by: level)
                }
            }
        }
        distributor.spreads = true
        let spread = try distributor.distribution(of: Self.firms, by: .zone)
        #expect(spread.isSpread && spread.decomposition == nil)
        #expect(abs(spread.rows.reduce(0) { $0 + ($1.value ?? 0) } - 100) < 1e-9)
        for index in Distribution.Index.allCases { #expect(spread.indices[index]?.undefined == .spread, "\(index)") }
        let own = try distributor.distribution(of: Self.firms, by: .municipality)
        #expect(!own.isSpread && own.decomposition == nil)
        #expect(throws: DistributionError.nothingToSpread) { try distributor.requireSpread([own]) }
    }

    @Test func `people are not set beside people`() throws {
        let distributor = try distributor([(.population, 2015, [8_000, 1_000, 600, 400])])
        let distribution = try distributor.distribution(of: .population, by: .municipality)
        #expect(distribution.rows.allSatisfy { $0.perThousand == nil && $0.locationQuotient == nil })
        #expect(distribution.rows.map(\.share) == [0.8, 0.1, 0.06, 0.04])
        #expect(distribution.indices[.gini]?.undefined == .people)
    }

    /// Gini of 10, 20 and 10 per inhabitant over 8,000, 1,000 and 400 people, by its definition in numpy.
    @Test func `a part that isn't measured is blank and takes no part`() throws {
        let distributor = try distributor([
            (Self.firms, 2015, [80, 20, nil, 4]), (.population, 2015, [8_000, 1_000, 600, 400]),
        ])
        let distribution = try distributor.distribution(of: Self.firms, by: .municipality)
        #expect(distribution.rows.map(\.value) == [80, 20, nil, 4])
        #expect(distribution.blankParts == 1 && distribution.compared.count == 3)
        let (mean, pairs) = (104.0 / 9_400, 2 * (8_400.0 / 9_400) * (1_000.0 / 9_400) * 0.01)
        #expect(abs((distribution.indices[.gini]?.value ?? 0) - pairs / (2 * mean)) < 1e-12)
    }
}
