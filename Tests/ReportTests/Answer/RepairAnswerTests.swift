import JSON
import Testing
import Wording

@testable import Report
@testable import Store

@Suite struct RepairAnswerTests {
    private static func answer(_ losses: [RepairReport.Loss], damage: [Damage] = []) -> RepairAnswer {
        var report = RepairReport()
        report.saved = [("cell", 4), ("initiative", 1)]
        report.losses = losses
        report.damage = damage
        return RepairAnswer(report, of: "old.gpkg", to: "new.gpkg")
    }

    private static let losses: [RepairReport.Loss] = [
        .row(table: "cell", key: 1, reason: Wording(sv: "trasig", en: "broken")),
        .rows(table: "place", after: 3, before: nil),
        .table("outcome", reason: Wording(sv: "den finns inte i databasen", en: "the database has none")),
        .orphan(table: "footprint", key: 5, parent: "initiative"),
        .restored(table: "cell", key: 2),
        .placedAnew(initiative: "I-1"),
        .guest(type: "view", name: "mine"),
    ]

    private static func item(
        _ result: JSONValue, _ kind: JSONValue, table: JSONValue = .null, row: JSONValue = .null,
        code: JSONValue = .null, initiative: JSONValue = .null, scheme: JSONValue = .null, _ description: JSONValue
    ) -> JSONObject {
        [
            "result": result, "kind": kind, "table": table, "row": row, "last_row": .null, "code": code,
            "initiative": initiative, "scheme": scheme, "description": description,
        ]
    }

    @Test func `a loss is a record of one shape, whatever its kind`() {
        let items = [
            Self.item("lost", "row", table: "cell", row: 1, "Lost: table cell, row 1: broken"),
            Self.item(
                "lost", "rows", table: "place", row: 4, "Lost: table place, rows 4 to …: their pages are damaged."),
            Self.item("lost", "table", table: "outcome", "Lost: table outcome: the database has none."),
            Self.item(
                "lost", "orphan", table: "footprint", row: 5,
                "Lost: table footprint, row 5, which belongs to a row of initiative that is not there."),
            Self.item(
                "mended", "restored", table: "cell", row: 2,
                "Mended: table cell, row 2: its values were taken from the layer of effects."),
            Self.item("mended", "placed_anew", initiative: "I-1", "Mended: the initiative I-1 was placed anew."),
            Self.item("left_out", "guest", code: "view mine", "Left out: the view mine, which is not Räckvidd's."),
        ]
        let answer = Self.answer(Self.losses, damage: [.noFootprint(initiative: "I-2", scheme: "zones")])
        let damage = "The initiative I-2 has no footprint under the zoning scheme zones."
        #expect(
            answer.json(in: .english) == [
                "damaged_store": "old.gpkg", "store": "new.gpkg", "whole": false,
                "saved": [["table": "cell", "rows": 4], ["table": "initiative", "rows": 1]],
                "losses": .array(items.map { .object($0) }),
                "damage": [
                    [
                        "kind": "no_footprint", "table": .null, "row": .null, "code": .null, "initiative": "I-2",
                        "scheme": "zones", "description": .string(damage),
                    ]
                ],
            ])
        #expect(
            answer.table(in: .english).rows
                == items + [
                    Self.item("damaged", "no_footprint", initiative: "I-2", scheme: "zones", .string(damage))
                ])
    }

    @Test func `losses are said in both languages, before the rows saved`() {
        let answer = Self.answer(Self.losses)
        #expect(
            answer.text(in: .swedish, width: 80) == """
                Borta: tabellen cell, rad 1: trasig
                Borta: tabellen place, raderna 4 till …: sidorna är skadade.
                Borta: tabellen outcome: den finns inte i databasen.
                Borta: tabellen footprint, rad 5, som hör till en rad i initiative som inte finns.
                Lagad: tabellen cell, rad 2: värdena togs ur effektlagret.
                Lagad: insatsen I-1 placerades på nytt.
                Inte med: vyn mine, som inte är Räckvidds.
                Räddade 5 rader till new.gpkg, däribland 1 insats.

                """)
    }

    @Test func `a store without a loss is whole, and its table has a header`() {
        let answer = Self.answer([])
        #expect(answer.text(in: .english, width: 80) == "Saved 5 rows to new.gpkg, among them 1 initiative.\n")
        #expect(
            answer.json(in: .english) == [
                "damaged_store": "old.gpkg", "store": "new.gpkg", "whole": true,
                "saved": [["table": "cell", "rows": 4], ["table": "initiative", "rows": 1]], "losses": [],
                "damage": [],
            ])
        #expect(
            answer.table(in: .english).header == [
                "result", "kind", "table", "row", "last_row", "code", "initiative", "scheme", "description",
            ])
    }

    /// The text lists 200 of each; nothing is cut without a word.
    @Test func `further losses and damage are counted`() {
        let losses = (1...1_201).map { RepairReport.Loss.restored(table: "cell", key: $0) }
        let damage = (1...202).map { Damage.index(layer: "cell", row: $0) }
        let lines = Self.answer(losses, damage: damage).text(in: .english, width: 80).split(separator: "\n")
        #expect(lines.count == 403)
        #expect(lines[200] == "… and 1,001 more (all with --format json)")
        #expect(lines[401] == "… and 2 more (all with --format json)")
        #expect(lines[402] == "Saved 5 rows to new.gpkg, among them 1 initiative.")
    }
}
