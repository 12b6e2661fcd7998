import Testing
import Wording

@testable import Report

struct MisnamedOutputTests {
    private func refusal(_ file: String, _ format: AnswerFormat, of formats: [AnswerFormat]) -> MisnamedOutput? {
        do {
            try MisnamedOutput.refuse(file, as: format, of: formats)
            return nil
        } catch { return error as? MisnamedOutput }
    }

    @Test(
        arguments: [
            ("karta.svg", .svg), ("karta.SVG", .svg), ("-", .svg), ("/dev/stdout", .svg), ("karta", .svg),
            ("karta.v2", .svg), ("a.b/lager", .geojson), ("lager.json", .geojson), ("t.csv", .csvExcel),
            ("r.htm", .html),
        ] as [(String, AnswerFormat)])
    func `a name that promises nothing else is taken`(_ file: String, _ format: AnswerFormat) {
        #expect(refusal(file, format, of: [format]) == nil)
    }

    @Test func `a name that promises another format is refused with what to do`() {
        #expect(
            refusal("ut/x.docx", .html, of: [.html])?.wording.sv
                == """
                ut/x.docx: här skrivs html, inte docx. Skriv till ut/x.html, öppna filen i ditt program och spara om \
                den.
                """)
        #expect(
            refusal("x.pdf", .html, of: [.html, .markdown])?.wording.en
                == "x.pdf: what is written is html, not pdf. Write to x.html, open the file and print it to PDF.")
        #expect(
            refusal("x.gpkg", .geojson, of: [.geojson, .gpkg])?.wording.en
                == "x.gpkg: what is written is geojson, not gpkg. Give --format gpkg, or write to x.geojson.")
        #expect(
            refusal("x.xlsx", .svg, of: [.svg])?.wording.en
                == "x.xlsx: what is written is svg, not xlsx. Write to x.svg.")
    }
}
