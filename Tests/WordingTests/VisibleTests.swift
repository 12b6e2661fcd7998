import Testing
import Wording

@Suite struct VisibleTests {
    @Test func `what a terminal would obey is shown`() {
        #expect("x\u{1B}[31mFOO\u{1B}]0;pwn\u{07}".visible == "x␛[31mFOO␛]0;pwn␇")
        #expect(
            "\u{202E}evil\u{202C} \u{2066}a\u{2069}\u{200F}".visible == "⟨U+202E⟩evil⟨U+202C⟩ ⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩"
        )
        #expect("a\rb\u{0}c\u{7F}d\u{9B}e".visible == "a␍b␀c␡d⟨U+009B⟩e")
        #expect("rad\r\nrad".visible == "rad␍\nrad")
    }

    @Test func `other text stays as it is`() {
        for text in ["", "Åre kommun", "två\nrader\toch tabb", "10\u{A0}000 kr – ∞ ’ “ ½ 北 👩‍👩‍👧", "e\u{301}"] {
            #expect(text.visible == text)
        }
    }

    @Test func `a citation is a line of bounded length`() {
        #expect("ett\ntvå".cited() == "ett…")
        #expect("ett".cited() == "ett")
        #expect(String(repeating: "x", count: 300).cited(10) == "xxxxxxxxx…")
        #expect("\u{1B}".cited() == "␛")
    }

    @Test func `whole parts are clamped to what there is`() {
        #expect(Int(clamped: 2.9) == 2 && Int(clamped: -2.9) == -2)
        #expect(Int(clamped: .nan) == 0 && Int(clamped: 1e300) == .max && Int(clamped: -.infinity) == .min)
        #expect(UInt32(clamped: -1) == 0 && UInt32(clamped: 5e9) == .max)
        #expect(Int64(clamped: 9_223_372_036_854_775_807) == .max)
    }

    @Test func `figures without end are printed`() {
        for language in Language.allCases {
            let figures = Figures(language)
            #expect(figures.value(.infinity) == "∞" && figures.value(-.infinity) == "\u{2212}∞")
            #expect(figures.decimal(.nan, 2) == "–" && figures.percent(.infinity).hasPrefix("∞"))
        }
    }
}
