package import Wording

/// The demo's words around its results: that they are an example, and the next steps.
package struct DemoText {
    package static let distribution = Wording(sv: "Fördelning", en: "Distribution")
    package static let gaps = Wording(sv: "Täckningsluckor", en: "Coverage gaps")
    package static let caveat = Wording(sv: "Tänk på", en: "Mind this")
    package static let next = Wording(sv: "Prova sedan", en: "Try next")

    private let folder: String
    private let store: String
    private let policy: String
    private let layers: [String]

    /// - Parameters:
    ///   - store: with its folder, as `policy`.
    ///   - layers: names of the files.
    package init(folder: String, store: String, policy: String, layers: [String]) {
        self.folder = folder
        self.store = store
        self.policy = policy
        self.layers = layers
    }

    package func caveat(initiatives: Int) -> Wording {
        Wording(
            sv: """
                Ett exempel, inget resultat: insatserna är de \(initiatives) som offentliga sidor råkade visa, och \
                Strömsund, Ragunda och Berg är svagt täckta av dem. Ett enda bidrag (biogas, 124 mnkr) väger tyngst i \
                Östersund, och den regionala medfinansieringen av leaderområden räknar pengar som de delar ut igen.
                """,
            en: """
                An example, not a finding: the initiatives are the \(initiatives) that public pages happened to \
                show, and Strömsund, Ragunda and Berg are thinly covered by them. One single grant (biogas, SEK 124 \
                million) outweighs all else in Östersund, and the regional co-financing of Leader areas counts money \
                that they grant again.
                """)
    }

    package var commands: String {
        """
          rackvidd distribution initiatives --by cell --without-county-wide --store \(store)
          rackvidd gaps \(policy) --format json --store \(store)
          rackvidd export cells --indicator granted_sek --format gpkg --output \(folder)/cells.gpkg --store \(store)

        """
    }

    package var files: Wording {
        let list = layers.joined(separator: ", ")
        return Wording(
            sv: """
                Kartan map.svg öppnas i webbläsaren. Lagren (\(list)) och databasen rackvidd.gpkg i \(folder) öppnar \
                QGIS som de är.
                """,
            en: """
                The map map.svg opens in a browser. The layers (\(list)) and the database rackvidd.gpkg in \(folder) \
                open in QGIS as they are.
                """)
    }
}
