import Exchange
package import FollowUp
package import JSON
package import Store
package import Territory
package import Wording

/// A policy's gaps, with the advice requested: the allocation of an amount, the effect of applications.
package struct GapAnswer: LayerAnswer {
    package let report: GapReport
    private let allocation: Allocation?
    private let applications: ApplicationAdvice?
    private let territory: Territory

    package init(
        _ report: GapReport, allocation: Allocation? = nil, applications: ApplicationAdvice? = nil,
        on territory: Territory
    ) {
        self.report = report
        self.allocation = allocation
        self.applications = applications
        self.territory = territory
    }

    package func text(in language: Language, width: Int) -> String {
        GapText(report, language: language, width: width).text()
            + (applications.map { "\n" + ApplicationText($0, language: language, width: width).text() } ?? "")
            + (allocation.map { "\n" + AllocationText($0, language: language, width: width).text() } ?? "")
    }

    /// A gap check's members and those of the advice.
    package func json(in language: Language) -> JSONValue {
        guard var object = GapRecord.json(report, in: language).object else { return .null }
        if let applications { object["applications"] = ApplicationRecord.json(applications) }
        if let allocation { object["allocation"] = AllocationRecord.json(allocation, in: language) }
        return .object(object)
    }

    /// The applications or else the allocation where requested, else the gaps.
    package func table(in language: Language) -> RecordTable {
        applications.map(ApplicationRecord.table)
            ?? allocation.map { RecordTable(rows: AllocationRecord.rows($0, in: language)) }
            ?? GapRecord.table(report, in: language)
    }

    package func grounds(in language: Language) -> [AnswerGround] {
        let policy = PolicyText(report.policy, naming: report.partNames, language: language, width: .max).text()
        let money = report.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return [AnswerGround(Wording(sv: "Policy", en: "Policy"), policy)]
            + AnswerGround.counted(StatusText.sentences(report.statuses, advises: false) + money, in: language)
    }

    /// The allocation where requested, else the gaps.
    package func layer(in language: Language) throws -> FeatureLayer {
        try allocation.map { try AllocationRecord.layer($0, of: territory, in: language) }
            ?? GapRecord.layer(report, of: territory, in: language)
    }
}

/// A policy in plain words.
package struct PolicyAnswer: TextAnswer {
    private let policy: Policy
    private let names: PartNames
    private let impossible: [[String]]

    /// - Parameter store: of the county that the policy is about; without one codes of zones and keys of indicators
    ///   stand as they are, and what is impossible there isn't looked for.
    /// - Throws: `ShippedDataError` where the names of the municipalities can't be read.
    package init(_ policy: Policy, in store: Store? = nil) throws {
        self.policy = policy
        // A policy may be explained that the database can't be asked about.
        if let foreseen = store.flatMap({ try? PolicyForesight(policy, in: $0) }) {
            (names, impossible) = (foreseen.names, foreseen.impossible)
            return
        }
        let isNamed = policy.rules.contains { $0.content.parts != nil }
        names = PartNames(municipalities: isNamed ? try Shipped.municipalityNames() : [:])
        impossible = []
    }

    package func text(in language: Language, width: Int) -> String {
        PolicyText(policy, naming: names, language: language, width: width).text()
            + StandingText.impossible(impossible, of: policy, names).map { "\n" + $0[language].wrapped(to: width) }
            .joined()
    }
}
