/// Concentration of a total on few parts, without regard to the parts' size.
public enum Concentration {
    /// The Herfindahl–Hirschman index: the chance that two kronor drawn at random lie in the same part.
    ///
    ///     HHI = Σ sᵢ²,   sᵢ = valueᵢ / Σ value
    ///
    /// - Parameter values: totals of the parts, ≥ 0, sum positive.
    /// - Returns: from 1/n (all parts alike) to 1 (one part has all).
    /// - Throws: `negativeValue`, `meanNotPositive`, `overflow`, and the errors of bad input.
    /// - Complexity: O(n).
    /// - Source: O. C. Herfindahl, Concentration in the steel industry, Columbia University (1950); A. O. Hirschman,
    ///   The paternity of an index, American Economic Review 54 (1964), 761.
    public static func hhi(_ values: [Double]) throws(Undefined) -> Double {
        try shares(of: values).lazy.map { $0 * $0 }.total
    }

    /// The effective number of parts: as many parts of equal size would be concentrated as much.
    ///
    ///     N = 1 / Σ sᵢ²
    ///
    /// - Returns: from 1 to n.
    /// - Throws: what `hhi` throws.
    /// - Complexity: O(n).
    /// - Source: M. A. Adelman, Comment on the H concentration measure as a numbers equivalent, Review of Economics and
    ///   Statistics 51 (1969), 99–101.
    public static func effectiveNumber(_ values: [Double]) throws(Undefined) -> Double {
        try 1 / hhi(values)
    }
}
