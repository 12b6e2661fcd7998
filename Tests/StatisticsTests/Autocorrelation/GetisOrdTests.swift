import Testing

@testable import Statistics

@Suite struct GetisOrdTests {
    @Test func `G star agrees with spdep, and standardising rows does not change it`() throws {
        // R spdep 1.2-7: localG of include.self(nb), styles B and W.
        let z = [
            -1.114062274638653038, -0.963232671207226332, -1.494671386356040799, -0.431793956058411810,
            0.896802831813624524, 1.162522189388031757, 1.428241546962438990, 0.074270818309243536,
        ]
        for style in [Neighbours.Style.binary, .rowStandardised] {
            let units = try GetisOrd(LocalMoranTests.y, neighbours: path(8, style: style)).units.map { try $0.get() }
            #expect(agree(units.map(\.z), z))
            #expect(try agree(units.map { try $0.test.get().observed }, z))
        }
        let all = try Neighbours(count: 3, pairs: [(0, 1), (0, 2), (1, 2)], rule: .listed, style: .binary)
        #expect(
            try GetisOrd([1, 2, 4], neighbours: all).units == [
                .failure(.allEqual), .failure(.allEqual), .failure(.allEqual),
            ])
    }
}
