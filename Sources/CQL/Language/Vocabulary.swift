/// The names that an expression may use, with their kinds: the readers then refuse unknown names and wrong kinds at the
/// column where they stand.
public struct Vocabulary: Sendable {
    /// What a function takes and gives.
    public struct Signature: Sendable, Hashable {
        /// For each parameter the kinds that it accepts.
        public let parameters: [Set<Kind>]
        /// How many of the last parameters may be left out.
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

    public init(properties: [String: Kind], functions: [String: Signature] = [:]) {
        self.properties = properties
        self.functions = functions
    }

    func nearestProperty(to name: String) -> String? { nearestName(to: name, among: properties.keys) }

    /// Among the program's functions and those of the language, in the spelling of text.
    func nearestFunction(to name: String) -> String? {
        nearestName(to: name, among: Array(functions.keys) + Keyword.functions.map(\.rawValue))
    }
}

/// The candidate with the fewest edits (a letter added, dropped, changed, or two neighbours swapped; case is free), nil
/// where none is within a third of the name's length. Ties go to the first in alphabetical order.
///
/// O(candidates × length²); names over 64 characters have no nearest.
func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    guard wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates.sorted() where candidate.count <= 64 {
        let distance = editDistance(wanted, Array(candidate.lowercased()))
        if distance < best?.distance ?? max(2, wanted.count / 3 + 1) { best = (candidate, distance) }
    }
    return best?.name
}

/// Optimal string alignment distance. O(n × m).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in b.indices {
            var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
