import FollowUp
import JSON
import Store
import Territory
import Wording

/// How one initiative stands on file: how its status counts, and what is in doubt about its place.
struct StandingOnFile {
    private let initiative: Initiative
    private let standing: StatusStanding
    private let doubts: [PlaceInDoubt]
    private let problems: [Placement.Problem]
    private let placing: InitiativeTable.PlacingCount
    private let isNearBorder: Bool

    /// - Parameter table: with the initiative alone.
    init(_ initiative: Initiative, _ table: InitiativeTable, on territory: Territory, in store: Store) throws {
        self.initiative = initiative
        standing =
            try initiative.status.map { status in
                try store.statusStandings()[status] ?? StatusStanding(ofStatus: status)
            } ?? StatusStanding(.decided, .assumed)
        let rows = Array(0..<table.count)
        doubts = rows.flatMap { PlaceInDoubt.of(row: $0, in: table, on: territory) }
        problems = try store.problems(of: [initiative.id]).map(\.problem)
        placing = table.placingCount()
        isNearBorder = rows.contains { table.nearBorder[$0] }
    }

    /// How the status counts.
    var status: Wording {
        guard initiative.status != nil else {
            return Wording(sv: "Statusklass: beslutad (ingen status angiven)", en: "Status class: decided (no status)")
        }
        let one = standing.statusClass.ofOne
        let why: Wording =
            switch standing.origin {
            case .known: Wording(verbatim: "")
            case .set: Wording(sv: " (angiven för ordet)", en: " (set for the word)")
            case .assumed:
                Wording(
                    sv: " (okänt ord, räknas som beslutad; ange vad det betyder: rackvidd statuses --set STATUS=KLASS)",
                    en: " (unknown word, counts as decided; say what it means: rackvidd statuses --set STATUS=CLASS)")
            }
        return Wording(sv: "Statusklass: \(one.sv)\(why.sv)", en: "Status class: \(one.en)\(why.en)")
    }

    /// What is in doubt about the place, a sentence each; empty where nothing is.
    var places: [Wording] {
        var lines = doubts.map(Self.sentence)
        if lines.isEmpty, placing.doubtful > 0 { lines.append(Readings.doubtful(placing.doubtful)) }
        if isNearBorder, doubts.isEmpty {
            lines.append(
                Wording(
                    sv: "Nära en kommungräns: grannkommunen kan vara den rätta.",
                    en: "Near a municipal border: the neighbour may be the right one."))
        }
        lines += problems.map {
            let sentence = UnplacedText.sentence($0)
            return Wording(sv: "Läge: \(sentence.sv).", en: "Location: \(sentence.en).")
        }
        var total = placing
        total.doubtful = 0
        return lines + Readings.placing(total)
    }

    private static func sentence(_ doubt: PlaceInDoubt) -> Wording {
        let name = doubt.municipality.name
        func share(_ figures: Figures) -> String {
            let (least, most) = (doubt.shareOfSquare.lowerBound, doubt.shareOfSquare.upperBound)
            return least == most ? figures.percent(least) : "\(figures.percent(least))–\(figures.percent(most))"
        }
        let placed: Wording =
            doubt.isPlaced
            ? Wording(sv: "är placerad där", en: "is placed there")
            : doubt.isPartlyPlaced
                ? Wording(sv: "är delvis placerad där", en: "is partly placed there")
                : Wording(sv: "är placerad efter databasens gräns", en: "is placed by the database's border")
        return Wording(
            sv: """
                Tveksamt läge: i en kilometerruta där databasens gräns är fel i \(share(Figures(.swedish))) av ytan; \
                trolig kommun \(name), och insatsen \(placed.sv).
                """,
            en: """
                Doubtful place: in a kilometre square of which the database's border has \
                \(share(Figures(.english))) wrong; likely municipality \(name), and the initiative \(placed.en).
                """)
    }

    var json: JSONObject {
        [
            "status_class": .string(standing.statusClass.rawValue),
            "status_class_origin": .string(initiative.status == nil ? "none" : standing.origin.rawValue),
            "doubtful": .array(
                doubts.map {
                    [
                        "likely_municipality_code": .string($0.municipality.code),
                        "likely_municipality": .string($0.municipality.name),
                        "share_of_square": .array([
                            .number($0.shareOfSquare.lowerBound), .number($0.shareOfSquare.upperBound),
                        ]), "placed_there": .bool($0.isPlaced),
                    ]
                }), "near_border": .bool(isNearBorder), "rests_on_total": .bool(placing.restingOnTotal > 0),
        ]
    }
}
