import Planar
import Store
import Territory

/// The number of people of each part within a distance of the initiatives with a known place.
struct PeopleReached {
    let division: GapDivision
    let distance: Double
    let ground: GapGround
    /// Rows of the ground's geometry.
    let places: [Int]
    /// By cell.
    private let persons: [Double]

    /// - Parameter fits: whether people should reach an initiative, by row.
    init(
        _ ground: GapGround, in division: GapDivision, distance: Double, fits: (Int) -> Bool = { _ in true }
    ) throws {
        self.ground = ground
        self.division = division
        self.distance = distance
        places = ground.places(fits: fits)
        persons = try ground.facts.reach(places, distance: distance).personsByCell
    }

    /// Persons of the county within the distance.
    var everywhere: Double { persons.reduce(0, +) }

    func reached(in part: Int) -> Double { division.cellsOfPart[part].reduce(0) { $0 + persons[$1] } }

    /// Share of the county's population within the distance; 0 without population.
    var share: Double {
        let population = Double(ground.territory.population)
        return population > 0 ? everywhere / population : 0
    }

    /// By part the persons reached by some of the applications and by no initiative yet, with these applications.
    /// Counted on points of population, 1 km apart where people are spread.
    ///
    /// - Parameter added: by application its ground, and the rows of the ground's geometry that people should reach.
    func gains(by added: [(ground: GapGround, places: [Int])]) throws -> [[[Int]: Double]] {
        let context = Context()
        var shapes: [PreparedPlaces] = []
        for one in added { shapes.append(PreparedPlaces(one.ground.table.geometry, rows: one.places, in: context)) }
        let base = PreparedPlaces(ground.table.geometry, rows: places, in: context)
        var gains: [[[Int]: Double]] = division.parts.map { _ in [:] }
        for piece in try ground.territory.populationPieces(side: 1_000) {
            var by: [Int] = []
            for (number, shape) in shapes.enumerated()
            where try shape.nearest(x: piece.x, y: piece.y, within: distance) != nil { by.append(number) }
            guard !by.isEmpty, try base.nearest(x: piece.x, y: piece.y, within: distance) == nil else { continue }
            gains[division.partOfCell[piece.cell]][by, default: 0] += piece.persons
        }
        return gains
    }
}
