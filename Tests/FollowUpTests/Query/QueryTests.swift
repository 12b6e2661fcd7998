import CQL
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// Squareland's municipalities and initiatives, each answer found by hand.
@Suite struct QueryTests {
    private static let initiatives: [Initiative] = {
        var list = [
            Squareland.initiative(
                "a", .municipalities([.init(code: "9901")]), kronor: 1_000, strengthArea: "Energi", date: "2020",
                programme: "Leader"),
            Squareland.initiative(
                "b", .municipalities([.init(code: "9902"), .init(code: "9903")]), kronor: 1_600, date: "2021-05",
                programme: "Bygdemedel"),
            Squareland.initiative("c", .county, kronor: 10_000, date: "2022-01-31", programme: "Leader"),
            Squareland.initiative("d", .place("Staden"), kronor: 33.33, strengthArea: "Energi"),
            Squareland.initiative("e", .place("Ingenstans"), kronor: 500),
            Squareland.initiative("f", Squareland.point(90_000, 5_000), kronor: 7),
            Squareland.initiative("g", .unknown, kronor: nil),
            // In the middle of 9904, 35 km east of the town.
            Squareland.initiative(
                "h", Squareland.point(35_000, 5_000), kronor: 250, date: "2023", programme: "Ånge växer"),
        ]
        list[0].end = PartialDate("2020")
        list[1].end = PartialDate("2023-06")
        list[2].totalBudgetOre = 4_000_000
        list[7].marks.sami = 2
        list[0].extra = ["antal_kommuner_totalt": "1", "Inkom": "2020-01-05", "Form": "lån"]
        list[1].extra = ["antal_kommuner_totalt": "2", "Form": "bidrag"]
        return list
    }()

    private static func store() throws -> Store {
        try Squareland.store(
            initiatives,
            outcomes: [
                Outcome(initiative: "a", indicator: "jobs", kind: .result, period: PartialDate("2020"), value: 3),
                Outcome(initiative: "a", indicator: "jobs", kind: .result, period: PartialDate("2021"), value: 2),
                Outcome(initiative: "c", indicator: "jobs", kind: .target, value: 40),
                Outcome(initiative: "h", indicator: "jobs", kind: .result, value: 1),
            ],
            defining: [
                Indicator(
                    id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
                    kind: .extensive)
            ])
    }

    /// Refusing one rejected status must not bring in the others.
    @Test(arguments: [
        ("status = 'avslag'", true), ("status_class IN ('rejected')", true), ("NOT (status = 'avslag')", false),
        ("status <> 'avslag'", false), ("NOT (status <> 'avslag')", true), ("id = 'a'", false),
        ("id = 'a' OR status LIKE 'av%'", true),
    ])
    func `an expression asks for statuses where it says which they are`(_ text: String, _ asks: Bool) throws {
        let query = try Query(text, store: Squareland.store([]))
        #expect(query.asksForStatus == asks)
    }

    private static func ids(_ answer: QueryAnswer) -> String {
        answer.matched.map { answer.initiative($0).id }.joined()
    }

    /// Expression, identifiers of what it is true for, number of what it is unknown for. Coordinates are SWEREF 99 TM.
    @Test(arguments: [
        ("TRUE", "abcdefgh", 0),
        ("extra('antal_kommuner_totalt') > 1", "b", 6), ("extra('Antal_kommuner_totalt') * 2 = 2", "a", 6),
        ("extra('Form') = 'lån'", "a", 6), ("extra('Form') LIKE 'bi%' OR id = 'c'", "bc", 5),
        ("extra('Inkom') < DATE('2020-02-01')", "a", 7), ("extra('Inkom') IS NULL", "bcdefgh", 0),
        ("granted_sek > 1000", "bc", 1),
        ("granted_sek = 33.33", "d", 1),
        ("granted_sek / total_budget_sek = 0.25", "c", 7),
        ("strength_area IS NULL AND NOT granted_sek < 600", "bc", 1),
        ("CASEI(ACCENTI(programme)) LIKE 'ange%'", "h", 4),
        ("title IN ('Insats a', 'Insats h') OR sami > 1", "ah", 6),
        // First days: 2020-01-01, 2021-05-01, 2022-01-31, 2023-01-01.
        ("start > DATE('2021-05-01')", "ch", 4),
        ("start >= DATE('2021-05-01') AND start < DATE('2022-01-31')", "b", 4),
        // Last days: 2020-12-31, 2023-06-30.
        ("end = DATE('2020-12-31')", "a", 6),
        ("T_INTERSECTS(period, INTERVAL('2020-12-31', '2021-04-30'))", "a", 6),
        ("T_DURING(INTERVAL(start, end), INTERVAL('2021-01-01', '..'))", "b", 6),
        ("A_CONTAINS(municipality, ('9902', '9903'))", "bc", 2),
        ("A_EQUALS(municipality, ('9904'))", "h", 2),
        ("A_EQUALS(municipality, ())", "f", 2),
        ("A_OVERLAPS(cell, ('9901/urban'))", "acd", 2),
        ("A_CONTAINEDBY(zone, ('far'))", "fh", 2),
        ("share_in('Aby') = 0.8", "c", 2),
        ("share_in('9902') > 0.6", "b", 2),
        ("share_in('far') = 1 AND outside_share = 0", "h", 2),
        ("share_in('rural') = 1", "bh", 2),
        ("result('jobs') = 2", "a", 6),
        ("result('jobs') IS NULL", "bcdefg", 0),
        ("basis = 'county_wide' OR near_border = TRUE", "c", 0),
        ("S_WITHIN(geometry, municipality_geometry('Deby'))", "h", 5),
        ("S_INTERSECTS(geometry, zone_geometry('urban'))", "d", 5),
        ("S_INTERSECTS(geometry, cell_geometry('9904/far'))", "h", 5),
        ("S_DISJOINT(geometry, BBOX(500000, 7000000, 540000, 7010000))", "f", 5),
        ("S_EQUALS(geometry, POINT(505000 7005000))", "d", 5),
        // On the edge: touches, not within.
        (
            """
            S_TOUCHES(geometry, POLYGON((535000 7000000, 540000 7000000, 540000 7010000, 535000 7010000, 535000 \
            7000000)))
            """,
            "h", 5
        ),
        (
            """
            S_WITHIN(geometry, POLYGON((535000 7000000, 540000 7000000, 540000 7010000, 535000 7010000, 535000 \
            7000000)))
            """,
            "", 5
        ),
        ("distance(geometry, POINT(505000 7005000)) BETWEEN 30000 AND 30000", "h", 5),
        ("distance(geometry, LINESTRING(500000 7000000, 600000 7000000)) = 5000", "dfh", 5),
        ("relate(geometry, municipality_geometry('9904'), 'T*F**F***')", "h", 5),
        ("S_CROSSES(LINESTRING(495000 7005000, 505000 7005000), municipality_geometry('Aby')) AND id = 'g'", "g", 0),
        ("S_CONTAINS(municipality_geometry('Aby'), POINT(1 1))", "", 0),
    ]) func answers(_ text: String, _ expected: String, _ unknown: Int) throws {
        let answer = try Query(text, crs: .sweref99TM, store: Self.store()).answer()
        #expect(Self.ids(answer) == expected)
        #expect(answer.unknown == unknown)
        #expect(answer.asked == 8)
        // The JSON form of the same asks the same.
        let json = try Query(CQLJSON.print(CQLText.parse(text)), encoding: .json, crs: .sweref99TM, store: Self.store())
            .answer()
        #expect(json.matched == answer.matched)
    }

    /// Longitude and latitude unless said otherwise. The distance from 15° E 63.1° N to the town is 9,663.143 m by PROJ
    /// 9.5.1.
    @Test func `literals are longitude and latitude`() throws {
        let store = try Self.store()
        let near = try Query("distance(geometry, POINT(15 63.1)) BETWEEN 9663.142 AND 9663.144", store: store).answer()
        #expect(Self.ids(near) == "d")
        // The town at 15.099° E and h at 15.695°; f lies at 16.787°.
        #expect(Self.ids(try Query("S_INTERSECTS(geometry, BBOX(15, 63, 16, 64))", store: store).answer()) == "dh")
    }

    /// At 15° E the parallel 63° N has the northing 6,985,589, at 14° and 16° E 6,985,983 (PROJ 9.5.1): 6,985,700 lies
    /// north of the parallel, but south of a straight line between the box's corners.
    @Test func `boxes keep to their parallels`() throws {
        let store = try Squareland.store([
            Squareland.initiative("in", Squareland.point(0, -14_300), kronor: 1),
            Squareland.initiative("out", Squareland.point(0, -14_412), kronor: 1),
        ])
        #expect(Self.ids(try Query("S_INTERSECTS(geometry, BBOX(14, 63, 16, 64))", store: store).answer()) == "in")
    }

    @Test func `errors point at the column`() throws {
        let store = try Self.store()
        for (text, column, message) in [
            (
                "granted_sek > AND 1", 15,
                "Column 15: unexpected AND; expected a value (property, 'text', number or function)."
            ),
            (
                "title = 'x' AND grantedsek > 1", 17,
                "Column 17: there is no property grantedsek; was granted_sek meant?"
            ),
            ("title > 3", 9, "Column 9: text cannot be compared with number."),
            ("start LIKE '2020%'", 1, "Column 1: LIKE takes text, not date or timestamp."),
            ("distance(geometry) < 1", 1, "Column 1: distance takes 2 arguments, not 1."),
            ("share_on('9901') > 0", 1, "Column 1: there is no function share_on; was share_in meant?"),
            ("S_WITHIN(title, geometry)", 10, "Column 10: S_WITHIN takes geometry, not text."),
        ] {
            let error = #expect(throws: CQLError.self) { try Query(text, store: store) }
            #expect(error?.column == column, "\(text)")
            #expect(error?.wording.en == message)
        }
    }

    @Test func `names that nothing has are errors`() throws {
        let store = try Self.store()
        for (text, message) in [
            (
                "share_in('Abby') > 0",
                """
                Abby is not a municipality, zone or subarea in the county; was Aby meant? Possible: 9901, 9901/near, \
                9901/urban, 9902, 9902/far, 9902/near, 9903, 9903/far, 9904, 9904/far, Aby, Beby, Ceby, Deby, far, \
                near, urban
                """
            ),
            (
                "A_CONTAINS(municipality, ('Aby'))",
                "Aby is not a municipality's code (Aby has 9901). Possible: 9901, 9902, 9903, 9904"
            ),
            (
                "A_CONTAINS(municipality, ('2321'))",
                "2321 is not the code of a municipality in the county. Possible: 9901, 9902, 9903, 9904"
            ),
            (
                "A_CONTAINS(zone, ('fare'))",
                "fare is not a zone of the scheme accessibility; was far meant? Possible: far, near, urban"
            ),
            (
                "S_WITHIN(geometry, zone_geometry('town'))",
                "town is not a zone of the scheme accessibility. Possible: far, near, urban"
            ),
            ("result('job') > 0", "job is not an indicator in the database; was jobs meant? Possible: jobs"),
            ("share_in(title) > 0", "share_in: the argument must be a text written out, as share_in('…')."),
            (
                "S_WITHIN(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))",
                "The geometry is not valid (Self-intersection): POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))"
            ),
            (
                "S_WITHIN(geometry, POINT Z (0 0 1))",
                "Heights are not supported; write the geometry without them: POINT Z (0 0 1)"
            ),
            (
                "relate(geometry, geometry, 'xyz')",
                "relate: xyz is not a pattern; it has nine of the signs T F * 0 1 2."
            ),
        ] {
            let error = #expect(throws: (any Error).self) { try Query(text, store: store).answer() }
            #expect((error as? any WordedError)?.wording.en == message)
        }
    }

    /// An end before the start is the data's fault, and told with the initiative's name.
    @Test func `a reversed period names the initiative`() throws {
        var initiative = Squareland.initiative("back", .county, kronor: 1, date: "2022")
        initiative.end = PartialDate("2021")
        let store = try Squareland.store([initiative])
        let error = #expect(throws: QueryError.self) {
            try Query("T_AFTER(INTERVAL(start, end), DATE('2000-01-01'))", store: store).answer()
        }
        #expect(error?.wording.sv.hasPrefix("Insatsen back: ") == true)
        #expect(try Query("period IS NULL", store: store).answer().matched.count == 1)
    }

    @Test func `sorting puts the unknown last`() throws {
        var answer = try Query("TRUE", store: Self.store()).answer()
        answer.sort(by: [(.property(.grantedSek), true)])
        #expect(Self.ids(answer) == "cbaehdfg")
        answer.sort(by: [(.property(.grantedSek), false)])
        #expect(Self.ids(answer) == "fdheabcg")
        answer.sort(by: [(.property(.programme), true), (.property(.start), true)])
        #expect(Self.ids(answer) == "hcabdefg")
        #expect(answer.shown(.start, answer.matched[1]) == .text("2022-01-31"))
        #expect(answer.shown(.period, answer.matched[2]) == .text("2020/2020"))
    }

    /// Every example of the list is an expression over this vocabulary.
    @Test func `every queryables example is read`() throws {
        for queryable in Queryable.all {
            #expect(queryable.example.contains(queryable.name))
            #expect(!queryable.wording.sv.isEmpty && !queryable.wording.en.isEmpty)
            do {
                _ = try Query(queryable.example, store: Self.store())
            } catch let error as QueryError {
                // Examples name the shipped county's municipalities, which Squareland lacks.
                guard case .unknownPlace = error else { throw error }
            } catch let error as DistributionError {
                // Nor has it statistics of its own.
                guard case .unknownIndicator(let id, _, _) = error, id == "population" else { throw error }
            }
        }
    }

    /// c: 10,000 by population 8,000 : 1,000 : 600 : 400; b: 1,600 as 1,000 : 600.
    @Test func `sums keep every ore`() throws {
        let answer = try Query("TRUE", store: Self.store()).answer()
        let sums = try answer.sums(by: .municipality, of: ["granted_sek", "initiatives", "jobs", "total_budget_sek"])
        #expect(sums.rows.map(\.code) == ["9901", "9902", "9903", "9904"])
        #expect(sums.rows.map { $0.values[0] } == [9_033.33, 2_000, 1_200, 650])
        #expect(sums.rows.map(\.touching) == [3, 2, 2, 2])
        #expect(zip(sums.rows, [2.8, 0.725, 0.435, 1.04]).allSatisfy { abs(($0.values[1] ?? 0) - $1) < 1e-9 })
        #expect(sums.rows.map { $0.values[2] } == [2, nil, nil, 1])
        #expect(sums.rows.map { $0.values[3] } == [32_000, 4_000, 2_400, 1_600])
        // Of those that lie there none reports jobs or states a total budget.
        #expect(sums.outside == [7, 1, nil, nil])
        #expect(sums.unlocated == [500, 2, nil, nil])
        #expect(sums.total == [13_390.33, 8, 3, 40_000])
        #expect(sums.withoutValue == [1, 0, 6, 7])
        for grouping in QuerySums.Grouping.allCases {
            let sums = try answer.sums(by: grouping, of: ["granted_sek", "total_budget_sek"])
            for index in 0..<2 {
                let ore = { (kronor: Double?) in Int64(((kronor ?? 0) * 100).rounded()) }
                let parts = sums.rows.reduce(ore(sums.outside[index]) + ore(sums.unlocated[index])) {
                    $0 + ore($1.values[index])
                }
                #expect(parts == ore(sums.total[index]), "\(grouping)")
            }
        }
    }

    @Test func `a sum of outcomes that nobody states is blank and money is nothing`() throws {
        let silent = try Query("granted_sek > 1000", store: Self.store()).answer()
        for grouping in [QuerySums.Grouping.municipality, .programme] {
            let sums = try silent.sums(by: grouping, of: ["jobs", "granted_sek"])
            #expect(sums.rows.allSatisfy { $0.values[0] == nil && $0.values[1] != nil }, "\(grouping)")
            #expect(sums.total[0] == nil && sums.outside[0] == nil && sums.unlocated[0] == nil)
            #expect(sums.total[1] != nil && sums.outside[1] == 0 && sums.unlocated[1] == 0)
        }
        let programmes = try Query("TRUE", store: Self.store()).answer().sums(by: .programme, of: ["jobs"])
        #expect(programmes.rows.map(\.values) == [[nil], [2], [1], [nil]])
    }

    @Test func `an amount that nobody states is blank in a sum, and 0 where nothing falls`() throws {
        let store = try Squareland.store([
            Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 100, programme: "P"),
            Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: nil, programme: "Q"),
            Squareland.initiative("c", .unknown, kronor: nil, programme: "Q"),
        ])
        let answer = try Query("TRUE", store: store).answer()
        let places = try answer.sums(by: .municipality, of: ["granted_sek"])
        #expect(places.rows.map(\.values) == [[100], [nil], [0], [0]])
        #expect(places.outside == [0] && places.unlocated == [nil] && places.total == [100])
        #expect(try answer.sums(by: .programme, of: ["granted_sek"]).rows.map(\.values) == [[100], [nil]])
    }

    @Test func `what a period can't place is told of the classes that count`() throws {
        let initiatives = ["beviljat", "avslag", nil].enumerated().map { number, status in
            var one = Squareland.initiative("\(number)", .county, kronor: 100, date: "2023")
            one.status = status
            return one
        }
        var period = Selection(from: PartialDate("2023-07"))
        period.classes = Set(StatusClass.allCases)
        var answer = try Query("TRUE", selection: period, store: Squareland.store(initiatives)).answer()
        #expect(answer.statusAccount.straddling.initiatives == 3)
        answer.count([.decided])
        #expect(answer.statusAccount.straddling.initiatives == 2)
    }

    @Test func `a rate is refused as one, and only what initiatives bring is offered`() throws {
        func indicator(_ id: Indicator.ID, _ kind: Indicator.Kind) -> Indicator {
            Indicator(id: id, title: .init(verbatim: id.text), unit: .init(verbatim: "u"), kind: kind)
        }
        let store = try Squareland.store(
            [Squareland.initiative("a", Squareland.point(12_000, 5_000), kronor: 1)],
            values: [AreaValue(indicator: "firms", municipalityCode: "9901", year: 2024, value: 3)],
            outcomes: [Outcome(initiative: "a", indicator: "jobs", kind: .result, value: 2)],
            defining: [indicator("jobs", .extensive), indicator("firms", .extensive), indicator("rate", .intensive)])
        let answer = try Query("TRUE", store: store).answer()
        #expect(throws: DistributionError.rate("rate")) { try answer.sums(by: .municipality, of: ["rate"]) }
        #expect(throws: DistributionError.municipal("firms")) { try answer.sums(by: .municipality, of: ["firms"]) }
        let known = ["granted_sek", "total_budget_sek", "initiatives", "jobs"]
        #expect(throws: QueryError.unknownSum("money", known: known)) {
            try answer.sums(by: .municipality, of: ["money"])
        }
    }

    @Test func `sums by groups have a row for those that dont say`() throws {
        let answer = try Query("granted_sek > 100", store: Self.store()).answer()
        let programmes = try answer.sums(by: .programme, of: ["granted_sek", "initiatives"])
        #expect(programmes.rows.map(\.code) == ["Bygdemedel", "Leader", "Ånge växer", nil])
        #expect(programmes.rows.map(\.values) == [[1_600, 1], [11_000, 2], [250, 1], [500, 1]])
        let years = try answer.sums(by: .year, of: ["initiatives"])
        #expect(years.rows.map(\.code) == ["2020", "2021", "2022", "2023", nil])
        #expect(throws: QueryError.self) { try answer.sums(by: .year, of: ["granted"]) }
    }

    /// The sum over all initiatives is the distribution's.
    @Test func `sums agree with the distribution`() throws {
        let store = try Self.store()
        let answer = try Query("TRUE", store: store).answer()
        let distributor = try Distributor(store: store, selection: Selection())
        for grouping in [QuerySums.Grouping.municipality, .zone, .cell] {
            let sums = try answer.sums(by: grouping, of: ["granted_sek"])
            let distribution = try distributor.distribution(of: "granted_sek", by: #require(grouping.level))
            #expect(sums.rows.map { Optional($0.values[0]) } == distribution.rows.map(\.value))
            #expect(sums.rows.map(\.touching) == distribution.rows.map(\.touching))
        }
    }

    @Test func `the encoding is told by the expression, and no expression asks for all`() throws {
        #expect(Query.Encoding(of: " {\"op\": \"=\"}") == .json)
        #expect(Query.Encoding(of: "granted_sek > 1") == .text)
        #expect(Query.Encoding(of: "") == .text)
        let store = try Self.store()
        for encoding in [nil] + Query.Encoding.allCases.map(Optional.some) {
            #expect(try Query(nil, encoding: encoding, store: store).answer().matched.count == Self.initiatives.count)
        }
        let json = try Query(
            "{\"op\": \">\", \"args\": [{\"property\": \"granted_sek\"}, 5000]}", encoding: nil, store: store)
        #expect(try json.answer().matched.count == 1)
    }
}
