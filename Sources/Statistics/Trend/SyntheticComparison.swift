/// A synthetic control: one treated unit against a weighted mean of others that followed it before the start.
///
///     min ‖y_T − Σ wⱼ Yⱼ‖² over the periods before,   w ≥ 0,   Σ w = 1
///
/// The outcome alone is matched, all earlier periods count alike, and there are no predictors. Of equally good weights
/// the most even are taken (`isAmbiguous`).
///
/// - Source: A. Abadie, A. Diamond and J. Hainmueller, Synthetic control methods for comparative case studies, Journal
///   of the American Statistical Association 105 (2010), 493–505; P. Wolfe, Mathematical Programming 11 (1976),
///   128–149.
public struct SyntheticComparison: Sendable, Hashable {
    /// The fewest periods before the start, and the fewest donors.
    public static let leastPeriods = 8
    public static let leastDonors = 3

    public let treated: Int
    /// The units that may have weight.
    public let donors: [Int]
    /// By donor; most are 0.
    public let weights: [Double]
    /// Other weights fit as well.
    public let isAmbiguous: Bool
    /// The treated less its comparison, by period of the panel.
    public let gaps: [Double]
    public let periods: [Double]
    /// How many of the periods are before the start.
    public let before: Int
    /// The root mean square of the gaps before the start.
    public let rmspeBefore: Double
    /// The same from the start on.
    public let rmspeAfter: Double
    /// The mean gap from the start on.
    public let meanGap: Double
    /// The standard deviation (n) of the treated unit's own values before the start.
    public let ownDeviation: Double

    /// `rmspeAfter/rmspeBefore`; infinite where the fit is exact before the start alone, 1 where it is throughout.
    public var ratio: Double { rmspeBefore > 0 ? rmspeAfter / rmspeBefore : rmspeAfter > 0 ? .infinity : 1 }

    /// A comparison misses the treated unit's earlier values by more than half their own spread.
    public var isBadFit: Bool { rmspeBefore > ownDeviation / 2 }

    /// The donors with at least a weight, heaviest first.
    public func shares(atLeast least: Double = 0.005) -> [(unit: Int, weight: Double)] {
        donors.indices.filter { weights[$0] >= least }.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
            .map { (donors[$0], weights[$0]) }
    }

    /// - Parameters:
    ///   - panel: on the scale wanted.
    ///   - treated: one unit.
    ///   - donors: others, each once.
    ///   - since: the first period after the start.
    /// - Throws: `unknownUnit`, `selfLink` for a donor given twice or treated, `parameter(.since)`, `tooFewPeriods`
    ///   under eight before the start, `tooFewUnits` under three donors, `badFit`, `notConverged`.
    /// - Complexity: O(steps · donors · periods), some tens of steps.
    public init(_ panel: Panel, treated: Int, donors: [Int], since: Double) throws(Undefined) {
        let fitted = try SyntheticComparison(checked: panel, treated: treated, donors: donors, since: since)
        guard !fitted.isBadFit else { throw .badFit(rmspe: fitted.rmspeBefore, limit: fitted.ownDeviation / 2) }
        self = fitted
    }

    /// Without refusing a bad fit: placebos are counted whatever their fit.
    init(checked panel: Panel, treated: Int, donors: [Int], since: Double) throws(Undefined) {
        var listed = Set([treated])
        for unit in [treated] + donors where !(0..<panel.units).contains(unit) { throw .unknownUnit(index: unit) }
        for donor in donors where !listed.insert(donor).inserted { throw .selfLink(unit: donor) }
        let (early, late) = try panel.split(since: since)
        guard early.count >= Self.leastPeriods else {
            throw .tooFewPeriods(have: early.count, need: Self.leastPeriods)
        }
        guard donors.count >= Self.leastDonors else {
            throw .tooFewUnits(have: donors.count, need: Self.leastDonors)
        }
        let own = panel.values[treated]
        var points: [Double] = []
        points.reserveCapacity(donors.count * early.count)
        for donor in donors {
            for period in early { points.append(panel.values[donor][period] - own[period]) }
        }
        let nearest = try MinimumNormPoint(points: points, dimensions: early.count)
        var gaps = own
        for (place, weight) in nearest.weights.enumerated() where weight > 0 {
            for period in gaps.indices { gaps[period] -= weight * panel.values[donors[place]][period] }
        }
        func rms(_ range: Range<Int>) -> Double {
            (gaps[range].lazy.map { $0 * $0 }.total / Double(range.count)).squareRoot()
        }
        self.treated = treated
        (self.donors, weights, isAmbiguous) = (donors, nearest.weights, nearest.isAmbiguous)
        (periods, before) = (panel.periods, early.count)
        (rmspeBefore, rmspeAfter) = (rms(early), rms(late))
        meanGap = gaps[late].total / Double(late.count)
        ownDeviation = (Centred(Array(own[early])).squares / Double(early.count)).squareRoot()
        self.gaps = gaps
    }
}
