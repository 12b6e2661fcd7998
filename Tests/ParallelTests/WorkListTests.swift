import Synchronization
import Testing

@testable import Parallel

@Suite struct WorkListTests {
    private struct Refusal: Error, Equatable { let piece: Int }

    @Test
    func `every piece is done once, however many threads share the work, and errors stand at their piece`() throws {
        let work = WorkList<Int>(count: 500)
        let calls = Mutex([Int](repeating: 0, count: 500))
        let others = (0..<3).map { _ in
            Future {
                work.run { piece in
                    calls.withLock { $0[piece] += 1 }
                    if piece % 100 == 7 { throw Refusal(piece: piece) }
                    return piece * piece
                }
            }
        }
        for other in others { other.value }
        #expect(calls.withLock { $0 } == [Int](repeating: 1, count: 500))
        for (piece, result) in work.results.enumerated() {
            let result = try #require(result)
            if piece % 100 == 7 {
                #expect(throws: Refusal(piece: piece)) { try result.get() }
            } else {
                #expect(try result.get() == piece * piece)
            }
        }
    }

    @Test
    func `what nobody has taken has no result`() {
        #expect(WorkList<Int>(count: 2).results.allSatisfy { $0 == nil })
    }
}
