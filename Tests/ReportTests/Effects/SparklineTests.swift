import Testing

@testable import Report

@Suite struct SparklineTests {
    @Test func `the lowest value is the lowest block, the highest the highest, none a dot`() throws {
        let sparkline = try #require(Sparkline(scaling: [[1, nil, 8, 4.5]]))
        #expect(sparkline.text([1, nil, 8, 4.5]) == "▁·█▅")
    }

    @Test func `a series that never changes is neither low nor high`() throws {
        let sparkline = try #require(Sparkline(scaling: [[3, 3]]))
        #expect(sparkline.text([3, 3, nil]) == "▄▄·")
    }

    @Test func `a common scale shows levels`() throws {
        let sparkline = try #require(Sparkline(scaling: [[0, 1], [7, 8]]))
        #expect(sparkline.text([0, 1]) == "▁▂" && sparkline.text([7, 8]) == "██")
    }

    @Test func `without any value there is no scale`() {
        #expect(Sparkline(scaling: [[nil, nil], []]) == nil)
    }
}
