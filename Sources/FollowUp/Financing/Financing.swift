package import Store
package import Wording

/// Who pays for initiatives: granted, applied for, paid, by source and in all, by group or part of the county
/// (finansiering).
package struct Financing: Sendable {
    package let grouping: Grouping
    /// Whether money is spread over the years of each initiative; else it counts in the year of its decision, or of its
    /// start where that isn't known.
    package let spreadsYears: Bool
    package let rows: [FinancingRow]
    package let total: FinancingRow
    /// Every initiative of the selection, by identifier.
    package let initiatives: [InitiativeFinancing]
    package let statuses: StatusAccount
    package let money: MoneyAccount
    package let undated: AmountTally
    /// By year, unless spread over years: those whose year is unknown.
    package internal(set) var withoutYear: AmountTally?
    /// What the places rest on; nil where the rows are no places.
    package let placing: InitiativeTable.PlacingCount?
    /// By status that is left out for its class: what was applied for, where anybody says.
    package let appliedLeftOut: [String: AmountTally]

    /// How the answer is divided.
    package enum Grouping: Sendable, Hashable, NamedGrouping {
        case initiative
        case dimension(CrosstabDimension)

        package static func level(_ level: Level) -> Grouping { .dimension(.level(level)) }
        package static let all: [Grouping] = [.initiative] + CrosstabDimension.all.map(Grouping.dimension)

        package var word: String {
            switch self {
            case .initiative: "initiative"
            case .dimension(let dimension): dimension.word
            }
        }

        package var wording: Wording {
            switch self {
            case .initiative: Wording(sv: "insats", en: "initiative")
            case .dimension(let dimension): dimension.wording
            }
        }

        /// Of a group, or of an initiative, which is one by itself.
        func title(of key: String, _ own: InitiativeFinancing) -> Wording {
            if case .dimension(let dimension) = self { dimension.title(of: key) } else { Wording(verbatim: own.title) }
        }

        /// Whether it divides no municipality.
        package var crossesZones: Bool {
            if case .dimension(let dimension) = self { dimension.crossesZones } else { true }
        }
    }

    /// The initiatives of the selection that are in a state, by identifier.
    package func ids(_ state: InitiativeFinancing.Cofinancing) -> [String] {
        initiatives.filter { $0.cofinancing == state }.map(\.id)
    }

    package var faulty: [InitiativeFinancing] { initiatives.filter { !$0.faults.isEmpty } }
    /// With a difference that a blank source may explain.
    package var open: [InitiativeFinancing] { initiatives.filter { !$0.openDifferences.isEmpty } }
    /// Initiatives that count in several rows, each time whole.
    package var repeated: Int {
        var counts: [String: Int] = [:]
        for id in rows.flatMap(\.members) { counts[id, default: 0] += 1 }
        return counts.values.count { $0 > 1 }
    }
}

extension Distributor {
    /// - Parameter kept: the columns that initiatives keep beside those of the program.
    /// - Throws: `QueryError.noNumbers` for a column of amounts with anything else in it; `DistributionError` of a
    ///   level whose places aren't known.
    /// - Precondition: the table has all of each initiative.
    /// - Complexity: O(initiatives + footprint parts).
    package func financing(
        by grouping: Financing.Grouping, spreadingYears: Bool, kept: [String: KeptValues]
    ) throws -> Financing {
        let stated = try FinancingAmounts(kept)
        if case .dimension(.level(let level)) = grouping {
            try territory.requirePlaces(of: table, Array(table.initiatives.indices), at: level)
        }
        var sums = FinancingSums(grouping, spreadsYears: spreadingYears, of: self)
        var initiatives: [InitiativeFinancing] = []
        for row in table.initiatives.indices {
            let own = stated.financing(of: row, in: table)
            initiatives.append(own)
            sums.add(own, row, counted: stated.counted(own, row, in: table))
        }
        let made = sums.made()
        let isByPlace = if case .dimension(let dimension) = grouping { dimension.isByPlace } else { false }
        var financing = Financing(
            grouping: grouping, spreadsYears: spreadingYears, rows: made.rows, total: made.total,
            initiatives: initiatives, statuses: table.statusAccount, money: table.money, undated: table.undated,
            placing: isByPlace ? table.placingCount() : nil, appliedLeftOut: try appliedLeftOut(stated))
        if grouping == .dimension(.year), !spreadingYears {
            financing.withoutYear = table.withoutYear(of: 0..<table.count)
        }
        return financing
    }

    private func appliedLeftOut(_ stated: FinancingAmounts) throws -> [String: AmountTally] {
        let words = Set(table.statusAccount.leftOut.map(\.status))
        guard !words.isEmpty else { return [:] }
        var others = selection
        others.classes = Set(StatusClass.allCases).subtracting(selection.classes)
        let left = try reread(others, .all)
        var applied: [String: AmountTally] = [:]
        for row in left.initiatives.indices {
            guard let status = left.initiatives[row].status, words.contains(status) else { continue }
            applied[status, default: AmountTally()].add(ore: stated.applied(left.initiatives.id(row)))
        }
        return applied.filter { $0.value.statedOre != nil }
    }
}
