package import Store

/// Who receives: the largest recipients and the kinds of actors, with and without the proposal.
package struct RoundRecipients: Sendable {
    /// Most granted first.
    package let recipients: [Recipient]
    /// Kinds as sources write them, most granted first; nil as a name: not stated.
    package let kinds: [Recipient]
    /// Granted to recipients that are stated, and to nobody knows whom.
    package let namedOre: Int64
    package let unnamed: AmountTally
    /// Proposed applications that name no applicant, by id.
    package let proposedUnnamed: [String]

    package struct Recipient: Sendable {
        package let name: String?
        package let organisationNumber: String?
        package fileprivate(set) var granted = RoundSum()
        package fileprivate(set) var proposed = RoundSum()

        package var grantedOre: Int64 { granted.statedOre ?? 0 }
        package var proposedOre: Int64 { proposed.statedOre ?? 0 }
    }

    /// The number of recipients whose share is told.
    package static let most = 10

    /// Those that have got something; the others are new in the proposal.
    package var granted: [Recipient] { recipients.filter { !$0.granted.ids.isEmpty } }

    /// The largest, as far as they have got money, and those that would get some by the proposal.
    package var shown: [Recipient] {
        let largest = recipients.prefix(Self.most).filter { $0.grantedOre > 0 }
        return largest
            + recipients.dropFirst(largest.count).filter { !$0.proposed.ids.isEmpty }
    }

    /// The share of the ten largest of what named recipients got; nil where they got nothing.
    package var shareOfLargest: Double? { Self.share(recipients.map(\.grantedOre)) }

    /// The same with the proposal: the largest ten then may be others. Nil too where an application of it names nobody.
    package var shareOfLargestWithProposal: Double? {
        guard proposedUnnamed.isEmpty else { return nil }
        return Self.share(recipients.map { $0.grantedOre + $0.proposedOre })
    }

    private static func share(_ ore: [Int64]) -> Double? {
        let whole = ore.reduce(0, +)
        guard whole > 0 else { return nil }
        return Double(ore.sorted(by: >).prefix(most).reduce(0, +)) / Double(whole)
    }

    /// - Complexity: O(initiatives).
    init(granted table: InitiativeTable, proposed: [Initiative]) {
        var byRecipient = Groups()
        var byKind = Groups()
        var unnamed = AmountTally()
        for row in table.initiatives.indices {
            let initiative = table.initiatives[row]
            let ore = table.initiatives.grantedOre(row)
            if initiative.lead == nil { unnamed.add(ore: ore) }
            byRecipient.add(.recipient(initiative), initiative.id, ore, to: \.granted)
            byKind.add(.kind(initiative), initiative.id, ore, to: \.granted)
        }
        for initiative in proposed {
            byRecipient.add(.recipient(initiative), initiative.id, initiative.grantedOre, to: \.proposed)
            byKind.add(.kind(initiative), initiative.id, initiative.grantedOre, to: \.proposed)
        }
        proposedUnnamed = proposed.filter { $0.lead == nil }.map(\.id)
        recipients = byRecipient.sorted.filter { $0.name != nil }
        kinds = byKind.sorted
        namedOre = recipients.reduce(0) { $0 + $1.grantedOre }
        self.unnamed = unnamed
    }

    /// Whether any initiative or application says what kind of actor it goes to.
    package var statesKinds: Bool { kinds.contains { $0.name != nil } }

    private struct Groups {
        private var groups: [String?: Recipient] = [:]

        mutating func add(
            _ name: Name, _ id: String, _ ore: Int64?, to column: WritableKeyPath<Recipient, RoundSum>
        ) {
            groups[name.key, default: Recipient(name: name.name, organisationNumber: name.number)][keyPath: column]
                .add(id, ore)
        }

        /// Most granted first, then most proposed, then by name.
        var sorted: [Recipient] {
            groups.values.sorted { a, b in
                if a.grantedOre != b.grantedOre { return a.grantedOre > b.grantedOre }
                if a.proposedOre != b.proposedOre { return a.proposedOre > b.proposedOre }
                return (a.name ?? "\u{10FFFF}") < (b.name ?? "\u{10FFFF}")
            }
        }
    }

    /// By what recipients are told apart: the organisation number where it is stated, else the name, however its
    /// letters are written.
    private struct Name {
        let name: String?
        var number: String?
        let key: String?

        static func recipient(_ initiative: Initiative) -> Name {
            let number = initiative.extra[KeptColumn.organisationNumber.rawValue]
            let digits = number?.filter(\.isNumber)
            return Name(
                name: initiative.lead, number: number,
                key: initiative.lead == nil
                    ? nil : digits.flatMap { $0.isEmpty ? nil : $0 } ?? initiative.lead.map(FoldedText.key))
        }

        static func kind(_ initiative: Initiative) -> Name {
            let kind = initiative.extra[KeptColumn.actorKind.rawValue]
            return Name(name: kind, key: kind.map(FoldedText.key))
        }
    }
}
