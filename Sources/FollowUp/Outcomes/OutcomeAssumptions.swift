import Statistics
package import Store
package import Wording

/// What sums of an indicator's reports take for granted. They are of changes since the baselines.
package struct OutcomeAssumptions: Sendable, Hashable {
    package let indicator: Indicator
    /// Initiatives with a report of which nobody states the baseline: it is taken for 0.
    package let baselinesAssumed: Int
    /// Whether initiatives have several reports, and nothing says if a later one contains the earlier: it is taken so.
    package let isAccumulationAssumed: Bool

    /// - Parameter ids: of the initiatives that count.
    init(_ outcomes: InitiativeOutcomes, among ids: some Sequence<String>) {
        indicator = outcomes.indicator
        baselinesAssumed = ids.count { id in
            outcomes.standings[id].map { $0.result != nil && $0.isBaselineAssumed } ?? false
        }
        isAccumulationAssumed =
            outcomes.hasSeveralReports && outcomes.indicator.kind == .extensive
            && outcomes.indicator.accumulation == nil
    }
}

extension OutcomeAssumptions {
    /// Without its full stop.
    package var sentence: Wording {
        var (sv, en) = ("resultat räknas från utgångsvärdet", "results count from the baseline")
        if baselinesAssumed > 0 {
            sv += ", som för \(Plural.sv(baselinesAssumed, "insats", "insatser")) inte är angivet och räknas som 0"
            en +=
                ", which \(Plural.en(baselinesAssumed, "initiative")) "
                + "\(baselinesAssumed == 1 ? "doesn't" : "don't") state: it counts as 0"
        }
        if isAccumulationAssumed {
            sv += "; rapporterna är lästa som ackumulerade, den senaste gäller"
            en += "; reports are read as cumulative, the latest counts"
        }
        return Wording(sv: sv, en: en)
    }
}

extension Distributor {
    /// Nil for what isn't reported by initiatives. O(outcomes + rows).
    func assumptions(_ id: Indicator.ID, among rows: some Sequence<Int>) -> OutcomeAssumptions? {
        guard let outcomes = reports(of: id) else { return nil }
        return OutcomeAssumptions(outcomes, among: rows.map { table.initiatives.id($0) })
    }

    /// What initiatives report on an indicator, as of the date asked for; nil where they report nothing.
    func reports(of id: Indicator.ID) -> InitiativeOutcomes? {
        guard id != .grantedSek, id != .initiatives, let own = try? reported(id), !own.isEmpty,
            let indicator = try? indicator(id)
        else { return nil }
        return try? InitiativeOutcomes(own, of: indicator, asOf: asOf)
    }
}
