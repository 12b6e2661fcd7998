import Foundation
import TestSupport
import Testing

/// From a file of initiatives to distribution, gaps and maps, as an analyst goes.
@Suite struct MainJobTests {
    @Test func `the demo shows everything and leaves it behind`() throws {
        let folder = try Folder()
        let result = try Program.run("demo", folder.path, language: "sv")
        #expect(result.status == 0)
        #expect(
            result.errors == """
                initiatives.csv: 133 rader lästa: 133 nya, 0 ändrade, 0 oförändrade, 0 avvisade.
                indicators.csv: 683 rader lästa: 683 nya, 0 ändrade, 0 oförändrade, 0 avvisade.

                """)
        #expect(
            result.output.lines(starting: "Östersund    ") == [
                """
                Östersund      130\u{A0}654\u{A0}984,08       2\u{A0}010\u{A0}726  75,4\u{A0}%   48,9\u{A0}%  1,54  \
                █████
                """
            ])
        #expect(
            result.output.remarks(starting: "Hoover") == [
                """
                Hoover 0,269: 27\u{A0}% av medlen med känt läge i länet skulle behöva flyttas för att alla invånare \
                skulle få lika mycket.
                """
            ])
        #expect(result.output.lines(starting: "  I035") == ["  I035  okänt ortnamn ”Trätojordsbacken”"])
        #expect(result.output.lines(starting: "  I036") == ["  I036  okänt ortnamn ”Trätojordsbacken”"])
        #expect(
            result.output.remarks(starting: "Ett exempel,") == [
                """
                Ett exempel, inget resultat: insatserna är de 113 som offentliga sidor råkade visa, och Strömsund, \
                Ragunda och Berg är svagt täckta av dem. Ett enda bidrag (biogas, 124 mnkr) väger tyngst i \
                Östersund, och den regionala medfinansieringen av leaderområden räknar pengar som de delar ut igen.
                """
            ])
        for name in ["municipalities", "cells", "initiatives", "gaps"] {
            let json = try object(folder.read("\(name).geojson"))
            #expect(json["type"] as? String == "FeatureCollection")
            #expect(json["crs"] == nil)
            #expect((json["bbox"] as? [Double])?.count == 4)
            #expect(((json["features"] as? [Any])?.count ?? 0) > 0)
        }
        let verified = try Program.run("verify", "\(folder.path)/rackvidd.gpkg")
        #expect(verified.status == 0)
        // The same again changes nothing.
        let again = try Program.run("demo", folder.path)
        #expect(again.status == 0)
        #expect(
            again.errors == """
                initiatives.csv: The same file has been imported already, and has nothing to change.
                indicators.csv: The same file has been imported already, and has nothing to change.

                """)
    }

    @Test func `distribution in the contracts JSON`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        for level in ["municipality", "zone", "cell"] {
            let json = try object(
                try Program.run("distribution", "granted_sek", "--by", level, "--format", "json", "--store", store)
                    .output)
            let number = { (value: Any?) in Int64(((value as? Double ?? .nan) * 100).rounded()) }
            let rows = try #require(json["rows"] as? [[String: Any]])
            let sum = rows.reduce(Int64(0)) { $0 + number($1["value"]) }
            #expect(sum + number(json["unlocated"]) + number(json["outside"]) == number(json["total"]))
            // The sum of the column granted_sek of the shipped file, by awk, and of what is decided of it: without
            // "prioriterat" and "sökt".
            #expect(number(json["total"]) == 23_655_847_700)
            let statuses = try #require(json["statuses"] as? [String: Any])
            let leftOut = try #require(statuses["left_out"] as? [[String: Any]])
            #expect(
                leftOut.map { $0["granted_sek"] }.filter { !($0 is NSNull) }.reduce(number(json["total"])) {
                    $0 + number($1)
                } == 31_837_923_400)
            let people = rows.reduce(0) { $0 + ($1["population"] as? Int ?? 0) }
            #expect(people == 132_839)
            for key in ["indicator", "by", "unit", "basis", "indices", "decomposition", "moran"] {
                #expect(json[key] != nil, "\(key)")
            }
            for key in [
                "code", "name", "zone", "value", "population", "area_km2", "per_1000", "share", "population_share",
                "location_quotient",
            ] {
                #expect(rows.allSatisfy { $0[key] != nil }, "\(key)")
            }
        }
    }

    @Test func `gaps end with two and none with zero`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let found = try Program.run("gaps", "\(folder.path)/example_policy.yaml", "--store", store, "--format", "json")
        #expect(found.status == 2)
        let json = try object(found.output)
        #expect(json["passed"] as? Bool == false)
        let gaps = try #require(json["gaps"] as? [[String: Any]])
        #expect(
            gaps.contains {
                $0["rule"] as? String == "every_municipality" && $0["municipality_code"] as? String == "2313"
            })
        let policy = try folder.file(
            "easy.yaml",
            "version: 1\nname: lätt\nrules:\n  - {id: a, kind: minimum_initiatives, per: municipality, minimum: 1}\n")
        let none = try Program.run("gaps", policy, "--store", store, language: "sv")
        #expect(none.status == 0)
        #expect(none.output.lines(starting: "Inga") == ["Inga täckningsluckor."])
        let wrong = try folder.file("wrong.yaml", "version: 1\nname: fel\nregler: []\n")
        let refused = try Program.run("gaps", wrong, "--store", store, language: "sv")
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: fel: \(wrong), rad 3: regler är inte en nyckel här; menades rules? Möjliga: county_wide, \
                filter, name, period, round, rules, scheme, version, weights

                """)
    }

    @Test func `layers in every format`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let csv = try Program.run(
            "export", "municipalities", "--indicator", "initiatives", "--format", "csv", "--store", store)
        let lines = csv.output.split(separator: "\n")
        #expect(lines.count == 9)
        #expect(lines[0].hasPrefix("code;name;municipality_code;zone;scheme;population;area_km2;initiatives;"))
        let file = "\(folder.path)/out.gpkg"
        let package = try Program.run("export", "cells", "--format", "gpkg", "--output", file, "--store", store)
        #expect(package.status == 0)
        let header = try Data(contentsOf: URL(fileURLWithPath: file)).prefix(72)
        #expect(header.suffix(4).elementsEqual(Data("GPKG".utf8)))
        let json = try object(try Program.run("export", "initiatives", "--store", store).output)
        let features = try #require(json["features"] as? [[String: Any]])
        #expect(features.count == 133)
        #expect(features.contains { $0["geometry"] is NSNull })
    }

    /// Exteriors run counter-clockwise, and every vertex of a border between two municipalities is there twice.
    @Test func `borders are oriented and shared`() throws {
        let folder = try Demo.folder()
        let json = try object(folder.read("municipalities.geojson"))
        let features = try #require(json["features"] as? [[String: Any]])
        var seen: [String: Int] = [:]
        for feature in features {
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let polygons: [[[[Double]]]] =
                geometry["type"] as? String == "Polygon"
                ? [try #require(geometry["coordinates"] as? [[[Double]]])]
                : try #require(geometry["coordinates"] as? [[[[Double]]]])
            for polygon in polygons {
                for (index, ring) in polygon.enumerated() {
                    var area = 0.0
                    for (a, b) in zip(ring, ring.dropFirst()) { area += a[0] * b[1] - b[0] * a[1] }
                    #expect(index == 0 ? area > 0 : area < 0)
                    for corner in ring.dropFirst() { seen["\(corner[0]),\(corner[1])", default: 0] += 1 }
                }
            }
        }
        // GEOS through shapely counts 127 vertices on the county's outer border and 8 municipalities whose 416 corners
        // meet.
        #expect(seen.values.filter { $0 > 1 }.count > 150)
    }

    @Test func `initiatives from a file of ones own`() throws {
        let folder = try Folder()
        let store = "\(folder.path)/s.gpkg"
        #expect(try Program.run("init", store).status == 0)
        let file = try folder.file(
            "insatser.csv",
            """
            \u{FEFF}Ärendenummer;Projektnamn;Beviljat belopp (kr);Kommuner;Ort;Startdatum
            1;Åre–Krokom;1 000 000,50;2321:60,2309:40;;2024-01-01
            2;Byn;250 000;;Åre;2023
            3;Länet;8 000;hela länet;;
            4;Okänd ort;5 000;;Ingenstans;
            5;Fel kommun;5 000;Ankeborg;;
            6;Fel belopp;fem tusen;2380;;

            """)
        let rejected = "\(folder.path)/avvisade.csv"
        let first = try Program.run(
            "import", "initiatives", file, "--store", store, "--rejected", rejected, language: "sv")
        #expect(first.status == 0)
        #expect(
            first.errors.lines(starting: "6 rader") == ["6 rader lästa: 4 nya, 0 ändrade, 0 oförändrade, 2 avvisade."])
        let table = try folder.read("avvisade.csv")
        #expect(
            table.lines(starting: "6;Kommuner;Ankeborg;ingen") == [
                """
                6;Kommuner;Ankeborg;ingen kommun har koden eller namnet ”Ankeborg”.;5;Fel kommun;5 000;Ankeborg;;
                """
            ])
        #expect(
            table.lines(starting: "7;Beviljat") == [
                """
                7;Beviljat belopp (kr);fem tusen;”fem tusen” är inget tal. Rätta det, eller lämna fältet tomt om det \
                saknas.;6;Fel belopp;fem tusen;2380;;
                """
            ])
        let again = try Program.run("import", "initiatives", file, "--store", store, language: "sv")
        #expect(
            again.errors.lines(starting: "Samma") == [
                "Samma fil är redan inläst, och den har inget att ändra. 2 rader avvisas."
            ])
        let json = try object(
            try Program.run("distribution", "granted_sek", "--format", "json", "--store", store).output)
        #expect(json["total"] as? Double == 1_263_000.5)
        #expect(json["unlocated"] as? Double == 5_000)
        let rows = try #require(json["rows"] as? [[String: Any]])
        let krokom = try #require(rows.first { $0["code"] as? String == "2309" })
        // 40 % of 1,000,000.50 and 15,680 of 132,839 of 8,000.
        #expect(abs((krokom["value"] as? Double ?? 0) - (400_000.2 + 8_000 * 15_680.0 / 132_839)) < 0.02)
    }

    @Test func `any county has its municipalities`() throws {
        let folder = try Folder()
        let store = "\(folder.path)/dalarna.gpkg"
        let made = try Program.run("init", store, "--county", "20")
        #expect(made.status == 0)
        #expect(
            made.errors == """
                Made \(store): 15 municipalities, 36 subareas, zoning Accessibility to localities.
                The program brings no municipal statistics of the county.

                """)
        #expect(try Program.run("verify", store).status == 0)
        let none = try Program.run("init", "\(folder.path)/x.gpkg", "--county", "99", language: "sv")
        #expect(none.status == 1)
        #expect(
            none.errors == """
                rackvidd: fel: Länskoden 99 finns inte i gränslagret. Koder som finns: 01, 03, 04, 05, 06, 07, 08, \
                09, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25.

                """)
    }

    @Test func `deeper questions of a distribution`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let json = try object(
            try Program.run(
                "distribution", "granted_sek", "--store", store, "--format", "json", "--influence", "--bootstrap",
                "200", "--division",
                "municipality,cell,zone", "--need", "tax_base_per_inhabitant", "--sources", "strength_area", "--local",
                "--contrast", "2303,2313"
            ).output)
        let influence = try #require(json["influence"] as? [String: Any])
        let first = try #require((influence["initiatives"] as? [[String: Any]])?.first)
        // The biogas plant of 124 million.
        #expect(first["code"] as? String == "I116")
        #expect((json["divisions"] as? [Any])?.count == 3)
        let gini = try #require((json["indices"] as? [String: [String: Any]])?["gini"])
        let low = try #require(gini["low"] as? Double)
        let high = try #require(gini["high"] as? Double)
        #expect(low < high)
        let need = try #require(json["need"] as? [String: Any])
        #expect(need["measure"] as? String == "shortfall_to_best")
        let gaps = try #require(need["rows"] as? [[String: Any]]).compactMap { $0["gap"] as? Double }
        #expect(abs(gaps.reduce(0, +)) < 1e-12)
        let sources = try #require(json["sources"] as? [String: Any])
        let parts = try #require(sources["parts"] as? [[String: Any]]).compactMap { $0["contribution"] as? Double }
        #expect(abs(parts.reduce(0, +) - (try #require(sources["total"] as? Double))) < 1e-12)
        #expect(((json["local"] as? [String: Any])?["rows"] as? [Any])?.count == 8)
        // Two of eight: 28 choices, none of which can reach below 1/28.
        let contrast = try #require(json["contrast"] as? [String: Any])
        #expect(contrast["permutations"] as? Int == 28)
        let smooth = { (indicator: String) in
            try Program.run("distribution", indicator, "--store", store, "--format", "json", "--smooth")
        }
        #expect(
            ((try object(smooth("initiatives").output)["rates"] as? [String: Any])?["smoothed"] as? [Any])?.count == 8)
        // Kronor are no count.
        #expect(try smooth("granted_sek").status == 1)
    }

    /// One interval, told in the same words.
    @Test func `a sensitivity interval is the same in report, text and records`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let asked = ["distribution", "granted_sek", "--bootstrap", "999", "--store", store]
        let json = try object(Program.run(asked + ["--format", "json"]).output)
        let hoover = try #require((json["indices"] as? [String: [String: Any]])?["hoover"])
        let (low, high) = (try #require(hoover["low"] as? Double), try #require(hoover["high"] as? Double))
        #expect((low * 1_000).rounded() == 199 && (high * 1_000).rounded() == 627)
        #expect(hoover["method"] as? String == "percentile" && hoover["level"] as? Double == 0.95)
        #expect(hoover["interval_note"] as? String == "level_outside_resamples")
        let why = "because the limits that BCa corrects to lie outside the resamples"
        let text = try Program.run(asked).output
        #expect(text.contains("sensitivity interval, 95%") && text.contains("\nPercentile, \(why).\n"))
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Hoover   ") })
        #expect(line.split(separator: " ").suffix(2) == ["0.199–0.627", "percentile"])
        let report = try Program.run("report", "--store", store).output
        #expect(
            report.contains(
                """
                When the initiatives are redrawn, the sensitivity interval (95%) runs from 20% to 63%. 999 resamples, \
                random seed 1; method: percentile, \(why).
                """))
    }

    /// Four pairs of municipalities as a GAL file; and the same file for zones, whose codes it doesn't have.
    @Test func `neighbours from a file`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let pairs = [("2303", "2305"), ("2309", "2313"), ("2321", "2326"), ("2361", "2380")]
        let gal = try folder.file("n.gal", "8\n" + pairs.map { "\($0) 1\n\($1)\n\($1) 1\n\($0)\n" }.joined())
        let json = try object(
            try Program.run("distribution", "granted_sek", "--neighbours", gal, "--format", "json", "--store", store)
                .output)
        let moran = try #require(json["moran"] as? [String: Any])
        #expect(moran["weights"] as? String == "n.gal, row-standardised")
        #expect((moran["islands"] as? [Any])?.isEmpty == true)
        let zones = try Program.run(
            "distribution", "granted_sek", "--by", "zone", "--neighbours", gal, "--store", store, language: "sv")
        #expect(zones.status == 1)
        #expect(
            zones.errors == """
                rackvidd: fel: \(folder.path)/n.gal: enheten urban saknas i filen, som måste ha samma id:n \
                (områdenas koder; i statistics kolumnen --id)

                """)
    }
}
