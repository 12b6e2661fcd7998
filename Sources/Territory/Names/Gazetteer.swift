import Wording

/// Place names and their coordinates (ortnamnsregister): localities, smaller places and their alternative names.
///
/// Tolerates case, spaces, hyphens and the ASCII forms of å ä ö (a a o, aa ae oe), but prefers a name spelled with its
/// letters right to one that only agrees in ASCII. It never guesses: a name with several places is ambiguous, one with
/// none is unknown and comes with the nearest spellings; "Ånge" is not "Änge".
public struct Gazetteer: Sendable {
    public struct Entry: Sendable, Hashable {
        public let name: String
        /// `locality`, `village`, `mountain`, …
        public let kind: String
        public let municipalityCode: String
        /// SWEREF 99 TM, metres.
        public let x: Double
        public let y: Double
        /// Metres; nil where the source has none.
        public let accuracy: Double?
        public let source: String

        public init(
            name: String, kind: String, municipalityCode: String, x: Double, y: Double, accuracy: Double?,
            source: String
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
    /// Every known name, folded, ascending.
    private let names: [FoldedName]
    /// By position in `names`: its entries.
    private let entriesOfName: [[Int]]
    private let byLetters: [String: Int]
    private let bySkeleton: [String: [Int]]

    /// - Parameter entries: each with its alternative names. Of entries at one place the first counts.
    public init(_ entries: [(entry: Entry, alternatives: [String])]) {
        self.entries = entries.map(\.entry)
        var leads: [FoldedName: [Int]] = [:]
        for (index, item) in entries.enumerated() {
            for name in [item.entry.name] + item.alternatives {
                // A bilingual name such as "Bruksvallarna/Våålleh" is found by either half.
                for form in [name] + name.split(separator: "/").map(String.init) {
                    let folded = FoldedName(form)
                    guard !folded.letters.isEmpty, leads[folded]?.last != index else { continue }
                    leads[folded, default: []].append(index)
                }
            }
        }
        let sorted = leads.sorted { $0.key.letters < $1.key.letters }
        names = sorted.map(\.key)
        entriesOfName = sorted.map(\.value)
        byLetters = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1.letters, $0) })
        bySkeleton = Dictionary(grouping: names.indices) { [names] in names[$0].skeleton }
    }

    /// Finds one name. Expected O(length); O(names × length²) for the nearest spellings of an unknown one.
    ///
    /// - Parameter municipalityCode: where the source also names a municipality, only places in it are considered.
    public func find(_ name: String, in municipalityCode: String? = nil) -> Answer {
        find(name, among: municipalityCode.map { [$0] })
    }

    /// - Parameter codes: of municipalities: only places in them are considered; nil: all.
    func find(_ name: String, among codes: Set<String>?) -> Answer {
        let folded = FoldedName(name)
        guard !folded.letters.isEmpty else { return .unknown(nearest: []) }
        let hits =
            byLetters[folded.letters].map { [$0] }
            ?? bySkeleton[folded.skeleton, default: []].filter { folded.isPlainSpelling(of: names[$0]) }
        let candidates = Set(hits.flatMap { entriesOfName[$0] }).sorted().map { entries[$0] }
            .filter { codes?.contains($0.municipalityCode) ?? true }
        guard let first = candidates.first else { return .unknown(nearest: nearest(to: folded)) }
        return candidates.allSatisfy { $0.isSamePlace(as: first) } ? .found(first) : .ambiguous(candidates)
    }

    /// Whether the name has any place.
    func knows(_ name: String) -> Bool {
        if case .unknown = find(name) { return false }
        return true
    }

    private func nearest(to name: FoldedName) -> [String] {
        let letters = Array(name.letters.unicodeScalars)
        let limit = Nearest.Tolerance.name.limit(letters.count)
        var found: [(distance: Int, name: String)] = []
        for (position, known) in names.enumerated() {
            let distance = EditDistance.between(Array(known.letters.unicodeScalars), letters, limit: limit)
            if distance <= limit { found += entriesOfName[position].map { (distance, entries[$0].name) } }
        }
        var seen = Set<String>()
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name).filter {
            seen.insert($0).inserted
        }
        .prefix(3).map { $0 }
    }
}

extension Gazetteer.Entry {
    /// A locality and its smaller namesake at the same spot are one place: same municipality, at most 5 km apart.
    fileprivate func isSamePlace(as other: Self) -> Bool {
        municipalityCode == other.municipalityCode && abs(x - other.x) <= 5_000 && abs(y - other.y) <= 5_000
    }
}
