/// What a sign beside a value or in place of one means.
enum CubeSymbol {
    /// The dashes that tables write for nothing.
    private static let dashes: Set<String> = ["-", "–", "−", "—"]

    /// The value that a cell stands for. A sign beside a value is a remark and changes nothing; a dash in place of one
    /// is zero where the source uses it for nothing to report, else no value.
    static func value(_ value: Double?, symbol: String?, isDashZero: Bool) -> Double? {
        if let value { return value }
        guard isDashZero, let symbol, dashes.contains(symbol) else { return nil }
        return 0
    }
}
