/// A text in both languages, so that neither can be forgotten.
///
/// Every text for people is a `Wording` until the last moment; only the outermost layer knows the language.
public struct Wording: Sendable, Hashable {
    public let sv: String
    public let en: String

    public init(sv: String, en: String) {
        self.sv = sv
        self.en = en
    }

    /// The same in both languages: names, codes, foreign messages.
    public init(verbatim text: String) {
        self.init(sv: text, en: text)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .swedish: sv
        case .english: en
        }
    }
}

/// An error whose message exists in both languages and suggests a remedy.
public protocol WordedError: Error, CustomStringConvertible {
    var wording: Wording { get }
}

extension WordedError {
    /// English, for logs and test failures; people see `wording` in their language.
    public var description: String { wording.en }
}
