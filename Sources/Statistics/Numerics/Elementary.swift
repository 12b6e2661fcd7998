// The elementary functions come from the C library of the platform: the module needs nothing else from outside.
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// ln(1 + x), exact also where x is tiny.
func logarithm(onePlus x: Double) -> Double { log1p(x) }

/// eˣ.
package func exponential(_ x: Double) -> Double { exp(x) }

/// eˣ − 1, exact also where x is tiny.
package func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }

/// Complementary error function.
func complementaryError(_ x: Double) -> Double { erfc(x) }

extension Sequence<Double> {
    /// The compensated sum of all elements. O(n).
    var total: Double {
        var sum = CompensatedSum()
        for element in self { sum += element }
        return sum.value
    }
}

extension Double {
    /// The decimal of at most 13 digits that it is but for the rounding of sums: 0.1 + 0.2 is 0.3. Itself where none is
    /// so near.
    public var withoutRoundingNoise: Double {
        guard isFinite, self != rounded() else { return self }
        var power = 1.0
        for _ in 0...6 {
            let scaled = self * power
            guard scaled.magnitude < 1e13 else { return self }
            let whole = scaled.rounded()
            if (scaled - whole).magnitude <= 16 * scaled.ulp { return whole / power }
            power *= 10
        }
        return self
    }
}
