import Testing

@testable import Territory

@Suite struct PlaceNamesTests {
    private static let names = Result {
        PlaceNames(
            gazetteer: Gazetteer(try Layers.gazetteer.get()), municipalities: try Layers.territory("23").municipalities)
    }

    /// Places by name, municipalities by code, what is not found in angle brackets, ambiguous names in square ones.
    private func read(_ text: String) throws -> String {
        try Self.names.get().read(text).map {
            switch $0 {
            case .place(let entry): entry.name
            case .municipality(let code): code
            case .ambiguous(let name, _): "[\(name)]"
            case .unknown(let name, _), .elsewhere(let name, _): "<\(name)>"
            }
        }.joined(separator: " + ")
    }

    @Test(arguments: [
        ("Duved", "Duved"), (" DUVED ", "Duved"), ("Östersund", "Östersund"), ("Östersunds kommun", "2380"),
        ("Härjedalen", "2361"),
        ("Berg", "2326"), ("Åre", "Åre"), ("Åre kommun", "2321"), ("Hamerdal", "<Hamerdal>"),
    ])
    func single(_ text: String, _ expected: String) throws { #expect(try read(text) == expected) }

    @Test(arguments: [
        ("Åre/Duved", "Åre + Duved"), ("Åre, Krokom samt Östersund", "Åre + Krokom + Östersund"),
        ("Bruksvallarna/Våålleh", "Bruksvallarna/Våålleh"), ("Målsta, Genvalla och Böle", "Målsta, Genvalla och Böle"),
        ("Åre & Järpen", "Åre + Järpen"), ("Åre;Järpen", "Åre + Järpen"), ("Åre – Järpen", "Åre + Järpen"),
        ("Åre–Järpen", "Åre + Järpen"), ("Åre-Järpen", "Åre + Järpen"),
        ("Norr-Hede och Sveg", "Norr-Hede + Sveg"), ("Åre, Åre och ARE", "Åre"),
        ("Ljungdalen och Storsjö", "Ljungdalen + <Storsjö>"),
        ("Skucku, Vigge och Österåsen", "<Skucku> + <Vigge> + <Österåsen>"),
        ("Sveg och Härjedalens kommun", "Sveg + 2361"),
        (",/;", "<,/;>"), ("", "<>"), ("och", "<och>"),
    ])
    func lists(_ text: String, _ expected: String) throws { #expect(try read(text) == expected) }

    @Test func lines() throws { #expect(try read("Åre\nJärpen\r\nDuved\n") == "Åre + Järpen + Duved") }

    @Test(arguments: [
        ("ÅreKrokom", "Åre + Krokom"), ("ÅreKrokomÖstersund", "Åre + Krokom + Östersund"), ("NorrHede", "Norr-Hede"),
        ("ÅreAtlantis", "<ÅreAtlantis>"), ("StoraBlåsjön", "Stora Blåsjön"),
        ("Duved, ÅreKrokom", "Duved + Åre + Krokom"),
    ])
    func `run together`(_ text: String, _ expected: String) throws { #expect(try read(text) == expected) }

    /// One name written together is not a list; where it is not on file its pieces are not guessed at.
    @Test func `one name written together`() throws {
        #expect(try read("LillaEdet") == "<LillaEdet>")
        let all = PlaceNames(
            gazetteer: Gazetteer([]),
            municipalities: [Municipality(code: "1462", name: "Lilla Edet"), Municipality(code: "2321", name: "Åre")])
        #expect(all.read("LillaEdet") == [.municipality(code: "1462")])
        #expect(all.read("LillaEdet, Åre") == [.municipality(code: "1462"), .municipality(code: "2321")])
    }

    @Test(arguments: [
        ("Duved, Åre kommun", "Duved"), ("Duved (Åre kommun)", "Duved"), ("Duved (Åre)", "Duved"),
        ("Järpen i Åre kommun", "Järpen"),
        ("Sveg, Härjedalen", "Sveg"), ("Sveg i Härjedalen", "Sveg"), ("Duved, Åre", "Duved + Åre"),
        // Elsewhere than the text says: two items, not a place in that municipality.
        ("Duved, Östersunds kommun", "Duved + 2380"),
    ])
    func `places within municipalities`(_ text: String, _ expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        ("Bergs och Krokoms kommuner", "2326 + 2309"), ("Åre, Berg och Krokoms kommuner", "2321 + 2326 + 2309"),
        ("Östersund och Krokums kommuner", "2380 + <Krokums>"),
    ])
    func municipalities(_ text: String, _ expected: String) throws { #expect(try read(text) == expected) }

    /// A qualified name finds the right one of two.
    @Test func `the municipality tells namesakes apart`() {
        let entry = { (code: String, x: Double) in
            Gazetteer.Entry(
                name: "Näsviken", kind: "locality", municipalityCode: code, x: x, y: 0, accuracy: nil, source: "test")
        }
        let (north, south) = (entry("2313", 0), entry("2184", 90_000))
        let names = PlaceNames(
            gazetteer: Gazetteer([(north, []), (south, [])]),
            municipalities: [.init(code: "2313", name: "Strömsund"), .init(code: "2184", name: "Hudiksvall")])
        #expect(names.read("Näsviken") == [.ambiguous(name: "Näsviken", candidates: [north, south])])
        #expect(names.read("Näsviken (Hudiksvall)") == [.place(south)])
        #expect(names.read("Näsviken, Strömsunds kommun") == [.place(north)])
        #expect(names.read("Näsviken, Strömsund") == [.place(north)])
        #expect(names.read("Näsviken i Hudiksvalls kommun") == [.place(south)])
    }

    @Test func `the nearest names include municipalities`() throws {
        let names = try Self.names.get()
        #expect(names.read("Härjedaln") == [.unknown(name: "Härjedaln", nearest: ["Härjedalen"])])
        #expect(names.read("Krokum") == [.unknown(name: "Krokum", nearest: ["Krokom"])])
    }
}
