import Store
import Territory
import TestSupport
import Wording

/// Jobs that three initiatives report in three of Squareland's municipalities: 8, 3 and 1 for 8,000, 1,000 and 600
/// people. A fourth initiative, in 9904, reports nothing: its municipality is blank.
enum SquarelandJobs {
    static let initiatives = ["9901", "9902", "9903", "9904"].map {
        var initiative = Squareland.initiative("i\($0)", .municipalities([.init(code: $0)]), kronor: 100)
        initiative.programme = $0 == "9901" ? "Leader" : "Bygdemedel"
        return initiative
    }

    static let outcomes = zip(initiatives, [8.0, 3, 1]).map {
        Outcome(initiative: $0.id, indicator: "jobs", kind: .result, period: PartialDate("2023"), value: $1)
    }

    static let defining = [
        Indicator(
            id: "jobs", title: Wording(sv: "jobb", en: "jobs"), unit: Wording(sv: "jobb", en: "jobs"),
            kind: .extensive, direction: .higherIsBetter)
    ]

    static func store() throws -> Store {
        try Squareland.store(initiatives, outcomes: outcomes, defining: defining)
    }
}
