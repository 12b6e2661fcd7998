import Statistics
import Testing

@Suite struct NeighboursTests {
    @Test func `pairs count once, both ways`() throws {
        let neighbours = try Neighbours(
            count: 4, pairs: [(0, 1), (1, 0), (1, 2), (0, 1)], rule: .queen, style: .rowStandardised)
        #expect(neighbours.links.map(\.to) == [1, 0, 2, 1])
        #expect(neighbours.links.map(\.weight) == [1, 0.5, 0.5, 1])
        #expect(neighbours.islands == [3])
        #expect(neighbours.weight(from: 1, to: 2) == 0.5 && neighbours.weight(from: 2, to: 0) == 0)
        #expect(!neighbours.isSymmetric && neighbours.styled(.binary).isSymmetric)
        #expect(neighbours.summary.rule == .queen && neighbours.summary.links == 4)
    }

    @Test func `links that are none are refused`() {
        func build(_ links: [Neighbours.Link]) throws { _ = try Neighbours(count: 3, links: links, style: .asGiven) }
        #expect(throws: Undefined.unknownUnit(index: 3)) { try build([.init(from: 0, to: 3)]) }
        #expect(throws: Undefined.unknownUnit(index: -1)) { try build([.init(from: -1, to: 0)]) }
        #expect(throws: Undefined.selfLink(unit: 2)) { try build([.init(from: 2, to: 2)]) }
        #expect(throws: Undefined.invalidWeight(index: 0)) { try build([.init(from: 0, to: 1, weight: 0)]) }
        #expect(throws: Undefined.repeatedLink(from: 0, to: 1)) {
            try build([.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 0, to: 1)])
        }
        #expect(throws: Undefined.selfLink(unit: 1)) {
            try Neighbours(count: 3, pairs: [(1, 1)], rule: .rook, style: .binary)
        }
    }

    @Test func `GAL is read in the order of the units`() throws {
        let text = "0 3 parts code\r\n2326 1\r\n2305\r\n2305 2\r\n2326 2309\r\n\r\n2309 1\r\n2305\r\n"
        let list = try NeighbourList.gal(text)
        #expect(list.identities == ["2326", "2305", "2309"])
        let neighbours = try list.neighbours(order: ["2305", "2309", "2326"], file: "parts.gal", style: .binary)
        #expect(Array(neighbours.neighbours(of: 0)) == [1, 2])
        #expect(Array(neighbours.neighbours(of: 1)) == [0])
        #expect(neighbours.rule == .file("parts.gal"))
        #expect(throws: NeighbourList.Unreadable.missingUnit(identity: "2361")) {
            try list.neighbours(order: ["2305", "2309", "2326", "2361"], file: "", style: .binary)
        }
        #expect(throws: NeighbourList.Unreadable.unknownUnit(identity: "2326")) {
            try list.neighbours(order: ["2305", "2309"], file: "", style: .binary)
        }
    }

    @Test func `an island has an empty row or none`() throws {
        for text in ["3\na 1\nb\nb 1\na\nc 0\n\n", "3\na 1\nb\nc 0\nb 1\na"] {
            let list = try NeighbourList.gal(text)
            let neighbours = try list.neighbours(order: ["a", "b", "c"], file: "x", style: .rowStandardised)
            #expect(neighbours.islands == [2])
        }
    }

    @Test(arguments: [
        ("", NeighbourList.Unreadable.empty),
        ("3 4", .header(line: 1)),
        ("two\na 0", .header(line: 1)),
        ("1\na\n", .fields(line: 2, have: 1, need: 2)),
        ("1\na b\n", .number(line: 2, field: "b")),
        ("2\na 2\nb\nb 1\na", .fields(line: 3, have: 1, need: 2)),
        ("1\na 1", .fields(line: 3, have: 0, need: 1)),
        ("3\na 1\nb\nb 1\na", .unitCount(header: 3, found: 2)),
        ("2\na 1\nb\na 1\nb", .repeatedUnit(line: 4, identity: "a")),
        ("1\na 1\nb", .unknownUnit(identity: "b")),
        ("1\na 1\na", .selfLink(identity: "a")),
        ("2\na 2\nb b\nb 0", .repeatedLink(from: "a", to: "b")),
    ])
    func `a GAL that is none says where`(text: String, reason: NeighbourList.Unreadable) {
        #expect(throws: reason) { try NeighbourList.gal(text) }
    }

    @Test func `GWT carries weights`() throws {
        let text = "0 3 points id\na b 12.5\nb a 12.5\nc a 1e3\n"
        let list = try NeighbourList.gwt(text)
        let neighbours = try list.neighbours(file: "points.gwt", style: .asGiven)
        #expect(neighbours.weight(from: 2, to: 0) == 1000)
        #expect(!neighbours.isSymmetric)
        // An island occurs nowhere in GWT; the units at hand know of it.
        let four = text.replacing("0 3", with: "0 4")
        #expect(throws: NeighbourList.Unreadable.unitCount(header: 4, found: 3)) { try NeighbourList.gwt(four) }
        let known = try NeighbourList.gwt(four, order: ["d", "c", "b", "a"])
        #expect(try known.neighbours(file: "", style: .binary).islands == [0])
        #expect(throws: NeighbourList.Unreadable.unknownUnit(identity: "a")) {
            try NeighbourList.gwt(four, order: ["b", "c", "d", "e"])
        }
        #expect(throws: NeighbourList.Unreadable.number(line: 2, field: "0")) {
            try NeighbourList.gwt("0 1 x y\na b 0")
        }
        #expect(throws: NeighbourList.Unreadable.fields(line: 2, have: 2, need: 3)) {
            try NeighbourList.gwt("0 1 x y\na b")
        }
        #expect(throws: NeighbourList.Unreadable.repeatedLink(from: "a", to: "b")) {
            try NeighbourList.gwt("2\na b 1\na b 2")
        }
    }

    @Test func `distances make neighbours`() throws {
        let points = [(0.0, 0.0), (3, 4), (3, 4), (10, 0), (100, 100)].map { (x: $0.0, y: $0.1) }
        let band = try Neighbours.distanceBand(points, metres: 5, style: .binary)
        #expect(band.links.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]])
        #expect(band.islands == [3, 4] && band.rule == .distanceBand(metres: 5))
        let nearest = try Neighbours.nearest(1, of: points, style: .rowStandardised)
        #expect(nearest.links.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [2, 1], [3, 1], [4, 3]])
        #expect(!nearest.isSymmetric && nearest.rule == .nearest(1))
        let two = try Neighbours.nearest(2, of: points, style: .binary)
        #expect(Array(two.neighbours(of: 4)) == [1, 3] && Array(two.neighbours(of: 3)) == [1, 2])
        #expect(throws: Undefined.parameter(.neighbours, value: 5)) {
            try Neighbours.nearest(5, of: points, style: .binary)
        }
        #expect(throws: Undefined.parameter(.distance, value: 0)) {
            try Neighbours.distanceBand(points, metres: 0, style: .binary)
        }
        #expect(throws: Undefined.notFinite(index: 0)) {
            try Neighbours.distanceBand([(x: .nan, y: 0)], metres: 1, style: .binary)
        }
    }

    @Test func `files of libpysal are read`() throws {
        let baltimore = try NeighbourList.gwt(fixture("baltim_k4.gwt")).neighbours(
            file: "baltim_k4.gwt", style: .binary)
        #expect(baltimore.count == 211 && baltimore.summary.links == 844)
        let carolina = try NeighbourList.gal(fixture("sids2.gal"))
        let order = try column("fipsno", of: "sids2.csv")
        let neighbours = try carolina.neighbours(order: order, file: "sids2.gal", style: .binary)
        #expect(neighbours.isSymmetric && neighbours.islands.isEmpty)
    }
}
