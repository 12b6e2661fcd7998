/// A running sum that carries its rounding error along: as exact as if added up in twice the precision and then
/// rounded. A sum that overflows is not a number.
///
/// - Source: T. Ogita, S. M. Rump and S. Oishi, Accurate sum and dot product, SIAM Journal on Scientific Computing 26
///   (2005), 1955–1988 (Sum2).
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
