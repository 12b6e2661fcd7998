import CQL
package import Store

/// A column of a query's answer: a property, or one that the sources keep beside those of the program.
package enum QueryColumn: Sendable, Hashable {
    case property(QueryProperty)
    case kept(KeptValues)

    package var isNumber: Bool {
        switch self {
        case .property(let property): property.kind == .number
        case .kept(let values): values.kind == .number
        }
    }
}

extension KeptValues {
    /// An initiative's value, as expressions see it.
    func datum(of initiative: String) -> Datum {
        guard let text = texts[initiative] else { return .null }
        switch kind {
        case .number: return numbers[initiative].map { .number(.decimal($0)) } ?? .null
        case .day: return (try? Instant(text)).map { .instant($0) } ?? .null
        case .text: return .text(text)
        }
    }
}
