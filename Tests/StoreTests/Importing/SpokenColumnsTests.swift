import Territory
import Testing

@testable import Store

@Suite struct SpokenColumnsTests {
    private let stored: Initiative = {
        var it = Initiative(
            id: "1", title: "Led", location: .municipalities([.init(code: "2321")], places: "Duved"))
        (it.lead, it.grantedOre, it.status) = ("Åre", 500, "beviljat")
        (it.municipalitiesText, it.placeText) = ("Åre", "Duved")
        it.extra = ["Utbetalt": "1", "Stödform": "projekt"]
        return it
    }()

    @Test func `an absent column leaves and an empty cell empties`() {
        var row = Initiative(id: "1", title: "Led två")
        row.extra = [:]
        let merged = SpokenColumns(fields: [.title, .lead], extra: ["Utbetalt"]).merge(row, into: stored)
        var expected = stored
        (expected.title, expected.lead) = ("Led två", nil)
        expected.extra = ["Stödform": "projekt"]
        #expect(merged == expected)
        #expect(merged.emptied(of: stored) == 2)
    }

    private static let places: [(fields: Set<InitiativeField>, said: Location, becomes: Location)] = [
        (
            [.municipalities], .municipalities([.init(code: "2326")]),
            .municipalities([.init(code: "2326")], places: "Duved")
        ),
        ([.place], .place("Sveg"), .municipalities([.init(code: "2321")], places: "Sveg")),
        ([.place], .unknown, .municipalities([.init(code: "2321")])),
        ([.municipalities], .unknown, .place("Duved")), ([.municipalities, .place], .unknown, .unknown),
        ([.municipalities], .county, .county),
        ([.title], .unknown, .municipalities([.init(code: "2321")], places: "Duved")),
        ([.geometry], .geometry(wkb: [1]), .geometry(wkb: [1])),
    ]

    @Test(arguments: places.indices) func `municipality and place stay without each other`(index: Int) {
        let (fields, said, becomes) = Self.places[index]
        let row = Initiative(id: "1", title: "Led", location: said)
        #expect(SpokenColumns(fields: fields, extra: []).merge(row, into: stored).location == becomes)
    }

    @Test func `a geometry stays where a file has none`() {
        var drawn = stored
        drawn.location = .geometry(wkb: [1, 2])
        let row = Initiative(id: "1", title: "Led", location: .municipalities([.init(code: "2326")]))
        let merged = SpokenColumns(fields: [.municipalities], extra: []).merge(row, into: drawn)
        #expect(merged.location == .geometry(wkb: [1, 2]))
    }
}
