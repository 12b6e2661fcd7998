import Planar
package import Store
package import Territory
package import Wording

/// Goal conflicts (målkonflikter): the initiatives' marks for economic, social and environmental sustainability and for
/// Sámi conditions, cross-tabulated by part of the county, and the initiatives on layers that call for dialogue.
///
/// Marks are judgements by people (−2 … +2); an initiative without a mark is unmarked, not neutral. Overlap with a
/// layer is no mark and has no size: it names whom to talk with. Nothing is inferred about people.
package struct GoalConflicts: Sendable {
    package enum Goal: String, Sendable, Hashable, CaseIterable { case economic, social, environmental, sami }

    /// The number of initiatives that touch a part, by mark for one goal.
    package struct Tally: Sendable, Hashable {
        package internal(set) var positive = 0
        package internal(set) var neutral = 0
        package internal(set) var negative = 0
        package internal(set) var unmarked = 0
        package var marked: Int { positive + neutral + negative }
    }

    package struct Row: Sendable, Hashable {
        package let part: Part
        /// In the order of `Goal.allCases`.
        package let tallies: [Tally]
        /// Initiatives that touch the part and are positive in one goal and negative in another.
        package let conflicts: Int
        /// Initiatives that touch the part.
        package let initiatives: Int
    }

    /// An initiative that is positive for one goal and negative for another.
    package struct Conflict: Sendable, Hashable {
        package let id: String
        package let title: String
        package let grantedOre: Int64?
        package let marks: Initiative.Marks
        package let positive: [Goal]
        package let negative: [Goal]
        /// Codes of the parts that it touches; empty where its place is unknown.
        package let parts: [String]
        package let handling: ConflictHandling
    }

    /// An initiative on a layer's area: a reason for dialogue, nothing more.
    package struct Dialogue: Sendable, Hashable {
        package let id: String
        package let title: String
        package let layer: String
        package let features: [String]
    }

    package let level: Level
    package let rows: [Row]
    /// Tallies of all selected initiatives, those of unknown place included.
    package let total: [Tally]
    /// The number of initiatives positive for the first goal and negative for the second.
    package let pairs: [Pair]
    package let conflicts: [Conflict]
    package let dialogues: [Dialogue]
    package let layers: [String]
    package let initiatives: Int
    /// Initiatives counted and left out by status.
    package let statuses: StatusAccount
    /// What the places of the initiatives rest on.
    package let placing: InitiativeTable.PlacingCount
    /// Initiatives without any mark.
    package let unmarked: Int
    /// Initiatives whose overlap is unknown, since their source names no place.
    package let placeless: Int

    package struct Pair: Sendable, Hashable {
        package let positive: Goal
        package let negative: Goal
        package let initiatives: Int
    }

    /// Conflicts of which nobody says how they are handled.
    package var unhandled: Int { conflicts.count { !$0.handling.isHandled } }

    /// - Complexity: O(footprint parts + places · areas whose box meets theirs).
    package init(_ territory: Territory, _ table: InitiativeTable, by level: Level, layers: [DialogueLayer] = []) throws
    {
        self.level = level
        self.layers = layers.map(\.name)
        initiatives = table.count
        (statuses, placing) = (table.statusAccount, table.placingCount())
        let (parts, partOfCell) = territory.parts(at: level)
        var tallies = [[Tally]](repeating: .empty, count: parts.count)
        var all = [Tally].empty
        var touching = [Int](repeating: 0, count: parts.count)
        var clashing = touching
        var found: [Conflict] = []
        var counts: [[Int]] = Goal.allCases.map { _ in Goal.allCases.map { _ in 0 } }
        var unmarked = 0
        for row in 0..<table.count {
            let initiative = table.initiatives[row]
            let marks = Goal.allCases.map { $0.mark(initiative.marks) }
            let touched = Set(table.parts(of: row).map { partOfCell[Int(table.cells[$0])] }).sorted()
            let positive = Goal.allCases.filter { ($0.mark(initiative.marks) ?? 0) > 0 }
            let negative = Goal.allCases.filter { ($0.mark(initiative.marks) ?? 0) < 0 }
            let isConflict = !positive.isEmpty && !negative.isEmpty
            if marks.allSatisfy({ $0 == nil }) { unmarked += 1 }
            all.add(marks)
            for part in touched {
                tallies[part].add(marks)
                touching[part] += 1
                if isConflict { clashing[part] += 1 }
            }
            guard isConflict else { continue }
            for (first, goal) in Goal.allCases.enumerated() where positive.contains(goal) {
                for (second, other) in Goal.allCases.enumerated() where negative.contains(other) {
                    counts[first][second] += 1
                }
            }
            found.append(
                Conflict(
                    id: initiative.id, title: initiative.title, grantedOre: initiative.grantedOre,
                    marks: initiative.marks, positive: positive,
                    negative: negative, parts: touched.map { parts[$0].code }, handling: ConflictHandling(initiative)))
        }
        self.unmarked = unmarked
        rows = parts.indices.map {
            Row(part: parts[$0], tallies: tallies[$0], conflicts: clashing[$0], initiatives: touching[$0])
        }
        total = all
        conflicts = found
        pairs = Goal.allCases.indices.flatMap { first in
            Goal.allCases.indices.compactMap { second in
                counts[first][second] == 0
                    ? nil
                    : Pair(
                        positive: Goal.allCases[first], negative: Goal.allCases[second],
                        initiatives: counts[first][second])
            }
        }
        dialogues = try Self.dialogues(table, layers)
        placeless = table.count - table.geometryCount
    }

    private static func dialogues(_ table: InitiativeTable, _ layers: [DialogueLayer]) throws -> [Dialogue] {
        let context = Context()
        var result: [(row: Int32, layer: Int, dialogue: Dialogue)] = []
        for (number, layer) in layers.enumerated() {
            let places = BoxTree(table.geometry)
            var hits: [Int: [Int]] = [:]
            for area in 0..<layer.areas.count {
                guard let box = layer.areas.envelope(area) else { continue }
                let near = places.query(box)
                guard !near.isEmpty else { continue }
                let prepared = try layer.areas.geometry(area, in: context).prepared()
                for place in near where try prepared.intersects(table.geometry.geometry(place, in: context)) {
                    hits[place, default: []].append(area)
                }
            }
            for (place, areas) in hits {
                let initiative = table.initiatives[Int(table.geometryRows[place])]
                let names = areas.map { layer.features[$0] }.filter { !$0.isEmpty }
                result.append(
                    (
                        table.geometryRows[place], number,
                        Dialogue(
                            id: initiative.id, title: initiative.title, layer: layer.name,
                            features: Array(Set(names)).sorted())
                    ))
            }
        }
        return result.sorted { ($0.row, $0.layer) < ($1.row, $1.layer) }.map(\.dialogue)
    }
}

extension [GoalConflicts.Tally] {
    fileprivate static var empty: Self { GoalConflicts.Goal.allCases.map { _ in GoalConflicts.Tally() } }

    /// - Parameter marks: in the order of `Goal.allCases`.
    fileprivate mutating func add(_ marks: [Int?]) {
        for (goal, mark) in marks.enumerated() {
            switch mark {
            case nil: self[goal].unmarked += 1
            case let mark? where mark > 0: self[goal].positive += 1
            case let mark? where mark < 0: self[goal].negative += 1
            default: self[goal].neutral += 1
            }
        }
    }
}

extension GoalConflicts.Goal {
    package var wording: Wording {
        switch self {
        case .economic: Wording(sv: "ekonomisk", en: "economic")
        case .social: Wording(sv: "social", en: "social")
        case .environmental: Wording(sv: "miljömässig", en: "environmental")
        case .sami: Wording(sv: "samiska förutsättningar och behov", en: "Sámi conditions and needs")
        }
    }

    /// −2 … +2; nil without a judgement.
    package func mark(_ marks: Initiative.Marks) -> Int? {
        switch self {
        case .economic: marks.economic
        case .social: marks.social
        case .environmental: marks.environmental
        case .sami: marks.sami
        }
    }
}
