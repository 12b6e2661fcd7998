import Foundation
import TestSupport
import Testing

/// Goal conflicts of files as regions keep them: `round/sust.csv` and `nyps2.csv` of the shared cases, and columns that
/// only look like ratings.
@Suite struct MeaningOfRatingsTests {
    private func json(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// The folder goes when nobody holds it.
    private struct Found {
        let folder: Folder
        let all: [String: Any]
        let read: Program.Result
        var store: String { folder.path + "/s.gpkg" }
    }

    private func conflicts(_ lines: String...) throws -> Found {
        let folder = try Folder()
        let (file, store) = (folder.path + "/i.csv", folder.path + "/s.gpkg")
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Program.run("init", store, "--bare").status == 0)
        let read = try Program.run("import", "initiatives", file, "--store", store)
        #expect(read.status == 0, "\(read.errors)")
        let answer = try Program.run("conflicts", "--store", store, "--format", "json")
        return Found(folder: folder, all: try json(answer.output), read: read)
    }

    @Test(arguments: [
        "Ekonomisk hållbarhet;Social hållbarhet;Miljömässig hållbarhet;Samiska förhållanden",
        "Hållbarhet ekonomisk;Hållbarhet social;Hållbarhet miljö;Samiska förhållanden",
        "Hållbarhet, ekonomi;Hållbarhet, socialt;Hållbarhet – miljömässig;Samiska förutsättningar och behov",
        "Sustainability economic;Sustainability social;Sustainability environmental;Sámi conditions and needs",
        "Ekonomisk (hållbarhet);Social (hållbarhet);Miljö (hållbarhet);Samiska behov och förutsättningar",
        "Skattning ekonomi;Skattning social;Skattning miljö;Skattning samiska förhållanden",
        "Ekonomisk hållbarhet, skattning −2 till +2;Hållbarhetsdimension: social;Dimension miljö, betyg;Samer, betyg",
        "Rating: economic;Score (social);Environmental rating;Needs, Sámi",
    ])
    func `ratings are known in the usual orders of words`(columns: String) throws {
        let found = try conflicts("Ärendenummer;Projektnamn;Kommuner;\(columns)", "S1;Vindkraft;Strömsund;2;1;-1;-2")
            .all
        let one = try #require((found["conflicts"] as? [[String: Any]])?.first)
        #expect(["economic", "social", "environmental", "sami"].map { one[$0] as? Int } == [2, 1, -1, -2])
        #expect(found["unhandled"] as? Int == 1)
    }

    @Test func `a column that looks like a rating and isn't taken is said`() throws {
        let found = try conflicts(
            "Ärendenummer;Projektnamn;Kommuner;Hållbarhetspoäng total;Samebyns antal;Hållbarhetstext",
            "S1;Vindkraft;Strömsund;2;14;ja", "S2;Väg;Strömsund;-1;3;nej")
        #expect(
            found.read.errors.lines(starting: "Hållbarhetspoäng total looks") == [
                """
                Hållbarhetspoäng total looks like a rating (−2 to +2) and is not read as one; --map "Hållbarhetspoäng \
                total=social" (or economic, environmental, sami) makes it one.
                """
            ])
        #expect(found.read.errors.lines(starting: "Samebyns antal looks").isEmpty)
        #expect(found.read.errors.lines(starting: "Hållbarhetstext looks").isEmpty)
    }

    /// A count of companies is no rating; a value below zero is no count.
    @Test func `a vague heading is said where a value is below zero`() throws {
        let found = try conflicts(
            "Ärendenummer;Projektnamn;Kommuner;Miljöeffekt;Sociala företag;Bedömning social hållbarhet",
            "S1;Vindkraft;Strömsund;−1;2;stärker byn", "S2;Väg;Strömsund;1;1;")
        #expect(
            found.read.errors.split(separator: "\n").filter { $0.contains("looks like a rating") } == [
                """
                Miljöeffekt looks like a rating (−2 to +2) and is not read as one; --map "Miljöeffekt=environmental" \
                (or social, economic, sami) makes it one.
                """
            ])
        #expect(found.all["unmarked"] as? Int == 2)
    }

    /// Two columns can't be one goal: what is taken isn't advised.
    @Test func `the goal that is advised is one that no column has`() throws {
        let found = try conflicts(
            "Ärendenummer;Projektnamn;Kommuner;Social hållbarhet;Hållbarhet totalt", "S1;Vindkraft;Strömsund;2;-1")
        #expect(
            found.read.errors.lines(starting: "Hållbarhet totalt looks") == [
                """
                Hållbarhet totalt looks like a rating (−2 to +2) and is not read as one; --map "Hållbarhet \
                totalt=economic" (or environmental, sami) makes it one.
                """
            ])
        let all = try conflicts(
            "Ärendenummer;Projektnamn;Kommuner;social;economic;environmental;sami;Hållbarhet totalt",
            "S1;Vindkraft;Strömsund;2;-1;0;0;1")
        #expect(
            all.read.errors.lines(starting: "Hållbarhet totalt looks") == [
                "Hållbarhet totalt looks like a rating (−2 to +2) and is kept as it is: all four goals have a column."
            ])
    }

    @Test(arguments: ["Nej", "ej hanterad", "no"])
    func `a plain no is not handled`(answer: String) throws {
        let found = try conflicts(
            "id;title;Kommuner;economic;environmental;Hantering", "S1;Vindkraft;Strömsund;2;-1;\(answer)")
        let one = try #require((found.all["conflicts"] as? [[String: Any]])?.first)
        #expect(one["handling"] as? String == answer)
        #expect(found.all["unhandled"] as? Int == 1)
        #expect(try Program.run("conflicts", "--store", found.store, "--fail-on", "unhandled").status == 2)
    }

    @Test func `a conflict that nobody says how to handle can fail the command`() throws {
        let header =
            "id;title;Kommuner;economic;environmental;Bedömd av;Bedömningsdatum;Samråd med sameby;Hantering"
        let open = try conflicts(header, "S1;Vindkraft;Strömsund;2;-1;A. Ek;2026-02-01;ja, 2026-01-15;")
        #expect(try Program.run("conflicts", "--store", open.store, "--fail-on", "unhandled").status == 2)
        #expect(try Program.run("conflicts", "--store", open.store).status == 0)
        let one = try #require((open.all["conflicts"] as? [[String: Any]])?.first)
        #expect(
            ["assessed_by", "assessed", "sami_consultation", "handling"].map { one[$0] as? String } == [
                "A. Ek", "2026-02-01", "ja, 2026-01-15", nil,
            ])
        let handled = try conflicts(header, "S1;Vindkraft;Strömsund;2;-1;;;;villkor om renvandring")
        #expect(try Program.run("conflicts", "--store", handled.store, "--fail-on", "unhandled").status == 0)
        #expect(handled.all["unhandled"] as? Int == 0)
    }
}
