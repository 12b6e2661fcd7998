import Foundation
import Statistics
import Testing

@Suite struct InequalityTests {
    /// The incomes of the R package ineq's documentation, and what it prints.
    static let ineq: [Double] = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
    static let decades = ["1940", "1950", "1960", "1970", "1980", "1990", "2000"]

    @Test func `Mexico's states give PySAL's Gini and Theil`() throws {
        // inequality 1.1.2: Gini and Theil of mexico.csv.
        #expect(try agree(Inequality.gini(numbers("pcgdp1940", of: "mexico.csv")), 0.35372371173452849))
        let theil = [0.20894344, 0.15222451, 0.10472941, 0.10194725, 0.09560113, 0.10511256, 0.10660832]
        for (decade, printed) in zip(Self.decades, theil) {
            let y = try numbers("pcgdp\(decade)", of: "mexico.csv")
            #expect(try prints(Inequality.theilT(y), printed, decimals: 8))
        }
    }

    @Test func `ten incomes give what R's ineq prints`() throws {
        // R package ineq 0.2-13: Gini, Theil (parameter 0 and 1), Atkinson, Herfindahl.
        #expect(try agree(Inequality.gini(Self.ineq), 0.46209113026762))
        #expect(try agree(Inequality.theilT(Self.ineq), 0.36234124234390))
        #expect(try agree(Inequality.meanLogDeviation(Self.ineq), 0.43359464952045))
        #expect(try agree(Inequality.atkinson(Self.ineq, epsilon: 0.5), 0.17965909804634))
        #expect(try agree(Inequality.atkinson(Self.ineq, epsilon: 1), 0.35182505973507))
        #expect(try agree(Concentration.hhi(Self.ineq), 0.18408123091549))
    }

    @Test func `ten to fifty gives PySAL's Atkinson`() throws {
        // inequality 1.1.2, docstring of Atkinson.
        let y: [Double] = [10, 20, 30, 40, 50]
        #expect(try prints(Inequality.atkinson(y, epsilon: 0.5), 0.06315339, decimals: 8))
        #expect(try prints(Inequality.atkinson(y, epsilon: 1), 0.13160964, decimals: 8))
    }

    @Test func `four parts by hand`() throws {
        let y: [Double] = [20, 50, 20, 10]
        #expect(try agree(Inequality.gini(y), 0.3))
        #expect(try agree(Inequality.correctedGini(y), 0.4))
        #expect(try agree(Concentration.hhi(y), 0.34))
        #expect(try agree(Concentration.effectiveNumber(y), 1 / 0.34))
        // R package REAT prints this mean logarithmic deviation under the name Theil.
        #expect(try prints(Inequality.meanLogDeviation([10, 10, 10, 20, 50]), 0.2326302, decimals: 7))
        #expect(try prints(Inequality.theilT([10, 10, 10, 20, 50]), 0.2502012, decimals: 7))
    }

    @Test func `weights are repetitions`() throws {
        let y: [Double] = [3, 0, 7, 7, 12.5]
        let times = [2, 3, 1, 4, 5]
        let repeated = zip(y, times).flatMap { [Double](repeating: $0, count: $1) }
        let weights = times.map { Double($0) / 3 }
        #expect(try agree(Inequality.gini(y, weights: weights), Inequality.gini(repeated)))
        #expect(try agree(Inequality.theilT(y, weights: weights), Inequality.theilT(repeated)))
        #expect(try agree(Inequality.williamson(y, weights: weights), Inequality.williamson(repeated)))
        #expect(try agree(Inequality.hoover(y, weights: weights), Inequality.hoover(repeated)))
        #expect(
            try agree(
                Inequality.atkinson(y, weights: weights, epsilon: 0.5), Inequality.atkinson(repeated, epsilon: 0.5)))
        let positive = y.map { $0 + 1 }
        #expect(
            try agree(
                Inequality.meanLogDeviation(positive, weights: weights),
                Inequality.meanLogDeviation(repeated.map { $0 + 1 })))
        #expect(
            try agree(
                Inequality.atkinson(positive, weights: weights, epsilon: 2),
                Inequality.atkinson(repeated.map { $0 + 1 }, epsilon: 2)))
    }

    @Test func `the sorted Gini is the double sum`() throws {
        var random = RandomStream(seed: 7, stream: 0)
        for count in [2, 3, 47, 48, 49, 50, 300, 2_000] {
            let y = (0..<count).map { _ in Double(random.below(50)) - 3 + Double(random.below(1000)) / 7 }
            let w = (0..<count).map { _ in Double(random.below(5)) * Double(random.below(1_000_000)) }
            let total = w.reduce(0, +)
            let mean = zip(y, w).reduce(0) { $0 + $1.0 * $1.1 } / total
            var sum = 0.0
            for i in 0..<count { for j in 0..<count { sum += w[i] * w[j] * abs(y[i] - y[j]) } }
            #expect(try agree(Inequality.gini(y, weights: w), sum / (total * total) / (2 * mean)), "\(count) units")
        }
    }

    @Test func `a large sorted Gini agrees with a comparison sort`() throws {
        // Enough units for every level of the radix sort, with signs, ties and exponents mixed.
        var random = RandomStream(seed: 11, stream: 0)
        let count = 200_000
        let y = (0..<count).map { index -> Double in
            let sign = random.below(20) == 0 ? -1.0 : 1.0
            return sign * Double(random.below(1 << 20)) * pow(2, Double(random.below(30) - 25))
        }
        let order = y.indices.sorted { y[$0] < y[$1] }
        var sum = 0.0
        for (rank, unit) in order.enumerated() { sum += (2 * Double(rank + 1) - Double(count) - 1) * y[unit] }
        #expect(try agree(Inequality.gini(y), sum / (Double(count) * y.reduce(0, +))))
    }

    @Test func `equality is exactly zero and one unit is equal to itself`() throws {
        for y in [[10, 10, 10], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [5]] as [[Double]] {
            #expect(try Inequality.gini(y) == 0)
            #expect(try Inequality.theilT(y) == 0)
            #expect(try Inequality.meanLogDeviation(y) == 0)
            #expect(try Inequality.atkinson(y, epsilon: 2) == 0)
            #expect(try Inequality.williamson(y) == 0)
            #expect(try Inequality.hoover(y) == 0)
        }
    }

    @Test func `values that lie close together keep their digits`() throws {
        // Theil T of 1 ± e is e²/2 + e⁴/12 …, MLD e²/2 + e⁴/4 …: the plain formula loses all digits at e = 1e-8.
        let e = 1e-8
        #expect(try agree(Inequality.theilT([1 - e, 1 + e]), e * e / 2, relative: 1e-7, absolute: 0))
        #expect(try agree(Inequality.meanLogDeviation([1 - e, 1 + e]), e * e / 2, relative: 1e-7, absolute: 0))
        #expect(try agree(Inequality.atkinson([1 - e, 1 + e], epsilon: 2), e * e, relative: 1e-7, absolute: 0))
        #expect(try agree(Inequality.gini([1 - e, 1 + e]), e / 2, relative: 1e-7, absolute: 0))
    }

    @Test func `values that lie far apart keep their digits`() throws {
        // mpmath 1.4.1, 50 digits: y/μ − 1 has lost a value that is a millionth of a millionth of the mean.
        let y = [3.7e-6, 1.9e9, 42]
        #expect(try agree(Inequality.meanLogDeviation(y), 16.067970255526601))
        #expect(try agree(Inequality.atkinson(y, epsilon: 0.5), 0.66656751831959601))
        #expect(try agree(Inequality.atkinson(y, epsilon: 1), 0.99999989485970708))
        #expect(try agree(Decomposition.meanLogDeviation(y, groups: [1, 1, 2]).total, 16.067970255526601))
        #expect(throws: Undefined.overflow) { try Inequality.meanLogDeviation([1e-300, 1e300]) }
    }

    @Test func `the series meet the plain formulas`() throws {
        // 0.1 is where the computation changes from the series to the formula.
        for deviation in [0.0999, 0.1001] {
            let y = [1 - deviation, 1 + deviation]
            let theil = y.map { $0 * log($0) }.reduce(0, +) / 2
            #expect(try agree(Inequality.theilT(y), theil, relative: 1e-12))
            let mld = -y.map { log($0) }.reduce(0, +) / 2
            #expect(try agree(Inequality.meanLogDeviation(y), mld, relative: 1e-12))
            for epsilon in [0.5, 2, 3.7] {
                let atkinson = 1 - pow(y.map { pow($0, 1 - epsilon) }.reduce(0, +) / 2, 1 / (1 - epsilon))
                #expect(try agree(Inequality.atkinson(y, epsilon: epsilon), atkinson, relative: 1e-12))
            }
        }
    }

    @Test func `Hoover is the same from totals and per inhabitant`() throws {
        let population = [52_000.0, 64_000, 2_500, 10_500]
        let total = [10e6, 3e6, 2e6, 0]
        let each = zip(total, population).map { $0 / $1 }
        let hoover = try Inequality.hoover(values: total, population: population)
        #expect(try agree(hoover, Inequality.hoover(each, weights: population)))
        let quotients = try LocationQuotient.all(values: total, population: population)
        #expect(agree(hoover, quotients.map { max(0, $0.gap) }.reduce(0, +)))
    }

    @Test func `zeros and what cannot be said`() throws {
        #expect(try agree(Inequality.theilT([0, 0, 0, 10, 10, 10]), log(2)))
        #expect(throws: Undefined.zeroValue(index: 1)) { try Inequality.meanLogDeviation([1, 0, 2]) }
        #expect(throws: Undefined.zeroValue(index: 1)) { try Inequality.atkinson([1, 0, 2], epsilon: 1) }
        #expect(throws: Undefined.zeroValue(index: 1)) { try Inequality.atkinson([1, 0, 2], epsilon: 2) }
        #expect(try agree(Inequality.atkinson([0, 4], epsilon: 0.5), 0.5))
        #expect(throws: Undefined.meanNotPositive) { try Inequality.gini([0, 0]) }
        #expect(throws: Undefined.meanNotPositive) { try Inequality.gini([-3, 1]) }
        #expect(throws: Undefined.meanNotPositive) { try Inequality.meanLogDeviation([0, 0]) }
        #expect(try Inequality.gini([-1, 3]) == 1)
        #expect(throws: Undefined.negativeValue(index: 0)) { try Inequality.theilT([-1, 3]) }
        #expect(throws: Undefined.noUnits) { try Inequality.gini([]) }
        #expect(throws: Undefined.noUnits) { try Inequality.correctedGini([]) }
        #expect(throws: Undefined.tooFewUnits(have: 1, need: 2)) { try Inequality.correctedGini([4]) }
        #expect(throws: Undefined.notFinite(index: 1)) { try Inequality.gini([1, .nan]) }
        #expect(throws: Undefined.notFinite(index: 0)) { try Inequality.hoover([.infinity, 1]) }
        #expect(throws: Undefined.countMismatch(values: 2, other: 1)) { try Inequality.gini([1, 2], weights: [1]) }
        #expect(throws: Undefined.invalidWeight(index: 1)) { try Inequality.gini([1, 2], weights: [1, -1]) }
        #expect(throws: Undefined.invalidWeight(index: 0)) { try Inequality.gini([1, 2], weights: [.nan, 1]) }
        #expect(throws: Undefined.noPositiveWeight) { try Inequality.gini([1, 2], weights: [0, 0]) }
        #expect(throws: Undefined.parameter(.epsilon, value: 0)) { try Inequality.atkinson([1, 2], epsilon: 0) }
        #expect(throws: Undefined.overflow) { try Inequality.gini([1e308, 1e308]) }
        #expect(throws: Undefined.overflow) { try Inequality.atkinson([1e-300, 1], epsilon: 4) }
        // A unit without weight is no unit: its zero and its sign do not matter.
        #expect(try agree(Inequality.meanLogDeviation([1, 0, 2], weights: [1, 0, 1]), log(1.5) - log(2) / 2))
        #expect(try Inequality.theilT([3, -1, 3], weights: [1, 0, 1]) == 0)
    }
}
