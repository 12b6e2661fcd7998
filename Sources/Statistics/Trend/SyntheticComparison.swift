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
    public let isAmbiguous: Bool
    /// The treated less its comparison, by period of the panel.
    public let gaps: [Double]
    public let periods: [Double]
    /// How many of the periods are before the start.
    public let before: Int
    /// The root mean square of the gaps before the start.
    public let rmspeBefore: Double
    public let rmspeAfter: Double
    /// The mean gap from the start on.
    public let meanGap: Double
    /// The standard deviation (n) of the treated unit's own values before the start.
    public let ownDeviation: Double

    /// `rmspeAfter/rmspeBefore`; infinite where the fit is exact.
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
    /// - Throws: `unknownUnit`, `parameter(.since)`, `tooFewPeriods` under eight before the start, `tooFewUnits` under
    ///   three donors, `badFit`, `notConverged`.
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

/// Placebo tests: the same comparison for every donor as if it were the treated unit.
///
/// Placebo tests after matching reject too often where the fit comes from chance: 0.26 instead of 0.05 with ten periods
/// before the start. The difference in differences has no such flaw.
///
/// - Source: Abadie, Diamond and Hainmueller (2010); N. J. Illenberger, D. S. Small and P. A. Shaw, Impact of
///   regression to the mean on the synthetic control method, Epidemiology 31 (2020), 815–822.
public struct SyntheticPlacebos: Sendable, Hashable {
    /// A placebo whose fit before the start is worse than this many times the treated unit's is set apart.
    public static let worseFit = 5.0

    public let treated: SyntheticComparison
    /// One per donor, in their order.
    public let placebos: [SyntheticComparison]

    /// The statistic ranked.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// RMSPE after the start by RMSPE before.
        case ratio
        /// The mean gap, largest first.
        case highGap
        /// The mean gap, smallest first.
        case lowGap
        /// The size of the mean gap.
        case gapSize
    }

    /// The treated unit's rank among its placebos.
    public struct Standing: Sendable, Hashable {
        /// The number of comparisons at least as extreme, its own included.
        public let rank: Int
        public let of: Int
        /// rank/of.
        public var p: Double { Double(rank) / Double(of) }
        /// 1/of.
        public var minimumP: Double { 1 / Double(of) }
    }

    /// The number of placebos that fit more than `worseFit` times worse.
    public var worseFitting: Int { placebos.count(where: fitsWorse) }

    /// - Parameter withWorse: whether placebos that fit much worse count.
    public func standing(_ measure: Measure, withWorse: Bool = true) -> Standing {
        func extremity(_ comparison: SyntheticComparison) -> Double {
            switch measure {
            case .ratio: comparison.ratio
            case .highGap: comparison.meanGap
            case .lowGap: -comparison.meanGap
            case .gapSize: comparison.meanGap.magnitude
            }
        }
        let counted = withWorse ? placebos : placebos.filter { !fitsWorse($0) }
        let own = extremity(treated)
        // Equal within the fit's precision.
        let limit = own - 1e-9 * (own.isFinite ? own.magnitude : 0)
        return Standing(rank: 1 + counted.count { extremity($0) >= limit }, of: 1 + counted.count)
    }

    private func fitsWorse(_ placebo: SyntheticComparison) -> Bool {
        placebo.rmspeBefore > Self.worseFit * treated.rmspeBefore
    }

    /// - Parameters:
    ///   - treatedAsDonor: whether the treated unit may have weight in the placebos. An affected donor hides the
    ///     difference, so that the default is no.
    /// - Throws: as `SyntheticComparison`; a placebo needs three donors, so that four are needed here.
    /// - Complexity: donors times that of one comparison.
    public init(
        _ panel: Panel, treated: Int, donors: [Int], since: Double, treatedAsDonor: Bool = false
    ) throws(Undefined) {
        self.treated = try SyntheticComparison(panel, treated: treated, donors: donors, since: since)
        var placebos: [SyntheticComparison] = []
        placebos.reserveCapacity(donors.count)
        for donor in donors {
            let others = (treatedAsDonor ? [treated] : []) + donors.filter { $0 != donor }
            placebos.append(
                try SyntheticComparison(checked: panel, treated: donor, donors: others, since: since))
        }
        self.placebos = placebos
    }
}
