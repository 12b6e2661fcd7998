// One for each type: the standard library's generic conversion takes some fifty times as long where it isn't
// specialised, and inner loops convert.

extension Int {
    /// A double's whole part, clamped to the type's range; 0 for NaN. `Int(_:)` traps on these.
    @inlinable
    public init(clamped value: Double) { self = Int(Int64(clamped: value)) }
}

extension Int64 {
    /// A double's whole part, clamped to the type's range; 0 for NaN. `Int64(_:)` traps on these.
    @inlinable
    public init(clamped value: Double) {
        // Both bounds are powers of two, which a double holds exactly; nothing compares with NaN.
        if value > -0x1p63, value < 0x1p63 {
            self.init(value)
        } else {
            self = value >= 0x1p63 ? .max : value <= -0x1p63 ? .min : 0
        }
    }
}

extension UInt32 {
    /// A double's whole part, clamped to the type's range; 0 for NaN. `UInt32(_:)` traps on these.
    @inlinable
    public init(clamped value: Double) {
        self = UInt32(Swift.max(0, Swift.min(Int64(clamped: value), 4_294_967_295)))
    }
}
