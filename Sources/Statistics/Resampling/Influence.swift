/// Leave-one-out influence: the index with each unit or source left out in turn.
///
/// The same values give the jackknife's estimate of bias and standard error.
///
/// - Source: M. H. Quenouille, Notes on bias in estimation, Biometrika 43 (1956), 353–360; J. W. Tukey, Bias and
///   confidence in not quite large samples, Annals of Mathematical Statistics 29 (1958), 614; B. Efron, The jackknife,
///   the bootstrap and other resampling plans (1982), ch. 3.
public struct Influence: Sendable, Hashable {
    /// The index with all.
    public let value: Double
    /// The index without each, or why it is undefined: without the only part that has a total no inequality is defined.
    public let without: [Result<Double, Undefined>]

    /// Leaves each unit out in turn.
    ///
    /// - Parameters:
    ///   - units: how many there are, at least 2.
    ///   - statistic: the index of the units that are kept, given as indices in ascending order.
    /// - Throws: `tooFewUnits`, and the reason when the index of all is undefined.
    /// - Complexity: `units` + 1 calls of `statistic`.
    public static func leaveOneOut(
        units: Int, statistic: (_ kept: [Int]) throws(Undefined) -> Double
    ) throws(Undefined) -> Influence {
        guard units >= 2 else { throw .tooFewUnits(have: units, need: 2) }
        let value = try statistic(Array(0..<units))
        var kept = Array(1..<units)
        let without = (0..<units).map { unit in
            // Without unit k the place k holds the next one.
            if unit > 0 { kept[unit - 1] = unit - 1 }
            do throws(Undefined) {
                return Result<Double, Undefined>.success(try statistic(kept))
            } catch {
                return .failure(error)
            }
        }
        return Influence(value: value, without: without)
    }

    /// Leaves each source (initiative) out in turn: the parts stay, their totals become smaller.
    ///
    /// - Parameters:
    ///   - returned: by source, what is added where it is left out, as money that others had granted on to it.
    ///   - statistic: the index of the totals of the parts.
    /// - Throws: `tooFewUnits` below two sources, and the reason when the index of all is undefined.
    /// - Complexity: that of `Contributions.withoutEach`, and one call of `statistic` per source and one for all.
    public static func ofSources(
        _ contributions: Contributions, returned: [Int: [Contributions.Entry]] = [:],
        statistic: (_ totals: [Double]) throws(Undefined) -> Double
    ) throws(Undefined) -> Influence {
        guard contributions.count >= 2 else { throw .tooFewUnits(have: contributions.count, need: 2) }
        let value = try statistic(contributions.totals)
        var without: [Result<Double, Undefined>] = []
        contributions.withoutEach { source, totals in
            var totals = totals
            for entry in returned[source] ?? [] { totals[entry.part] += entry.amount }
            do throws(Undefined) {
                without.append(.success(try statistic(totals)))
            } catch {
                without.append(.failure(error))
            }
        }
        return Influence(value: value, without: without)
    }

    /// How the index changes when one is left out; nil where it is then undefined.
    public func change(without index: Int) -> Double? {
        guard case .success(let other) = without[index] else { return nil }
        return other - value
    }

    /// The unit whose absence changes the index most, the first of several; nil when no change is defined.
    public var mostInfluential: Int? {
        var result: (index: Int, change: Double)?
        for index in without.indices {
            guard let change = change(without: index)?.magnitude else { continue }
            if result.map({ change > $0.change }) ?? true { result = (index, change) }
        }
        return result?.index
    }

    /// The jackknife's bias and standard error of the index.
    ///
    ///     bias = (n − 1)(θ̄ − θ),   standard error = √((n − 1)/n · Σ (θ₍ᵢ₎ − θ̄)²)
    ///
    /// with θ₍ᵢ₎ the index without i and θ̄ their mean.
    ///
    /// - Throws: the first reason why the index without one of them is undefined.
    public func jackknife() throws(Undefined) -> (bias: Double, standardError: Double) {
        var values: [Double] = []
        for result in without { values.append(try result.get()) }
        let n = Double(values.count)
        let mean = values.total / n
        let squares = values.lazy.map { ($0 - mean) * ($0 - mean) }.total
        return ((n - 1) * (mean - value), ((n - 1) / n * squares).squareRoot())
    }
}
