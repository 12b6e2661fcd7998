package import Statistics
package import Store
import Territory
package import Wording

/// What initiatives promised and brought of one indicator, by group of initiatives or part of the county (uppföljning
/// av utfall).
///
/// More than a dozen properties because it is an answer as tables and records show it whole.
package struct OutcomeFollowUp: Sendable {
    package let indicator: Indicator
    package let grouping: Grouping
    /// Nil: all reports, with targets due by the latest.
    package let asOf: PartialDate?
    /// Of the latest report, where no date was asked for.
    package let latest: PartialDate?
    package let hasSeveralReports: Bool
    package let rows: [Row]
    package let total: Row
    /// Every initiative of the selection that promised or reported something, by identifier.
    package let initiatives: [Member]
    /// Of a sum: what falls outside the county and on no known place.
    package let outside: Double?
    package let unlocated: Double?
    package let basis: Distribution.Basis
    package let statuses: StatusAccount
    package let undated: AmountTally
    /// By year: of those with outcomes the ones whose year is unknown.
    package let withoutYear: AmountTally?
    /// What the places of those with outcomes rest on; nil where the rows are no places.
    package let placing: InitiativeTable.PlacingCount?
    /// What the grants of those with outcomes are, of which a unit costs its part.
    package let money: MoneyAccount
    /// Initiatives with outcomes that the selection leaves out.
    package let leftOut: Int
    /// Of the reported whose baseline is stated nowhere and taken as 0.
    package let baselinesAssumed: Int
    package var additionality: StatedAdditionality?

    /// Kronor granted per unit of a sum; nil where nobody knows both.
    package var sekPerUnit: Double? { total.rates == nil ? total.group.sekPerUnit : nil }

    package enum Grouping: Sendable, Hashable, NamedGrouping {
        case initiative, programme, year
        case strengthArea
        case level(Level)

        /// Whether initiatives are divided among its groups by where they lie.
        package var isByPlace: Bool { if case .level = self { true } else { false } }

        /// Whether it divides no municipality.
        package var crossesZones: Bool { if case .level(let level) = self { level.crossesZones } else { true } }

        /// As the command line and records spell it.
        package var word: String {
            switch self {
            case .initiative: "initiative"
            case .programme: "programme"
            case .strengthArea: "strength_area"
            case .year: "year"
            case .level(let level): level.rawValue
            }
        }

        package static let all: [Grouping] =
            [.initiative, .programme, .strengthArea, .year] + Level.allCases.map(Grouping.level)
    }

    /// A group or a part. Shares, not whole initiatives, count in parts.
    package struct Row: Sendable {
        /// Nil: those that state no programme, area or year.
        package let key: String?
        package let name: Wording?
        package let group: OutcomeGroup
        /// Of a rate: means instead of sums.
        package let rates: OutcomeRates?
        package let milestones: Milestones
        /// Reported initiatives that are short of where a straight line to the target would be, or of a target that is
        /// due.
        package let behind: Int
    }

    /// Milestones whose period has come: those reached, and those of which nothing was reported in time.
    package struct Milestones: Sendable, Hashable {
        package var due = 0
        package var reached = 0
        package var unreported = 0
    }

    /// One initiative.
    package struct Member: Sendable {
        package let id: String
        package let title: String
        package let standing: OutcomeStanding
        /// At the prices asked for.
        package let grantedOre: Int64?
        /// As it counts in sums: without what was granted on to others.
        let countedOre: Int64?
        package let targetPeriod: PartialDate?
        /// Earlier targets that a later one replaced, oldest first.
        package let revisedTargets: [Double]
        package let milestonePeriod: PartialDate?
    }

    /// The initiative without which the reported achievement differs most, and what it would be; nil where fewer than
    /// two have a target and a report.
    package var strongest: (initiative: Member, without: Double)? {
        guard indicator.kind == .extensive, let whole = total.group.achievementOfReported,
            total.group.counts.measured > 1
        else { return nil }
        let without = total.group.withoutEach()
        let others = zip(initiatives, without).compactMap { member, without in without.map { (member, $0) } }
        return others.max { abs($0.1 - whole) < abs($1.1 - whole) }
    }
}

extension OutcomeStanding {
    /// Whether a reported result is short of where a straight line to the target would be now or, without dates for
    /// one, of a target that is due.
    var isBehind: Bool {
        guard let result, let target = target?.value, let baseline, target != baseline else { return false }
        let wanted = expected ?? (isDue ? target : nil)
        guard let wanted else { return false }
        return target > baseline ? result < wanted : result > wanted
    }
}

extension Distributor {
    /// - Throws: `DistributionError` for an indicator that isn't on file, is built in, or that no initiative reports;
    ///   `Undefined`.
    /// - Complexity: O(outcomes + footprint parts).
    package func followUp(_ id: Indicator.ID, by grouping: OutcomeFollowUp.Grouping) throws -> OutcomeFollowUp {
        let indicator = try indicator(id)
        // It may be asked for by its title, or in another case.
        let id = indicator.id
        guard id != .grantedSek, id != .initiatives else { throw DistributionError.notOutcomes(id) }
        let own = try reported(id)
        guard !own.isEmpty else { throw DistributionError.notOutcomes(id) }
        let outcomes = try InitiativeOutcomes(own, of: indicator, asOf: asOf)
        return try OutcomeFollowUp(outcomes, own, by: grouping, of: self)
    }
}

extension OutcomeFollowUp {
    init(
        _ outcomes: InitiativeOutcomes, _ stated: [Outcome], by grouping: Grouping, of distributor: Distributor
    ) throws {
        let table = distributor.table
        let rowsWith = (0..<table.count).filter { outcomes.standings[table.initiatives.id($0)] != nil }
        let byInitiative = Dictionary(grouping: stated, by: \.initiative)
        let members = rowsWith.map { row in
            let id = table.initiatives.id(row)
            return Member(
                outcomes.standings[id]!, byInitiative[id] ?? [], table.initiatives[row],
                granted: table.initiatives[row].grantedOre.map { table.priced($0, of: row) },
                counted: table.initiatives.grantedOre(row))
        }
        let isRate = outcomes.indicator.kind == .intensive
        func row(_ key: String?, _ name: Wording?, _ shares: [(place: Int, share: Double)]) throws -> Row {
            try Row(
                key: key, name: name, shares.map { (members[$0.place], $0.share) }, isRate: isRate, at: outcomes.time)
        }
        let everyone = members.indices.map { (place: $0, share: 1.0) }
        let groups = try Self.groups(grouping, rowsWith, members, of: distributor)
        rows = try groups.map { try row($0.key, $0.name, $0.shares) }
        total = try row(nil, nil, everyone)
        initiatives = members
        indicator = outcomes.indicator
        (self.grouping, asOf, hasSeveralReports) = (grouping, outcomes.asOf, outcomes.hasSeveralReports)
        latest = stated.filter { $0.kind == .result }.compactMap(\.period).max { $0.lastDay < $1.lastDay }
        (statuses, undated) = (table.statusAccount, table.undated)
        withoutYear = grouping == .year ? table.withoutYear(of: rowsWith) : nil
        placing = grouping.isByPlace ? table.placingCount(of: rowsWith) : nil
        money = table.moneyAccount(of: rowsWith)
        leftOut = outcomes.standings.count - members.count
        baselinesAssumed = members.count { $0.standing.isBaselineAssumed && $0.standing.result != nil }
        var carried = Distributor.Carried(cells: [])
        for (place, row) in rowsWith.enumerated() {
            guard !isRate, let change = members[place].standing.change else { continue }
            let located = table.parts(of: row).reduce(0) { $0 + table.shares[$1] }
            carried.add(change, row, of: table, located: located)
        }
        /// What fell there; nil where initiatives lie there and none of them has reported.
        func known(_ sum: Double, _ shares: [Int64]) -> Double? {
            let there = rowsWith.indices.filter { shares[rowsWith[$0]] > 0 }
            return there.isEmpty || there.contains { members[$0].standing.change != nil } ? sum : nil
        }
        outside = isRate ? nil : known(carried.outside, table.outsideShare)
        unlocated = isRate ? nil : known(carried.unlocated, table.unlocatedShare)
        basis = carried.basis
    }

    private typealias Group = (key: String?, name: Wording?, shares: [(place: Int, share: Double)])

    /// - Parameter rows: of the table, by place of `members`.
    private static func groups(
        _ grouping: Grouping, _ rows: [Int], _ members: [Member], of distributor: Distributor
    ) throws(DistributionError) -> [Group] {
        let table = distributor.table
        func grouped(_ key: (Int) -> String?) -> [Group] {
            var places: [String?: [Int]] = [:]
            for (place, row) in rows.enumerated() { places[key(row), default: []].append(place) }
            // Those that state none come last.
            return places.sorted { ($0.key == nil ? 1 : 0, $0.key ?? "") < ($1.key == nil ? 1 : 0, $1.key ?? "") }
                .map { ($0.key, $0.key.map { Wording(verbatim: $0) }, $0.value.map { ($0, 1) }) }
        }
        switch grouping {
        case .initiative:
            return members.enumerated().map { ($1.id, Wording(verbatim: $1.title), [($0, 1)]) }
        case .programme: return grouped { table.initiatives[$0].programme }
        case .strengthArea: return grouped { table.initiatives[$0].strengthArea }
        case .year: return grouped { table.initiatives[$0].date.map { String($0.year) } }
        case .level(let level):
            try distributor.territory.requirePlaces(of: table, rows, at: level)
            let (parts, partOfCell) = distributor.territory.parts(at: level)
            var shares = [[(place: Int, share: Double)]](repeating: [], count: parts.count)
            for (place, row) in rows.enumerated() {
                var own: [Int: Int64] = [:]
                for part in table.parts(of: row) {
                    own[partOfCell[Int(table.cells[part])], default: 0] += table.shares[part]
                }
                for (part, share) in own { shares[part].append((place, Share(parts: share).fraction)) }
            }
            return zip(parts, shares).map { ($0.code, $0.name, $1) }
        }
    }
}

extension OutcomeFollowUp.Member {
    init(_ standing: OutcomeStanding, _ stated: [Outcome], _ initiative: Initiative, granted: Int64?, counted: Int64?) {
        (id, title, grantedOre) = (initiative.id, initiative.title, granted)
        countedOre = counted
        self.standing = standing
        func inOrder(_ kind: Outcome.Kind) -> [Outcome] {
            stated.filter { $0.kind == kind }.enumerated().sorted {
                ($0.element.period?.lastDay ?? 0, $0.offset) < ($1.element.period?.lastDay ?? 0, $1.offset)
            }.map(\.element)
        }
        let targets = inOrder(.target)
        targetPeriod = targets.last?.period
        revisedTargets = targets.dropLast().map(\.value)
        milestonePeriod = inOrder(.milestone).last?.period
    }
}

extension OutcomeFollowUp.Row {
    init(
        key: String?, name: Wording?, _ members: [(member: OutcomeFollowUp.Member, share: Double)], isRate: Bool,
        at time: Double
    ) throws(Undefined) {
        (self.key, self.name) = (key, name)
        let parts = members.map { member, share in
            // What was repaid is no price of a result.
            let isGranted = member.grantedOre.map { $0 > 0 } ?? false
            let granted = isGranted ? member.countedOre.map { Double($0) / 100 } : nil
            return OutcomeGroup.Member(member.standing, granted: granted, share: share)
        }
        group = try OutcomeGroup(parts)
        rates = isRate ? try OutcomeRates(parts) : nil
        var milestones = OutcomeFollowUp.Milestones()
        for (member, share) in members where share > 0 {
            guard let milestone = member.standing.milestone, milestone.period.map({ $0 <= time }) ?? false else {
                continue
            }
            milestones.due += 1
            switch milestone.isReached {
            case true?: milestones.reached += 1
            case false?: break
            case nil: milestones.unreported += 1
            }
        }
        self.milestones = milestones
        behind = members.count { $0.share > 0 && $0.member.standing.isBehind }
    }
}
