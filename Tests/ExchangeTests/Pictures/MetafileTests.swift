import Testing

@testable import Exchange

/// Records as [MS-EMF] numbers them; LibreOffice draws the files of the command tests.
struct MetafileTests {
    private typealias Point = VectorPicture.Point

    private struct Record: Equatable {
        let type: Int
        let body: [UInt8]

        /// The words of 32 bits of its content.
        var words: [Int] { stride(from: 0, to: body.count, by: 4).map { Int(MetafileTests.word(body, $0)) } }
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> Int32 {
        Int32(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) })
    }

    private func records(_ bytes: [UInt8]) -> [Record] {
        var records: [Record] = []
        var place = 0
        while place < bytes.count {
            let size = Int(Self.word(bytes, place + 4))
            records.append(Record(type: Int(Self.word(bytes, place)), body: Array(bytes[place + 8..<place + size])))
            place += size
        }
        return records
    }

    private let square = VectorPicture.Line(
        [Point(x: 1, y: 1), Point(x: 3, y: 1), Point(x: 3, y: 3)], isClosed: true)

    @Test func `an area is a polygon between its brush and the end of it`() throws {
        let picture = VectorPicture(
            width: 96, height: 48, marks: [.path(.init([square], fill: .init("#12abef"), isEvenOdd: true))])
        let bytes = Metafile.bytes(of: picture)
        let records = self.records(bytes)
        #expect(records.map(\.type) == [1, 17, 10, 9, 12, 11, 18, 19, 39, 37, 37, 8, 37, 40, 14])
        // Its bounds, and its frame in hundredths of a millimetre: an inch by half an inch.
        #expect(Array(records[0].words.prefix(8)) == [0, 0, 95, 47, 0, 0, 2_540, 1_270])
        #expect(Array(records[0].words[8...12]) == [0x464D_4520, 0x10000, bytes.count, records.count, 3])
        // Blue, green and red from the highest byte on.
        #expect(records[8].words == [1, 0, 0xEFAB12, 0])
        #expect(records[11].words == [1, 1, 3, 3, 1, 3, 3, 20, 20, 60, 20, 60, 60])
        #expect(records.last?.words == [0, 0x10, 20])
    }

    @Test func `a dashed line is its pieces, and what shines through much is left out`() {
        let line = VectorPicture.Line([Point(x: 0, y: 0), Point(x: 10, y: 0)], isClosed: false)
        let stroke = VectorPicture.Stroke(.init("#000000"), width: 2, dashes: [4, 2])
        let picture = VectorPicture(
            width: 10, height: 10,
            marks: [.path(.init([line], fill: .init("#ffffff", opacity: 0.1), stroke: stroke))])
        let records = self.records(Metafile.bytes(of: picture))
        #expect(records.map(\.type) == [1, 17, 10, 9, 12, 11, 18, 19, 95, 37, 37, 7, 37, 40, 14])
        #expect(records[11].words == [0, 0, 10, 0, 2, 4, 2, 2, 0, 0, 80, 0, 120, 0, 200, 0])
    }

    @Test func `a text has its font, its place, and its letters' widths`() {
        var text = VectorPicture.Text("Åre…", at: Point(x: 5, y: 7), size: 10, paint: .init("#010203"))
        text.anchor = .middle
        text.turn = -90
        let records = self.records(Metafile.bytes(of: VectorPicture(width: 10, height: 10, marks: [.text(text)])))
        #expect(records.map(\.type) == [1, 17, 10, 9, 12, 11, 18, 19, 82, 37, 22, 24, 84, 37, 40, 14])
        #expect(Array(records[8].words.prefix(6)) == [1, -200, 0, 900, 900, 400])
        #expect(records[8].body.count == 324)
        #expect(records[10].words == [30])
        let words = records[12].words
        #expect(Array(words[7...9]) == [100, 140, 4])
        // Two letters in a word.
        #expect(Array(words[17...18]) == [0x0072_00C5, 0x2026_0065])
        #expect(Array(words[19...]) == [133, 67, 111, 200])
    }

    @Test func `a halo is the text around its place, then the text`() {
        var text = VectorPicture.Text("a", at: Point(x: 5, y: 5), size: 10, paint: .init("#000000"))
        text.halo = .init(.init("#ffffff"), width: 2)
        let records = self.records(Metafile.bytes(of: VectorPicture(width: 10, height: 10, marks: [.text(text)])))
        #expect(
            records.filter { $0.type == 84 }.map { Array($0.words[7...8]) } == [
                [120, 100], [114, 114], [100, 120], [86, 114], [80, 100], [86, 86], [100, 80], [114, 86], [100, 100],
            ])
        #expect(records.filter { $0.type == 24 }.map(\.words) == [[0xFFFFFF], [0]])
    }
}
