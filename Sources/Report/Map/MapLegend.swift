import FollowUp
import Wording

/// The key to the colours and signs of a map, drawn beside it or written below it.
struct MapLegend: Sendable {
    struct Row: Sendable {
        let sign: Sign
        let text: Wording
        /// The number of parts.
        let count: Int?
    }

    enum Sign: Sendable, Hashable {
        case colourClass(Int)
        case missing, hatched, water, locality, initiative, initiativeShape
    }

    let title: Wording
    let rows: [Row]
    /// How the classes were made.
    let method: Wording

    /// Long because each sign has a row of its own.
    init(_ subject: MapSubject, ground: MapGround) {
        title = subject.title
        let sv = Figures(.swedish)
        let en = Figures(.english)
        // Whole numbers from 0, a class for each.
        let isCount = subject.classes.method == .fixed && subject.scale.kind == .sequential
        func text(_ index: Int, _ figures: Figures, below: String, from: String) -> String {
            let breaks = subject.breakTexts(figures)
            if isCount { return index < breaks.count ? figures.integer(index) : "\(figures.integer(index)) \(from)" }
            if breaks.isEmpty {
                return subject.parts.first { $0.value != nil }?.figure[figures.language] ?? "–"
            }
            if index == 0 { return "\(below) \(breaks[0])" }
            if index == breaks.count { return "\(breaks[index - 1]) \(from)" }
            // A dash before a minus would read as another.
            guard !subject.isChange else {
                return "\(breaks[index - 1]) \(figures.language == .swedish ? "till" : "to") \(breaks[index])"
            }
            return "\(breaks[index - 1])–\(breaks[index])"
        }
        let members = subject.parts.compactMap(\.value).map(subject.classes.index)
        // Without any value there is nothing to divide into classes.
        var rows = (members.isEmpty ? 0..<0 : 0..<subject.classes.count).reversed().map { index in
            Row(
                sign: .colourClass(index),
                text: Wording(
                    sv: text(index, sv, below: "under", from: isCount ? "och fler" : "och mer"),
                    en: text(index, en, below: "below", from: "and more")),
                count: members.count { $0 == index })
        }
        let missing = subject.parts.count { $0.value == nil }
        // What the hatching says needs no second sign.
        if missing > 0, !subject.hatchesMissing {
            rows.append(Row(sign: .missing, text: subject.missing, count: missing))
        }
        if let hatching = subject.hatching {
            rows.append(Row(sign: .hatched, text: hatching, count: subject.parts.count { $0.isHatched }))
        }
        if !ground.symbols.isEmpty {
            rows.append(
                Row(
                    sign: .initiative,
                    text: Wording(
                        sv: "insats med exakt läge (siffra: antal insatser på samma plats)",
                        en: "initiative with an exact location (figure: number at the same place)"
                    ),
                    count: nil))
        }
        if ground.shapes?.isEmpty == false {
            rows.append(
                Row(
                    sign: .initiativeShape,
                    text: Wording(
                        sv: "insats som är en sträcka eller ett område", en: "initiative that is a route or an area"),
                    count: nil))
        }
        if !ground.labels.dots.isEmpty {
            rows.append(Row(sign: .locality, text: Wording(sv: "tätort", en: "locality"), count: nil))
        }
        if !ground.water.isEmpty { rows.append(Row(sign: .water, text: Wording(sv: "sjö", en: "lake"), count: nil)) }
        self.rows = rows
        method = Self.method(subject)
    }

    private static func method(_ subject: MapSubject) -> Wording {
        switch subject.classes.method {
        case .quantile:
            Wording(
                sv: "Klasser: lika många områden i varje klass (kvantiler).",
                en: "Classes: as many areas in each class (quantiles).")
        case .equal: Wording(sv: "Klasser: lika breda.", en: "Classes: of equal width.")
        case .natural:
            Wording(
                sv: "Klasser: naturliga brytpunkter (minsta spridning inom klasserna, Fisher 1958).",
                en: "Classes: natural breaks (least spread within classes, Fisher 1958).")
        case .fixed where subject.isChange:
            Wording(
                sv: "Klasser: lika långt under noll som över; blått är ökning, orange är minskning.",
                en: "Classes: as far below zero as above it; blue is a rise, orange a fall.")
        case .fixed where subject.scale.kind == .diverging:
            Wording(
                sv:
                    """
                    Klasser: fasta kring ett neutralt mellanläge; hälften och det dubbla, fyra femtedelar och fem \
                    fjärdedelar.
                    """,
                en: "Classes: fixed around a neutral middle; half and double, four fifths and five fourths.")
        case .fixed: Wording(sv: "Klasser: antal.", en: "Classes: numbers.")
        }
    }
}
