package import Store
package import Wording

/// What the user says of a statistical table that it doesn't say by itself.
package struct CubeRequest: Sendable, Hashable {
    /// A category of a dimension, both by code or name.
    package struct Choice: Sendable, Hashable {
        package let dimension: String
        package let category: String

        /// `ålder=totalt`; nil for anything else.
        package init?(_ text: String) {
            guard let equals = text.firstIndex(of: "=") else { return nil }
            dimension = text[..<equals].withoutSpaces
            category = text[text.index(after: equals)...].withoutSpaces
            guard !dimension.isEmpty, !category.isEmpty else { return nil }
        }
    }

    /// How the periods of a year become the year's value.
    package enum Folding: String, Sendable, Hashable, CaseIterable {
        /// The last: December, or the fourth quarter.
        case december
        /// All of them, where none is missing.
        case sum, mean
    }

    package var choices: [Choice]
    /// The indicator's name, where the table has one content.
    package var indicator: String?
    /// Whether new indicators are sums or rates.
    package var kind: Indicator.Kind?
    package var folding: Folding?

    package init(
        choices: [Choice] = [], indicator: String? = nil, kind: Indicator.Kind? = nil, folding: Folding? = nil
    ) {
        self.choices = choices
        self.indicator = indicator
        self.kind = kind
        self.folding = folding
    }

    /// Whether anything is said that only a table of dimensions can follow.
    var needsDimensions: Bool { !choices.isEmpty || indicator != nil || folding != nil }
}

extension Substring {
    fileprivate var withoutSpaces: String { String(self).withoutOuterSpaces }
}
