import Testing

@testable import Archive

struct ZipWriterTests {
    @Test func `the same members give the same bytes, dated 1980`() throws {
        var writer = ZipWriter()
        writer.add("a.txt", Array("abc".utf8))
        let bytes = try writer.finish(file: "f")
        #expect(try writer.finish(file: "f") == bytes)
        // PKZIP's local header: time and date at 10 to 13.
        #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    }
}
