import Testing

@testable import FollowUp

@Suite struct InitiativeFinancingTests {
    /// Kronor.
    private func financing(_ amounts: [FinancingItem: Int64]) -> InitiativeFinancing {
        InitiativeFinancing(id: "a", title: "a", amounts: amounts.mapValues { $0 * 100 })
    }

    @Test func `a grant within the EU's and the state's money isn't counted twice`() {
        let one = financing([
            .granted: 1_500_000, .total: 3_000_000, .eu: 1_000_000, .state: 500_000, .municipality: 1_000_000,
            .privateFunding: 500_000,
        ])
        #expect(!one.isGrantBesideSources && one.parts == 300_000_000 && one.whole == 300_000_000)
        #expect(one.otherFunding == 150_000_000 && one.cofinancing == .has && one.faults.isEmpty)
    }

    @Test func `a grant beside municipal and private money is a part of its own`() {
        let one = financing([.granted: 100, .total: 250, .municipality: 120, .privateFunding: 30])
        #expect(one.isGrantBesideSources && one.parts == 25_000 && one.faults.isEmpty && one.otherFunding == 15_000)
        // The region's co-financing of a grant that the state pays.
        let other = financing([.granted: 100, .total: 150, .region: 50])
        #expect(other.isGrantBesideSources && other.parts == 15_000 && other.faults.isEmpty)
    }

    /// EU, state and region are all stated: the grant is theirs, and 100 are missing.
    @Test func `a grant is no part beside all the others`() {
        let one = financing([
            .granted: 100, .total: 250, .eu: 50, .state: 0, .region: 0, .municipality: 50, .privateFunding: 50,
        ])
        #expect(!one.isGrantBesideSources && one.parts == 15_000)
        #expect(one.faults == [FinancingFault(kind: .parts, ore: 10_000)])
    }

    @Test func `a source below zero is a mistake`() {
        let one = financing([.granted: 100, .total: 150, .eu: -50, .state: 100, .municipality: 100])
        #expect(one.faults == [FinancingFault(kind: .belowZero, ore: -5_000)])
    }

    @Test func `parts that don't come to the total are told with their distance`() {
        let short = financing([.granted: 300, .total: 650, .state: 300, .municipality: 300])
        #expect(short.faults == [FinancingFault(kind: .parts, ore: 5_000)])
        let over = financing([.granted: 300, .total: 550, .cofinancing: 300])
        #expect(over.faults == [FinancingFault(kind: .parts, ore: -5_000)])
        let sources = financing([.granted: 300, .state: 300, .municipality: 200, .cofinancing: 250])
        #expect(sources.faults == [FinancingFault(kind: .cofinancing, ore: 5_000)])
    }

    /// The EU may pay what is missing; too much is too much whoever pays.
    @Test func `a difference that a blank source may explain can't be judged`() {
        func one(_ total: Int64, _ more: [FinancingItem: Int64] = [:]) -> InitiativeFinancing {
            let plain: [FinancingItem: Int64] = [.granted: 300, .total: total, .state: 300, .municipality: 300]
            let amounts = plain.merging(more) { $1 }.mapValues { $0 * 100 }
            return InitiativeFinancing(id: "a", title: "a", amounts: amounts, asked: [.eu, .state, .municipality])
        }
        #expect(one(650).faults.isEmpty && one(650).blanks == [.eu])
        #expect(one(650).openDifferences == [FinancingFault(kind: .parts, ore: 5_000)])
        #expect(one(550).faults == [FinancingFault(kind: .parts, ore: -5_000)] && one(550).openDifferences.isEmpty)
        #expect(one(650, [.eu: 0]).faults == [FinancingFault(kind: .parts, ore: 5_000)])
        #expect(one(650, [.eu: 50]).faults.isEmpty && one(650, [.eu: 50]).openDifferences.isEmpty)
        let sums = one(600, [.cofinancing: 350])
        #expect(sums.faults.isEmpty && sums.openDifferences == [FinancingFault(kind: .cofinancing, ore: 5_000)])
    }

    @Test func `a grant above the total, above what was applied for, and below what was paid`() {
        let one = financing([.granted: 300, .total: 200, .applied: 250, .paid: 310])
        #expect(
            one.faults == [
                FinancingFault(kind: .grantedAboveTotal, ore: 10_000),
                FinancingFault(kind: .grantedAboveApplied, ore: 5_000),
                FinancingFault(kind: .paidAboveGranted, ore: 1_000),
            ])
        #expect(one.otherFunding == nil && one.cofinancing == .unknown)
    }

    @Test func `a blank source may pay something, and a stated zero pays nothing`() {
        #expect(financing([.granted: 300]).cofinancing == .unknown)
        #expect(financing([.granted: 300, .state: 300]).cofinancing == .unknown)
        #expect(financing([.granted: 300, .state: 300, .municipality: 1]).cofinancing == .has)
        #expect(financing([.granted: 300, .total: 300]).cofinancing == .lacks)
        #expect(financing([.granted: 300, .cofinancing: 0]).cofinancing == .lacks)
        let all = financing([
            .granted: 300, .eu: 0, .state: 300, .region: 0, .municipality: 0, .privateFunding: 0, .other: 0,
        ])
        #expect(all.cofinancing == .lacks && all.otherFunding == 0)
    }

    @Test func `what was repaid, granted on or never granted needs no co-financing`() {
        #expect(financing([.granted: -300, .total: 300]).cofinancing == .notAsked)
        #expect(financing([.granted: -300, .total: 300]).faults.isEmpty)
        #expect(financing([.total: 300]).cofinancing == .notAsked)
        let onward = InitiativeFinancing(
            id: "a", title: "a", amounts: [.granted: 300, .total: 300], isGrantedOn: true)
        #expect(onward.cofinancing == .notAsked && onward.otherFunding == nil)
    }
}
