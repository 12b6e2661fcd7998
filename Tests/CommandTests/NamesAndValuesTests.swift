import Foundation
import Testing

/// Names as people write them, and files that are what they are called.
@Suite struct NamesAndValuesTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    @Test(arguments: [
        ["map", "--output", "x.gif"], ["report", "--output", "x.doc"],
        ["report", "--format", "html", "--output", "x.docx"],
        ["export", "municipalities", "--output", "x.xls"],
    ])
    func `a file that isn't what its name says is refused`(_ arguments: [String]) throws {
        let name = "\(folder.path)/\(arguments[arguments.count - 1])"
        let run = try Program.run(arguments.dropLast() + [name, "--store", store])
        #expect(run.status == 1)
        #expect(!FileManager.default.fileExists(atPath: name))
    }

    @Test func `what to do instead works`() throws {
        let wrong = try Program.run("map", "--output", "\(folder.path)/k.gif", "--store", store)
        #expect(
            wrong.errors.replacingOccurrences(of: folder.path, with: "M") == """
                rackvidd: error: M/k.gif: what is written is svg, not gif. Write to M/k.svg, open the file in a \
                browser or a drawing program and save it as an image.

                """)
        #expect(try Program.run("map", "--output", "\(folder.path)/k.svg", "--store", store).status == 0)
        let layer = try Program.run(
            "export", "initiatives", "--format", "geojson", "--output", "\(folder.path)/i.gpkg", "--store", store)
        #expect(
            layer.errors.replacingOccurrences(of: folder.path, with: "M") == """
                rackvidd: error: M/i.gpkg: what is written is geojson, not gpkg. Give --format gpkg, or write to \
                M/i.geojson.

                """)
    }

    @Test(arguments: [
        ("kommun", "municipality"), ("Kommuner", "municipality"), ("ZON", "zone"), ("stad och land", "roll_up"),
    ])
    func `divisions are known by their titles in both languages`(_ title: String, _ key: String) throws {
        let one = try Program.run("distribution", "granted_sek", "--by", title, "--format", "csv", "--store", store)
        let other = try Program.run("distribution", "granted_sek", "--by", key, "--format", "csv", "--store", store)
        #expect(one.status == 0, "\(one.errors)")
        #expect(one.output == other.output)
    }

    @Test(arguments: ["Beviljade medel", "funding granted", "BEVILJADE MEDEL"])
    func `indicators are known by their titles`(_ title: String) throws {
        let one = try Program.run("distribution", title, "--format", "csv", "--store", store)
        #expect(one.status == 0, "\(one.errors)")
        #expect(
            one.output
                == (try Program.run("distribution", "granted_sek", "--format", "csv", "--store", store).output))
    }

    @Test func `a list compared with one of its values gets the condition that was meant`() throws {
        let wrong = try Program.run("query", "municipality = 'Åre'", "--store", store)
        #expect(wrong.status == 1)
        #expect(
            wrong.errors == """
                rackvidd: error: Column 1: municipality is a list and cannot be compared with a value; write \
                share_in('Åre') > 0.

                """)
        #expect(try Program.run("query", "share_in('Åre') > 0", "--store", store).status == 0)
    }

    @Test func `a text between quotation marks gets the hint that helps`() throws {
        let wrong = try Program.run("query", "status = \"beviljat\"", "--store", store, language: "sv")
        #expect(wrong.status == 1)
        #expect(
            wrong.errors == """
                rackvidd: fel: Kolumn 10: "beviljat" är ingen egenskap; citattecken står om namn. En text skrivs med \
                apostrofer: 'beviljat'.

                """)
    }

    @Test func `a new store has what the example policy asks for`() throws {
        let made = "\(folder.path)/egen.gpkg"
        let run = try Program.run("init", made)
        #expect(run.status == 0, "\(run.errors)")
        let initiatives = try Program.run(
            "import", "initiatives", "\(folder.path)/example_initiatives.csv", "--store", made)
        #expect(initiatives.status == 0, "\(initiatives.errors)")
        let gaps = try Program.run("gaps", "\(folder.path)/example_policy.yaml", "--store", made)
        #expect([0, 2].contains(gaps.status), "\(gaps.errors)")
        let bare = "\(folder.path)/bar.gpkg"
        #expect(try Program.run("init", bare, "--bare").status == 0)
        let without = try Program.run("distribution", "population", "--store", bare)
        #expect(without.status == 1)
    }
}
