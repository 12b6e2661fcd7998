import Statistics
import Testing

@Suite struct NeighbourListTests {
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
