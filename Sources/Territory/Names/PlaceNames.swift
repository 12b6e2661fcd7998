import Wording

/// Reads a source's text about a place: one name, a municipality, or a list of these.
///
///     Duved      Östersunds kommun      Åre/Duved      Åre, Krokom samt Östersund      Bergs och Krokoms kommuner
///     Näsviken, Strömsunds kommun      Näsviken (Strömsund)      ÅreKrokom
///
/// The whole text is looked up first, so that "Målsta, Genvalla och Böle", which is one locality, stays one. A place is
/// preferred to a municipality of the same name, unless the text says municipality. Nothing is guessed: the
/// result lists every item that was not found.
struct PlaceNames: Sendable {
    private let gazetteer: Gazetteer
    private let municipalities: [Municipality]
    private let names: MunicipalityNames

    enum Reading: Sendable, Hashable {
        case place(Gazetteer.Entry)
        case municipality(code: String)
        case ambiguous(name: String, candidates: [Gazetteer.Entry])
        case unknown(name: String, nearest: [String])
        /// A known place, in none of the municipalities asked about.
        case elsewhere(name: String, municipalityCodes: [String])

        fileprivate var isFound: Bool {
            switch self {
            case .place, .municipality: true
            case .ambiguous, .unknown, .elsewhere: false
            }
        }
    }

    /// - Parameter municipalities: those of the county.
    init(gazetteer: Gazetteer, municipalities: [Municipality]) {
        self.gazetteer = gazetteer
        self.municipalities = municipalities
        names = MunicipalityNames(municipalities)
    }

    /// One reading for each item of the text, in its order, none twice; at least one.
    ///
    /// - Parameter codes: of the municipalities that the source states beside the text: places in others are
    ///   `elsewhere`. Nil: places of all municipalities count.
    func read(_ text: String, among codes: Set<String>? = nil) -> [Reading] {
        let whole = one(text, codes)
        if whole.isFound { return [whole] }
        if case .ambiguous = whole { return [whole] }
        if let place = qualified(text, codes) { return [place] }
        let items = Self.items(of: text)
        guard items.count > 1 else { return pieces(of: text, codes) ?? [whole] }
        let saysMunicipalities = Self.ending(text) == "kommuner"
        let readings = items.flatMap { item in
            let reading = saysMunicipalities ? municipality(item) : one(item, codes)
            return reading.isFound ? [reading] : pieces(of: item, codes) ?? [reading]
        }
        var seen: Set<Reading> = []
        return readings.filter { seen.insert($0).inserted }
    }

    /// One place or municipality.
    private func one(_ name: String, _ codes: Set<String>?) -> Reading {
        switch gazetteer.find(name, among: codes) {
        case .found(let entry): .place(entry)
        case .ambiguous(let candidates): .ambiguous(name: name.trimmingSpaces, candidates: candidates)
        case .unknown(let nearest):
            elsewhere(name, codes) ?? names.find(name).map { .municipality(code: $0.code) }
                ?? .unknown(name: name.trimmingSpaces, nearest: withMunicipalities(nearest, name))
        }
    }

    /// A name of places in other municipalities than those asked about. A name that is also one of these
    /// municipalities' means the municipality.
    private func elsewhere(_ name: String, _ codes: Set<String>?) -> Reading? {
        guard let codes, names.find(name).map({ !codes.contains($0.code) }) ?? true else { return nil }
        let found: [Gazetteer.Entry]
        switch gazetteer.find(name) {
        case .found(let entry): found = [entry]
        case .ambiguous(let candidates): found = candidates
        case .unknown: return nil
        }
        return .elsewhere(name: name.trimmingSpaces, municipalityCodes: Set(found.map(\.municipalityCode)).sorted())
    }

    /// An item of a list that ends in "kommuner", which may lack that word and keep its s: "Bergs".
    private func municipality(_ item: String) -> Reading {
        let words = item.split(whereSeparator: \.isWhitespace)
        let stem = words.last?.lowercased() == "kommuner" ? words.dropLast().joined(separator: " ") : item
        guard let found = names.find(stem) ?? names.find(stem + " kommun") else {
            return .unknown(name: stem, nearest: withMunicipalities([], stem))
        }
        return .municipality(code: found.code)
    }

    /// A place with its municipality, where the text names both and the place lies in it.
    private func qualified(_ text: String, _ codes: Set<String>?) -> Reading? {
        for (name, container) in Self.qualifications(of: text) {
            guard let municipality = names.find(container), codes?.contains(municipality.code) ?? true else { continue }
            switch gazetteer.find(name, in: municipality.code) {
            case .found(let entry):
                // "Duved, Åre": where the container is itself a place, a comma makes a list.
                if Self.ending(container) != "kommun", !text.contains("("), gazetteer.knows(container) { return nil }
                return .place(entry)
            case .ambiguous(let candidates): return .ambiguous(name: text.trimmingSpaces, candidates: candidates)
            case .unknown: continue
            }
        }
        return nil
    }

    /// Names joined or hyphenated, where each of them is found.
    private func pieces(of item: String, _ codes: Set<String>?) -> [Reading]? {
        for pieces in [item.split(separator: "-").map(String.init), Self.splitAtCapitals(item)] where pieces.count > 1 {
            let readings = pieces.map { one($0, codes) }
            if readings.allSatisfy(\.isFound) { return readings }
        }
        return nil
    }

    /// The three nearest of the gazetteer's and the municipalities' names.
    private func withMunicipalities(_ nearest: [String], _ name: String) -> [String] {
        let folded = FoldedName(name).letters
        guard !folded.isEmpty else { return nearest }
        let limit = Nearest.Tolerance.name.limit(folded.unicodeScalars.count)
        let distance = { EditDistance.between(FoldedName($0).letters, folded, limit: limit) }
        let near = municipalities.map(\.name).filter { distance($0) <= limit && !nearest.contains($0) }
        guard !near.isEmpty else { return nearest }
        return (nearest + near).sorted { (distance($0), $0) < (distance($1), $1) }.prefix(3).map { $0 }
    }

    // MARK: Text

    private static let conjunctions: Set<String> = ["och", "samt", "and", "respektive", "resp", "resp.", "–", "-", "—"]

    /// Separates a list at `/ , ; | & + •`, dashes, line breaks and the words for "and".
    static func items(of text: String) -> [String] {
        text.split { "/,;|&+•–—\n\r\r\n".contains($0) }.flatMap { item -> [String] in
            item.split(whereSeparator: \.isWhitespace)
                .split { conjunctions.contains($0.lowercased()) }
                .map { $0.joined(separator: " ") }
        }.filter { !$0.isEmpty }
    }

    /// "A (B)", "A, B" and "A i B" as A within B.
    static func qualifications(of text: String) -> [(name: String, container: String)] {
        var found: [(name: String, container: String)] = []
        let trimmed = text.trimmingSpaces
        if trimmed.hasSuffix(")"), let open = trimmed.lastIndex(of: "(") {
            found.append((String(trimmed[..<open]), String(trimmed[trimmed.index(after: open)...].dropLast())))
        }
        let parts = trimmed.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count == 2 { found.append((String(parts[0]), String(parts[1]))) }
        let words = trimmed.split(whereSeparator: \.isWhitespace)
        if let i = words.lastIndex(where: { $0.lowercased() == "i" }), i > 0, i < words.count - 1 {
            found.append((words[..<i].joined(separator: " "), words[(i + 1)...].joined(separator: " ")))
        }
        return found
    }

    /// "ÅreKrokom" as "Åre", "Krokom".
    static func splitAtCapitals(_ item: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in item {
            if character.isUppercase, let last = piece.last, last.isLowercase {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }

    private static func ending(_ text: String) -> String? {
        text.split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() }
    }
}
