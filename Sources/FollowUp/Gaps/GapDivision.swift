import Store
import Territory

/// The parts of a territory at one level, worked out once.
struct GapDivision {
    let level: Level
    let parts: [Part]
    let partOfCell: [Int]
    let cellsOfPart: [[Int]]
    /// For each part what it is called under any other zoning scheme: a zone is known by whether it is town or country.
    let common: [String]
    /// The population that the parts' shares are compared with; that of `parts` is the territory's own, as reach counts
    /// it.
    let population: PopulationBasis
    /// By part.
    let people: [Double]
    private let index: [String: Int]

    init(_ territory: Territory, _ level: Level, counting population: PopulationBasis) {
        self.level = level
        self.population = population
        people = territory.parts(at: level, counting: population).parts.map(\.people)
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

extension Level {
    /// Whether its parts are the same under every zoning scheme.
    package var crossesZones: Bool {
        switch self {
        case .municipality, .faRegion: true
        case .zone, .cell, .rollUp: false
        }
    }
}
