import Testing

@testable import Territory

@Suite struct FoldedNameTests {
    @Test(arguments: [
        ("Östersund", "östersund"), ("ÅRE", "åre"), ("Norr-Hede", "norrhede"), ("LillaEdet", "lillaedet"),
        ("O\u{308}stersund", "östersund"), ("A\u{30A}re", "åre"), ("Bruksvallarna/Våålleh", "bruksvallarnavåålleh"),
        ("Lindesnæs", "lindesnäs"), ("Røros", "röros"), ("Café 9", "cafe9"), (" \u{A0}– ", ""),
    ])
    func lettersStay(_ name: String, _ letters: String) {
        #expect(FoldedName(name).letters == letters)
    }

    @Test func composedAndDecomposedAreOne() {
        for (composed, decomposed) in [
            ("Åsele", "A\u{30A}sele"), ("Tjïelte", "Tji\u{308}elte"), ("Ängsmon", "A\u{308}ngsmon"),
        ] {
            let (a, b) = (FoldedName(composed), FoldedName(decomposed))
            #expect(a == b)
            #expect(Array(a.letters.unicodeScalars) == Array(b.letters.unicodeScalars))
        }
    }

    @Test func asciiForms() {
        #expect(FoldedName("Östersund").ascii == ["ostersund", "oestersund"])
        #expect(FoldedName("Åre").ascii == ["are", "aare"])
        #expect(FoldedName("Tjïelte").ascii == ["tjielte"])
    }

    @Test(arguments: [
        ("Vastra Bispgarden", "Västra Bispgården", true), ("Vaestra Bispgaarden", "Västra Bispgården", true),
        ("Västra Bispgarden", "Västra Bispgården", true), ("Oestersund", "Östersund", true), ("Aare", "Åre", true),
        ("Ånge", "Änge", false), ("Änge", "Ånge", false), ("Habo", "Håbo", true), ("Håbo", "Habo", false),
        ("Vaaaalleh", "Våålleh", true), ("Brunflö", "Brunflo", false), ("Aere", "Åre", false),
        ("Tjielte", "Tjïelte", true),
        ("Ar", "Åre", false), ("Aree", "Åre", false),
    ])
    func plainSpellings(_ written: String, _ name: String, _ expected: Bool) {
        #expect(FoldedName(written).isPlainSpelling(of: FoldedName(name)) == expected)
        // The skeleton finds whatever is a spelling.
        if expected { #expect(FoldedName(written).skeleton == FoldedName(name).skeleton) }
    }
}

@Suite struct MunicipalityNamesTests {
    @Test(arguments: [
        ("2321", "2321"), (" 2321 ", "2321"), ("Åre", "2321"), ("ÅRE", "2321"), ("åre kommun", "2321"),
        ("Åre\u{A0}kommun", "2321"),
        ("Östersunds kommun", "2380"), ("Ostersund", "2380"), ("Oestersunds kommun", "2380"),
        ("O\u{308}stersund", "2380"),
        ("Bergs kommun", "2326"), ("Berg", "2326"), ("Härjedalens kommun", "2361"), ("Habo", "0643"), ("Håbo", "0305"),
        ("Håbo kommun", "0305"), ("Habo kommun", "0643"), ("Upplands Väsby", "0114"), ("Upplands-Väsby", "0114"),
        ("Stockholms stad", "0180"), ("Göteborgs Stad", "1480"), ("Malmö stad", "1280"), ("Borås", "1490"),
        ("Borås Stad", "1490"),
        ("LillaEdet", "1462"), ("Lilla Edets kommun", "1462"), ("Gotland", "0980"),
    ])
    func found(_ text: String, _ code: String) throws {
        let names = MunicipalityNames(try Layers.register.get().municipalities)
        #expect(names.find(text)?.code == code)
    }

    @Test(arguments: [
        "", " ", "kommun", "Ör", "Bergs", "Jämtland", "Åre och Berg", "232", "02321", "Brunflö", "Hålbo", "Ö",
    ])
    func notFound(_ text: String) throws {
        let names = MunicipalityNames(try Layers.register.get().municipalities)
        #expect(names.find(text) == nil)
    }

    /// All 290, in the ways that registers and spreadsheets write them.
    @Test func everyMunicipality() throws {
        let municipalities = try Layers.register.get().municipalities
        let names = MunicipalityNames(municipalities)
        for municipality in municipalities {
            let name = municipality.name
            let genitive = name.hasSuffix("s") || name.hasSuffix("x") || name.hasSuffix("z") ? name : name + "s"
            for text in [
                municipality.code, name, name.uppercased(), name.lowercased(), name + " kommun", genitive + " kommun",
            ] {
                #expect(names.find(text) == municipality, "\(text)")
            }
        }
    }

    @Test func twoOfOneNameAreFoundByCodeOnly() {
        let names = MunicipalityNames([Municipality(code: "0001", name: "Ås"), Municipality(code: "0002", name: "ÅS")])
        #expect(names.find("Ås") == nil)
        #expect(names.find("0002")?.code == "0002")
    }
}

@Suite struct GazetteerTests {
    private func entry(_ name: String, _ municipality: String, x: Double = 0, y: Double = 0) -> Gazetteer.Entry {
        .init(name: name, kind: "village", municipalityCode: municipality, x: x, y: y, accuracy: nil, source: "test")
    }

    @Test(arguments: [
        ("Duved", "Duved"), ("duved", "Duved"), ("Ostersund", "Östersund"), ("Aareskutan", "Åreskutan"),
        ("Sylarna", "Sylarnas fjällstation"),
        ("Våålleh", "Bruksvallarna/Våålleh"), ("Bruksvallarna", "Bruksvallarna/Våålleh"),
        ("Bruksvallarna/Våålleh", "Bruksvallarna/Våålleh"), ("Norr Hede", "Norr-Hede"), ("Sånfjället", "Sonfjället"),
        ("Målsta, Genvalla och Böle", "Målsta, Genvalla och Böle"), ("Funa\u{308}sdalen", "Funäsdalen"),
    ])
    func shippedNames(_ text: String, _ name: String) throws {
        guard case .found(let entry) = Gazetteer(try Layers.gazetteer.get()).find(text) else {
            Issue.record("\(text) is not found")
            return
        }
        #expect(entry.name == name)
    }

    /// Every shipped name leads to its own entry, or says that there are several.
    @Test func everyShippedNameIsFound() throws {
        let shipped = try Layers.gazetteer.get()
        let gazetteer = Gazetteer(shipped)
        for (entry, alternatives) in shipped {
            for name in [entry.name] + alternatives {
                switch gazetteer.find(name, in: entry.municipalityCode) {
                case .found(let found): #expect(found == entry || found.kind == "locality")
                case .ambiguous(let candidates): #expect(candidates.contains(entry))
                case .unknown: Issue.record("\(name) is not found")
                }
            }
        }
    }

    @Test func anotherLetterIsAnotherName() throws {
        let gazetteer = Gazetteer(try Layers.gazetteer.get())
        // Änge lies in Krokom, Ånge in the next county.
        guard case .unknown(let nearest) = gazetteer.find("Ånge") else {
            Issue.record("Ånge is taken for another place")
            return
        }
        #expect(nearest.contains("Änge"))
    }

    @Test func rightLettersBeatPlainOnes() {
        let gazetteer = Gazetteer([(entry("Håbo", "1"), []), (entry("Habo", "2", x: 90_000), [])])
        #expect(gazetteer.find("Habo") == .found(entry("Habo", "2", x: 90_000)))
        #expect(gazetteer.find("Haabo") == .found(entry("Håbo", "1")))
    }

    @Test func namesakes() {
        let near = entry("Näsviken", "2313", x: 500, y: 500)
        let far = entry("Näsviken", "2184", x: 100_000)
        let other = entry("Näsviken", "2309", x: 600, y: 500)
        let smaller = entry("Näsviken", "2313", x: 900, y: 900)
        let gazetteer = Gazetteer([(near, []), (far, []), (smaller, [])])
        #expect(gazetteer.find("Nasviken") == .ambiguous([near, far, smaller]))
        #expect(gazetteer.find("Näsviken", in: "2313") == .found(near))
        #expect(gazetteer.find("Näsviken", in: "2184") == .found(far))
        // Side by side over a municipal border they are two places.
        #expect(Gazetteer([(near, []), (other, [])]).find("Näsviken") == .ambiguous([near, other]))
    }

    @Test func unknownNamesComeWithTheNearest() throws {
        let gazetteer = Gazetteer(try Layers.gazetteer.get())
        #expect(gazetteer.find("Duvet") == .unknown(nearest: ["Duved"]))
        #expect(gazetteer.find("Hamerdal") == .unknown(nearest: ["Hammerdal"]))
        #expect(gazetteer.find("Atlantis") == .unknown(nearest: []))
        #expect(gazetteer.find("") == .unknown(nearest: []))
        #expect(gazetteer.find("–") == .unknown(nearest: []))
        #expect(Gazetteer([]).find("Åre") == .unknown(nearest: []))
    }

    @Test func theOrderOfEntriesDoesNotMatter() throws {
        let shipped = try Layers.gazetteer.get()
        let forwards = Gazetteer(shipped)
        let backwards = Gazetteer(shipped.reversed())
        for text in ["Åre", "Are", "Duvet", "Krokum", "Hov", "Tännäs", "Tannas socken"] {
            #expect(forwards.find(text) == backwards.find(text))
        }
    }
}
