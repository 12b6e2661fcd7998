import Territory
import TestSupport
import Testing

@testable import Store

@Suite struct UnplacedTests {
    /// Of fifty initiatives two are looked up, three found among all.
    @Test func `those of some initiatives are the same however they are found`() throws {
        let store = try Squareland.store(
            (10..<60).map { number in
                Squareland.initiative("i\(number)", number % 10 == 5 ? .place("Ingenstans") : .county, kronor: 1)
            })
        let all = try store.problems()
        #expect(all.map(\.initiative) == ["i15", "i25", "i35", "i45", "i55"])
        for ids: Set<String> in [["i15"], ["i25", "i26"], ["i15", "i45", "i46"], ["i16"], [], ["x"]] {
            #expect(try store.problems(of: ids) == all.filter { ids.contains($0.initiative) })
            #expect(try store.doubtfulInitiatives(among: ids).isEmpty)
        }
    }
}
