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
