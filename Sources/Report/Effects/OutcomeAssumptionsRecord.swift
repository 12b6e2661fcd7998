import FollowUp
import JSON
import Store

/// What results take for granted, for machines.
extension OutcomeAssumptions {
    var json: JSONValue {
        [
            "indicator": .string(indicator.id.text), "baselines_assumed": .integer(baselinesAssumed),
            "accumulation_assumed": .bool(isAccumulationAssumed),
        ]
    }
}
