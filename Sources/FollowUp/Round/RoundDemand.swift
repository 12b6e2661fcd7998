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
        case countyWide = "county_wide"
        case outside, unknown, total
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
            (
                .countyWide,
                Line(kind: .countyWide, code: nil, name: Wording(sv: "hela länet", en: "whole county"), population: nil)
            ),
            (
                .outside,
                Line(kind: .outside, code: nil, name: Wording(sv: "utanför länet", en: "outside"), population: nil)
            ),
            (
                .unknown,
                Line(
                    kind: .unknown, code: nil, name: Wording(sv: "okänt läge", en: "location unknown"), population: nil)
            ),
        ]
        let people = parts.reduce(0) { $0 + $1.population }
        var rows = RoundLines(
            lines,
            total: Line(
                kind: .total, code: nil, name: Wording(sv: "summa", en: "total"),
                population: people > 0 ? people : nil),
            partOfCell)
        for (index, item) in advice.applications.enumerated() {
            let ore = item.application.initiative.grantedOre
            if item.standing == .rejected { rows.add(index, of: applications, ore, to: \.refused) }
            guard item.standing.isOpen else { continue }
            rows.add(index, of: applications, ore, to: \.applied)
            if item.isChosen { rows.add(index, of: applications, ore, to: \.proposed) }
            if advice.choice?.byScore.chosen.contains(index) ?? false {
                rows.add(index, of: applications, ore, to: \.byScore)
            }
        }
        for row in refused.initiatives.indices {
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
