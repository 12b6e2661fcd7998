package import FollowUp
import Store
import Territory
package import Wording

/// Distances to the nearest initiative, as text.
package struct ReachText {
    private let reach: PopulationReach
    private let language: Language
    private let figures: Figures
    private let width: Int

    package init(_ reach: PopulationReach, language: Language, width: Int = 80) {
        self.reach = reach
        self.language = language
        self.width = width
        figures = Figures(language)
    }

    private func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    package func text() -> String {
        guard reach.places > 0 else {
            return say(
                "Ingen insats i urvalet har ett exakt läge (punkt eller ort).\n",
                "No initiative of the selection has an exact location (point or locality).\n")
        }
        var table = TerminalTable(
            [
                (say("område", "area"), .left), (say("invånare", "people"), .right), (say("median", "median"), .right),
                (say("90 %", "90%"), .right),
            ]
                + reach.distances.map { (kilometres($0), .right) }
                + (reach.catchment == nil ? [] : [(say("tillgång", "access"), .right)]))
        let supply = figures.column(reach.rows.map(\.access) + [reach.county.access])
        for (index, row) in reach.rows.enumerated() { table.append(cells(row, supply[index])) }
        table.rule()
        table.append(cells(reach.county, supply[reach.rows.count]))
        var text = say(
            "Avstånd till närmaste insats, och andel av invånarna inom olika avstånd\n\n",
            "Distance to the nearest initiative, and share of the population within each distance\n\n")
        text += table.text() + "\n" + foundation[language].wrapped(to: width)
        if reach.placing.doubtful > 0 {
            text += Readings.doubtful(reach.placing.doubtful)[language].wrapped(to: width)
        }
        let people = PopulationBasis(year: reach.populationYear, valueYear: nil, source: .territory)
        for sentence in Readings.people(people) { text += sentence[language].wrapped(to: width) }
        if let catchment = reach.catchment { text += access(catchment)[language].wrapped(to: width) }
        return text
    }

    private func kilometres(_ metres: Double) -> String {
        figures.decimal(metres / 1_000, metres.truncatingRemainder(dividingBy: 1_000) == 0 ? 0 : 1) + " km"
    }

    private func cells(_ row: PopulationReach.Row, _ access: String?) -> [String] {
        let distance: (Double?) -> String = { metres in
            guard let metres else { return "–" }
            guard metres >= reach.precision else { return "< " + kilometres(reach.precision) }
            return figures.decimal(metres / 1_000, 1) + " km"
        }
        let share: (Int) -> String = { row.share(within: $0).map { figures.percent($0) } ?? "–" }
        return [
            (row.part?.name[language] ?? say("länet", "the county")).fitted(to: 16), figures.integer(row.population),
            distance(row.medianDistance),
            distance(row.ninetiethDistance),
        ] + row.within.indices.map(share)
            + (reach.catchment == nil ? [] : [access ?? "–"])
    }

    private var foundation: Wording {
        let layer: Wording =
            switch reach.populationRule {
            case .localitiesThenArea:
                Wording(
                    sv: "en tätorts invånare i dess mitt, de övriga jämnt över ytan",
                    en: "people of a locality at its centre, the others evenly over the area")
            case .layer:
                Wording(
                    sv: "det importerade befolkningslagrets ytor", en: "the areas of the imported population layer")
            case .area: Wording(sv: "jämnt över ytan", en: "evenly over the area")
            case .unknown: Wording(sv: "ingen folkmängd är inläst", en: "no population imported")
            }
        return Wording(
            sv:
                """
                Fågelvägen från \(Figures(.swedish).integer(reach.pieceCount)) befolkningspunkter (\(layer.sv)) \
                till \(Plural.sv(reach.places, "insats", "insatser")) med exakt läge; \
                \(Figures(.swedish).integer(reach.withoutPlace)) saknar plats och räknas inte.\(partly.sv) Avstånd \
                under \
                \(Figures(.swedish).decimal(reach.precision / 1_000, 0)) km kan inte skiljas åt.
                """,
            en:
                """
                As the crow flies from \(Figures(.english).integer(reach.pieceCount)) points of population \
                (\(layer.en)) to \(Plural.en(reach.places, "initiative")) with a known location; \
                \(Figures(.english).integer(reach.withoutPlace)) \
                \(reach.withoutPlace == 1 ? "has none and doesn't" : "have none and don't") count.\(partly.en) \
                Distances under \
                \(Figures(.english).decimal(reach.precision / 1_000, 0)) km can't be told apart.
                """
        )
    }

    /// Those of which but a part has a place.
    private var partly: Wording {
        let count = reach.partlyPlaced
        guard count > 0 else { return Wording(verbatim: "") }
        return Wording(
            sv:
                """
                 \(Plural.sv(count, "insats", "insatser")) har exakt läge bara till en del; resten, i kommuner utan \
                ort, räknas inte som en plats.
                """,
            en:
                """
                 \(Plural.en(count, "initiative")) \(count == 1 ? "has" : "have") an exact location for a part \
                 only; the \
                rest, in municipalities without one, counts as no place.
                """)
    }

    private func access(_ catchment: FloatingCatchment) -> Wording {
        let what: Wording =
            catchment.supply == .granted
            ? Wording(sv: "beviljade kronor per invånare", en: "kronor granted per inhabitant")
            : Wording(sv: "insatser per invånare", en: "initiatives per inhabitant")
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let lacking = Int(clamped: (reach.county.withoutAccess ?? 0).rounded())
        let repaid =
            catchment.repaid < 0
            ? Wording(
                sv: " \(sv.decimal(-catchment.repaid, 0)) kr är återbetalda och räknas av där de låg.",
                en: " SEK \(en.decimal(-catchment.repaid, 0)) was repaid and takes from the access where it lay.")
            : Wording(verbatim: "")
        return Wording(
            sv:
                """
                Tillgång: \(what.sv) som delar upptagningsområde (tvåstegsmetoden 2SFCA, \
                \(sv.decimal(catchment.distance / 1_000, 0)) \
                km); \(sv.integer(lacking)) invånare når ingenting.\(repaid.sv)
                """,
            en:
                """
                Access: \(what.en) who share a catchment (two-step floating catchment areas, \
                \(en.decimal(catchment.distance / 1_000, 0)) \
                km); \(en.integer(lacking)) people reach nothing.\(repaid.en)
                """
        )
    }
}
