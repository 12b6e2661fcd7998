/// Names and where they are (ortnamnsregister): localities, smaller places and their alternative names.
///
/// Looks a name up as people write it: case, spaces, hyphens and the ASCII forms of å ä ö (a a o, aa ae oe) don't matter,
/// but a name written with its letters right beats one that only agrees in ASCII. It never guesses: a name with several places is
/// ambiguous, one with none is unknown and comes with the nearest spellings.
public struct Gazetteer: Sendable {
    public struct Entry: Sendable, Hashable {
        public let name: String
        /// `locality`, `village`, `mountain`, …
        public let kind: String
        public let municipalityCode: String
        /// SWEREF 99 TM, metres.
        public let x: Double
        public let y: Double
        /// Metres; nil where the source doesn't say.
        public let accuracy: Double?
        public let source: String

        public init(
            name: String, kind: String, municipalityCode: String, x: Double, y: Double, accuracy: Double?, source: String
        ) {
            self.name = name
            self.kind = kind
            self.municipalityCode = municipalityCode
            self.x = x
            self.y = y
            self.accuracy = accuracy
            self.source = source
        }
    }

    public enum Answer: Sendable, Hashable {
        case found(Entry)
        case ambiguous([Entry])
        /// With the nearest known spellings, nearest first.
        case unknown(nearest: [String])
    }

    private let entries: [Entry]
    private let byName: [String: [Int]]
    private let byASCII: [String: [Int]]

    /// - Parameter entries: each with the alternative names that also lead to it.
    public init(_ entries: [(entry: Entry, alternatives: [String])]) {
        self.entries = entries.map(\.entry)
        var byName: [String: [Int]] = [:]
        var byASCII: [String: [Int]] = [:]
        for (index, item) in entries.enumerated() {
            for name in [item.entry.name] + item.alternatives {
                // A bilingual name such as "Bruksvallarna/Våålleh" is found by either half.
                for form in Set([name] + name.split(separator: "/").map(String.init)) {
                    let folded = FoldedName(form)
                    if byName[folded.letters]?.contains(index) != true { byName[folded.letters, default: []].append(index) }
                    for ascii in folded.ascii where byASCII[ascii]?.contains(index) != true {
                        byASCII[ascii, default: []].append(index)
                    }
                }
            }
        }
        self.byName = byName
        self.byASCII = byASCII
    }

    /// Finds one name. Expected O(1); O(names × length²) for the nearest spellings of an unknown one.
    ///
    /// - Parameter municipalityCode: where the source also names a municipality, only places in it are considered.
    public func find(_ name: String, in municipalityCode: String? = nil) -> Answer {
        let folded = FoldedName(name)
        guard !folded.letters.isEmpty else { return .unknown(nearest: []) }
        let exact = byName[folded.letters] ?? []
        let hits = exact.isEmpty ? Array(Set(folded.ascii.flatMap { byASCII[$0] ?? [] })).sorted() : exact
        let candidates = hits.map { entries[$0] }.filter { municipalityCode == nil || $0.municipalityCode == municipalityCode }
        if candidates.count == 1 { return .found(candidates[0]) }
        if candidates.count > 1 {
            // A locality and its smaller namesake at the same spot are one place.
            let first = candidates[0]
            let apart = candidates.contains { abs($0.x - first.x) > 5_000 || abs($0.y - first.y) > 5_000 }
            return apart ? .ambiguous(candidates) : .found(first)
        }
        return .unknown(nearest: nearest(to: folded))
    }

    private func nearest(to name: FoldedName) -> [String] {
        let limit = max(1, name.letters.count / 3)
        var found: [(distance: Int, name: String)] = []
        for (key, indices) in byName {
            let distance = EditDistance.between(key, name.letters, limit: limit)
            if distance <= limit { found += indices.map { (distance, entries[$0].name) } }
        }
        var seen = Set<String>()
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name).filter { seen.insert($0).inserted }
            .prefix(3).map { $0 }
    }
}
