import Testing

@testable import Archive

struct ZipArchiveTests {
    private func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
        var writer = ZipWriter()
        for (name, bytes) in members { writer.add(name, bytes) }
        return try writer.finish(file: "f.zip")
    }

    private func read(_ bytes: [UInt8], _ member: String) throws -> [UInt8] {
        try bytes.withUnsafeBytes { bytes in
            try ZipArchive.with(bytes, file: "f.zip") { archive in
                var all: [UInt8] = []
                try archive.read(member) {
                    all += $0
                    return true
                }
                return all
            }
        }
    }

    private func problem(_ bytes: [UInt8], _ member: String) -> ArchiveError.Problem? {
        #expect(throws: ArchiveError.self) { try read(bytes, member) }?.problem
    }

    @Test func `a member comes back as it was, whatever the case and slashes of its name`() throws {
        let text = Array("Åre".utf8)
        let bytes = try archive([("xl/Ett.xml", text), ("tom", [])])
        #expect(try read(bytes, "/XL/ett.xml") == text)
        #expect(try read(bytes, "tom").isEmpty)
        #expect(problem(bytes, "xl/två.xml") == .missing(member: "xl/två.xml"))
    }

    @Test func `a cut archive is broken`() throws {
        let bytes = try archive([("a", Array("text".utf8))])
        #expect(problem(Array(bytes.dropLast(30)), "a") == .broken("Not a zip archive"))
    }

    @Test func `a changed byte is found by the checksum`() throws {
        // Stored, since it is too short to pack.
        var bytes = try archive([("a", Array("text".utf8))])
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("text".utf8)) })
        bytes[place] = UInt8(ascii: "n")
        #expect(problem(bytes, "a") == .checksum(member: "a"))
    }

    @Test func `a bomb ends early`() throws {
        let bytes = try archive([("a", [UInt8](repeating: 32, count: 40 << 20))])
        #expect(problem(bytes, "a") == .bomb(member: "a", ratio: 500))
    }

    @Test func `too many members are refused`() throws {
        let bytes = try archive((0...ZipArchive.mostMembers).map { ("\($0)", []) })
        #expect(problem(bytes, "1") == .tooManyMembers(limit: 10_000))
    }
}
