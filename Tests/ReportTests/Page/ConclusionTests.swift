import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct ConclusionTests {
    private static func answer(_ initiatives: [Initiative]) throws -> [Wording] {
        Conclusion(try ReportFacts(store: MapCounty.store(initiatives))).sentences
    }

    private static func initiative(_ number: Int, _ location: Location, kronor: Int?) -> Initiative {
        var initiative = Initiative(id: "a\(number)", title: "Titel \(number)", location: location)
        initiative.grantedOre = kronor.map { Int64($0) * 100 }
        return initiative
    }

    @Test func `nothing is answered from nothing`() throws {
        let answer = try Self.answer([])
        #expect(answer.map(\.sv) == ["Databasen har inga insatser i urvalet, så frågan kan inte besvaras."])
    }

    /// 8,000, 1,000, 600 and 400 people (2,982 of them outside the town), as many kronor each: perfectly even, and many
    /// enough to be sure.
    @Test func `even is said to be even`() throws {
        let people = [8_000, 1_000, 600, 400]
        let initiatives = (0..<40).map { index in
            Self.initiative(index, .municipalities([.init(code: "990\(index % 4 + 1)")]), kronor: people[index % 4])
        }
        let answer = try Self.answer(initiatives)
        #expect(
            answer.map(\.sv) == [
                """
                Alla fyra kommuner nås av minst en insats som pekar ut dem, och fördelningen av medlen ligger nära \
                befolkningens.
                """,
                """
                0\u{A0}% av medlen skulle behöva flyttas mellan kommuner för att alla invånare skulle få lika \
                mycket; landsbygden har 30\u{A0}% av medlen och 30\u{A0}% av invånarna.
                """,
                "Svaret vilar på 40 insatser med känt läge och värde.",
            ])
        #expect(
            answer[0].en
                == """
                All four municipalities are reached by at least one initiative that names them, and the \
                distribution of the money lies near the people's.
                """
        )
    }

    /// One municipality has all; two are named by nobody, which with unknown places does not mean that they are missed.
    @Test func `what is missed is named`() throws {
        var initiatives = [
            Self.initiative(1, .municipalities([.init(code: "9904")]), kronor: 900_000),
            Self.initiative(2, .municipalities([.init(code: "9901")]), kronor: 100_000),
        ]
        var answer = try Self.answer(initiatives)
        #expect(
            answer[0].sv
                == """
                Två av länets fyra kommuner (Beby och Ceby) pekas inte ut av någon insats, och fördelningen av \
                medlen är mycket ojämn: Deby har 90\u{A0}% av medlen och 4\u{A0}% av invånarna, Beby 0,0\u{A0}% \
                och 10\u{A0}%.
                """
        )
        #expect(answer[2].sv.hasPrefix("Underlaget har stora brister (2 insatser):"))
        initiatives.append(Self.initiative(3, .unknown, kronor: 1_000_000))
        // Its amount is unstated: Beby is blank, and quotients are of the 9,000 people of the others.
        initiatives.append(Self.initiative(4, .municipalities([.init(code: "9902")]), kronor: nil))
        answer = try Self.answer(initiatives)
        #expect(answer[0].sv.hasPrefix("En av länets fyra kommuner (Ceby) pekas inte ut av någon insats med känt läge"))
        #expect(
            answer[0].en.hasPrefix(
                "One of the county's four municipalities (Ceby) is named by no initiative with a known location"))
        #expect(
            answer[2].sv == """
                Underlaget har stora brister (4 insatser): 50\u{A0}% av hela summan saknar känt läge, en av \
                fyra insatser saknar uppgift om belopp och utan en enda insats (”Titel 1”, 900\u{A0}000 kr) vänder \
                bilden: mest gynnad är inte längre Deby (kvot 20,25, då 0,00) utan Aby (0,11, då 1,13).
                """)
        #expect(
            answer[2].en == """
                The data have serious gaps (4 initiatives): no place is known for 50% of the whole sum, \
                one of four initiatives states no amount and without one single initiative (“Titel 1”, \
                SEK\u{A0}900,000) the picture turns: the most favoured is no longer Deby (quotient 20.25, then 0.00) \
                but Aby (0.11, then 1.13).
                """)
    }

    /// The initiative that the answer hangs on is named, its title unable to turn the sentence.
    @Test func `one large initiative is named`() throws {
        var initiatives = (0..<40).map {
            Self.initiative($0, .municipalities([.init(code: "990\($0 % 4 + 1)")]), kronor: 1_000)
        }
        var large = Self.initiative(99, .municipalities([.init(code: "9901")]), kronor: 124_000_000)
        large.title = "Stor \u{202E}insats"
        initiatives.append(large)
        let answer = try Self.answer(initiatives)
        #expect(
            answer[2].sv == """
                Underlaget har brister (41 insatser): utan en enda insats (”Stor insats”, 124 mnkr) vänder \
                bilden: Aby går från mest gynnad (kvot 1,25) till minst gynnad (0,31).
                """)
        #expect(
            answer[2].en == """
                The data have gaps (41 initiatives): without one single initiative (“Stor insats”, \
                SEK\u{A0}124 million) the picture turns: Aby goes from the most favoured (quotient 1.25) to the \
                least favoured (0.31).
                """)
    }

    @Test func `without money the reason is given`() throws {
        let answer = try Self.answer([Self.initiative(1, .municipalities([.init(code: "9901")]), kronor: nil)])
        #expect(answer[1].sv.hasPrefix("Hur jämnt medlen fördelar sig går inte att säga: "))
    }

    @Test func `the page is the same for the same store`() throws {
        let store = try MapCounty.store()
        let pages = try (0..<2).map { _ in
            ReportPage(try ReportFacts(store: store), language: .swedish, programVersion: "9.9.9").html()
        }
        #expect(pages[0] == pages[1])
        #expect(pages[0].lines(starting: "<footer>") == ["<footer><p>Räckvidd 9.9.9</p>"])
        #expect(!pages[0].contains("<time"))
        #expect(
            ReportPage(try ReportFacts(store: store), language: .english, programVersion: "9", generated: "2026-01-02")
                .html().lines(starting: "<footer>") == [
                    "<footer><p>Räckvidd 9 · made <time datetime=\"2026-01-02\">2026-01-02</time></p>"
                ])
    }

    @Test func `municipal statistics are refused`() throws {
        #expect(throws: DistributionError.self) { try ReportFacts(store: MapCounty.store(), indicator: "tax_base") }
    }
}
