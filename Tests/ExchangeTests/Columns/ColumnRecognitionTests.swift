import Testing
import Wording

@testable import Exchange

@Suite struct ColumnRecognitionTests {
    typealias Initiatives = ColumnRecognition<InitiativeRole>

    private func roles(_ header: [String], mapping: String? = nil) throws -> [String: String] {
        let map = try mapping.map { try withFile($0) { try ColumnMapping(file: $0) } }
        let found = try Initiatives(header: header, mapping: map, file: "fil.csv")
        return Dictionary(
            uniqueKeysWithValues: InitiativeRole.allCases.compactMap { role in
                found[role].map { (role.rawValue, $0.name) }
            })
    }

    @Test func `no name leads to two roles`() {
        #expect(ColumnRecognition<InitiativeRole>.Vocabulary().conflicts == [])
        #expect(ColumnRecognition<IndicatorRole>.Vocabulary().conflicts == [])
        #expect(ColumnRecognition<OutcomeRole>.Vocabulary().conflicts == [])
    }

    @Test func `every role is found by its own name`() throws {
        let names = InitiativeRole.allCases.map(\.rawValue)
        #expect(try roles(names) == Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
    }

    @Test(arguments: [
        ("Ärendenummer", "id"), ("ARENDENUMMER", "id"), ("arende_id", "id"), ("Ärende-id", "id"), ("Dnr", "id"),
        ("Diarienummer", "id"),
        ("Projektnamn", "title"), ("Projekt", "title"), ("Benämning", "title"), ("Rubrik", "title"),
        ("stodmottagare", "lead"),
        ("Stödmottagare", "lead"), ("sökande", "lead"), ("Organisation", "lead"), ("Fond", "programme"),
        ("insatsomrade", "priority"),
        ("Styrkeområde", "strength_area"), ("tematiskt_mal", "theme"), ("Beslut", "status"),
        ("Beslutsdatum", "decided"),
        ("Projektstart", "start"), ("Slutdatum", "end"), ("Beviljat belopp", "granted_sek"),
        ("beviljat_sek", "granted_sek"),
        ("BELOPP", "granted_sek"), ("Total kostnad", "total_budget_sek"), ("Kommunkod", "municipality_codes"),
        ("kommunkoder_jamtland", "municipality_codes"), ("Kommun(er)", "municipalities"),
        ("Municipality", "municipalities"),
        ("Ort", "place"), ("lng", "longitude"), ("Lat", "latitude"), ("sweref99tm_e", "easting"), ("N", "northing"),
        ("WKT", "geometry"),
        ("Län", "county"), ("lan", "county"), ("utfall", "outcome"), ("Källa", "source"), ("URL", "source"),
        ("Miljö", "environmental"),
        ("samisk", "sami"), ("ekonomisk hållbarhet", "economic"), ("a\u{308}rendenummer", "id"),
    ])
    func `recognises names as people write them`(name: String, role: String) throws {
        #expect(try roles([name])[role] == name)
    }

    @Test(
        arguments: [
            ("Beviljat (tkr)", MoneyUnit.thousands), ("beviljat_tkr", .thousands), ("Beviljat belopp, mnkr", .millions),
            ("Beviljat stöd i kronor", .kronor), ("granted_sek", .kronor), ("Stöd (1 000 kr)", .thousands),
            ("Bidrag i miljoner kronor", .millions),
            ("Belopp Mkr", .millions), ("Beviljat", nil),
        ] as [(String, MoneyUnit?)])
    func `reads the unit in a name`(name: String, unit: MoneyUnit?) throws {
        let found = try Initiatives(header: [name], mapping: nil, file: "f")
        #expect(found[.granted]?.name == name)
        #expect(found[.granted]?.unit == unit)
    }

    /// What the amounts are in kronor is for `ForeignMoney` to say.
    @Test func `a name below its group and above its unit is found, and so is the unit`() throws {
        let header = ["Projekt / Dnr", "Projekt / Rubrik", "Belopp / Sökt / tkr", "Belopp / Beviljat / tkr"]
        let found = try Initiatives(header: header, mapping: nil, file: "fil.csv")
        #expect(found[.id]?.index == 0 && found[.title]?.index == 1)
        #expect(found[.applied]?.index == 2 && found[.applied]?.unit == .thousands)
        #expect(found[.granted]?.index == 3 && found[.granted]?.unit == .thousands)
    }

    @Test func `euro is money without a unit in kronor, and goes after one that has it`() throws {
        let euro = try Initiatives(header: ["Beviljat (EUR)"], mapping: nil, file: "f")
        #expect(euro[.granted]?.name == "Beviljat (EUR)")
        #expect(euro[.granted]?.unit == nil)
        let both = try Initiatives(header: ["Beviljat (EUR)", "Beviljat (kr)"], mapping: nil, file: "f")
        #expect(both[.granted]?.name == "Beviljat (kr)")
        #expect(try roles(["Beviljat (NOK)"]).isEmpty)
    }

    @Test func `two equally good columns are an error`() {
        #expect { try roles(["Ärendenummer", "Projektid", "titel"]) } throws: { error in
            guard let error = error as? ImportError else { return false }
            return error.problem
                == .ambiguousColumns(["Ärendenummer", "Projektid"], role: InitiativeRole.id.title, option: nil)
                && error.wording.sv == """
                    fil.csv: flera kolumner kan vara insatsens id: ”Ärendenummer”, ”Projektid”. Ange med --mapping \
                    vilken det är, och ge de andra rollen extra.
                    """
        }
        #expect(throws: ImportError.self) { try roles(["belopp", "bidrag"]) }
    }

    @Test func `the better name wins and the other is kept`() throws {
        let found = try Initiatives(
            header: ["id", "Ärendenummer", "projekt", "projektnamn", "belopp", "beviljat"], mapping: nil, file: "f")
        #expect(found[.id]?.name == "id" && found[.title]?.name == "projektnamn" && found[.granted]?.name == "beviljat")
        #expect(found.extra == [1, 2, 4])
        #expect(
            found.understood().map(\.sv) == [
                "Kolumner: id → insatsens id, projektnamn → titel, beviljat → beviljat belopp.",
                "Bevaras som de är: Ärendenummer, projekt, belopp.",
            ])
    }

    @Test func `columns of rejected rows are not read`() throws {
        let found = try Initiatives(header: ["rejected_row", "rejected_reason", "id"], mapping: nil, file: "f")
        #expect(found.extra == [])
        #expect(
            found.understood().map(\.en) == [
                "Columns: id → the initiative's id.", "Not read: rejected_row, rejected_reason.",
            ])
    }

    // MARK: Mapping

    @Test func `a mapping overrules`() throws {
        let header = ["Nr", "Vad", "Anslag (tkr)", "kommun"]
        let found = try roles(header, mapping: "column;role\nVad;title\nNr;id\nanslag tkr;beviljat\nkommun;extra\n")
        #expect(found == ["id": "Nr", "title": "Vad", "granted_sek": "Anslag (tkr)"])
        let map = try withFile("kolumn,roll\nAnslag (tkr),granted_sek\n") { try ColumnMapping(file: $0) }
        #expect(try Initiatives(header: header, mapping: map, file: "f")[.granted]?.unit == .thousands)
        let own = try withFile("column;role\nVad;granted_mkr\n") { try ColumnMapping(file: $0) }
        #expect(try Initiatives(header: header, mapping: own, file: "f")[.granted]?.unit == .millions)
    }

    @Test func `a mapped column beats a recognised one`() throws {
        #expect(try roles(["id", "nyckel"], mapping: "column;role\nnyckel;id\n") == ["id": "nyckel"])
    }

    @Test(arguments: [
        ("column;role\nfinns inte;id\n", "row 2: the file has no column “finns inte”, only “id”, “namn”."),
        (
            "column;role\nid;hittepå\n",
            """
            row 2: there is no role “hittepå”. The roles are \
            \(InitiativeRole.allCases.map(\.rawValue).joined(separator: ", ")), extra, ignore.
            """
        ),
        ("a;b\nid;id\n", "the first row should be column;role, followed by a row for each column."),
        (
            "column;role\nid;id\nnamn;id\n",
            """
            several columns could be the initiative's id: “id”, “namn”. Say with --mapping which one it is, and give \
            the others the role extra.
            """
        ),
    ])
    func `a wrong mapping is explained`(mapping: String, reason: String) throws {
        let error = try #require(
            #expect(throws: ImportError.self) { try roles(["id", "namn"], mapping: mapping) })
        #expect(error.wording.en == "\(error.file): \(reason)")
    }
}
