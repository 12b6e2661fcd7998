import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Wording

/// A composite index for machines.
struct CompositeRecord {
    private let index: CompositeIndex
    private let language: Language

    init(_ index: CompositeIndex, language: Language) { (self.index, self.language) = (index, language) }

    var json: JSONValue {
        let robustness = index.robustness
        return [
            "name": .string(index.name), "method": .string(Self.name(index.method)),
            "indicators": .array(index.indicators.enumerated().map(indicator)),
            "periods": .integer(index.periods), "ranked": .integer(index.ranked),
            "rows": .array(
                zip(index.rows, rows).map { row, flat in
                    var object = flat
                    object["dominates"] = .array(row.dominates.map { .string(index.rows[$0].part.code) })
                    if index.periods > 1 {
                        object["periods"] = .array(row.scores.map { .object(score($0)) })
                        object["change_by_indicator"] = row.changes.map { .array($0.map { .number($0) }) } ?? .null
                    }
                    return .object(object)
                }),
            "robustness": [
                "scenarios": .integer(robustness.scenarios), "weight_vectors": .integer(robustness.vectors),
                "seed": JSONValue(robustness.seed.map { Int($0) }),
                "methods": .array(robustness.methods.map { .string(Self.name($0)) }),
                "methods_left_out": .array(
                    robustness.leftOut.map { (Self.name($0.key), Readings.code($0.value)) }.sorted { $0.0 < $1.0 }.map {
                        ["method": .string($0.0), "reason": .string($0.1)]
                    }),
            ],
            "influence": .array(
                zip(index.indicators, index.influence ?? []).map { part, influence in
                    [
                        "indicator": .string(part.indicator.id.text),
                        "mean_rank_change_without": .number(influence),
                    ]
                }), "targets_assumed_best": .bool(index.assumedTargets),
        ]
    }

    /// As files and JSON spell a method: `z/arithmetic`.
    static func name(_ method: CompositeMethod) -> String {
        "\(CompositeDeclaration.Scale(method.normalisation).rawValue)/\(method.aggregation.rawValue)"
    }

    /// By municipality, of the last period, as flat values.
    var rows: [JSONObject] {
        index.rows.map { row in
            var object: JSONObject = ["code": .string(row.part.code), "name": .string(row.part.name[language])]
            for member in score(row.scores[index.periods - 1]).members { object[member.name] = member.value }
            object["rank_low"] = JSONValue(row.range?.low)
            object["rank_high"] = JSONValue(row.range?.high)
            object["rank_median"] = JSONValue(row.range?.median)
            object["first_share"] = JSONValue(row.range?.firstShare)
            if index.periods > 1 {
                let (first, last) = (row.scores[0].score, row.scores[index.periods - 1].score)
                object["change"] = JSONValue(first.flatMap { first in last.map { $0 - first } })
            }
            return object
        }
    }

    private func score(_ score: Composite.Score) -> JSONObject {
        [
            "score": JSONValue(score.score?.withoutRoundingNoise), "rank": JSONValue(score.rank),
            "known_weight": .number(score.knownWeight),
            "indicators_known": .integer(score.known),
            "reason": score.score == nil ? "not_measured" : .null,
        ]
    }

    private func indicator(_ part: EnumeratedSequence<[CompositeIndex.Component]>.Element) -> JSONValue {
        let one = part.element
        return [
            "id": .string(one.indicator.id.text), "name": .string(one.indicator.title[language]),
            "years": .array(one.years.map { .integer($0) }),
            "direction": one.direction == .higherIsBetter ? "higher_is_better" : "lower_is_better",
            "weight": .number(one.weight), "per": one.isPerThousand ? 1_000 : .null,
            "population_interpolated": .array(one.interpolated.map { .integer($0) }),
        ]
    }
}
