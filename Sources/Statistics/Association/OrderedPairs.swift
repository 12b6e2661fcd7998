/// Pairs of units, counted by whether two measurements order them alike.
///
/// - Source: M. G. Kendall, A new measure of rank correlation, Biometrika 30 (1938), 81–93; The treatment of ties in
///   ranking problems, Biometrika 33 (1945), 239–251 (τ_b).
public struct OrderedPairs: Sendable, Hashable {
    /// Pairs in the same order in both.
    public let concordant: Int
    /// Pairs in opposite orders.
    public let discordant: Int
    /// Pairs that are equal in the first; those equal in both are counted here too.
    public let tiedFirst: Int
    /// Pairs that are equal in the second; those equal in both are counted here too.
    public let tiedSecond: Int
    /// All pairs, n(n − 1)/2.
    public let all: Int

    /// - Precondition: as many finite values in both.
    /// - Complexity: O(n²).
    init(_ x: [Double], _ y: [Double]) {
        var (concordant, discordant, tiedFirst, tiedSecond) = (0, 0, 0, 0)
        for i in x.indices.dropFirst() {
            for j in 0..<i {
                tiedFirst += x[i] == x[j] ? 1 : 0
                tiedSecond += y[i] == y[j] ? 1 : 0
                concordant += (x[i] > x[j] && y[i] > y[j]) || (x[i] < x[j] && y[i] < y[j]) ? 1 : 0
                discordant += (x[i] > x[j] && y[i] < y[j]) || (x[i] < x[j] && y[i] > y[j]) ? 1 : 0
            }
        }
        (self.concordant, self.discordant) = (concordant, discordant)
        (self.tiedFirst, self.tiedSecond) = (tiedFirst, tiedSecond)
        all = x.count * (x.count - 1) / 2
    }

    /// √((n₀ − t₁)(n₀ − t₂)).
    var divisor: Double { (Double(all - tiedFirst) * Double(all - tiedSecond)).squareRoot() }

    /// τ_b = (concordant − discordant)/√((n₀ − t₁)(n₀ − t₂)), n₀ = n(n − 1)/2.
    public var tauB: Result<Double, Undefined> {
        divisor > 0 ? .success(Double(concordant - discordant) / divisor) : .failure(.allEqual)
    }
}
