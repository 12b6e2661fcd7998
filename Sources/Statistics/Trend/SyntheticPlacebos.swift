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
    /// - Throws: as `SyntheticComparison`; a placebo needs three donors, so that four are needed here (three with
    ///   `treatedAsDonor`).
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
