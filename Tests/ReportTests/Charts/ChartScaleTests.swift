import Testing

@testable import Report

@Suite struct ChartScaleTests {
    @Test func `ticks are round and within the values`() {
        let scale = ChartScale(covering: [0, 100], from: 200, to: 0, ticks: 4, padding: 0)
        #expect(scale.ticks == [0, 20, 40, 60, 80, 100])
        #expect(scale.place(0) == 200 && scale.place(100) == 0 && scale.place(25) == 150)
    }

    @Test func `zero is a tick where values lie on both sides of it`() {
        let scale = ChartScale(covering: [-3, 8], from: 0, to: 1, ticks: 5, padding: 0)
        #expect(scale.ticks == [-2, 0, 2, 4, 6, 8])
    }

    @Test func `on a logarithmic scale equal ratios are equally long`() {
        let scale = ChartScale(covering: [10, 1_000], from: 0, to: 2, logarithmic: true, padding: 0)
        #expect(abs(scale.place(100) - 1) < 1e-12)
        #expect(scale.ticks.map { $0.rounded() } == [10, 20, 50, 100, 200, 500, 1_000])
    }

    @Test func `a value alone lies in the middle`() {
        let scale = ChartScale(covering: [7, 7], from: 0, to: 10)
        #expect(scale.place(7) == 5)
    }
}
