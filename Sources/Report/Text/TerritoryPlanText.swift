package import Exchange
package import Territory
package import Wording

/// A layer's faults and the territory to be built from it, as text shown before anything is stored.
package enum TerritoryPlanText {
    /// Each fault on a line, with its place and size; beyond the limit only the number of others.
    ///
    /// - Parameter heading: the consequence of the faults.
    package static func faults(_ faults: [CoverageFault], heading: Wording, language: Language, limit: Int = 20)
        -> String
    {
        guard !faults.isEmpty else { return "" }
        let figures = Figures(language)
        var text = heading[language] + "\n"
        for fault in faults.prefix(limit) { text += "  \(fault.wording[language])\n" }
        if faults.count > limit {
            let more = figures.integer(faults.count - limit)
            text +=
                Wording(
                    sv: "  … och \(more) till (alla med --format json)\n",
                    en: "  … and \(more) more (all with --format json)\n")[language]
        }
        return text
    }

    /// The resulting division: municipalities with their cells, area and people under the first territory, and every
    /// scheme.
    package static func built(_ territories: [Territory], language: Language) -> String {
        guard let first = territories.first else { return "" }
        func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }
        let figures = Figures(language)
        var text = ""
        for territory in territories {
            text += say(
                "Indelningen \(territory.scheme.name) (\(territory.scheme.title.sv)): ",
                "The scheme \(territory.scheme.name) (\(territory.scheme.title.en)): ")
            text += counts(territory)[language] + "\n"
        }
        var table = TerminalTable([
            (say("kommun", "municipality"), .left), (say("delområden", "subareas"), .right), ("km²", .right),
            (say("invånare", "people"), .right),
        ])
        for (index, municipality) in first.municipalities.enumerated() {
            let own = first.cells.filter { $0.municipality == index }
            table.append([
                municipality.name, figures.integer(own.count), figures.decimal(own.reduce(0) { $0 + $1.areaKm2 }, 1),
                first.populationRule == .unknown ? "–" : figures.integer(own.reduce(0) { $0 + $1.population }),
            ])
        }
        return text + "\n" + table.text()
    }

    /// What is said of a layer when it has been read: how it was understood, and what of it can't be used.
    ///
    /// - Parameter metres: as of `accuracy`.
    package static func remarks(on layer: TerritoryImport, accuracy metres: Double) -> [Wording] {
        layer.understood
            + (layer.use == .municipalities || layer.use == .deso ? [accuracy(metres)] : [])
            + (layer.rejected.isEmpty ? [] : [ImportText.rejections(layer.rejected)])
    }

    /// The assumed accuracy, within which points near a border are flagged.
    ///
    /// - Parameter metres: 0 for borders that are the official ones.
    package static func accuracy(_ metres: Double) -> Wording {
        guard metres > 0 else {
            return Wording(
                sv: "Gränserna antas vara de officiella (annars --border-accuracy).",
                en: "Borders are taken for the official ones (else --border-accuracy).")
        }
        let sv = Figures(.swedish).decimal(metres, 0)
        let en = Figures(.english).decimal(metres, 0)
        return Wording(
            sv: "Gränserna antas ligga inom \(sv) m från de officiella.",
            en: "Borders are taken to lie within \(en) m of the official ones.")
    }

    private static func counts(_ territory: Territory) -> Wording {
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let area = territory.cells.reduce(0) { $0 + $1.areaKm2 }
        let people = territory.population
        let known = territory.populationRule != .unknown
        let zones = Set(territory.cells.map(\.zone)).count
        return Wording(
            sv:
                """
                \(Plural.sv(territory.municipalities.count, "kommun", "kommuner")), \
                \(Plural.sv(zones, "zon", "zoner")), \(Plural.sv(territory.cells.count, "delområde", "delområden")), \
                \(sv.decimal(area, 1)) km², 
                """
                    + (known ? "\(sv.integer(people)) invånare (\(rule(territory).sv))." : "ingen folkmängd."),
            en:
                """
                \(Plural.en(territory.municipalities.count, "municipality", "municipalities")), \
                \(Plural.en(zones, "zone")), \(Plural.en(territory.cells.count, "subarea")), \
                \(en.decimal(area, 1)) km², 
                """
                    + (known ? "\(en.integer(people)) people (\(rule(territory).en))." : "no population."))
    }

    private static func rule(_ territory: Territory) -> Wording {
        switch territory.populationRule {
        case .localitiesThenArea: Wording(sv: "i tätorter, resten efter yta", en: "in localities, the rest by area")
        case .area: Wording(sv: "efter yta", en: "by area")
        case .layer:
            Wording(
                sv: "efter lagret \(territory.populationLayer?.source ?? "")",
                en: "by the layer \(territory.populationLayer?.source ?? "")")
        case .unknown: Wording(sv: "okänd", en: "unknown")
        }
    }
}
