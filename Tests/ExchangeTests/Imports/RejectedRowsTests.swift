import Foundation
import Store
import Territory
import Testing
import Wording

@testable import Exchange

@Suite struct RejectedRowsTests {
    private func written(_ rows: [RejectedRow], _ language: Language = .swedish) throws -> String {
        let file = TemporaryFile()
        return try withExtendedLifetime(file) {
            try RejectedRows.write(rows, to: file.path, language: language)
            return String(decoding: try file.bytes, as: UTF8.self)
        }
    }

    @Test func `writes reasons and the rows as they stood`() throws {
        let batch = try importInitiatives("id;title;start\nA;\"En; \"\"två\"\"\";fel\n")
        #expect(
            try written(batch.rejected, .english) == """
                \u{FEFF}rejected_row;rejected_column;rejected_value;rejected_reason;id;title;start
                2;start;fel;“fel” is not a date. Write YYYY-MM-DD, YYYY-MM or YYYY, or leave the field empty.;\
                A;"En; ""två\""";fel

                """)
        #expect(
            try written(batch.rejected) == """
                \u{FEFF}rejected_row;rejected_column;rejected_value;rejected_reason;id;title;start
                2;start;fel;”fel” är inget datum. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ, eller lämna fältet \
                tomt.;A;"En; ""två\""";fel

                """)
        #expect(try written([]).hasPrefix("\u{FEFF}rejected_row;"))
    }

    @Test func `corrected it can be imported`() throws {
        let batch = try importInitiatives("id;title;start;min kolumn\nA;En;fel;x\nB;Två;2024;y\nC;Tre\n")
        let text = try written(batch.rejected)
        // Nothing corrected: the same rows are rejected again, also the one that merely was too short.
        let again = try importInitiatives(text)
        #expect(again.accepted.isEmpty && again.rejected.count == 2)
        let corrected = text.replacingOccurrences(of: ";fel;x", with: ";2023;x").replacingOccurrences(
            of: ";2/4", with: ";")
        let better = try importInitiatives(corrected)
        #expect(better.rejected.isEmpty)
        #expect(better.accepted.map(\.record.id) == ["A", "C"])
        #expect(better.accepted.first?.record.extra == ["min kolumn": "x"])
        // Rejected a second time, the rows are written with one set of columns.
        #expect(
            try written(again.rejected).split(separator: "\n")[0].components(separatedBy: "rejected_reason").count == 2)
    }

    @Test func `features come back with their geometry`() throws {
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3010\"}}"
        let geometry = "{\"type\":\"Point\",\"coordinates\":[56159.304320063005,7009713.591056502]}"
        let text = """
            {"type":"FeatureCollection",\(crs),"features":[
            {"type":"Feature","geometry":\(geometry),"properties":{"id":"A","title":"En","start":"fel"}}]}
            """
        let batch = try importInitiatives(text)
        #expect(batch.rejected.count == 1)
        let corrected = try written(batch.rejected).replacingOccurrences(of: ";fel;SRID", with: ";2023;SRID")
            .replacingOccurrences(of: ";fel;\"SRID", with: ";2023;\"SRID")
        let better = try importInitiatives(corrected)
        guard case .geometry(wkb: let wkb)? = better.accepted.first?.record.location else {
            Issue.record("\(better.rejected)")
            return
        }
        #expect(wkb.count == 21)
    }

    @Test func `columns of one name stay apart`() throws {
        let row = RejectedRow(
            row: 2, column: nil, value: nil, reason: Wording(sv: "skäl", en: "reason"),
            fields: [.init(column: "a", value: "1"), .init(column: "a", value: "2")])
        #expect(try written([row]).hasSuffix("rejected_reason;a;a\n2;;;skäl;1;2\n"))
    }
}
