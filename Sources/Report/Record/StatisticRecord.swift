import Exchange
import FollowUp
import JSON
import Statistics
import Wording

/// Statistics in the contract's JSON: numbers where they are defined, `null` and the reason's code where not.
enum StatisticRecord {
    /// Members are set one by one, so that a reason can stand beside its `null`.
    static func set(
        _ name: String, _ result: Result<Double, Undefined>, in object: inout JSONObject, reasons: inout JSONObject
    ) {
        switch result {
        case .success(let value): object[name] = .number(value)
        case .failure(let undefined):
            object[name] = .null
            reasons[name] = .string(Readings.code(undefined))
        }
    }

    static func decomposition<Group>(
        _ result: Result<Decomposition<Group>, Undefined>, name: (Group) -> String
    ) -> JSONValue {
        switch result {
        case .failure(let undefined):
            return ["between": nil, "within": nil, "groups": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            let groups: [JSONValue] = parts.groups.map { group in
                var object: JSONObject = [
                    "group": .string(name(group.group)), "population_share": .number(group.populationShare),
                    "share": .number(group.valueShare), "mean": .number(group.mean),
                ]
                var reasons = JSONObject()
                set("inequality", group.inequality, in: &object, reasons: &reasons)
                if !reasons.isEmpty { object["reason"] = reasons["inequality"] }
                return .object(object)
            }
            return [
                "total": .number(parts.total), "between": .number(parts.between), "within": .number(parts.within),
                "groups": .array(groups),
            ]
        }
    }

    /// - Parameter levels: the names of the nested levels, outermost first.
    static func nested(_ result: Result<NestedDecomposition, Undefined>, levels: [String]) -> JSONValue {
        switch result {
        case .failure(let undefined): return ["total": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            var object: JSONObject = ["total": .number(parts.total)]
            for (level, part) in zip(levels, parts.between) { object["between_\(level)"] = .number(part) }
            object["within"] = .number(parts.within)
            return .object(object)
        }
    }

    static func overlapping<Group>(_ result: Result<GiniDecomposition<Group>, Undefined>) -> JSONValue {
        switch result {
        case .failure(let undefined): ["total": nil, "reason": .string(Readings.code(undefined))]
        case .success(let parts):
            [
                "total": .number(parts.total), "between": .number(parts.between), "within": .number(parts.within),
                "overlap": .number(parts.overlap),
            ]
        }
    }

    /// - Parameters:
    ///   - statistic: `i` or `c`.
    ///   - alternative: the side of likeness of neighbours; the two-sided p stands beside it.
    ///   - name: of a unit; those without neighbours are named.
    static func permutation(
        _ result: Result<PermutationTest, Undefined>, statistic: String, alternative: PermutationTest.Alternative,
        weights: Neighbours.Summary?, unit name: (Int) -> String
    ) -> JSONValue {
        switch result {
        case .failure(let undefined):
            return [
                .init(stringLiteral: statistic): nil, "reason": .string(Readings.code(undefined)),
            ]
        case .success(let test):
            var object = JSONObject()
            object[statistic] = .number(test.observed)
            object["expected"] = .number(test.expected)
            object["variance"] = .number(test.variance)
            object["p_value"] = .number(test.p(alternative))
            object["alternative"] = .string(alternative.rawValue)
            object["p_value_two_sided"] = .number(test.p(.twoSided))
            switch test.method {
            case .exact(let orderings):
                object["permutations"] = .integer(orderings)
                object["exact"] = true
            case .monteCarlo(let permutations, let seed):
                object["permutations"] = .integer(permutations)
                object["exact"] = false
                object["seed"] = JSONValue(exactly: seed)
            }
            object["minimum_p"] = .number(test.minimumP(alternative))
            if let weights {
                object["weights"] = .string(NeighbourRecord.text(weights))
                object["islands"] = .array(weights.islands.map { .string(name($0)) })
            }
            return .object(object)
        }
    }
}

extension JSONValue {
    /// A seed of 64 bits: a number where it fits, text where not.
    init(exactly seed: UInt64) { self = Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)) }
}
