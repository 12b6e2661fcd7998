import CQL
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// SQL answers as the evaluation in memory does: the same rows true, the same number unknown.
@Suite struct SQLPlanTests {
    private static func store() throws -> Store {
        var list = [
            Squareland.initiative(
                "a", .municipalities([.init(code: "9901")]), kronor: 1_000, strengthArea: "Energi", date: "2020",
                programme: "Leader"),
            Squareland.initiative(
                "b", .municipalities([.init(code: "9902"), .init(code: "9903")]), kronor: 1_600.5, date: "2021-05",
                programme: "LEADER"),
            Squareland.initiative("c", .county, kronor: 10_000, date: "2022-01-31", programme: "Åkerbruk"),
            Squareland.initiative("d", .place("Staden"), kronor: 33.33, strengthArea: "Énergi", date: "2020-02"),
            // Decomposed letters: equal to the composed ones, whatever their bytes.
            Squareland.initiative("e", .place("Ingenstans"), kronor: 500, programme: "A\u{30A}kerbruk"),
            Squareland.initiative("f", Squareland.point(90_000, 5_000), kronor: 7, date: "2023"),
            Squareland.initiative("g", .unknown, kronor: nil),
            Squareland.initiative(
                "h", Squareland.point(35_000, 5_000), kronor: 250, date: "2023", programme: "50%_av\\allt"),
            Squareland.initiative(
                "i",
                .geometry(
                    wkb: WKBWriter.rectangle(Envelope(minX: 505_000, minY: 7_002_000, maxX: 518_000, maxY: 7_008_000))),
                kronor: 0),
            Squareland.initiative(
                "j", .geometry(wkb: WKBWriter.lineString(x: [500_000, 540_000], y: [7_000_000, 7_010_000])),
                kronor: -20, date: "2019-12-31"),
            Squareland.initiative(
                "k", .geometry(wkb: WKBWriter.multiPoint(x: [505_000, 600_000], y: [7_005_000, 7_005_000])),
                kronor: 90_071_992_547_409.92),
        ]
        for (index, end) in [
            "2020", "2023-06", "2024-02", "2020-02-29", "2030", "2023", "2023-12", nil, "2021-12", "2020-12-31", nil,
        ].enumerated() {
            list[index].end = end.flatMap { PartialDate($0) }
            list[index].decided = index % 4 == 3 ? nil : PartialDate(year: 2018 + index % 5)
            list[index].totalBudgetOre = index % 3 == 0 ? nil : Int64(index) * 100_050
            list[index].marks = .init(
                economic: index % 5 - 2, social: index % 2 == 0 ? nil : 1, environmental: nil,
                sami: index == 7 ? 2 : nil)
        }
        return try Squareland.store(
            list,
            outcomes: [
                Outcome(initiative: "a", indicator: "jobs", kind: .result, period: PartialDate("2020"), value: 0.1),
                Outcome(initiative: "a", indicator: "jobs", kind: .result, period: PartialDate("2021"), value: 0.2),
                Outcome(initiative: "h", indicator: "jobs", kind: .result, value: 1),
            ],
            defining: [
                Indicator(
                    id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
                    kind: .extensive)
            ])
    }

    private struct Verdict: Equatable, CustomStringConvertible {
        var ids: [String] = []
        var unknown = 0
        var asked = 0
        var problem: Wording?
        var description: String { problem?.en ?? "\(ids) of \(asked), \(unknown) unknown" }
    }

    private static func verdict(
        _ text: String, by engine: Query.Engine, _ store: Store, _ selection: Selection = Selection()
    ) throws -> Verdict {
        let query = try Query(text, crs: .sweref99TM, selection: selection, store: store)
        do {
            let answer = try query.answer(by: engine)
            return Verdict(
                ids: answer.matched.map { answer.initiative($0).id }, unknown: answer.unknown, asked: answer.asked)
        } catch let problem as QueryError {
            return Verdict(problem: problem.wording)
        }
    }

    /// 1,000 seeded expressions of up to five levels.
    @Test func `random expressions have the same answer`() throws {
        let store = try Self.store()
        var random = RandomQuestion(seed: 20_261_121)
        var answered = 0
        var cut = 0
        var rest = 0
        for _ in 0..<1_000 {
            let text = random.expression(1 + random.roll(5))
            let (sql, memory) = (
                try Self.verdict(text, by: .sql, store), try Self.verdict(text, by: .evaluation, store)
            )
            #expect(sql == memory, "\(text)")
            if memory.problem == nil, memory.ids.count + memory.unknown > 0, memory.ids.count < 11 { answered += 1 }
            let query = try Query(text, crs: .sweref99TM, store: store)
            let explanation = try query.explanation()
            if memory.problem == nil { #expect(try query.identifiers() == Set(memory.ids), "\(text)") }
            if explanation.steps.count == 2 { cut += 1 }
            if explanation.rest != nil { rest += 1 }
        }
        // The test would say little if all expressions were true, or all were answered one way.
        #expect(answered > 300 && cut > 30 && rest > 30 && rest < 970, "\(answered) \(cut) \(rest)")
    }

    @Test func `selections narrow both alike`() throws {
        let store = try Self.store()
        var period = Selection(from: PartialDate("2019"), to: PartialDate("2021"))
        let selections = [
            period, Selection(programmes: ["Leader", "Åkerbruk"]),
            Selection(strengthAreas: ["Energi"], countyWide: .leftOut),
            {
                period.ids = ["a", "b", "d"]
                return period
            }(),
        ]
        for selection in selections {
            for text in [
                "granted_sek > 100", "S_INTERSECTS(geometry, BBOX(500000, 7000000, 520000, 7010000))",
                "share_in('Aby') > 0", "A_OVERLAPS(zone, ('far', title))",
            ] {
                let sql = try Self.verdict(text, by: .sql, store, selection)
                #expect(try sql == Self.verdict(text, by: .evaluation, store, selection), "\(text)")
                #expect(sql.asked < 11)
            }
        }
    }

    /// What the user writes is bound; the R-tree is asked first; what SQL has no words for is named.
    @Test func `plans are explained`() throws {
        let store = try Self.store()
        let hostile = "x'; DROP TABLE initiative; --"
        let explanation = try Query(
            """
            title = '\(hostile.replacing("'", with: "''"))' AND S_WITHIN(geometry, BBOX(500000, 7000000, 505000, \
            7005000)) AND A_CONTAINS(zone, (title))
            """,
            crs: .sweref99TM, store: store
        ).explanation()
        let asked = """
            SELECT initiative.id, ((cql_composed(initiative.title) = ?) AND ST_Within(initiative.geom, ?)) FROM \
            initiative JOIN footprint ON footprint.initiative_fid = initiative.fid AND footprint.scheme = ? WHERE
            """
        #expect(
            explanation.steps.map(\.statement) == [
                """
                \(asked) initiative.fid IN (SELECT id FROM rtree_initiative_geom WHERE minx <= ? AND maxx >= ? AND \
                miny <= ? AND maxy >= ?)
                """,
                "\(asked) ((initiative.geom IS NULL) OR (footprint.unlocated_share = 1000000000000))",
            ])
        #expect(explanation.steps.map { $0.values.count { $0 == .text(hostile) } } == [1, 1])
        #expect(
            explanation.steps[0].plan == [
                "SEARCH footprint USING COVERING INDEX sqlite_autoindex_footprint_1 (initiative_fid=? AND scheme=?)",
                "LIST SUBQUERY 1", "  SCAN rtree_initiative_geom VIRTUAL TABLE INDEX 2:B0D1B2D3",
                "REUSE LIST SUBQUERY 1", "SEARCH initiative USING INTEGER PRIMARY KEY (rowid=?)",
            ])
        #expect(explanation.rest == "A_CONTAINS(zone, (title))")
        #expect(try store.initiativeCount() == 11)
        // A box that takes most of what there is would cost more than it spares.
        let wide = try Query(
            "S_INTERSECTS(geometry, BBOX(400000, 6900000, 700000, 7100000))", crs: .sweref99TM, store: store
        ).explanation()
        #expect(wide.steps.count == 1 && wide.rest == nil)
    }

    /// Chains of thousands of conditions, lists beyond SQLite's limit of values and the deepest nesting are answered,
    /// not refused.
    @Test func `large expressions are answered`() throws {
        let store = try Self.store()
        let chain = (0..<5_000).map { "granted_sek <> \($0 + 20_000)" }.joined(separator: " AND ")
        #expect(try Self.verdict(chain, by: .sql, store).ids.count == 10)
        let list = "granted_sek IN (" + (0..<40_000).map(String.init).joined(separator: ",") + ")"
        #expect(try Self.verdict(list, by: .sql, store) == Self.verdict(list, by: .evaluation, store))
        #expect(try Query(list, store: store).explanation().rest != nil)
        let deep = String(repeating: "NOT (", count: 60) + "granted_sek > 100" + String(repeating: ")", count: 60)
        #expect(try Self.verdict(deep, by: .sql, store) == Self.verdict(deep, by: .evaluation, store))
    }
}

/// Random expressions over what can be asked for, as text.
private struct RandomQuestion {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func roll(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }

    private mutating func pick(_ items: [String]) -> String { items[roll(items.count)] }

    mutating func expression(_ depth: Int) -> String {
        guard depth > 1 else { return condition() }
        switch roll(5) {
        case 0, 1: return "(" + (0..<2 + roll(2)).map { _ in expression(depth - 1) }.joined(separator: " AND ") + ")"
        case 2, 3: return "(" + (0..<2 + roll(2)).map { _ in expression(depth - 1) }.joined(separator: " OR ") + ")"
        default: return "NOT (" + expression(depth - 1) + ")"
        }
    }

    private mutating func condition() -> String {
        let sign = pick(["=", "<>", "<", "<=", ">", ">="])
        switch roll(14) {
        case 0: return "\(number()) \(sign) \(number())"
        case 1: return "\(text()) \(sign) \(text())"
        case 2: return "\(day()) \(sign) \(day())"
        case 3: return "\(number()) BETWEEN \(number()) AND \(number())"
        case 4: return "\(day()) IN (\(day()), \(day()), \(day()))"
        case 5:
            return roll(2) == 0
                ? "\(number()) IN (\(number()), \(number()), \(number()))" : "\(text()) IN (\(text()), \(text()))"
        case 6:
            let pattern = pick([
                "'%a%'", "CASEI('LEA%')", "'_kerbruk'", "ACCENTI('é%')", "'50\\%\\_av%'", "'%'", "'Insats _'",
            ])
            return "\(text()) LIKE \(pattern)"
        case 7:
            return
                """
                \(pick([number(), text(), day(), "geometry", "period", "(granted_sek > 100)", "geometry"])) IS \
                \(pick(["", "NOT "]))NULL
                """
        case 8, 9:
            let relation = pick([
                "S_INTERSECTS", "S_DISJOINT", "S_WITHIN", "S_CONTAINS", "S_TOUCHES", "S_CROSSES", "S_OVERLAPS",
                "S_EQUALS",
            ])
            return roll(3) == 0 ? "\(relation)(\(shape()), geometry)" : "\(relation)(geometry, \(shape()))"
        case 10:
            let relation = pick(["T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS"])
            return "\(relation)(\(roll(2) == 0 ? span() : day()), \(roll(2) == 0 ? span() : day()))"
        case 11:
            let relation = pick([
                "T_CONTAINS", "T_DURING", "T_FINISHEDBY", "T_MEETS", "T_OVERLAPS", "T_STARTEDBY", "T_STARTS",
                "T_OVERLAPPEDBY",
            ])
            return "\(relation)(\(span()), \(span()))"
        case 12:
            let relation = pick(["A_EQUALS", "A_CONTAINS", "A_CONTAINEDBY", "A_OVERLAPS"])
            let lists = [
                pick(["municipality", "zone", "cell"]),
                pick(["('9901')", "('9902', '9903')", "()", "('9901', '9902', '9903', '9904')"]),
            ]
            // Codes are checked against the list they stand beside.
            let other =
                lists[0] == "municipality"
                ? lists[1]
                : lists[0] == "zone"
                    ? pick(["('far')", "('near', 'urban')", "(title)"])
                    : pick(["('9901/urban')", "('9904/far', '9902/near')"])
            return roll(3) == 0 ? "\(relation)(\(other), \(lists[0]))" : "\(relation)(\(lists[0]), \(other))"
        default:
            let pattern = pick(["T********", "FF*FF****", "T*F**F***", "F***T****", "********T"])
            return pick(["near_border = FALSE", "TRUE", "relate(geometry, \(shape()), '\(pattern)')"])
        }
    }

    private mutating func number() -> String {
        switch roll(8) {
        case 0: return "granted_sek"
        case 1: return "total_budget_sek"
        case 2: return pick(["economic", "social", "sami", "outside_share", "unlocated_share"])
        case 3: return pick(["0", "1", "-1", "250", "1000.5", "33.33", "1E3", "0.2", "9223372036854775807"])
        case 4: return "share_in('\(pick(["Aby", "9902", "far", "rural", "9904/far"]))')"
        case 5: return "result('jobs')"
        case 6: return "distance(geometry, \(shape()))"
        default:
            return
                """
                \(pick(["granted_sek", "economic", "2", "9223372036854775807"])) \
                \(pick(["+", "-", "*", "/", "%", "DIV", "^"])) \(pick(["economic", "social", "0", "1.5", "1000"]))
                """
        }
    }

    private mutating func text() -> String {
        switch roll(4) {
        case 0: return pick(["id", "title", "programme", "strength_area", "basis", "precision", "rule", "status"])
        case 1: return pick(["'Leader'", "'Åkerbruk'", "'A\u{30A}kerbruk'", "'energi'", "''", "'declared'", "'🙂'"])
        case 2: return "CASEI(\(pick(["programme", "strength_area", "'LEADER'"])))"
        default: return "ACCENTI(\(pick(["programme", "strength_area", "'Énergi'"])))"
        }
    }

    private mutating func day() -> String {
        pick([
            "start", "end", "decided", "DATE('2020-02-29')", "DATE('2023-12-31')", "DATE('2021-05-01')",
            "TIMESTAMP('2020-01-01T12:00:00Z')", "TIMESTAMP('2020-01-01T13:30:00Z')",
        ])
    }

    private mutating func span() -> String {
        pick([
            "period", "period", "INTERVAL('2020-01-01', '2020-12-31')", "INTERVAL('..', '2021-06-30')",
            "INTERVAL('2020-02-01', '..')",
            "INTERVAL(start, '..')", "INTERVAL(start, end)", "INTERVAL('2020-01-01T10:00:00Z', '2023-06-30T00:00:00Z')",
        ])
    }

    private mutating func shape() -> String {
        pick([
            "POINT(505000 7005000)", "BBOX(500000, 7000000, 510000, 7010000)", "BBOX(505000, 7002000, 518000, 7008000)",
            "municipality_geometry('Aby')", "zone_geometry('far')", "cell_geometry('9904/far')",
            "LINESTRING(495000 7005000, 505000 7005000)",
            "POLYGON((535000 7000000, 540000 7000000, 540000 7010000, 535000 7010000, 535000 7000000))", "geometry",
            "MULTIPOINT((505000 7005000), (600000 7005000))", "BBOX(100000, 6500000, 900000, 7500000)",
        ])
    }
}
