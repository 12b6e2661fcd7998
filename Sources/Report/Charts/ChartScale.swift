import Foundation

/// An axis: values along a length, with round ticks.
struct ChartScale {
    /// The values at the ends of the axis.
    let values: ClosedRange<Double>
    /// Where the lowest and the highest lie.
    let ends: (low: Double, high: Double)
    let isLogarithmic: Bool
    /// Ascending, within the values.
    let ticks: [Double]

    /// - Parameters:
    ///   - shown: finite, at least one; above zero on a logarithmic scale.
    ///   - count: about so many ticks.
    ///   - padding: of the span, at both ends.
    init(
        covering shown: [Double], from low: Double, to high: Double, ticks count: Int = 4, logarithmic: Bool = false,
        padding: Double = 0.06
    ) {
        precondition(!shown.isEmpty && shown.allSatisfy { $0.isFinite && (!logarithmic || $0 > 0) })
        let placed = logarithmic ? shown.map { Foundation.log($0) } : shown
        let (least, most) = (placed.min()!, placed.max()!)
        // One value alone lies in the middle of what is around it.
        let span = most > least ? most - least : logarithmic ? 1 : max(abs(most) * 0.2, 1)
        let room = most > least ? span * padding : span / 2
        let ends = (least - room, most + room)
        values = logarithmic ? exp(ends.0)...exp(ends.1) : ends.0...ends.1
        self.ends = (low, high)
        isLogarithmic = logarithmic
        ticks = logarithmic ? Self.powers(values, count) : Self.even(values, count)
    }

    func place(_ value: Double) -> Double {
        func along(_ value: Double) -> Double { isLogarithmic ? Foundation.log(value) : value }
        let (low, high) = (along(values.lowerBound), along(values.upperBound))
        return ends.low + (along(value) - low) / (high - low) * (ends.high - ends.low)
    }

    /// Multiples of 1, 2 or 5 times a power of ten.
    static func even(_ values: ClosedRange<Double>, _ count: Int) -> [Double] {
        let span = values.upperBound - values.lowerBound
        let raw = span / Double(count + 1)
        let power = pow(10, Foundation.log10(raw).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw } ?? 10 * power
        let (first, last) = (
            (values.lowerBound / step - 1e-9).rounded(.up), (values.upperBound / step + 1e-9).rounded(.down)
        )
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }

    private static func powers(_ values: ClosedRange<Double>, _ count: Int) -> [Double] {
        let lowest = Int(Foundation.log10(values.lowerBound).rounded(.down))
        let highest = Int(Foundation.log10(values.upperBound).rounded(.up))
        // The ends may be off by the rounding of a logarithm.
        let (least, most): (Double, Double) = (values.lowerBound * (1 - 1e-9), values.upperBound * (1 + 1e-9))
        var all: [Double] = []
        for power in lowest...max(lowest, highest) {
            let unit: Double = pow(10, Double(power))
            for tick: Double in [unit, 2 * unit, 5 * unit] where tick >= least && tick <= most { all.append(tick) }
        }
        // A short stretch has hardly any of these.
        return all.count >= 2 ? all : even(values, count).filter { $0 > 0 }
    }
}
