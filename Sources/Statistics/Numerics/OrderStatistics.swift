extension [Double] {
    /// The value at index `rank` in ascending order.
    ///
    /// - Precondition: `rank` is an index of the array; no value is NaN.
    /// - Complexity: O(n) on average.
    /// - Source: C. A. R. Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961), 321–322.
    func value(atRank rank: Int) -> Double {
        var values = self
        return values.withUnsafeMutableBufferPointer { values in
            var (low, high) = (0, values.count - 1)
            while low < high {
                let pivot = values[low + (high - low) / 2]
                var (i, j) = (low, high)
                while i <= j {
                    while values[i] < pivot { i += 1 }
                    while values[j] > pivot { j -= 1 }
                    if i <= j {
                        values.swapAt(i, j)
                        i += 1
                        j -= 1
                    }
                }
                if rank <= j { high = j } else if rank >= i { low = i } else { return values[rank] }
            }
            return values[rank]
        }
    }

    /// The middle value, or the mean of the two in the middle; nil where there is none.
    ///
    /// - Complexity: O(n) on average.
    var median: Double? {
        if isEmpty { return nil }
        let upper = value(atRank: count / 2)
        return count % 2 == 1 ? upper : (value(atRank: count / 2 - 1) + upper) / 2
    }

    /// Ranks from 1, equal values sharing the mean of their ranks.
    ///
    /// - Complexity: O(n log n).
    func ranks(largestFirst: Bool) -> [Double] {
        let order = indices.sorted { largestFirst ? self[$0] > self[$1] : self[$0] < self[$1] }
        var ranks = [Double](repeating: 0, count: count)
        var first = 0
        while first < count {
            var end = first + 1
            while end < count, self[order[end]] == self[order[first]] { end += 1 }
            for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
            first = end
        }
        return ranks
    }
}
