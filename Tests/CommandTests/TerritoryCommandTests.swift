import Foundation
import TestSupport
import Testing

/// The territory from the command line: two divisions side by side, the range of county-wide ways, programme areas.
@Suite struct TerritoryCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(.enabled(if: SharedData.isPresent, "the folder of real test data is not there: set RACKVIDD_SHARED"))
    func `real layer moves no structural fund project`() throws {
        let folder = try Folder()
        let store = "\(folder.path)/s.gpkg"
        let layer = SharedData.path("municipalities_lantmateriet_8.geojson")
        try Demo.copyNewStore(to: store)
        #expect(
            try Program.run(
                "import", "initiatives", SharedData.path("initiatives_eruf_2014_2020.csv"), "--store", store
            ).status == 0)
        let same = try Program.run("compare-territory", "--with", layer, "--store", store, "--format", "json")
        #expect(same.status == 0, "\(same.errors)")
        let answer = try object(same.output)
        #expect(answer["initiatives"] as? Int == 50 && answer["differing"] as? Int == 0)
        let rows = try #require(answer["rows"] as? [[String: Any]])
        #expect(rows.count == 10)
        // Cells are others, and amounts are split over them to the öre: sums differ by that.
        for row in rows {
            let first = try #require(row["granted_sek_first"] as? Double)
            let second = try #require(row["granted_sek_second"] as? Double)
            #expect(abs(first - second) < 0.5)
        }

        // Fåker's village lies in Östersund; by the generalised borders it falls in Berg, 302 m from the border.
        let near = try folder.file(
            "nara.csv",
            "id;titel;beviljat belopp (kr);longitud;latitud\nF;Fåker;50000;14.585;62.983\nM;Mitt i;7;14.64;63.18\n")
        #expect(try Program.run("import", "initiatives", near, "--store", store).status == 0)
        let text = try Program.run("compare-territory", "--with", layer, "--store", store, language: "sv").output
        #expect(
            text.remarks(starting: "1 av") == [
                "1 av 52 insatser ligger helt eller delvis i en annan kommun under den andra indelningen."
            ])
        #expect(text.lines(starting: "F Fåker:") == ["F Fåker: Berg → Östersund."])
        #expect(
            text.remarks(starting: "  Vid 62,98300") == [
                """
                  Vid 62,98300 N 14,58500 E, 302 m från närmaste kommungräns i den första, 2\u{A0}461 m i den andra.
                """
            ])
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `layers that are none are refused`() throws {
        let folder = try Folder()
        let store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        let layer = try folder.file(
            "x.geojson",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"yta":"x"},"#
                + #""geometry":{"type":"Polygon","coordinates":[[[13,63],[14,63],[14,64],[13,63]]]}}]}"#
        )
        let refused = try Program.run("compare-territory", "--with", layer, "--store", store, language: "sv")
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: fel: \(folder.path)/x.geojson: ingen kolumn med kommunkod. Filens kolumner är ”yta”. Byt \
                namn på en kolumn, eller ange med --code vilken det är.

                """)
        let told = try Program.run("compare-territory", "--with", layer, "--code", "yta", "--store", store)
        #expect(told.errors.contains("no column with municipality code") == false)
        #expect(
            try Program.run("compare-territory", "--with", layer, "--tolerance", "-1", "--store", store).status == 64)
    }

    @Test func `county wide range and programme areas`() throws {
        let folder = try Folder()
        let store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        let file = try folder.file(
            "insatser.csv",
            """
            id;titel;beviljat belopp (kr);kommuner;program;startdatum
            1;Länet;8000;hela länet;;
            2;Ragunda;1000;2303;;
            3;Leader;700;;Leader 3sam (Landsbygdsfonden);2024

            """)
        #expect(try Program.run("import", "initiatives", file, "--store", store).status == 0)
        let range = try Program.run(
            "distribution", "granted_sek", "--county-wide", "range", "--format", "json", "--store", store)
        let answer = try object(range.output)
        let counted = try #require(answer["county_wide_range"] as? [String: Any])
        #expect(counted["rules"] as? [String] == ["population", "equal", "left_out"])
        let ragunda = try #require((counted["rows"] as? [[String: Any]])?.first { $0["code"] as? String == "2303" })
        #expect(ragunda["value_equal"] as? Double == 2_000 && ragunda["value_left_out"] as? Double == 1_000)
        #expect(abs((ragunda["value_population"] as? Double ?? 0) - (1_000 + 8_000 * 5_146.0 / 132_839)) < 0.01)
        #expect(ragunda["value_low"] as? Double == 1_000 && ragunda["value_high"] as? Double == 2_000)
        let rows = try Program.run(
            "distribution", "granted_sek", "--county-wide", "range", "--format", "csv", "--store", store
        ).output
        #expect(
            rows.lines(starting: "code;") == [
                """
                code;name;zone;value;population;area_km2;per_1000;share;population_share;location_quotient;\
                initiatives_touching;value_low;value_high;value_population;value_equal;value_left_out;\
                share_population;share_equal;share_left_out
                """
            ])
        let swedish = try Program.run(
            "distribution", "granted_sek", "--county-wide", "range", "--store", store, language: "sv"
        ).output
        #expect(
            swedish.lines(starting: "område   ") == ["område      befolkning   lika  inte alls  andel, lägst–högst"])
        #expect(swedish.lines(starting: "Hur noga") == ["Hur noga läget är känt: kommun 1, hela länet 1, okänt 1."])

        let placed = try object(
            Program.run(
                "distribution", "granted_sek", "--programme-areas", "--without-county-wide", "--format", "json",
                "--store", store
            ).output)
        #expect((placed["basis"] as? [String: Any])?["programme_area"] as? Double == 700)
        #expect((placed["precision"] as? [String: Any])?["programme_area"] as? Int == 1)
        #expect(placed["unlocated"] as? Double == 0)
        // Strömsund and Ragunda by their inhabitants.
        let stromsund = try #require((placed["rows"] as? [[String: Any]])?.first { $0["code"] as? String == "2313" })
        #expect(abs((stromsund["value"] as? Double ?? 0) - 700 * 11_023.0 / (11_023 + 5_146)) < 0.01)

        #expect(try Program.run("map", "--county-wide", "range", "--store", store).status == 64)
        #expect(
            try Program.run(
                "distribution", "granted_sek", "--county-wide", "equal", "--without-county-wide", "--store", store
            ).status == 64)
    }

    /// The first lies 39.5 km from Røros and 101 km from the nearest Swedish place, the second 56.9 km from Orsa
    /// (pyproj 3.7's Geod, PROJ 9.5.1, GRS 80).
    @Test func `towns beyond the border are near`() throws {
        let located = try Program.run(
            "locate", "-", "--longitude", "lon", "--latitude", "lat", input: "n;lon;lat\na;12.15;62.60\nb;14.4;61.62\n"
        ).output
        let zones = located.split(separator: "\n").dropFirst().map {
            $0.split(separator: ";", omittingEmptySubsequences: false)[5]
        }
        #expect(zones == ["rural_near_urban", "sparse"])
    }

    @Test func `functional regions are a level`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let regions = try object(
            Program.run("distribution", "granted_sek", "--by", "fa_region", "--format", "json", "--store", store).output
        )
        let rows = try #require(regions["rows"] as? [[String: Any]])
        #expect(rows.map { $0["code"] as? String } == ["40", "41", "46"])
        #expect(rows.map { $0["name"] as? String } == ["Härjedalen", "Östersund", "Strömsund"])
        let municipalities = try object(
            Program.run("distribution", "granted_sek", "--format", "json", "--store", store).output)
        let alone = try #require(
            (municipalities["rows"] as? [[String: Any]])?.first { $0["code"] as? String == "2361" })
        #expect(rows[0]["value"] as? Double == alone["value"] as? Double)
        #expect(regions["total"] as? Double == municipalities["total"] as? Double)
        let sums = try Program.run("query", "granted_sek > 0", "--by", "fa_region", "--format", "csv", "--store", store)
        #expect(sums.status == 0)
        #expect(
            sums.output == """
                code;name;touching;granted_sek;initiatives
                40;Härjedalen;16;13846556.53;15.076596481455
                41;Östersund;22;153112335.42;21.840423369643
                46;Strömsund;2;6186319.05;1.082980148902
                outside;outside the county;;0;0
                unlocated;without known location;;63413266;27

                """)
        let layer = try object(Program.run("export", "fa_regions", "--store", store).output)
        #expect((layer["features"] as? [Any])?.count == 3)
        #expect(try Program.run("map", "--by", "fa_region", "--store", store).output.hasPrefix("<svg"))
    }
}
