import Store
import Territory
import TestSupport

@testable import FollowUp

/// A policy asked of Squareland. Of `DistributorTests.mixed` the municipalities have 1,033.33, 1,000, 600 and 0 kronor
/// without the county-wide 10,000; e (500 kronor) and g (none stated) have no known location.
enum SquarelandPolicy {
    /// - Parameters:
    ///   - rule: what stands after its identifier, in one line of YAML.
    ///   - head: further lines at the top of the policy.
    ///   - scheme: a zoning scheme besides Squareland's own.
    static func run(
        _ rule: String, head: String = "", on initiatives: [Initiative] = DistributorTests.mixed,
        values: [AreaValue] = [], outcomes: [Outcome] = [], defining: [Indicator] = [], scheme: Territory? = nil,
        programmeAreas: [ProgrammeArea] = []
    ) throws -> GapReport {
        let store = try Squareland.store(initiatives, values: values, outcomes: outcomes, defining: defining)
        if let scheme { try store.add(schemeOf: scheme) }
        let reader = PolicyReader(
            file: "p.yaml", indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes)
        return try GapCheck(
            reader.read("version: 1\nname: Prov\n\(head)rules:\n  - {id: a, \(rule)}\n"), store: store,
            programmeAreas: programmeAreas
        ).run()
    }
}

extension GapReport {
    /// Of the parts that have gaps, in their order.
    var codes: [String?] { gaps.map(\.part?.code) }
}
