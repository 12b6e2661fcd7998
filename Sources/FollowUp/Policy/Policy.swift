package import Store
package import Wording

/// A board's decision of what a funding round should reach: read from YAML by `PolicyReader`, checked by `GapCheck`.
package struct Policy: Sendable, Hashable {
    package static let version = 1

    package var name: String
    /// The day of the round.
    package var round: PartialDate?
    package var selection: Selection
    /// The initiatives that count, as a CQL2 expression; joined to the selection by *and*.
    package var condition: Condition?
    /// The counting of initiatives that declare the whole county: unless left out, they reach every part, and their
    /// money falls on the municipalities by population or equally.
    package var countyWide: CountyWideRule
    /// The indicators of need, for shares relative to need; empty where the policy declares none.
    package var need: [Weight]
    package var rules: [Rule]
    /// Notes of the reader on a readable policy.
    package var notes: [Note]

    /// The parts of a policy file, in its order.
    /// More than seven, because each is a key of the file.
    init(
        name: String, round: PartialDate? = nil, selection: Selection = Selection(), condition: Condition? = nil,
        countyWide: CountyWideRule = .leftOut, need: [Weight] = [], rules: [Rule], notes: [Note] = []
    ) {
        self.name = name
        self.round = round
        self.selection = selection
        self.condition = condition
        self.countyWide = countyWide
        self.need = need
        self.rules = rules
        self.notes = notes
    }

    package enum Severity: String, Sendable, Hashable, CaseIterable { case must, should }

    /// The text of `filter.where` and the line on which it stands.
    package struct Condition: Sendable, Hashable {
        package var text: String
        package var line: Int

        package init(text: String, line: Int) {
            self.text = text
            self.line = line
        }
    }

    /// One indicator of the need index: municipal statistics, scaled so that the municipality best off has 0 and the
    /// one worst off 1.
    package struct Weight: Sendable, Hashable {
        package var indicator: String
        /// Relative to the other indicators' weights; positive.
        package var weight: Double
        /// Nil: the indicator's own.
        package var direction: Indicator.Direction?
        /// Nil: the newest year on file.
        package var year: Int?
        package var line: Int

        package init(
            indicator: String, weight: Double = 1, direction: Indicator.Direction? = nil, year: Int? = nil,
            line: Int = 1
        ) {
            self.indicator = indicator
            self.weight = weight
            self.direction = direction
            self.year = year
            self.line = line
        }
    }

    /// A note on the file, with its line.
    package struct Note: Sendable, Hashable {
        package let line: Int
        package let wording: Wording
    }

    package struct Rule: Sendable, Hashable {
        package var id: String
        /// What people call it; nil: by its id.
        package var title: Wording?
        package var severity: Severity
        /// The requirement: of one of the `kinds`.
        package var content: any PolicyRule
        /// The rule's line in the file.
        package var line: Int

        package init(
            id: String, title: Wording? = nil, severity: Severity = .must, content: any PolicyRule, line: Int = 1
        ) {
            (self.id, self.title) = (id, title)
            self.severity = severity
            self.content = content
            self.line = line
        }

        /// Its title, else its id.
        package var name: Wording { title ?? Wording(verbatim: id) }

        /// The kind's name in the policy file.
        package var kind: String { type(of: content).name }

        package static func == (a: Rule, b: Rule) -> Bool {
            (a.id, a.title, a.severity, a.line) == (b.id, b.title, b.severity, b.line)
                && AnyHashable(a.content) == AnyHashable(b.content)
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(id)
            hasher.combine(title)
            hasher.combine(severity)
            hasher.combine(line)
            hasher.combine(AnyHashable(content))
        }
    }
}
