import Store
import Territory
import Wording

/// The parts of a territory at one level, worked out once.
struct GapDivision {
    let level: Level
    let parts: [Part]
    let partOfCell: [Int]
    let cellsOfPart: [[Int]]
    /// For each part what it is called under any other zoning scheme: a zone is known by whether it is town or country.
    let common: [String]
    private let index: [String: Int]

    init(_ territory: Territory, _ level: Level) {
        self.level = level
        let (parts, partOfCell) = territory.parts(at: level)
        (self.parts, self.partOfCell) = (parts, partOfCell)
        var cells = [[Int]](repeating: [], count: parts.count)
        for (cell, part) in partOfCell.enumerated() { cells[part].append(cell) }
        cellsOfPart = cells
        common = parts.indices.map { part in
            let cell = territory.cells[cells[part][0]]
            let rollUp = territory.scheme.zones[cell.zone].rollUp.rawValue
            return switch level {
            case .zone: rollUp
            case .cell: "\(territory.municipalities[cell.municipality].code)/\(rollUp)"
            case .municipality, .rollUp, .faRegion: parts[part].code
            }
        }
        index = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1.code, $0) })
    }

    var codes: Set<String> { Set(index.keys) }
    func part(code: String) -> Int? { index[code] }

    /// The parts that a rule looks at; nil where it names one that isn't here.
    func selected(_ named: [String]?) -> [Int]? {
        guard let named else { return Array(parts.indices) }
        let found = named.compactMap { index[$0] }
        return found.count == named.count ? Array(Set(found)).sorted() : nil
    }
}

/// A territory's divisions, each made when first asked for. Belongs to one check and one thread.
final class GapDivisions {
    let territory: Territory
    private var known: [Level: GapDivision] = [:]

    init(_ territory: Territory) { self.territory = territory }

    subscript(level: Level) -> GapDivision {
        if let division = known[level] { return division }
        let division = GapDivision(territory, level)
        known[level] = division
        return division
    }
}

extension Level {
    /// Whether its parts are the same under every zoning scheme.
    var crossesZones: Bool {
        switch self {
        case .municipality, .faRegion: true
        case .zone, .cell, .rollUp: false
        }
    }
}
