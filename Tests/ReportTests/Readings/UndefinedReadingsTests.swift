import Statistics
import Testing
import Wording

@testable import Report

@Suite struct UndefinedReadingsTests {
    /// Every case once: the chain names the next of each, and a case that it doesn't name doesn't compile.
    static let all: [Undefined] = {
        var cases: [Undefined] = []
        var next: Undefined? = .noUnits
        while let one = next {
            cases.append(one)
            next = after(one)
        }
        return cases + parameters.dropFirst().map { .parameter($0, value: 0.5) }
    }()

    private static let parameters: [Undefined.Parameter] = {
        var cases: [Undefined.Parameter] = []
        var next: Undefined.Parameter? = .epsilon
        while let one = next {
            cases.append(one)
            next = after(one)
        }
        return cases
    }()

    private static func after(_ one: Undefined) -> Undefined? {
        switch one {
        case .noUnits: .tooFewUnits(have: 1, need: 2)
        case .tooFewUnits: .tooFewSources(have: 1)
        case .tooFewSources: .countMismatch(values: 1, other: 2)
        case .countMismatch: .notFinite(index: 0)
        case .notFinite: .invalidWeight(index: 0)
        case .invalidWeight: .noPositiveWeight
        case .noPositiveWeight: .meanNotPositive
        case .meanNotPositive: .zeroValue(index: 0)
        case .zeroValue: .negativeValue(index: 0)
        case .negativeValue: .allEqual
        case .allEqual: .noNeighbours
        case .noNeighbours: .unknownUnit(index: 0)
        case .unknownUnit: .selfLink(unit: 0)
        case .selfLink: .repeatedLink(from: 0, to: 1)
        case .repeatedLink: .unknownPopulation
        case .unknownPopulation: .zeroPopulation(index: 0)
        case .zeroPopulation: .parameter(.epsilon, value: -1)
        case .parameter: .overflow
        case .overflow: .resamplesUndefined(count: 30, of: 100)
        case .resamplesUndefined: .estimateOutsideResamples
        case .estimateOutsideResamples: .levelOutsideResamples
        case .levelOutsideResamples: .rate
        case .rate: .spread
        case .spread: .people
        case .people: .tooFewPeriods(have: 1, need: 2)
        case .tooFewPeriods: .badFit(rmspe: 2, limit: 1)
        case .badFit: .notConverged(iterations: 10)
        case .notConverged: .missingValue(index: 0)
        case .missingValue: nil
        }
    }

    private static func after(_ one: Undefined.Parameter) -> Undefined.Parameter? {
        switch one {
        case .epsilon: .level
        case .level: .permutations
        case .permutations: .replicates
        case .replicates: .neighbours
        case .neighbours: .distance
        case .distance: .threads
        case .threads: .treated
        case .treated: .orderings
        case .orderings: .probability
        case .probability: .years
        case .years: .since
        case .since: .periods
        case .periods: .target
        case .target: .base
        case .base: .steps
        case .steps: nil
        }
    }

    @Test(arguments: all) func `every reason is a sentence in both languages`(_ reason: Undefined) throws {
        let words = reason.wording
        #expect(words.sv.hasPrefix("Det går inte att räkna ut: ") && words.sv.hasSuffix("."))
        #expect(words.en.hasPrefix("This can't be computed: ") && words.en.hasSuffix("."))
        #expect(words.sv != words.en)
        // Nothing as a program writes it: "noPositiveWeight", "tooFewUnits(have: 1, need: 2)".
        for text in [words.sv, words.en] {
            #expect(text.firstMatch(of: /\b[a-z]+[A-Z]|\w\(/) == nil, "\(text)")
        }
        #expect(String(describing: reason) == words.en)
    }

    @Test func `reasons in machine formats differ`() {
        let codes = Self.all.map(Readings.code)
        #expect(Set(codes).count == Self.all.count - Self.parameters.count + 1)
    }

    @Test func `one and none have their number`() {
        let one = Readings.reason(.tooFewUnits(have: 1, need: 2))
        #expect(one.sv == "det finns bara 1 värde att jämföra, minst 2 behövs")
        #expect(Readings.reason(.tooFewUnits(have: 0, need: 2)).en == "there is no value")
        #expect(Readings.reason(.parameter(.level, value: 0.5)).sv == "konfidensnivån kan inte vara 0,5")
    }
}
