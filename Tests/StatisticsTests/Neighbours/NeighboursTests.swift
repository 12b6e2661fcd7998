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

    @Test func `an island has an empty row or none`() throws {
        for text in ["3\na 1\nb\nb 1\na\nc 0\n\n", "3\na 1\nb\nc 0\nb 1\na"] {
            let list = try NeighbourList.gal(text)
            let neighbours = try list.neighbours(order: ["a", "b", "c"], file: "x", style: .rowStandardised)
            #expect(neighbours.islands == [2])
        }
    }
}
