import Testing

@testable import Territory

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
    func `not found`(_ text: String) throws {
        let names = MunicipalityNames(try Layers.register.get().municipalities)
        #expect(names.find(text) == nil)
    }

    /// All 290, in the ways that registers and spreadsheets write them.
    @Test func `every municipality`() throws {
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

    @Test func `two of one name are found by code only`() {
        let names = MunicipalityNames([Municipality(code: "0001", name: "Ås"), Municipality(code: "0002", name: "ÅS")])
        #expect(names.find("Ås") == nil)
        #expect(names.find("0002")?.code == "0002")
    }
}
