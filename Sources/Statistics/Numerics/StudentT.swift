/// Student's t distribution with a whole number of degrees of freedom.
enum StudentT {
    /// P(T > t).
    ///
    /// The tail is computed as such, so that it keeps its digits where it is tiny:
    ///
    ///     P(T > t) = I_x(ν/2, 1/2) / 2,   x = ν/(ν + t²),   t ≥ 0
    ///
    /// - Precondition: `freedom` ≥ 1.
    /// - Complexity: O(ν) for the beta function, and the terms of a continued fraction, about O(√ν).
    /// - Source: M. Abramowitz and I. A. Stegun, Handbook of mathematical functions (1964), 26.5.8 and 26.7.1.
    static func upperTail(_ t: Double, freedom: Int) -> Double {
        guard t.isFinite else { return t > 0 ? 0 : 1 }
        let half = bothTails(t, freedom: freedom) / 2
        return t >= 0 ? half : 1 - half
    }

    /// P(|T| > |t|), as `upperTail`.
    static func bothTails(_ t: Double, freedom: Int) -> Double {
        guard t.isFinite else { return 0 }
        let a = Double(freedom) / 2
        let square = t * t
        let total = Double(freedom) + square
        let (x, rest) = (Double(freedom) / total, square / total)
        if square == 0 { return 1 }
        let beta = betaWithHalf(freedom)
        // x^a is taken from 1 + t²/ν, which is exact also where x is nearly 1.
        let power = exponential(-a * logarithm(onePlus: square / Double(freedom))) * rest.squareRoot()
        if x < (a + 1) / (a + 2.5) { return power / (a * beta) * fraction(a, 0.5, x) }
        return 1 - power / (0.5 * beta) * fraction(0.5, a, rest)
    }

    /// The value that T exceeds with probability `tail`.
    ///
    /// - Precondition: 0 < tail < 1.
    /// - Complexity: some ten evaluations of the tail (Newton's method, kept between bounds).
    static func quantile(upperTail tail: Double, freedom: Int) -> Double {
        if tail == 0.5 { return 0 }
        if tail > 0.5 { return -quantile(upperTail: 1 - tail, freedom: freedom) }
        var (low, high) = (0.0, 1.0)
        while upperTail(high, freedom: freedom) > tail { (low, high) = (high, high * 2) }
        var t = min(max(Normal.quantile(1 - tail), low), high)
        for _ in 0..<200 {
            let excess = upperTail(t, freedom: freedom) - tail
            if excess > 0 { low = t } else { high = t }
            var next = t + excess / density(t, freedom: freedom)
            if !(next > low && next < high) { next = (low + high) / 2 }
            if (next - t).magnitude <= 2 * t.ulp { return next }
            t = next
        }
        return t
    }

    private static func density(_ t: Double, freedom: Int) -> Double {
        let nu = Double(freedom)
        return exponential(-(nu + 1) / 2 * logarithm(onePlus: t * t / nu)) / (nu.squareRoot() * betaWithHalf(freedom))
    }

    /// B(ν/2, 1/2), from B(1/2, 1/2) = π and B(1, 1/2) = 2 upwards: B(a + 1, 1/2) = B(a, 1/2)·a/(a + 1/2).
    private static func betaWithHalf(_ freedom: Int) -> Double {
        var beta = freedom % 2 == 1 ? Double.pi : 2
        var a = freedom % 2 == 1 ? 0.5 : 1
        while a < Double(freedom) / 2 {
            beta *= a / (a + 0.5)
            a += 1
        }
        return beta
    }

    /// The continued fraction of the incomplete beta function, by the method of W. J. Lentz (Applied Optics 15 (1976),
    /// 668–671).
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            value *= d * c
            if (d * c - 1).magnitude < 4e-16 { break }
        }
        return value
    }
}
