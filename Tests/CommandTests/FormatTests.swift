import Foundation
import TestSupport
import Testing

/// A command offers the formats that its answer has: each one offered works, and no other does.
@Suite struct FormatTests {
    private static let commands: [(arguments: [String], formats: [String])] = [
        (["distribution", "granted_sek"], ["table", "csv", "csv-excel", "xlsx", "json", "geojson"]),
        (["gaps", "example_policy.yaml"], ["table", "csv", "csv-excel", "xlsx", "json", "geojson"]),
        (["conflicts"], ["table", "csv", "csv-excel", "xlsx", "json"]),
        (["reach"], ["table", "csv", "csv-excel", "xlsx", "json", "geojson"]),
        (["query", "granted_sek > 1000000"], ["table", "csv", "csv-excel", "xlsx", "json", "geojson"]),
        (["sql", "SELECT code, geom FROM municipality"], ["table", "csv", "csv-excel", "xlsx", "json", "geojson"]),
        (["compare-territory", "--with", "rackvidd.gpkg"], ["table", "csv", "csv-excel", "xlsx", "json"]),
        (["verify"], ["table", "csv", "csv-excel", "xlsx", "json"]),
        (["apportion", "area"], ["table", "csv", "csv-excel", "xlsx", "json"]),
        (["locations"], ["table", "csv", "csv-excel", "xlsx", "json"]),
        (["statuses"], ["table", "csv", "csv-excel", "xlsx", "json"]),
    ]

    @Test func `what help offers is what the command writes`() throws {
        let folder = try Demo.folder()
        let store = ["--store", "\(folder.path)/rackvidd.gpkg"]
        for (given, formats) in Self.commands {
            let help = try Program.run("help", given[0]).output.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            let told = help.matches(of: /--format <[^>]+> .*?\(values: ([^;)]*)/).map { String($0.1) }
            #expect(told == [formats.joined(separator: ", ")], "\(given[0])")
            let arguments = given.map { word in
                let file = "\(folder.path)/\(word)"
                return FileManager.default.fileExists(atPath: file) ? file : word
            }
            for format in ["table", "csv", "csv-excel", "xlsx", "json", "geojson", "gpkg", "svg", "html"] {
                let result = try Program.run(arguments + ["--format", format] + store)
                if formats.contains(format) {
                    #expect([0, 2].contains(result.status), "\(given[0]) \(format): \(result.errors)")
                    #expect(!result.output.isEmpty, "\(given[0]) \(format)")
                } else {
                    #expect(result.status == 64, "\(given[0]) \(format)")
                    #expect(result.output.isEmpty, "\(given[0]) \(format)")
                }
            }
        }
    }

    /// A command may answer in several ways; a format that another of them has is refused, not ignored.
    @Test func `a format that this answer does not have is refused`() throws {
        let folder = try Folder()
        let policy = try folder.file("p.yaml", "name: p\nrules: []\n")
        for (arguments, formats) in [
            (["query", "--queryables", "--format", "geojson"], "table, csv, csv-excel, xlsx, json"),
            (["query", "TRUE", "--explain", "--format", "csv"], "table, json"),
            (["gaps", policy, "--explain", "--format", "json"], "table"),
        ] {
            let result = try Program.run(arguments)
            #expect(result.status == 64)
            let sentence = "Error: The answer does not exist as \(arguments.last!). Choose among: \(formats)"
            #expect(result.errors.lines(starting: "Error:") == [sentence])
        }
    }

    /// People read the receipt beside standard output, programs on it.
    @Test func `a receipt is a record too`() throws {
        let folder = try Demo.folder()
        let file = try folder.file(
            "own.csv",
            "id;titel;kommun;ort;status;beviljat\nx1;Ett;2380;;vilande;100\nx2;Två;9999;;beviljat;5\n"
                + "x3;Tre;2380;Ingenstans;beviljat;1\n")
        let store = ["--store", "\(folder.path)/rackvidd.gpkg"]
        let text = try Program.run(["import", "initiatives", file, "--rejected", "-"] + store)
        #expect(text.output.hasPrefix("rejected_row;"))
        let refused = try Program.run(["import", "initiatives", file, "--rejected", "-", "--format", "json"] + store)
        #expect(refused.status == 64)
        #expect(refused.output.isEmpty)

        let other = try Demo.folder()
        let json = try Program.run(
            ["import", "initiatives", file, "--unplaced", "--format", "json", "--store", "\(other.path)/rackvidd.gpkg"])
        #expect(json.errors.hasPrefix(text.errors.split(separator: "\n")[0]))
        let record = try object(json.output)
        #expect(record["file"] as? String == "own.csv")
        #expect(record["as"] as? String == "initiatives")
        #expect(
            ["read", "inserted", "updated", "unchanged", "rejected"].map { record[$0] as? Int } == [3, 2, 0, 0, 1])
        #expect(record["repeated"] as? Bool == false)
        let rejected = try #require((record["rejected_rows"] as? [[String: Any]])?.first)
        #expect(rejected["row"] as? Int == 3)
        #expect(rejected["value"] as? String == "9999")
        let standing = try #require(record["standing"] as? [String: Any])
        let unplaced = try #require(standing["unplaced"] as? [[String: Any]])
        #expect(unplaced.map { $0["initiative"] as? String } == ["x3"])
        #expect(unplaced.map { $0["municipality_stands"] as? Bool } == [true])
        #expect(standing["doubtful"] as? Int == 0)
    }

    @Test func `export takes every level in singular and plural`() throws {
        let folder = try Demo.folder()
        let store = ["--store", "\(folder.path)/rackvidd.gpkg"]
        for (singular, plural) in [
            ("municipality", "municipalities"), ("zone", "zones"), ("cell", "cells"), ("fa_region", "fa_regions"),
            ("roll_up", "roll_up"),
        ] {
            let one = try Program.run(["export", singular, "--format", "csv"] + store)
            let several = try Program.run(["export", plural, "--format", "csv"] + store)
            #expect(one.status == 0, "\(one.errors)")
            #expect(one.output == several.output)
            let byLevel = try Program.run(["distribution", "initiatives", "--by", plural, "--format", "csv"] + store)
            #expect(one.output.split(separator: "\n").count == byLevel.output.split(separator: "\n").count)
        }
        let unknown = try Program.run(["export", "counties"] + store)
        #expect(unknown.status == 64)
        #expect(
            unknown.errors == """
                Error: The value 'counties' is invalid for '<what>'. Please provide one of the following:
                  - municipalities
                  - zones
                  - cells
                  - roll_up
                  - fa_regions
                  - initiatives
                  - gaps
                Help:  <what>  What; divisions in the singular too.
                Usage: rackvidd export [<options>] <what>
                  See 'rackvidd export --help' for more information.

                """)
    }
}

/// The demo's folder is the demo's: what somebody else put there stays as it was.
@Suite struct DemoFolderTests {
    @Test func `a file that the demo did not write is not overwritten`() throws {
        let folder = try Folder()
        let mine = try folder.file("map.svg", "mine")
        let result = try Program.run("demo", folder.path)
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        let sentence = """
            rackvidd: error: \(mine) exists already and was not written by this command; nothing was written. Name \
            another folder, or move the file.

            """
        #expect(result.errors == sentence)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["map.svg"])
        #expect(try folder.read("map.svg") == "mine")
    }

    @Test func `a result that somebody changed is left alone`() throws {
        let folder = try Demo.folder()
        let changed = try folder.file("cells.geojson", "changed")
        // The policy is there to be changed.
        let policy = try folder.read("example_policy.yaml") + "# mine\n"
        _ = try folder.file("example_policy.yaml", policy)
        let refused = try Program.run("demo", folder.path, language: "sv")
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: fel: \(changed) har ändrats sedan det här kommandot skrev den; inget skrevs. Ange en annan \
                mapp, eller flytta filen.

                """)
        #expect(try folder.read("cells.geojson") == "changed")
        try FileManager.default.removeItem(atPath: changed)
        #expect(try Program.run("demo", folder.path).status == 0)
        #expect(try folder.read("example_policy.yaml") == policy)
        #expect(try folder.read("cells.geojson").hasPrefix("{"))
    }
}
