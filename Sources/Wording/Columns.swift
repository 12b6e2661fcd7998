/// Figures of one column: a common number of decimals, and shares that add up as printed.
extension Figures {
    /// Shares of one whole as percent with so many decimals, rounded by largest remainder so that they add up to
    /// 100 exactly as printed.
    ///
    /// Where the shares don't make up a whole (some are unknown), each is rounded by itself. A share other than 0 never
    /// reads as zero, nor one other than 1 as all: they read "<0.1%" and ">99.9%".
    ///
    /// - Complexity: O(n log n).
    public func percents(_ fractions: [Double?], _ decimals: Int = 1) -> [String?] {
        // Shares beyond a double's precision have no last unit to round to; infinity has none at all.
        let units = Self.units(fractions.map { $0.flatMap { $0.magnitude < 1e12 ? $0 : nil } }, decimals)
        return zip(fractions, units).map { fraction, units in
            guard let fraction, !fraction.isNaN else { return nil }
            guard let units else { return percent(fraction, decimals) }
            return percent(fraction, units: units, decimals)
        }
    }

    /// By share, how many of the smallest printed units it gets.
    private static func units(_ fractions: [Double?], _ decimals: Int) -> [Int64?] {
        let whole = scale(decimals) * 100
        let known = fractions.compactMap { $0 }
        let makesWhole =
            !known.isEmpty && abs(known.reduce(0, +) - 1) < 1e-9 && known.allSatisfy { $0 >= 0 && $0.isFinite }
        guard makesWhole else {
            return fractions.map { $0.map { Int64(($0 * whole).rounded(.toNearestOrAwayFromZero)) } }
        }
        // A whole unit but for the last digits of a double counts as whole.
        var units = fractions.map { $0.map { Int64(($0 * whole + 1e-6).rounded(.down)) } }
        let remainder = { (index: Int) in fractions[index]! * whole - Double(units[index]!) }
        let left = Int(whole) - Int(units.reduce(0) { $0 + ($1 ?? 0) })
        let order = units.indices.filter { units[$0] != nil }
            .sorted { (remainder($1), $0) < (remainder($0), $1) }
        for index in order.prefix(max(0, left)) { units[index]! += 1 }
        return units
    }

    func percent(_ fraction: Double, units: Int64, _ decimals: Int) -> String {
        let sign = language == .swedish ? "\u{A0}%" : "%"
        let scale = Self.scale(decimals)
        if units == 0, fraction.magnitude > 1e-12 {
            return (fraction < 0 ? ">\u{2212}" : "<") + decimal(1 / scale, decimals) + sign
        }
        if units == Int64(scale * 100), fraction < 1 - 1e-9 { return ">" + decimal(100 - 1 / scale, decimals) + sign }
        return decimal(Double(units) / scale, decimals) + sign
    }

    /// Values of one column with one number of decimals: none where all are whole, else as many as the largest
    /// deserves, and enough (up to 3) for the smallest not to read as zero. Nil stays nil.
    public func column(_ values: [Double?]) -> [String?] {
        let decimals = Self.decimals(values.compactMap { $0 })
        return values.map { $0.map { decimal($0, decimals) } }
    }

    /// Ascending limits between values with one number of decimals: as many as all of them have, but no more than the
    /// values beside them deserve and the limits need to be told apart.
    public func limits(_ limits: [Double]) -> [String] {
        func isExact(_ decimals: Int) -> Bool {
            let scale = Self.scale(decimals)
            return limits.allSatisfy { abs(($0 * scale).rounded() / scale - $0) <= $0.magnitude * 1e-9 }
        }
        func isApart(_ decimals: Int) -> Bool {
            Set(limits.map { decimal($0, decimals) }).count == limits.count
        }
        let most = max(Self.decimals(limits) + 1, (0...9).first(where: isApart) ?? 9)
        let decimals = (0...most).first(where: isExact) ?? most
        return limits.map { decimal($0, decimals) }
    }

    static func decimals(_ values: [Double]) -> Int {
        let sizes = values.map(\.magnitude).filter { $0 > 1e-9 }
        guard let largest = sizes.max(), let smallest = sizes.min() else { return 0 }
        // Sums of shares are whole numbers but for the last digits of a double.
        if sizes.allSatisfy({ abs($0 - $0.rounded()) <= 1e-9 * max(1, $0) }) { return 0 }
        var decimals = largest >= 1_000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3
        while decimals < 3, smallest * scale(decimals) < 0.5 { decimals += 1 }
        return decimals
    }

    static func scale(_ decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return scale
    }

    /// Amounts of one column in kronor: all with öre where one has öre.
    public func kronorColumn(_ kronor: [Double?]) -> [String?] {
        let ore = kronor.map { $0.map { Int64(($0 * 100).rounded()) } }
        let isWhole = ore.allSatisfy { ($0 ?? 0) % 100 == 0 }
        return ore.map { $0.map { isWhole ? self.kronor(ore: $0) : decimal(Double($0) / 100, 2) } }
    }

    /// A number as it was given, in the language's form: 2, 0.95, −1.
    public func number(_ value: Double) -> String {
        guard value.isFinite else { return String(value) }
        let decimals = (0...6).first { abs(value * Self.scale($0) - (value * Self.scale($0)).rounded()) < 1e-9 } ?? 6
        return decimal(value, decimals)
    }
}
