extension FixedWidthInteger {
    /// A double's whole part, clamped to the type's range; 0 for NaN. `Int(_:)` traps on these.
    public init(clamped value: Double) {
        guard let whole = Self(exactly: value.rounded(.towardZero)) else {
            self = value.isNaN ? 0 : value < 0 ? .min : .max
            return
        }
        self = whole
    }
}
