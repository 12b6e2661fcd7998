package import CQL
import Store
package import Wording

/// A name that expressions can use, for listing.
package struct Queryable: Sendable, Hashable {
    package let name: String
    package let isFunction: Bool
    package let kind: Kind
    package let wording: Wording
    /// A complete expression that uses it.
    package let example: String

    /// All names, properties before functions.
    package static let all: [Queryable] =
        QueryProperty.allCases.map {
            Queryable(
                name: $0.rawValue, isFunction: false, kind: $0.kind, wording: $0.description.wording,
                example: $0.description.example)
        }
        + QueryFunction.allCases.map {
            Queryable(
                name: $0.rawValue, isFunction: true, kind: $0.signature.result, wording: $0.description.wording,
                example: $0.description.example)
        }

    static let vocabulary = {
        var vocabulary = Vocabulary(
            properties: Dictionary(uniqueKeysWithValues: QueryProperty.allCases.map { ($0.rawValue, $0.kind) }),
            functions: Dictionary(uniqueKeysWithValues: QueryFunction.allCases.map { ($0.rawValue, $0.signature) }))
        vocabulary.functionsByText = [QueryFunction.extra.rawValue]
        vocabulary.membership = { "\(QueryFunction.shareIn.rawValue)('\($1.replacing("'", with: "''"))') > 0" }
        return vocabulary
    }()

    /// The same where initiatives have columns of their sources' own.
    static func vocabulary(with kept: [String: KeptValues]) -> Vocabulary {
        var vocabulary = vocabulary
        vocabulary.kindOfText = { _, name in kept.column(named: name)?.kind.inExpressions }
        return vocabulary
    }
}

extension KeptValues.Kind {
    var inExpressions: Kind {
        switch self {
        case .number: .number
        case .day: .instant
        case .text: .text
        }
    }
}
