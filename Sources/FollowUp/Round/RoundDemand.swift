import Store
import Territory
package import Wording

/// What is applied for, was refused, was granted and is proposed, by part of the county (efterfrågan).
package struct RoundDemand: Sendable {
    package let level: Level
    package let lines: [Line]
    package let total: Line

    package struct Line: Sendable {
        package let kind: Kind
        /// Of a part.
        package let code: String?
        package let name: Wording
        /// Inhabitants; nil where there are no people to be compared with.
        package let population: Int?
        /// Open applications of the round.
        package internal(set) var applied = RoundSum()
        /// Refused or withdrawn, of the database and of the round: what was applied for, else the amount that the row
        /// states.
        package internal(set) var refused = RoundSum()
        package internal(set) var granted = RoundSum()
        /// What the proven choice and the highest score first would grant.
        package internal(set) var proposed = RoundSum()
        package internal(set) var byScore = RoundSum()

        package var grantedPerInhabitant: Double? { perInhabitant(granted) }

        private func perInhabitant(_ sum: RoundSum) -> Double? {
            guard let population, population > 0, let ore = sum.statedOre else { return nil }
            return Double(ore) / 100 / Double(population)
        }
    }

    package enum Kind: String, Sendable {
        case part
        /// Several parts as one, where there is no room for each.
        case others
        case countyWide = "county_wide"
        case outside, unknown, total
    }

    /// The parts that are told one by one where there is room for so many, most applied for first, and the others as
    /// one; with as much, most refused and granted. What isn't a part follows.
    package func lines(most: Int) -> (shown: [Line], others: Int) {
        let parts = lines.filter { $0.kind == .part }
        let rest = lines.filter { $0.kind != .part }
        // One alone takes no more room than its name.
        guard parts.count > most + 1 else { return (parts + rest, 0) }
        let ranked = parts.enumerated().sorted { a, b in
            (a.element.rank.0, a.element.rank.1, b.offset) > (b.element.rank.0, b.element.rank.1, a.offset)
        }.map(\.element)
        let others = ranked.dropFirst(most)
        return (Array(ranked.prefix(most)) + [Line(others)] + rest, others.count)
    }

    /// - Parameters:
    ///   - applications: placed, in the order of the advice.
    ///   - refused: of the database.
    ///   - appliedOre: what a row of `refused` applied for; nil where it isn't stated.
    ///   - granted: counted by the policy.
    init(
        _ advice: ApplicationAdvice, applications: InitiativeTable, refused: InitiativeTable,
        appliedOre: (String) -> Int64?, granted: InitiativeTable, on territory: Territory, by level: Level
    ) throws {
        let (parts, partOfCell) = territory.parts(at: level)
        self.level = level
        var lines = parts.enumerated().map { index, part in
            (
                place: PlacesOfRow.Place.part(index),
                line: Line(
                    kind: .part, code: part.code, name: part.name,
                    population: part.population > 0 ? part.population : nil)
            )
        }
        lines += [
            (.countyWide, Line(.countyWide, Wording(sv: "hela länet", en: "whole county"))),
            (.outside, Line(.outside, Wording(sv: "utanför länet", en: "outside"))),
            (.unknown, Line(.unknown, Wording(sv: "okänt läge", en: "location unknown"))),
        ]
        let people = parts.reduce(0) { $0 + $1.population }
        var rows = RoundLines(
            lines,
            total: Line(
                kind: .total, code: nil, name: Wording(sv: "summa", en: "total"),
                population: people > 0 ? people : nil),
            partOfCell)
        var rejected: Set<String> = []
        for (index, item) in advice.applications.enumerated() {
            let ore = item.application.initiative.grantedOre
            if item.standing == .rejected {
                rejected.insert(item.application.initiative.id)
                rows.add(index, of: applications, ore, to: \.refused)
            }
            guard item.standing.isOpen else { continue }
            rows.add(index, of: applications, ore, to: \.applied)
            if item.isChosen { rows.add(index, of: applications, ore, to: \.proposed) }
            if advice.choice?.byScore.chosen.contains(index) ?? false {
                rows.add(index, of: applications, ore, to: \.byScore)
            }
        }
        // An application that has been imported with its refusal is there once.
        for row in refused.initiatives.indices where !rejected.contains(refused.initiatives.id(row)) {
            let ore = appliedOre(refused.initiatives.id(row)) ?? refused.initiatives.statedOre(row)
            rows.add(row, of: refused, ore, to: \.refused)
        }
        for row in granted.initiatives.indices {
            rows.add(row, of: granted, granted.initiatives.grantedOre(row), to: \.granted)
        }
        self.lines = rows.shown
        total = rows.total
    }
}

extension RoundDemand.Line {
    /// Of what isn't a part.
    fileprivate init(_ kind: RoundDemand.Kind, _ name: Wording) {
        self.init(kind: kind, code: nil, name: name, population: nil)
    }

    /// Several parts as one.
    fileprivate init(_ parts: some Collection<Self>) {
        let people = parts.compactMap(\.population)
        self.init(
            kind: .others, code: nil,
            name: Wording(
                sv: "övriga \(Plural.sv(parts.count, "område", "områden"))",
                en: "the other \(Plural.en(parts.count, "part"))"),
            population: people.isEmpty ? nil : people.reduce(0, +))
        let columns: [WritableKeyPath<Self, RoundSum>] = [\.applied, \.refused, \.granted, \.proposed, \.byScore]
        for column in columns {
            self[keyPath: column] = parts.reduce(RoundSum()) { $0 + $1[keyPath: column] }
        }
    }

    /// Öre applied for; refused and granted.
    fileprivate var rank: (Int64, Int64) {
        (applied.statedOre ?? 0, (refused.statedOre ?? 0) + (granted.statedOre ?? 0))
    }
}

/// Lines of demand that are being summed.
private struct RoundLines {
    private var lines: [(place: PlacesOfRow.Place, line: RoundDemand.Line)]
    private let index: [PlacesOfRow.Place: Int]
    private let partOfCell: [Int]
    private(set) var total: RoundDemand.Line

    init(
        _ lines: [(place: PlacesOfRow.Place, line: RoundDemand.Line)], total: RoundDemand.Line, _ partOfCell: [Int]
    ) {
        (self.lines, self.total, self.partOfCell) = (lines, total, partOfCell)
        index = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.place, $0) })
    }

    mutating func add(
        _ row: Int, of table: InitiativeTable, _ ore: Int64?, to column: WritableKeyPath<RoundDemand.Line, RoundSum>
    ) {
        let id = table.initiatives.id(row)
        total[keyPath: column].add(id, ore)
        let places = PlacesOfRow(row, of: table, partOfCell, isCountyWideApart: true)
        let split = ore.map(places.split)
        for (position, place) in places.places.enumerated() {
            guard let line = index[place] else { continue }
            lines[line].line[keyPath: column].add(id, split?[position])
        }
    }

    /// Every part, and of the rest what something lies in.
    var shown: [RoundDemand.Line] {
        lines.map(\.line).filter { line in
            line.kind == .part
                || [line.applied, line.refused, line.granted].contains { !$0.ids.isEmpty }
        }
    }
}
