extension FixedWidthInteger {
    /// A double's whole part; the nearest number that there is where that is none of this type, and 0 for what is not a
    /// number. `Int(_:)` ends the program on these.
    public init(clamped value: Double) {
        guard let whole = Self(exactly: value.rounded(.towardZero)) else {
            self = value.isNaN ? 0 : value < 0 ? .min : .max
            return
        }
        self = whole
    }
}
