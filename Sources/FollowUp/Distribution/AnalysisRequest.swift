import Statistics
package import Store

/// The analyses asked for beyond a distribution's figures.
package struct AnalysisRequest: Sendable {
    /// Whether to ask which single initiative and part moves the index most.
    package var influence = false
    /// That of `influence` and `sources`.
    package var index = Distribution.Index.gini
    /// Resamples behind the intervals of the indices; nil for no intervals.
    package var replicates: Int?
    /// Seed for everything random.
    package var seed: UInt64
    /// Divisions under which the same indices are asked for.
    package var divisions: [Level] = []
    /// A municipal indicator to compare with.
    package var need: Indicator.ID?
    package var sources: Distributor.SourceReport.Grouping?
    package var neighbours: NeighbourChoice
    package var local = false
    /// Whether to ask for smoothed rates.
    package var smooth = false
    /// Codes of parts to set against the others.
    package var contrast: [String]?

    package init(neighbours: NeighbourChoice = NeighbourChoice(), seed: UInt64 = 1) {
        self.neighbours = neighbours
        self.seed = seed
    }

    /// The distributor that can answer.
    package func distributor(_ store: Store, _ selection: Selection) throws -> Distributor {
        // Who moves an index most and where it came from are more than amounts.
        try Distributor(
            store: store, selection: selection, neighbours: neighbours, seed: seed,
            detail: influence || sources != nil ? .figures : .amounts)
    }

    /// Everything that was asked for. What has no answer says why, and the figures stand all the same.
    ///
    /// - Throws: `DistributionError` for a question that the indicator doesn't take, `NeighbourList.Unreadable` for a
    ///   file of neighbours that names other parts.
    package func answer(by distributor: Distributor, of distribution: Distribution) throws -> Analysis {
        // Single initiatives' results are of the same date.
        var distributor = distributor
        distributor.asOf = distributor.asOf ?? distribution.outcomes?.asOf
        var analysis = Analysis(seed: seed)
        let id = distribution.indicator.id
        let level = distribution.level
        analysis.reversals = try distributor.reversals(of: distribution)
        if influence {
            try analysis.answer(.influence, in: \.influence) {
                try distributor.influence(of: id, by: level, on: index)
            }
        }
        if let replicates {
            do {
                analysis.intervals = try distributor.intervals(of: id, by: level, replicates: replicates, seed: seed)
            } catch let reason as Undefined {
                analysis.intervals = Dictionary(
                    uniqueKeysWithValues: Distribution.Index.allCases.map { ($0, .failure(reason)) })
            }
        }
        for level in divisions {
            analysis.divisions.append(
                try distributor.distribution(of: id, by: level, year: distribution.year))
        }
        if let need {
            try analysis.answer(.need, in: \.need) {
                try distributor.need(of: id, against: need, by: level, year: distribution.year)
            }
        }
        if let sources {
            try analysis.answer(.sources, in: \.sources) {
                try distributor.sources(of: id, by: level, grouping: sources, on: index, seed: seed)
            }
        }
        if local {
            try analysis.answer(.local, in: \.local) {
                try distributor.local(distribution, neighbours: neighbours, seed: seed)
            }
        }
        if let contrast {
            try analysis.answer(.contrast, in: \.contrast) {
                try distributor.contrast(distribution, parts: contrast, seed: seed)
            }
        }
        if smooth { try analysis.answer(.rates, in: \.rates) { try distributor.rates(distribution) } }
        return analysis
    }
}
