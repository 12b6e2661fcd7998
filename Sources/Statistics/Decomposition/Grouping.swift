/// Units sorted into groups: the groups in the order in which they first appear, and each unit's place among them.
struct Grouping<Group: Hashable & Sendable> {
    let groups: [Group]
    let groupOfUnit: [Int]

    init(_ labels: [Group]) {
        var groups: [Group] = []
        var place: [Group: Int] = [:]
        groupOfUnit = labels.map { label in
            if let known = place[label] { return known }
            place[label] = groups.count
            groups.append(label)
            return groups.count - 1
        }
        self.groups = groups
    }

    /// The share of weight, the share of value and the mean (0 without weight) of every group.
    ///
    /// - Precondition: the mean of the distribution is not 0.
    /// - Complexity: O(n + groups).
    func summaries(of distribution: WeightedValues) -> [(share: Double, valueShare: Double, mean: Double)] {
        var weight = [CompensatedSum](repeating: CompensatedSum(), count: groups.count)
        var value = weight
        for (unit, group) in groupOfUnit.enumerated() {
            weight[group] += distribution.weight(unit)
            value[group] += distribution.weight(unit) * distribution.values[unit]
        }
        return groups.indices.map { group in
            let share = weight[group].value / distribution.totalWeight
            let mean = share > 0 ? value[group].value / weight[group].value : 0
            return (share, share * mean / distribution.mean, mean)
        }
    }
}
