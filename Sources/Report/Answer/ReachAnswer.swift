import Exchange
package import FollowUp
package import JSON
package import Wording

/// Distances from people to the nearest initiative; on the map, the areas out of reach.
package struct ReachAnswer: LayerAnswer {
    private let reach: PopulationReach

    package init(_ reach: PopulationReach) { self.reach = reach }

    package func text(in language: Language, width: Int) -> String {
        ReachText(reach, language: language, width: width).text()
            + StatusText.text(reach.statuses, in: language, width: width)
    }

    package func json(in language: Language) -> JSONValue { ReachRecord.json(reach, in: language) }

    package func table(in language: Language) -> RecordTable { ReachRecord.table(reach, in: language) }

    package func layer(in language: Language) throws -> FeatureLayer { try ReachRecord.unreached(reach, in: language) }
}
