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

/// A running sum that carries its rounding error along: the error does not grow with the number of terms.
///
/// Source: T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005), 1955–1988
/// (Sum2).
struct CompensatedSum {
    private var sum = 0.0
    private var error = 0.0

    var value: Double { sum + error }

    static func += (total: inout CompensatedSum, term: Double) {
        let next = total.sum + term
        let added = next - total.sum
        total.error += (total.sum - (next - added)) + (term - added)
        total.sum = next
    }
}

extension Sequence<Double> {
    /// The compensated sum of all elements.
    var total: Double {
        var sum = CompensatedSum()
        for element in self { sum += element }
        return sum.value
    }
}
