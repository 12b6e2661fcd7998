import Dispatch
import Testing

@testable import Parallel

@Suite struct FutureTests {
    @Test
    func `a future computes on another thread while its maker goes on, and gives the same value to all who ask`() {
        let isAllowed = DispatchSemaphore(value: 0)
        let future = Future { () -> Int in
            isAllowed.wait()
            return 42
        }
        // Had it been computed on this thread, this line would never be reached.
        isAllowed.signal()
        #expect(future.value == 42)
        #expect(future.value == 42)
    }
}
