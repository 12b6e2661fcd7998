import Wording

/// A bar of block characters.
package enum Bar {
    /// `value` of `largest` in `width` columns, in eighths.
    package static func text(_ value: Double, of largest: Double, width: Int) -> String {
        guard largest > 0, value > 0, value.isFinite else { return "" }
        let eighths = Int(clamped: (min(value / largest, 1) * Double(width * 8)).rounded())
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
