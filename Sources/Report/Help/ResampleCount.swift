package import Wording

/// The numbers of resamples and orderings that can be asked for: enough for an interval, and within memory.
package enum ResampleCount {
    /// Outside the range of an option.
    package struct OutOfRange: WordedError {
        let option: String
        let range: ClosedRange<Int>
        let what: Wording

        package var wording: Wording {
            func range(_ figures: Figures) -> String {
                "\(figures.integer(self.range.lowerBound))–\(figures.integer(self.range.upperBound))"
            }
            return Wording(
                sv: "--\(option) är \(range(Figures(.swedish)))\(what.sv).",
                en: "--\(option) is \(range(Figures(.english)))\(what.en).")
        }
    }

    /// - Throws: `OutOfRange` for a number of bootstrap resamples; nil is none asked for.
    package static func check(resamples count: Int?) throws(OutOfRange) {
        try check(
            count, "bootstrap", 100...1_000_000, Wording(sv: " omlottningar", en: " resamples"))
    }

    /// - Throws: `OutOfRange` for a number of random orderings.
    package static func check(permutations count: Int) throws(OutOfRange) {
        try check(count, "permutations", 1...10_000_000, Wording(verbatim: ""))
    }

    private static func check(
        _ count: Int?, _ option: String, _ range: ClosedRange<Int>, _ what: Wording
    ) throws(OutOfRange) {
        guard let count, !range.contains(count) else { return }
        throw OutOfRange(option: option, range: range, what: what)
    }
}
