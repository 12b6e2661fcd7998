import FollowUp
import Foundation
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

/// Every chart as a document: well formed, described, and with its blanks as blanks.
@Suite struct ChartSheetTests {
    /// 9901 grows, 9902 falls, 9903 lacks a year and 9904 the first.
    private static let values: [AreaValue] = {
        let series: [(code: String, values: [Double?])] = [
            ("9901", [100, 110, 120, 130]), ("9902", [50, 45, 40, 38]), ("9903", [20, nil, 21, 22]),
            ("9904", [nil, 10, 11, 12]),
        ]
        return series.flatMap { series in
            series.values.enumerated().compactMap { place, value in
                value.map {
                    AreaValue(
                        indicator: "jobs", municipalityCode: series.code, year: 2020 + place, value: $0,
                        source: "https://www.example.se/åtgärder?a=1&b=2")
                }
            }
        }
    }()

    private static let jobs = Indicator(
        id: "jobs", title: Wording(sv: "sysselsättning <i> & på Åre", en: "employment"),
        unit: Wording(sv: "personer", en: "persons"), kind: .extensive, direction: .higherIsBetter)

    private static func distributor() throws -> Distributor {
        try Distributor(
            store: Squareland.store(initiatives, values: values, defining: [jobs]), selection: Selection())
    }

    private static let initiatives = [
        Squareland.initiative("a", .municipalities([.init(code: "9901")]), kronor: 12_345_678, programme: "Leader"),
        Squareland.initiative("b", .municipalities([.init(code: "9902")]), kronor: 900, programme: "Interreg"),
    ]

    private static func charts() throws -> [any Chart] {
        let distributor = try distributor()
        let change = try distributor.change(of: "jobs", by: .municipality, from: 2020, to: 2023)
        let crosstab = try distributor.crosstab(of: .grantedSek, rows: .level(.municipality), columns: .programme)
        return [
            SmallMultiples(change: change, hasOwnScales: false), SmallMultiples(change: change, hasOwnScales: true),
            SlopeChart(change), HeatTable(crosstab, shares: nil), HeatTable(crosstab, shares: .row),
        ]
    }

    @Test(arguments: [Language.swedish, .english]) func `is well formed, with a title, words and its own ids`(
        language: Language
    ) throws {
        for chart in try Self.charts() {
            let read = try XMLTexts(ChartSheet(chart: chart, language: language).svg())
            #expect(read.elements.prefix(3) == ["svg", "title", "desc"])
            #expect(Set(read.ids).count == read.ids.count)
            let root = try #require(read.nodes.first)
            #expect(root.attributes["role"] == "img" && root.attributes["lang"] == language.rawValue)
            #expect(root.attributes["viewBox"]?.hasPrefix("0 0 420 ") == true)
            #expect(read.text.contains(chart.title[language]) && read.text.contains(chart.description[language]))
        }
    }

    @Test func `the sum of an index breaks where a year is missing`() throws {
        let chart = try Self.charts()[0]
        #expect(chart.title.sv == "Sysselsättning <i> & på Åre")
        #expect(chart.subtitle.en == "Index, 2020 = 100, 2020–2023; values are persons")
        #expect(
            chart.description.sv
                == "Aby: 100 → 130 (+30,0 %); Beby: 50 → 38 (−24,0 %); Ceby: 20 → 22 (+10,0 %); Deby: – → 12."
                .replacing(" %", with: "\u{A0}%"))
        #expect(chart.notes.map(\.en).last == "Source: example.se.")
        let lines = chart.drawing(in: .swedish).markup.source.components(separatedBy: "<polyline").count - 1
        // Three of the areas have an index of 2020; Ceby's breaks into a dot and a line. The county is those three, and
        // isn't known for 2021.
        #expect(lines == 3 + 4)
    }

    @Test func `targets of goals are dashed lines with their years`() throws {
        let change = try Self.distributor().change(of: "jobs", by: .municipality, from: 2020, to: 2023)
        let goals = try GoalReader(file: "mal.yaml", indicators: ["jobs", "other"]).read(
            """
            goals:
              - {id: a, indicator: jobs, part: each_municipality, baseline: {year: 2020},
                 target: {year: 2030, value: 60}}
              - {id: b, indicator: jobs, part: county, baseline: {year: 2020}, target: {year: 2028, value: 340}}
            """)
        let chart = SmallMultiples(change: change, hasOwnScales: false, targets: try TargetLines(goals, of: change))
        #expect(chart.description.en.hasPrefix("Aby: 100 → 130 (+30.0%), target 60 (2030); Beby: "))
        let source = chart.drawing(in: .english).markup.source
        // Three areas have a value of 2020, and so an index of their target; the county's is in every panel.
        #expect(source.components(separatedBy: ">2030<").count - 1 == 3)
        #expect(source.components(separatedBy: ">2028<").count - 1 == 4)
        #expect(
            chart.notes.map(\.en).contains(
                "Dashed line: the target with its year, the area's in blue and the county's in grey."))
        let others = try GoalReader(file: "mal.yaml", indicators: ["jobs", "other"]).read(
            """
            goals:
              - {id: a, indicator: other, part: county, baseline: {year: 2020}, target: {year: 2030, value: 1}}
            """)
        #expect(throws: TargetLinesError(indicator: "jobs", known: ["other"])) { try TargetLines(others, of: change) }
    }

    @Test func `a slope is drawn where both years are measured`() throws {
        let chart = try Self.charts()[2]
        #expect(
            chart.description.en
                == "Aby: 100 → 130 (+30.0%); Beby: 50 → 38 (−24.0%); Ceby: 20 → 22 (+10.0%).")
        #expect(chart.notes.map(\.en)[2] == "Not measured in both years: Deby.")
    }

    @Test func `a heat table writes small figures as small and none as none`() throws {
        let chart = try Self.charts()[3]
        #expect(chart.subtitle.sv == "miljoner kronor")
        #expect(
            chart.description.en
                == """
                Aby: Interreg 0, Leader 12.3; Beby: Interreg <0.1, Leader 0; Ceby: Interreg 0, Leader 0; Deby: \
                Interreg 0, Leader 0.
                """)
    }
}
