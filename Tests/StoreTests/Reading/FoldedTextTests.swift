import Testing

@testable import Store

/// The one form in which filters and classes compare texts.
@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Återtagen", "atertagen"), ("FÖRSTUDIE", "forstudie"), ("  under \u{A0} handläggning ", "under handlaggning"),
        ("ERUF 2014–2020", "eruf 2014 2020"), ("eruf 2014-2020", "eruf 2014 2020"), ("A+", "a+"), ("...", "..."),
        ("Vilande/ansökan", "vilande ansokan"), ("Fo\u{308}rstudie", "forstudie"), ("", ""),
    ])
    func `case, accents, blanks and punctuation tell nothing apart`(_ text: String, _ key: String) {
        #expect(FoldedText.key(text) == key)
    }

    @Test func `numbers do`() {
        #expect(FoldedText.key("Steg 1") != FoldedText.key("Steg 2"))
        #expect(FoldedText.words("3. Genomförd") == ["genomford"])
    }
}
