internal import GRDB

/// Which initiatives grant on the money of which others, and what of a selection's amounts counts for that: the one
/// place that decides it.
///
/// Where both the funding initiative and those that it funds count, the money counts at the latter, which lie nearer to
/// the place; the former counts with what it has not granted on, never below zero and never with more than it states.
struct FundingLinks: Sendable {
    /// Identifier of the funding one, by that of the one that it funds.
    private var funder: [String: String] = [:]
    private var unresolved: [String: MoneyAccount.Unresolved] = [:]
    /// Funding initiatives that were rejected, or aren't decided: nothing of theirs is granted.
    private var withoutMoney: [String: MoneyAccount.Reason] = [:]
    /// What decided funding initiatives hold, where they state it, and what those that they fund were granted, where
    /// that is decided.
    private var heldOre: [String: Int64] = [:]
    private var grantedOre: [String: Int64] = [:]

    var isEmpty: Bool { funder.isEmpty && unresolved.isEmpty }

    init() {}

    /// In SQL: by which the store calls the initiative that another names as its funder, null where there is none. A
    /// source means its own ids first.
    static func funder(of name: String, source: String) -> String {
        """
        coalesce(
          (SELECT own.id FROM initiative AS own WHERE own.id_source = \(source) AND own.own_id = \(name)),
          (SELECT own.id FROM initiative AS own WHERE own.id = \(name)))
        """
    }

    /// O(initiatives that name another).
    init(_ db: Database) throws {
        try PreparedStatement(
            db,
            """
            SELECT id, funded_by, funder, coalesce((SELECT status_class.class FROM initiative AS source
                JOIN status_class USING (status) WHERE source.id = funder), 'decided'),
              CASE coalesce((SELECT class FROM status_class WHERE status_class.status = funded.status), 'decided')
                WHEN 'decided' THEN granted_ore END,
              (SELECT granted_ore FROM initiative AS source WHERE source.id = funder)
            FROM (SELECT id, funded_by, status, granted_ore,
                \(Self.funder(of: "named.funded_by", source: "named.id_source")) AS funder
              FROM initiative AS named WHERE funded_by IS NOT NULL) AS funded
            """
        ).each { row in
            let (id, stated) = (row.text(0), row.text(1))
            guard let name = row.optionalText(2) else {
                let reason: MoneyAccount.Reason = id == stated ? .itself : .unknown
                unresolved[id] = .init(id: id, funder: stated, reason: reason)
                return
            }
            if id == name {
                unresolved[id] = .init(id: id, funder: stated, reason: .itself)
            } else {
                funder[id] = name
                switch row.text(3) {
                case StatusClass.rejected.rawValue: withoutMoney[name] = .rejected
                case StatusClass.undecided.rawValue: withoutMoney[name] = .undecided
                case StatusClass.decided.rawValue: heldOre[name] = row.optionalInteger(5)
                default: break
                }
                grantedOre[id] = row.optionalInteger(4)
            }
        }
        for id in cyclic() {
            unresolved[id] = .init(id: id, funder: funder[id] ?? "", reason: .cycle)
            funder[id] = nil
        }
    }

    /// Initiatives that fund each other in a circle. O(links).
    private func cyclic() -> Set<String> {
        var found: Set<String> = []
        var seen: Set<String> = []
        for start in funder.keys where !seen.contains(start) {
            var path: [String] = []
            var next: String? = start
            while let id = next, !seen.contains(id) {
                seen.insert(id)
                path.append(id)
                next = funder[id]
            }
            if let next, let first = path.firstIndex(of: next) { found.formUnion(path[first...]) }
        }
        return found
    }

    /// What a funding initiative counts with where one that it funds isn't there, by the row of the latter.
    ///
    /// - Returns: the row of the funding one, and the öre that it then counts with; none where its amount stays.
    /// - Complexity: O(rows).
    func withoutEach(
        _ rows: some Collection<Int>, id: (Int) -> String, amount: (Int) -> Int64?
    ) -> [Int: (source: Int, ore: Int64)] {
        guard !funder.isEmpty else { return [:] }
        let sources = Set(funder.values)
        var rowOfSource: [String: Int] = [:]
        var onward: [String: Int64] = [:]
        var funded: [(row: Int, source: String, ore: Int64)] = []
        for row in rows {
            let id = id(row)
            if sources.contains(id) { rowOfSource[id] = row }
            guard let source = funder[id], let ore = amount(row) else { continue }
            onward[source, default: 0] &+= ore
            funded.append((row, source, ore))
        }
        var without: [Int: (source: Int, ore: Int64)] = [:]
        for one in funded {
            guard let row = rowOfSource[one.source], let held = amount(row), held > 0, let all = onward[one.source]
            else { continue }
            let (before, after) = (Self.rest(of: held, grantedOn: all), Self.rest(of: held, grantedOn: all - one.ore))
            if before != after { without[one.row] = (row, after) }
        }
        return without
    }

    /// What of an amount isn't granted on: never below zero, never more than it is.
    private static func rest(of held: Int64, grantedOn onward: Int64) -> Int64 {
        onward > 0 ? max(held - onward, 0) : held
    }

    /// What of the amounts present counts with decided initiatives that aren't present too: those who got it, or those
    /// that they got it from.
    ///
    /// - Parameter present: by identifier, öre as stated.
    /// - Complexity: O(links).
    private func countedElsewhere(too present: [String: Int64]) -> MoneyAccount.Tally {
        // By funding initiative what those that are present were granted, and those that aren't.
        var here: [String: MoneyAccount.Tally] = [:]
        var there: [String: Int64] = [:]
        for (id, source) in funder {
            if let ore = present[id] {
                here[source, default: .init()].add(ore)
            } else {
                there[source, default: 0] &+= grantedOre[id] ?? 0
            }
        }
        // What a funding initiative counts with less where the others count too. A repayment makes it more.
        var elsewhere = MoneyAccount.Tally()
        for source in Set(here.keys).union(there.keys) {
            let (own, others) = (here[source] ?? .init(), there[source] ?? 0)
            let (held, before) =
                present[source].map { ($0, own.ore) } ?? (heldOre[source] ?? 0, others)
            let twice = Self.rest(of: held, grantedOn: before) - Self.rest(of: held, grantedOn: own.ore + others)
            guard twice != 0 else { continue }
            elsewhere.ore &+= twice
            elsewhere.initiatives += present[source] == nil ? own.initiatives : 1
        }
        return elsewhere.ore > 0 ? elsewhere : .init()
    }

    /// The öre that count, by row, where they differ from the amount stated.
    ///
    /// - Parameters:
    ///   - amount: öre as stated; nil where the source doesn't say.
    ///   - account: takes the amounts counted once and the links that lead to no funder.
    /// - Complexity: O(rows).
    func counted(
        _ rows: some Collection<Int>, id: (Int) -> String, amount: (Int) -> Int64?, into account: inout MoneyAccount
    ) -> [Int: Int64] {
        guard !isEmpty else { return [:] }
        let sources = Set(funder.values)
        var rowOfSource: [String: Int] = [:]
        var grantedOn: [String: Int64] = [:]
        var ofNothing: [MoneyAccount.Unresolved] = []
        var present: [String: Int64] = [:]
        for row in rows {
            let id = id(row)
            present[id] = amount(row) ?? 0
            if sources.contains(id) { rowOfSource[id] = row }
            if let problem = unresolved[id] { account.unresolved.append(problem) }
            if let source = funder[id], let ore = amount(row) {
                grantedOn[source, default: 0] &+= ore
                if let reason = withoutMoney[source] {
                    ofNothing.append(.init(id: id, funder: source, reason: reason))
                }
            }
        }
        // Where such ones count too, the money is granted on as any other's.
        account.unresolved += ofNothing.filter { rowOfSource[$0.funder] == nil }
        var counted: [Int: Int64] = [:]
        for (source, onward) in grantedOn where onward > 0 {
            guard let row = rowOfSource[source], let held = amount(row) else { continue }
            if onward > max(held, 0) { account.overdrawn.append(.init(id: source, ore: onward - max(held, 0))) }
            guard held > 0 else { continue }
            let rest = Self.rest(of: held, grantedOn: onward)
            counted[row] = rest
            account.grantedOn.add(held - rest)
        }
        account.elsewhere = countedElsewhere(too: present)
        account.overdrawn.sort { $0.id < $1.id }
        account.unresolved.sort { $0.id < $1.id }
        return counted
    }
}
