import Foundation
import Testing

@Suite struct MannersTests {
    @Test func `help is in the users language`() throws {
        let swedish = try Program.run("--help", language: "sv")
        #expect(swedish.status == 0)
        #expect(swedish.output.hasPrefix("ÖVERSIKT: Når insatserna hela länet?"))
        #expect(!swedish.output.contains("USAGE"))
        let english = try Program.run("--help")
        #expect(english.output.hasPrefix("OVERVIEW: Do the initiatives reach the whole territory?"))
        for stated in [["--language", "sv"], ["--language=sv"]] {
            #expect(try Program.run(["--help"] + stated).output == swedish.output)
            #expect(try Program.run(stated + ["--help"]).output == swedish.output)
            #expect(
                try Program.run(["help", "import", "outcomes"] + stated).output
                    == Program.run("import", "outcomes", "--help", language: "sv").output)
        }
        #expect(try Program.run("help", "gaps", "--language", "de").status == 64)
    }

    /// The parser's own words stand between ours, and lines are broken anywhere between them.
    @Test func `help in Swedish has no word of the parser's English`() throws {
        let list = try Program.run("--help").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        let commands = list.compactMap { $0.split(separator: " ").first.map(String.init) }.filter { !$0.hasPrefix("-") }
        #expect(commands.count > 40)
        for command in commands {
            let help = try Program.run("help", command, language: "sv").output
            #expect(
                !help.contains(
                    /\b(?:values:|default:|Show|See|for detailed help|OPTIONS|ARGUMENTS|OVERVIEW|USAGE)\s/),
                "\(command)")
        }
    }

    /// The option wins over the environment, the environment over the locale.
    @Test func `the language is found in order`() throws {
        let environment = ["RACKVIDD_LANGUAGE": "", "LANG": "sv_SE.UTF-8"]
        #expect(try Program.run("--help", environment: environment).output.hasPrefix("ÖVERSIKT"))
        #expect(
            try Program.run(["init", "--help", "--language", "en"], environment: environment).output.hasPrefix(
                "OVERVIEW"))
        #expect(
            try Program.run("--help", language: "sv", environment: ["LANG": "en_GB.UTF-8"]).output.hasPrefix("ÖVERSIKT")
        )
    }

    @Test func `usage errors go to standard error with code 64`() throws {
        let unknown = try Program.run("frobnicate", language: "sv")
        #expect(unknown.status == 64)
        #expect(unknown.output.isEmpty)
        #expect(
            unknown.errors == """
                Fel: Oväntat argument 'frobnicate'
                Användning: rackvidd <kommando>
                  Mer: 'rackvidd --help'.

                """)
        let missing = try Program.run("distribution")
        #expect(missing.status == 64)
        #expect(
            missing.errors == """
                Error: Missing expected argument '<indicator>'
                Help:  <indicator>  Indicator.
                Usage: rackvidd distribution [<options>] <indicator>
                  See 'rackvidd distribution --help' for more information.

                """)
    }

    @Test func `version and completions`() throws {
        let version = try Program.run("--version")
        #expect(version.status == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        for (shell, first) in [
            ("bash", "#!/bin/bash"), ("zsh", "#compdef rackvidd"),
            ("fish", "function __rackvidd_should_offer_completions_for_flags_or_options -a expected_commands"),
        ] {
            let script = try Program.run("--generate-completion-script", shell)
            #expect(script.status == 0)
            #expect(script.output.prefix { $0 != "\n" } == first)
        }
    }

    @Test func `a missing store is one sentence`() throws {
        let result = try Program.run("distribution", "granted_sek", "--store", "/nowhere/x.gpkg", language: "sv")
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors == "rackvidd: fel: /nowhere/x.gpkg finns inte. Skapa en databas med rackvidd init.\n")
    }
}

@Suite struct StatisticsCommandTests {
    /// R package ineq 0.2-13 on its example of ten incomes.
    @Test func `a column of numbers`() throws {
        let folder = try Folder()
        let file = try folder.file("v.csv", "v\n541\n1463\n2445\n3438\n4437\n5401\n6392\n8304\n11904\n22261\n")
        let result = try Program.run("statistics", file, "--value", "v", "--format", "json")
        #expect(result.status == 0)
        let json = try object(result.output)
        #expect(json["count"] as? Int == 10)
        for (name, expected) in [
            ("gini", 0.46209113026762), ("theil_t", 0.36234124234390), ("theil_l", 0.43359464952045),
            ("hhi", 0.18408123091549),
        ] {
            let value = try #require(json[name] as? Double)
            #expect(abs(value / expected - 1) < 1e-12, "\(name)")
        }
        let atkinson = try #require(json["atkinson"] as? [String: Double])
        #expect(abs(try #require(atkinson["0.5"]) - 0.17965909804634) < 1e-13)
        #expect(Set(atkinson.keys) == ["0.5", "1", "2"])
    }

    /// A path of eight, 1–2–…–8: PySAL esda and the enumeration of all 40,320 orderings.
    @Test func `neighbours of a path`() throws {
        let folder = try Folder()
        let table = try folder.file(
            "y.csv", "id,y\n" + zip(1...8, [1, 2, 3, 4, 5, 6, 7, 9]).map { "\($0),\($1)\n" }.joined())
        let links = (1...8).map { unit in
            let others = [unit - 1, unit + 1].filter { (1...8).contains($0) }
            return "\(unit) \(others.count)\n\(others.map(String.init).joined(separator: " "))\n"
        }
        let gal = try folder.file("path.gal", "8\n" + links.joined())
        let run = { (weights: String) in
            try object(
                try Program.run(
                    "statistics", table, "--value", "y", "--id", "id", "--neighbours", gal, "--weights", weights,
                    "--format", "json"
                ).output)
        }
        let binary = try #require(try run("binary")["moran"] as? [String: Any])
        let p: Double = 174.0 / 40_320
        #expect(abs(try #require(binary["i"] as? Double) - 0.65843179377014) < 1e-13)
        #expect(abs(try #require(binary["p_value"] as? Double) - p) < 1e-15)
        #expect(binary["exact"] as? Bool == true)
        #expect(binary["permutations"] as? Int == 40_320)
        let standardised = try #require(try run("row-standardised")["moran"] as? [String: Any])
        #expect(abs(try #require(standardised["i"] as? Double) - 0.77568922305764) < 1e-13)
    }

    @Test func `undefined is null with a reason and missing is counted`() throws {
        let json = try object(
            try Program.run("statistics", "-", "--value", "v", "--format", "json", input: "v;w\n0;1\n;2\n5;1\n").output)
        #expect(json["missing"] as? Int == 1)
        #expect(json["theil_l"] is NSNull)
        #expect((json["reasons"] as? [String: String])?["theil_l"] == "zero_value")
    }

    @Test func `a word among numbers names file row and column`() throws {
        let result = try Program.run("statistics", "-", "--value", "v", input: "v\n1\nfem\n")
        #expect(result.status == 1)
        #expect(
            result.errors == """
                rackvidd: error: -, row 3, column v: “fem” is not a number. Correct it, or leave the field empty if \
                it is missing.

                """)
    }
}

@Suite struct LocateCommandTests {
    @Test func `rows come back with their place`() throws {
        let result = try Program.run(
            "locate", "-", "--longitude", "lon", "--latitude", "lat",
            input: """
                namn;lon;lat
                Östersund;14.678023;63.159284
                Storsjön;14.4;63.07
                Fåker;14.584973;62.983395
                Oslo;10.75;59.91
                fel;;

                """
        )
        #expect(result.status == 0)
        #expect(
            result.output == """
                namn;lon;lat;municipality_code;municipality;zone;border_distance_m;flag;likely_municipality_code
                Östersund;14.678023;63.159284;2380;Östersund;urban;;;
                Storsjön;14.4;63.07;2326;Berg;rural_near_urban;339.6;water;
                Fåker;14.584973;62.983395;2326;Berg;rural_near_urban;262.1;near_border;
                Oslo;10.75;59.91;;;;;outside;
                fel;;;;;;;invalid;

                """)
    }

    /// PROJ gives the same place for the same point in three reference systems.
    @Test func `any reference system`() throws {
        let places = [
            ("EPSG:3006", "483780", "7003377"), ("EPSG:4326", "14.678023", "63.159284"),
            ("EPSG:3014", "20407.0", "7008734.7"),
        ]
        for (crs, x, y) in places {
            let result = try Program.run("locate", "-", "--x", "x", "--y", "y", "--crs", crs, input: "x,y\n\(x),\(y)\n")
            #expect(
                result.output == """
                    x,y,municipality_code,municipality,zone,border_distance_m,flag,likely_municipality_code
                    \(x),\(y),2380,Östersund,urban,,,

                    """, "\(crs): \(result.errors)")
        }
    }

    /// More rows than are worked on at a time, through all cores: in their order, each as it is alone.
    @Test func `many rows come back in their order`() throws {
        let places = [
            ("14.678023;63.159284", "2380;Östersund;urban;;;"),
            ("14.4;63.07", "2326;Berg;rural_near_urban;339.6;water;"),
            ("\"14.584973\"; 62.983395 ", "2326;Berg;rural_near_urban;262.1;near_border;"),
            ("10.75;59.91", ";;;;outside;"), (";", ";;;;invalid;"),
        ]
        let folder = try Folder()
        var input = "id;lon;lat\n"
        var expected =
            "id;lon;lat;municipality_code;municipality;zone;border_distance_m;flag;likely_municipality_code\n"
        for row in 0..<60_000 {
            let place = places[(row * 7 + row / 1_000) % places.count]
            input += "\(row);\(place.0)\n"
            expected += "\(row);\(place.0);\(place.1)\n"
        }
        let file = try folder.file("in.csv", input)
        let result = try Program.run(
            "locate", file, "--longitude", "lon", "--latitude", "lat", "--output", folder.path + "/out.csv")
        #expect(result.status == 0)
        #expect(try String(contentsOfFile: folder.path + "/out.csv", encoding: .utf8) == expected)
    }

    /// What is wrong with the question is said before a row is out, though rows are read meanwhile.
    @Test(arguments: [
        (["--crs", "EPSG:99"], "Geometry – projection: EPSG:99: proj_create: crs not found"),
        (
            ["--crs", "EPSG:3006", "--county", "02"],
            """
            The county code 02 is not in the boundary layer. Codes that are: 01, 03, 04, 05, 06, 07, 08, 09, 10, 12, \
            13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25.
            """
        ),
    ])
    func `nothing is written where nothing can be located`(options: [String], message: String) throws {
        let input = "x;y\n" + String(repeating: "483780;7003377\n", count: 200_000)
        let folder = try Folder()
        let file = try folder.file("in.csv", input)
        let result = try Program.run(["locate", file, "--x", "x", "--y", "y"] + options)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors == "rackvidd: error: \(message)\n")
    }

    @Test func `a file without rows keeps its header`() throws {
        let result = try Program.run("locate", "-", "--longitude", "lon", "--latitude", "lat", input: "lon;lat\n")
        #expect(result.status == 0)
        #expect(
            result.output
                == "lon;lat;municipality_code;municipality;zone;border_distance_m;flag;likely_municipality_code\n")
    }

    /// Of two bad rows the first is named by its line, and there is no half file.
    @Test func `a bad row far down is named`() throws {
        let folder = try Folder()
        var input = "id;lon;lat\n"
        for row in 0..<30_000 { input += row == 25_000 || row == 29_000 ? "\(row);14.6\n" : "\(row);14.6;63.1\n" }
        let file = try folder.file("in.csv", input)
        let result = try Program.run(
            "locate", file, "--longitude", "lon", "--latitude", "lat", "--output", folder.path + "/out.csv")
        #expect(result.status == 1)
        #expect(
            result.errors == """
                rackvidd: error: \(file), row 25002: the row has 2 fields but the header has 3. Put quotes around \
                fields that contain the delimiter, or complete the row.

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in.csv"])
    }

    @Test func `a wrong column is named with those there are`() throws {
        let result = try Program.run(
            "locate", "-", "--longitude", "lng", "--latitude", "lat", language: "sv", input: "lon,lat\n1,2\n")
        #expect(result.status == 1)
        #expect(result.errors == "rackvidd: fel: - har ingen kolumn lng. Kolumner: lon, lat\n")
    }
}
