/// A source's statement of where an initiative takes place (läge). Nothing is derived yet: `Placement` does that.
public enum Location: Sendable, Hashable {
    /// Points, lines and areas as ISO WKB in SWEREF 99 TM, metres; collections may mix them.
    case geometry(wkb: [UInt8])
    /// Municipalities by code, each perhaps with the share (any positive number, taken in proportion) that the source
    /// declares.
    ///
    /// `total` is the number of municipalities that the source states in all, where it lists only some of them and no
    /// shares. `places` is its text about places, which refine their municipalities.
    case municipalities([Declared], total: Int? = nil, places: String? = nil)
    /// A name for the gazetteer, as written by the source.
    case place(String)
    /// The source states the whole county.
    case county
    /// The source states nothing.
    case unknown

    public struct Declared: Sendable, Hashable {
        public let code: String
        public let share: Double?

        public init(code: String, share: Double? = nil) {
            self.code = code
            self.share = share
        }

        /// What shares add up to that were meant to be all: 100 or 1, each perhaps rounded to whole percent; nil where
        /// they are neither.
        ///
        /// - Parameter shares: above zero.
        public static func whole(of shares: [Double]) -> Double? {
            let (sum, count) = (shares.reduce(0, +), Double(shares.count))
            // A rounded share is off by up to half a percent.
            if abs(sum - 100) <= 0.5 * count { return 100 }
            return abs(sum - 1) <= 0.005 * count ? 1 : nil
        }
    }
}
