/// A division of values into classes by breaks: class 0 holds values below the first break, class i those from break
/// i − 1 up to, but not including, break i.
///
/// Breaks are as round as possible without moving a value to another class, so that the legend is exact.
package struct Classes: Sendable, Hashable {
    package let method: Method
    /// Ascending, one fewer than the classes.
    package let breaks: [Double]
    package var count: Int { breaks.count + 1 }

    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// As equal numbers of values per class as ties allow.
        case quantile
        /// Classes of the same width from the lowest to the highest value.
        case equal
        /// The division with the least sum of squared distances to the classes' means: Fisher's exact solution, which
        /// Jenks approximates.
        case natural
        /// Given breaks around a neutral middle.
        case fixed

        /// The methods that compute the breaks.
        package static let computed = allCases.filter { $0 != .fixed }
    }

    /// - Parameters:
    ///   - values: finite; none gives one class.
    ///   - count: the number of classes wanted, at least 1; never more than there are different values.
    /// - Complexity: O(n log n), for `natural` O(count · n²) in the number of different values.
    /// - Source: W. D. Fisher, On grouping for maximum homogeneity, JASA 53 (1958), 789–798.
    package init(_ values: [Double], method: Method, count: Int) {
        precondition(method != .fixed && count >= 1 && values.allSatisfy(\.isFinite))
        self.method = method
        let sorted = values.sorted()
        var different: [(value: Double, count: Int)] = []
        // The highest of each of them: values that differ by rounding only are one.
        var highest: [Double] = []
        for value in sorted {
            if let last = highest.last, value - last <= 1e-9 * value.magnitude {
                different[different.count - 1].count += 1
                highest[highest.count - 1] = value
            } else {
                different.append((value, 1))
                highest.append(value)
            }
        }
        guard let first = different.first?.value, let last = different.last?.value, first < last, count > 1 else {
            breaks = []
            return
        }
        let classes = min(count, different.count)
        switch method {
        case .fixed: breaks = []
        case .equal: breaks = Self.equalBreaks(from: first, to: last, classes: classes)
        case .quantile:
            breaks = Self.separators(
                different.map(\.value), highest, before: Self.quantileCuts(different, classes: classes))
        case .natural:
            breaks = Self.separators(
                different.map(\.value), highest, before: Self.naturalCuts(different, classes: classes))
        }
    }

    /// - Parameter breaks: ascending.
    package init(fixed breaks: [Double]) {
        precondition(zip(breaks, breaks.dropFirst()).allSatisfy { $0 < $1 })
        method = .fixed
        self.breaks = breaks
    }

    /// The class of a value. O(log classes).
    package func index(of value: Double) -> Int {
        var low = 0
        var high = breaks.count
        while low < high {
            let middle = (low + high) / 2
            if value < breaks[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    // MARK: Where to cut

    /// To three digits of the width.
    private static func equalBreaks(from first: Double, to last: Double, classes: Int) -> [Double] {
        let width = (last - first) / Double(classes)
        let step = powerOfTen(Int(log10Floor(width)) - 2)
        return (1..<classes).map { ((first + Double($0) * width) / step).rounded() * step }.map(cleaned)
    }

    /// The indices of different values at which a class begins.
    private static func quantileCuts(_ different: [(value: Double, count: Int)], classes: Int) -> [Int] {
        let total = different.reduce(0) { $0 + $1.count }
        var cuts: [Int] = []
        var below = 0
        var index = 0
        for cut in 1..<classes {
            let wanted = Double(total * cut) / Double(classes)
            // The boundary between two different values nearest to the wanted rank.
            while index < different.count,
                abs(Double(below + different[index].count) - wanted) <= abs(Double(below) - wanted)
            {
                below += different[index].count
                index += 1
            }
            if index > (cuts.last ?? 0), index < different.count { cuts.append(index) }
        }
        return cuts
    }

    private static func naturalCuts(_ different: [(value: Double, count: Int)], classes: Int) -> [Int] {
        let n = different.count
        // Sums of weights, values and squares up to each index, relative to the mean, so that squares keep their
        // digits.
        let mean =
            different.reduce(0) { $0 + $1.value * Double($1.count) } / Double(different.reduce(0) { $0 + $1.count })
        var weight = [0.0]
        var sum = [0.0]
        var square = [0.0]
        for (value, count) in different {
            let w = Double(count)
            let d = value - mean
            weight.append(weight[weight.count - 1] + w)
            sum.append(sum[sum.count - 1] + w * d)
            square.append(square[square.count - 1] + w * d * d)
        }
        func cost(_ from: Int, _ to: Int) -> Double {
            let w = weight[to] - weight[from]
            let s = sum[to] - sum[from]
            return max(0, square[to] - square[from] - s * s / w)
        }
        var best = (1...n).map { cost(0, $0) }
        var starts: [[Int]] = []
        for k in 1..<classes {
            var next = [Double](repeating: .infinity, count: n)
            var start = [Int](repeating: k, count: n)
            for end in k..<n {
                for from in k...end {
                    let total = best[from - 1] + cost(from, end + 1)
                    if total < next[end] { (next[end], start[end]) = (total, from) }
                }
            }
            best = next
            starts.append(start)
        }
        var cuts: [Int] = []
        var end = n - 1
        for start in starts.reversed() {
            cuts.append(start[end])
            end = start[end] - 1
        }
        return cuts.reversed()
    }

    private static func separators(_ values: [Double], _ highest: [Double], before cuts: [Int]) -> [Double] {
        cuts.map { roundest(above: highest[$0 - 1], upTo: values[$0]) }
    }

    /// The number with the fewest digits in (low, high].
    static func roundest(above low: Double, upTo high: Double) -> Double {
        precondition(low < high)
        let size = max(abs(low), abs(high))
        for exponent in stride(from: Int(log10Floor(size)) + 1, through: Int(log10Floor(size)) - 14, by: -1) {
            for digit in [10.0, 5, 2, 1] {
                let step = digit * powerOfTen(exponent - 1)
                let candidate = cleaned((high / step).rounded(.down) * step)
                if candidate > low, candidate <= high { return candidate }
            }
        }
        return high
    }

    private static func log10Floor(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var exponent = 0.0
        // The powers themselves end there.
        while exponent > -308, powerOfTen(Int(exponent)) > value { exponent -= 1 }
        while exponent < 308, powerOfTen(Int(exponent) + 1) <= value { exponent += 1 }
        return exponent
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(abs(exponent), 308) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    /// Without the rounding of binary fractions: 0.30000000000000004 → 0.3.
    private static func cleaned(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        let exponent = 14 - Int(log10Floor(abs(value)))
        if exponent >= 0 {
            let scale = powerOfTen(exponent)
            return (value * scale).rounded() / scale
        }
        let scale = powerOfTen(-exponent)
        return (value / scale).rounded() * scale
    }
}
