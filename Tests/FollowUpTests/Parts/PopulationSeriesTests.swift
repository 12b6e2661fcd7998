import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Whose people stand beside values of a year. Interpolated figures as by numpy.interp.
@Suite struct PopulationSeriesTests {
    private func people(_ year: Int, _ values: [Double]) -> [AreaValue] {
        values.enumerated().map {
            AreaValue(indicator: .population, municipalityCode: "990\($0 + 1)", year: year, value: $1)
        }
    }

    private func series(_ values: [AreaValue]) throws -> PopulationSeries {
        PopulationSeries(values, of: try Squareland.territory())
    }

    @Test func `the year's own people where they are on file`() throws {
        let series = try series(people(2010, [9_000, 1, 2, 3]) + people(2015, [9_500, 4, 5, 6]))
        let basis = series.basis(for: 2010, at: .municipality)
        #expect(basis.people == [9_000, 1, 2, 3])
        #expect(basis.year == 2010 && basis.source == .indicator && !basis.isStale)
    }

    @Test func `between two years at most five apart on the line between them`() throws {
        let series = try series(people(2010, [9_000, 100, 200, 300]) + people(2015, [9_500, 101, 200, 250]))
        let basis = series.basis(for: 2012, at: .municipality)
        #expect(basis.people == [9_200, 100.4, 200, 280])
        #expect(basis.year == 2012 && basis.interpolatedBetween == [2010, 2015] && !basis.isStale)
    }

    @Test func `else those of the nearest year, stale beyond two years`() throws {
        let series = try series(people(2010, [9_000, 1, 2, 3]) + people(2020, [9_500, 4, 5, 6]))
        let near = series.basis(for: 2022, at: .municipality)
        #expect(near.year == 2020 && !near.isStale && near.interpolatedBetween == [])
        let far = series.basis(for: 2014, at: .municipality)
        #expect(far.year == 2010 && far.isStale)
        #expect(series.basis(for: 2015, at: .municipality).year == 2020)
        #expect(series.basis(for: nil, at: .municipality).year == 2020)
        #expect(!series.basis(for: nil, at: .municipality).isStale)
    }

    @Test func `a year that lacks a municipality is no year on file`() throws {
        let series = try series(people(2010, [9_000, 1, 2, 3]) + people(2015, [9_500, 4, 5]))
        #expect(series.basis(for: 2015, at: .municipality).year == 2010)
    }

    @Test func `zones count the territory's people, and say so where they are others`() throws {
        let series = try series(people(2015, [9_500, 4, 5, 6]))
        let basis = series.basis(for: 2015, at: .zone)
        #expect(basis.people == nil && basis.source == .territory && basis.year == nil)
        #expect(basis.other == .init(year: 2015, people: 9_515, counted: 10_000))
    }

    @Test func `a territory whose people are those of a year on file is of that year`() throws {
        let series = try series(people(2015, [8_000, 1_000, 600, 400]))
        let basis = series.basis(for: 2024, at: .cell)
        #expect(basis.year == 2015 && basis.isStale && basis.other == nil)
    }

    @Test func `without any the territory's, whose year is said where it is known`() throws {
        let territory = try Squareland.territory()
        #expect(PopulationSeries([], of: territory).basis(for: 2024, at: .municipality).year == nil)
        let known = PopulationSeries([], of: territory.counting(peopleOf: 2018))
        let basis = known.basis(for: 2024, at: .municipality)
        #expect(basis.year == 2018 && basis.source == .territory && basis.isStale)
    }

    @Test func `functional regions add their municipalities' people`() throws {
        let territory = try Squareland.territory()
        let series = PopulationSeries(people(2010, [9_000, 100, 200, 300.5]), of: territory)
        let parts = territory.parts(at: .faRegion, counting: series.basis(for: 2010, at: .faRegion)).parts
        #expect(parts.reduce(0) { $0 + $1.people } == 9_600.5)
        #expect(parts.reduce(0) { $0 + $1.population } == 9_601)
    }
}
