import Testing
import Wording

@Suite struct NearestTests {
    @Test
    func `of a register's names those within a third of the letters are near, the nearest first`() {
        let names = ["Åre", "Berg", "Bräcke", "Härjedalen", "Krokom", "Östersund"]
        func near(_ wrong: String) -> [String] { Nearest.names(to: wrong, among: names, tolerance: .name) }
        #expect(near("östresund") == ["Östersund"])
        #expect(near("Berk") == ["Berg"])
        #expect(near("Härjdaln") == ["Härjedalen"])
        #expect(near("Sundsvall") == [])
        #expect(near("") == [])
        #expect(Nearest.names(to: "ab", among: ["ac", "ad", "ae", "af"], tolerance: .name) == ["ac", "ad", "ae"])
    }

    @Test
    func `of the few words that a place allows, half of the letters may differ, and case is free`() {
        #expect(Nearest.name(to: "regler", among: ["name", "rules", "weights"]) == "rules")
        #expect(Nearest.name(to: "GRANTED_SEK", among: ["granted_sek", "initiatives"]) == "granted_sek")
        #expect(Nearest.name(to: "xyz", among: ["name", "rules"]) == nil)
    }

    @Test
    func `a text too long to be a misspelling has nothing near`() {
        let long = String(repeating: "a", count: 65)
        #expect(Nearest.name(to: long, among: [long + "b"]) == nil)
    }

    @Test
    func `the question and the sentence are the same everywhere`() {
        #expect(Nearest.question(["Åre", "Berg"]) == Wording(sv: "menades Åre, Berg?", en: "was Åre, Berg meant?"))
        #expect(Nearest.question([String]()) == nil)
        let what = Wording(sv: "en kolumn", en: "a column")
        #expect(
            Nearest.unknown("titel", among: [], what: what)
                == Wording(
                    sv: "titel är inte en kolumn: det finns inga.", en: "titel is not a column: there are none."))
        #expect(
            Nearest.unknown("titel", among: ["title", "id"], what: what, near: ["id"])
                == Wording(
                    sv: "titel är inte en kolumn; menades id? Möjliga: id, title",
                    en: "titel is not a column; was id meant? Possible: id, title"))
        #expect(
            Nearest.unknown("titel", among: ["title", "id"], what: what)
                == Wording(
                    sv: "titel är inte en kolumn; menades title? Möjliga: id, title",
                    en: "titel is not a column; was title meant? Possible: id, title"))
        #expect(
            Nearest.unknown("abcdef", among: ["x"], what: what)
                == Wording(
                    sv: "abcdef är inte en kolumn. Möjliga: x", en: "abcdef is not a column. Possible: x"))
    }
}
