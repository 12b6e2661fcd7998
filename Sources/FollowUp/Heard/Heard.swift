import Store
import Territory
package import Wording

/// Who has been heard, and where: dialogues by municipality and group of actors (vilka som har hörts).
///
/// A dialogue is an initiative that states a group of actors, or whose kind is one. It counts whole in every
/// municipality that it names and for every group, since nobody is heard by halves; so columns don't add up to the
/// total, which counts each dialogue once.
package struct Heard: Sendable {
    /// `ActorGroup`'s in their order, heard or not, then those of the sources' own, by name.
    package let groups: [String]
    /// The municipalities.
    package let parts: [Row]
    /// For the whole county, outside it, and nobody knows where: those that there are.
    package let elsewhere: [Row]
    package let total: Row
    /// By group, of dialogues that name it alone; nil where none states any.
    package let participants: [Double?]
    /// Of all; nil where none states any.
    package let allParticipants: Double?
    /// Dialogues that state participants.
    package let statingParticipants: Int
    /// Dialogues that name no group.
    package let withoutGroup: Int

    package struct Row: Sendable, Hashable {
        package let name: Wording
        package fileprivate(set) var byGroup: [Int]
        package fileprivate(set) var all = 0
    }

    package func title(ofGroup index: Int) -> Wording { ActorGroup.title(ofKey: groups[index]) }
}

extension Distributor {
    /// - Returns: nil where no initiative is a dialogue.
    /// - Throws: `QueryError.noNumbers` where participants aren't numbers.
    /// - Precondition: the table has all of each initiative.
    /// - Complexity: O(initiatives + footprint parts).
    package func heard() throws -> Heard? {
        let rows = table.initiatives.indices.filter { row in
            let initiative = table.initiatives[row]
            return initiative.stated(.actorGroup) != nil
                || initiative.stated(.kind).map { DialogueKind.includes($0) } ?? false
        }
        guard !rows.isEmpty else { return nil }
        let named = rows.map { row in
            table.initiatives[row].stated(.actorGroup).map { ActorGroup.keys(in: $0) } ?? []
        }
        let known = ActorGroup.allCases.map(\.rawValue)
        let groups = known + Set(named.joined()).subtracting(known).sorted()
        let place = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        let (parts, partOfCell) = territory.parts(at: .municipality)
        let empty = [Int](repeating: 0, count: groups.count)
        var inParts = parts.map { Heard.Row(name: $0.name, byGroup: empty) }
        var elsewhere = Elsewhere.allCases.map { Heard.Row(name: $0.name, byGroup: empty) }
        var total = Heard.Row(name: Wording(sv: "alla", en: "all"), byGroup: empty)
        for (row, own) in zip(rows, named) {
            func count(in one: inout Heard.Row) {
                one.all += 1
                for group in own { one.byGroup[place[group]!] += 1 }
            }
            count(in: &total)
            if table.basis[row] == .countyWide {
                count(in: &elsewhere[Elsewhere.wholeCounty.rawValue])
            } else {
                for part in Set(table.parts(of: row).map { partOfCell[Int(table.cells[$0])] }) {
                    count(in: &inParts[part])
                }
            }
            if table.outsideShare[row] > 0 { count(in: &elsewhere[Elsewhere.outside.rawValue]) }
            if table.unlocatedShare[row] > 0 { count(in: &elsewhere[Elsewhere.unknown.rawValue]) }
        }
        let values = try participants(in: rows)
        func sum(_ included: (Int) -> Bool) -> Double? {
            let stated = rows.indices.filter(included).compactMap { values[$0] }
            return stated.isEmpty ? nil : stated.reduce(0, +)
        }
        return Heard(
            groups: groups, parts: inParts, elsewhere: elsewhere.filter { $0.all > 0 }, total: total,
            participants: groups.map { group in sum { named[$0] == [group] } }, allParticipants: sum { _ in true },
            statingParticipants: values.count { $0 != nil }, withoutGroup: named.count { $0.isEmpty })
    }

    /// By row; nil where an initiative states none.
    private func participants(in rows: [Int]) throws -> [Double?] {
        let isStated = rows.contains { table.initiatives[$0].stated(.participants) != nil }
        guard isStated else { return rows.map { _ in nil } }
        let values = try wholeValues(.participants)
        return rows.map { values[$0] }
    }
}

/// Where dialogues are that are of no municipality.
private enum Elsewhere: Int, CaseIterable {
    case wholeCounty, outside, unknown

    var name: Wording {
        switch self {
        case .wholeCounty: Wording(sv: "hela länet", en: "the whole county")
        case .outside: Wording(sv: "utanför länet", en: "outside the county")
        case .unknown: Wording(sv: "utan känt läge", en: "location unknown")
        }
    }
}
