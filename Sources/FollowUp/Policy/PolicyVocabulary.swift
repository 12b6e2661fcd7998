import Store
import Wording

/// The keys and names of a policy file besides those of the kinds of rules, as used by `PolicyReader` and the shipped
/// JSON Schema.
package enum PolicyVocabulary {
    enum Top {
        static let version = PolicyKey<Int>("version", .number(Policy.version)) {
            $0.integer(0...Int.max, sv: "ett heltal", en: "a whole number")
        }.required
        static let name = PolicyKey.text("name").required
        static let round = PolicyKey.date("round").meaning("The day that the call opens.")
        static let period = PolicyKey<PolicyTable>("period", .table(Period.keys)) { $0.table(Period.keys) }
        static let scheme = PolicyKey<String>("scheme", .text) {
            $0.oneOf($0.findings.schemes, what: Wording(sv: "en indelning", en: "a zoning scheme"))
        }.meaning("Zoning scheme; the database's default where it is left out.")
        static let countyWide = PolicyKey<CountyWideRule>(
            "county_wide", .words(CountyWideRule.allCases.map(\.rawValue) + CountyWideRule.allCases.map(\.earlierWord))
        ) { $0.countyWide }
        .meaning(
            """
            How initiatives that declare the whole county count; by_population, equally and exclude are earlier words \
            for \
            population, equal and left_out.
            """)
        static let filter = PolicyKey<PolicyTable>("filter", .table(Filter.keys)) { $0.table(Filter.keys) }
        static let weights = PolicyKey<[PolicyTable]>("weights", .tables(Weight.keys)) { node in
            node.list.compactMap { $0.table(Weight.keys) }
        }.meaning("What need is made of.")
        static let rules = PolicyKey<[PolicyNode]>("rules", .rules) { $0.list }.required
    }

    enum Period {
        static let from = PolicyKey.date("from")
        static let to = PolicyKey.date("to")
        static let keys: [any DeclaredKey] = [from, to]
    }

    enum Filter {
        static let programme = PolicyKey.texts("programme", of: .programme)
        static let strengthArea = PolicyKey.texts("strength_area", of: .strengthArea)
        static let status = PolicyKey.texts("status", of: .status)
        static let condition = PolicyKey.text("where").meaning("CQL2 text.")
        static let keys: [any DeclaredKey] = [programme, strengthArea, status, condition]
    }

    enum Weight {
        static let indicator = PolicyKey.indicator("indicator").required
        static let weight = PolicyKey.positive("weight")
        static let direction = PolicyKey.direction
        static let year = PolicyKey.year("year")
        static let keys: [any DeclaredKey] = [indicator, weight, direction, year]
    }

    /// Keys of every rule; `kind` is the name of its type.
    enum Rule {
        static let id = PolicyKey.text("id").required
        static let title = PolicyKey<Wording>("title", .title(Title.keys)) { $0.title }
            .meaning("What the rule is called in answers, in one language or both; its id where it is left out.")
        static let kind = PolicyKey.text("kind").required
        static let severity = PolicyKey<Policy.Severity>.word(
            "severity", what: Wording(sv: "en allvarlighetsgrad", en: "a severity"))
    }

    /// A title in both languages.
    enum Title {
        static let sv = PolicyKey.text("sv").required
        static let en = PolicyKey.text("en").required
        static let keys: [any DeclaredKey] = [sv, en]
    }

    /// Keys at the top of the file.
    package static let top: [any DeclaredKey] = [
        Top.version, Top.name, Top.round, Top.period, Top.scheme, Top.countyWide, Top.filter, Top.weights, Top.rules,
    ]
    /// Keys of a rule of any kind, before the kind's own.
    package static let rule: [any DeclaredKey] = [Rule.id, Rule.title, Rule.kind, Rule.severity]
    /// Divisions that a rule may evaluate part by part.
    package static let levels = [Level.municipality, .zone, .cell, .rollUp, .faRegion].map(\.rawValue)
    package static let directions = [Indicator.Direction.higherIsBetter, .lowerIsBetter].map(\.rawValue)
    package static let severities = Policy.Severity.allCases.map(\.rawValue)
}
