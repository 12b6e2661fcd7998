import Store
import Territory
import TestSupport
import Testing

@testable import FollowUp

/// Doubtful locations in Squareland, with figures by hand: of 10,000 people 8,000 live in 9901, 1,000 in 9902, 600 in
/// 9903 and 400 in 9904.
@Suite struct LocationRepairsTests {
    private static let initiatives = [
        Squareland.initiative("a", Squareland.point(5_000, 5_000), kronor: 1_000),
        Squareland.initiative("b", .unknown, kronor: 500),
        Squareland.initiative("c", .county, kronor: 2_000),
        Squareland.initiative("d", .municipalities([.init(code: "9902")]), kronor: 300),
        Squareland.initiative("e", .place("Ingenstans"), kronor: 100),
        Squareland.initiative("f", .unknown, kronor: nil),
    ]

    private func repairs(_ initiatives: [Initiative] = initiatives) throws -> LocationRepairs {
        let store = try Squareland.store(initiatives)
        return LocationRepairs(
            try Distributor(store: store, selection: Selection()), problems: try store.problems())
    }

    @Test func `most money comes first, no amount last, and an exact location isn't there`() throws {
        let found = try repairs().repairs
        #expect(found.map(\.id) == ["c", "b", "d", "e", "f"])
        #expect(found.map(\.doubt) == [.countyWide, .noLocation, .municipalityOnly, .placeUnknown, .noLocation])
        #expect(found.map(\.ore) == [2_000_00, 500_00, 300_00, 100_00, nil])
    }

    @Test func `a point in another municipality than the one stated beside it is in doubt`() throws {
        var same = Squareland.initiative("s", Squareland.point(5_000, 5_000), kronor: 10)
        let store = try Squareland.store([same])
        let territory = try store.territory()
        let there = try store.initiatives().parts(of: 0).map { part in
            territory.cells[Int(try store.initiatives().cells[part])].municipality
        }
        let own = territory.municipalities[there[0]]
        let other = try #require(territory.municipalities.first { $0.code != own.code })
        same.municipalitiesText = "\(own.name) kommun, \(other.name)"
        var wrong = Squareland.initiative("w", Squareland.point(5_000, 5_000), kronor: 20)
        wrong.municipalitiesText = other.code
        var abroad = Squareland.initiative("x", Squareland.point(5_000, 5_000), kronor: 30)
        abroad.municipalitiesText = "Trondheim"
        let found = try repairs([same, wrong, abroad]).repairs
        #expect(found.map(\.id) == ["w"] && found.map(\.doubt) == [.pointElsewhere])
        #expect(found[0].movesBetween == 0...1)
    }

    /// A county-wide krona lies where people live: in 9901 already 80 öre of it, in 9904 four.
    @Test func `a repair moves what doesn't lie where it turns out to belong`() throws {
        let found = try repairs().repairs
        let between = found.map { $0.movesBetween }
        #expect(abs(between[0].lowerBound - 0.2) < 1e-9 && abs(between[0].upperBound - 0.96) < 1e-9)
        #expect(between[1] == 1...1)
        #expect(between[2] == 0...0)
        #expect(found[1].ore(between[1].upperBound) == 500_00)
        #expect(found[4].ore(between[4].upperBound) == nil)
    }

    /// Within a municipality by the people of its subareas.
    @Test func `known to its municipality, it moves between the subareas of it`() throws {
        let territory = try Squareland.territory()
        let own = territory.cells.filter { territory.municipalities[$0.municipality].code == "9902" }
        let all = Double(own.reduce(0) { $0 + $1.population })
        let shares = own.map { Double($0.population) / all }
        let moves = try repairs().repairs[2].moves
        #expect(own.count > 1)
        #expect(abs(moves.lowerBound - (1 - shares.max()!)) < 1e-9)
        #expect(abs(moves.upperBound - (1 - shares.min()!)) < 1e-9)
    }

    /// 1,000 of 3,900 kronor have a point; with the county-wide 2,000 and the unlocated 500 it would be 3,500.
    @Test func `the located share is of the money that is stated, before and after`() throws {
        let found = try repairs()
        #expect(found.countedOre == 3_900_00)
        #expect(found.exactShare(repaired: 0) == 1_000.0 / 3_900)
        #expect(found.exactShare(repaired: 2) == 3_500.0 / 3_900)
        #expect(found.exactShare(repaired: 5) == 1)
        #expect(found.exactInitiatives(repaired: 0) == 1)
        #expect(found.exactInitiatives(repaired: 99) == 6)
        #expect(try repairs([Self.initiatives[5]]).exactShare(repaired: 1) == nil)
    }
}
