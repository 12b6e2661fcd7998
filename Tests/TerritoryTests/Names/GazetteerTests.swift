import Testing

@testable import Territory

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
    func `shipped names`(_ text: String, _ name: String) throws {
        guard case .found(let entry) = Gazetteer(try Layers.gazetteer.get()).find(text) else {
            Issue.record("\(text) is not found")
            return
        }
        #expect(entry.name == name)
    }

    /// Every shipped name leads to its own entry, or says that there are several.
    @Test func `every shipped name is found`() throws {
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

    @Test func `another letter is another name`() throws {
        let gazetteer = Gazetteer(try Layers.gazetteer.get())
        // Änge lies in Krokom, Ånge in the next county.
        guard case .unknown(let nearest) = gazetteer.find("Ånge") else {
            Issue.record("Ånge is taken for another place")
            return
        }
        #expect(nearest == ["Änge"])
    }

    @Test func `right letters beat plain ones`() {
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

    @Test func `unknown names come with the nearest`() throws {
        let gazetteer = Gazetteer(try Layers.gazetteer.get())
        #expect(gazetteer.find("Duvet") == .unknown(nearest: ["Duved"]))
        #expect(gazetteer.find("Hamerdal") == .unknown(nearest: ["Hammerdal"]))
        #expect(gazetteer.find("Atlantis") == .unknown(nearest: []))
        #expect(gazetteer.find("") == .unknown(nearest: []))
        #expect(gazetteer.find("–") == .unknown(nearest: []))
        #expect(Gazetteer([]).find("Åre") == .unknown(nearest: []))
    }

    @Test func `the order of entries does not matter`() throws {
        let shipped = try Layers.gazetteer.get()
        let forwards = Gazetteer(shipped)
        let backwards = Gazetteer(shipped.reversed())
        for text in ["Åre", "Are", "Duvet", "Krokum", "Hov", "Tännäs", "Tannas socken"] {
            #expect(forwards.find(text) == backwards.find(text))
        }
    }
}
