import Testing

@testable import Exchange

struct ExcelTextTests {
    @Test(arguments: [
        ("x_x005F_y", "x_y"), ("a_x000D_b", "a\rb"), ("_xD83D__xDE00_", "😀"), ("_x00_", "_x00_"),
        ("_xGGGG_", "_xGGGG_"),
        ("_", "_"), ("_x0041", "_x0041"),
    ])
    func `escapes of characters are undone, and nothing else`(_ text: String, _ plain: String) {
        #expect(String(decoding: ExcelText.unescaped(Array(text.utf8)), as: UTF8.self) == plain)
    }
}
