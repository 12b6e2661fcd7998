package import Statistics

/// Who passed whom between the two years, and whether functional regions move as one.
package struct MobilityReport: Sendable {
    /// The parts compared, as indices of the change's rows: those measured in both years.
    package let parts: [Int]
    package let ranks: Result<RankMobility, Undefined>
    /// Theta from each year on file to the next; nil where parts are regions themselves.
    package let theta: [Step]?

    /// From one year to a later one.
    package struct Step: Sendable {
        package let from: Int
        package let to: Int
        package let test: Result<PermutationTest, Undefined>
    }

    /// - Parameter regions: of each row; nil where rows are regions themselves.
    init(_ change: TerritorialChange, regions: [String]?) {
        let parts = change.rows.indices.filter { change.rows[$0].change != nil }
        self.parts = parts
        ranks = Result { () throws(Undefined) in
            try RankMobility(
                from: parts.map { change.rows[$0].from! }, to: parts.map { change.rows[$0].to! })
        }
        guard let regions else {
            theta = nil
            return
        }
        let whole = change.years.indices.filter { year in
            parts.allSatisfy { change.rows[$0].series[year] != nil }
        }
        let values = whole.map { year in parts.map { change.rows[$0].series[year]! } }
        let tests = (try? RankMobility.theta(values, groups: parts.map { regions[$0] })) ?? []
        theta = zip(zip(whole, whole.dropFirst()), tests).map { years, test in
            Step(from: change.years[years.0], to: change.years[years.1], test: test)
        }
    }
}
