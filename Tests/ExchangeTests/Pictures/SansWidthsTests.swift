import Testing

@testable import Exchange

/// Pillow 13 measures the same of Liberation Sans, whose widths are Arial's.
struct SansWidthsTests {
    @Test(
        arguments: [
            ("Härjedalen", false, 4_835.0), ("1\u{A0}234,5 %", false, 4_503), ("– ”kvot” …", false, 4_612),
            ("Summa", true, 3_612),
        ] as [(String, Bool, Double)])
    func `a text is as wide as its letters`(_ text: String, _ isBold: Bool, _ width: Double) {
        #expect(SansWidths.width(text, size: 1_000, isBold: isBold) == width)
    }
}
