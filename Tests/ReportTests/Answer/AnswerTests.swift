import Exchange
import JSON
import Testing
import Wording

@testable import Report

/// What an answer conforms to says which formats it has.
@Suite struct AnswerTests {
    private struct Words: TextAnswer {
        func text(in language: Language, width: Int) -> String { "\(language.rawValue) \(width)" }
    }

    private struct Rows: TableAnswer {
        func text(in language: Language, width: Int) -> String { "rows" }
        func json(in language: Language) -> JSONValue { ["rows": 1] }
        func table(in language: Language) -> RecordTable { RecordTable(rows: [["a": 1]]) }
    }

    @Test func `the kind of an answer decides its formats`() {
        #expect(Words.formats == [.table])
        #expect(StatisticsAnswer.formats == [.table, .json])
        #expect(Rows.formats == [.table, .csv, .csvExcel, .xlsx, .json])
        #expect(GapAnswer.formats == [.table, .csv, .csvExcel, .xlsx, .json, .geojson])
        #expect(FeatureLayer.formats == [.geojson, .csv, .csvExcel, .xlsx, .gpkg])
        #expect(MapAnswer.formats == [.svg, .png, .pdf])
        #expect(AnnualAnswer.formats == [.html, .markdown, .docx, .pdf])
    }

    @Test func `every format that is not offered is refused by name`() {
        for format in AnswerFormat.allCases where !Rows.formats.contains(format) {
            #expect(throws: AnswerFormatError.notOffered(format, of: [.table, .csv, .csvExcel, .xlsx, .json])) {
                try Rows().write(as: format, in: .swedish, width: 80, to: ByteSink())
            }
        }
        #expect(
            AnswerFormatError.notOffered(.geojson, of: Rows.formats).wording
                == Wording(
                    sv: "Svaret finns inte som geojson. Välj bland: table, csv, csv-excel, xlsx, json",
                    en: "The answer does not exist as geojson. Choose among: table, csv, csv-excel, xlsx, json"))
    }

    @Test func `a GeoPackage is not streamed`() {
        let layer = FeatureLayer(name: "empty")
        #expect(throws: AnswerFormatError.needsFile(.gpkg)) {
            try layer.write(as: .gpkg, in: .english, width: 80, to: ByteSink())
        }
        #expect(throws: AnswerFormatError.needsFile(.gpkg)) {
            try layer.write(as: .gpkg, in: .english, width: 80, toFile: "-")
        }
    }
}
