package import Exchange
package import FollowUp
import Foundation
package import Store
import Territory
package import Wording

/// A question about a policy: its gaps, and the ways to close them. Evidence files it, so that it can be asked again.
package struct GapQuestion: Sendable {
    package let policy: EvidenceDocument
    let applications: EvidenceDocument?
    /// What is asked of the applications.
    let advice: ApplicationQuestion
    /// Where the applications' table lies in their file, and which column is what; without any other file.
    let reading: TableReading
    /// Öre.
    let allocate: Int64?

    /// - Parameters:
    ///   - applications: a file whose applications are weighed.
    ///   - advice: what is asked of them, besides what each does alone.
    ///   - reading: how that file is to be read where it doesn't show it by itself.
    ///   - allocate: öre to give out.
    package init(
        policy: EvidenceDocument, applications: EvidenceDocument? = nil, reading: TableReading = .init(),
        _ advice: ApplicationQuestion = ApplicationQuestion(), allocate: Int64? = nil
    ) throws {
        self.policy = policy
        self.applications = applications
        self.reading = try reading.withoutFile(of: applications?.name ?? "")
        self.advice = advice
        self.allocate = allocate
    }

    /// The check of a policy by itself.
    ///
    /// - Throws: `TextFile.Unreadable` and `PolicyError`, which name the file; what the store throws.
    ///
    /// - Parameter funds: whose money counts; nil: all.
    package static func check(
        _ policy: String, store: Store, prices: FixedPrices? = nil, of funds: RoundFunds? = nil
    ) throws -> GapCheck {
        try check(TextFile.read(policy), file: policy, store: store, prices: prices, of: funds)
    }

    /// - Parameter file: by which messages name the policy; nil for its name without a folder.
    package func check(file: String? = nil, store: Store) throws -> GapCheck {
        try Self.check(
            file.map { try TextFile.read($0) } ?? String(decoding: policy.bytes, as: UTF8.self),
            file: file ?? policy.name, store: store)
    }

    private static func check(
        _ text: String, file: String, store: Store, prices: FixedPrices? = nil, of funds: RoundFunds? = nil
    ) throws -> GapCheck {
        let reader = PolicyReader(
            file: file, indicators: try GapCheck.indicatorNames(in: store), schemes: try store.schemes,
            values: Dictionary(
                uniqueKeysWithValues: try SelectionField.allCases.map { ($0, try store.values(of: $0)) }))
        var policy = try reader.read(text)
        try policy.checkValues(file: file, in: store)
        policy.selection.ids = funds?.ids
        return try GapCheck(
            policy, store: store, programmeAreas: Shipped.programmeAreas(), prices: prices, of: funds)
    }

    /// - Parameter tell: takes how the applications were understood, and the rows that were not.
    package func answer(by check: GapCheck, store: Store, tell: (Wording) -> Void) throws -> GapAnswer {
        let report = try check.run()
        for line in Readings.placing(report.placing) { tell(line) }
        let allocation = try allocate.map { try check.allocation(of: $0) }
        let advice = try applications.map { document in
            let batch = try Self.batch(document, reading, on: check.territory, store: store, tell: tell)
            return try check.advice(on: batch.accepted.map(\.record), gazetteer: store.gazetteer(), self.advice)
        }
        return GapAnswer(report, allocation: allocation, applications: advice, on: check.territory)
    }

    /// Reads a file of applications.
    ///
    /// - Parameter tell: takes how they were understood, the rows that were not, and what could not be placed.
    static func batch(
        _ document: EvidenceDocument, _ reading: TableReading, on territory: Territory, store: Store,
        tell: (Wording) -> Void
    ) throws -> ImportBatch<Application> {
        let batch = try ApplicationImport.read(
            bytes: document.bytes, name: document.name, register: store.municipalityRegister(), as: reading)
        for line in batch.understood { tell(line) }
        for row in batch.rejected {
            let column = row.column.map { Wording(sv: ", kolumn \($0)", en: ", column \($0)") }
            tell(
                Wording(
                    sv: "  rad \(row.row)\(column?.sv ?? ""): \(row.reason.sv)",
                    en: "  row \(row.row)\(column?.en ?? ""): \(row.reason.en)"))
        }
        try Self.tellPlaces(
            of: batch.accepted.map(\.record.initiative), on: territory, store.gazetteer(), tell)
        return batch
    }

    /// Says which applications could not be placed as they say.
    private static func tellPlaces(
        of initiatives: [Initiative], on territory: Territory, _ gazetteer: Gazetteer, _ tell: (Wording) -> Void
    ) throws {
        let table = try InitiativeTable.placing(initiatives, on: territory, gazetteer: gazetteer)
        for (row, problem) in table.problems.sorted(by: { $0.key < $1.key }) {
            let sentence = UnplacedText.sentence(problem)
            let id = table.initiatives.id(Int(row))
            tell(Wording(sv: "  \(id): \(sentence.sv).", en: "  \(id): \(sentence.en)."))
        }
    }
}
