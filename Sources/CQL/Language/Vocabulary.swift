import Wording

/// The names that an expression may use, with their kinds: the readers then refuse unknown names and wrong kinds at the
/// column where they stand.
public struct Vocabulary: Sendable {
    /// A function's parameters and result.
    public struct Signature: Sendable, Hashable {
        /// For each parameter the kinds that it accepts.
        public let parameters: [Set<Kind>]
        /// The number of trailing parameters that may be left out.
        public let optional: Int
        public let result: Kind

        public init(_ parameters: [Set<Kind>], optional: Int = 0, returns result: Kind) {
            self.parameters = parameters
            self.optional = optional
            self.result = result
        }

        var counts: ClosedRange<Int> { max(0, parameters.count - optional)...parameters.count }
    }

    public var properties: [String: Kind]
    public var functions: [String: Signature]
    /// The kind of what a function returns for a text as its first argument, where that decides it; nil where it does
    /// not, or the text is none that is known.
    public var kindOfText: (@Sendable (_ function: String, _ text: String) -> Kind?)?
    /// A condition that says that a list property has an element: the hint where somebody compares the list with it.
    public var membership: (@Sendable (_ property: String, _ element: String) -> String)?
    /// Functions whose results have the kind that their text decides.
    public var functionsByText: Set<String> = []

    public init(properties: [String: Kind], functions: [String: Signature] = [:]) {
        self.properties = properties
        self.functions = functions
    }

    func nearestProperty(to name: String) -> String? {
        Nearest.name(to: name, among: properties.keys, tolerance: .name)
    }

    /// The nearest name among the program's functions and those of the language, spelled as in text.
    func nearestFunction(to name: String) -> String? {
        Nearest.name(to: name, among: Array(functions.keys) + Keyword.functions.map(\.rawValue), tolerance: .name)
    }
}
