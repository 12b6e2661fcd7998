import FollowUp
import Wording

/// Each part's share of what is distributed and of the people, as tables print them: with one decimal, so that they add
/// up to 100.0. Sentences take their shares from here, so that they say what the table says.
struct PrintedShares {
    private let byCode: [String: (share: String, people: String)]

    init(_ distribution: Distribution, _ figures: Figures) {
        let shares = figures.percents(distribution.rows.map(\.share))
        let people = figures.percents(distribution.rows.map(\.populationShare))
        byCode = Dictionary(
            zip(distribution.rows, zip(shares, people)).map { ($0.part.code, ($1.0 ?? "–", $1.1 ?? "–")) }
        ) { first, _ in first }
    }

    /// "–" where there is no share.
    subscript(part: Part) -> (share: String, people: String) { byCode[part.code] ?? ("–", "–") }
}
