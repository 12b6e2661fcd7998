import Wording

/// The keywords of a PX file that say what its data are.
struct PXTable {
    private struct Key: Hashable {
        let keyword: String
        let keys: [String]
    }

    private var entries: [Key: [String]] = [:]
    /// In their order, since there may be several.
    private var notes: [(text: String, isMandatory: Bool)] = []
    /// Remarks on cells, with a category or `*` for each dimension.
    private var remarks: [(keys: [String], sign: String)] = []
    /// By language, of languages that aren't the file's own.
    private var translations: [String: [String: String]] = [:]

    /// Of other languages only the content and its unit are taken.
    mutating func take(_ entry: PXScanner.Entry) {
        guard entry.language == nil || entry.language == single("LANGUAGE") else {
            if let language = entry.language, entry.keys.isEmpty {
                translations[language, default: [:]][entry.keyword] = entry.values.joined(separator: " ")
            }
            return
        }
        switch entry.keyword {
        case "NOTE", "NOTEX", "INFOFILE":
            notes.append((entry.values.joined(separator: " "), entry.keyword == "NOTEX"))
        case "VALUENOTE", "VALUENOTEX", "CELLNOTE", "CELLNOTEX":
            let about = entry.keys.filter { $0 != "*" }.joined(separator: ", ")
            let text = entry.values.joined(separator: " ")
            notes.append((about.isEmpty ? text : "\(about): \(text)", entry.keyword.hasSuffix("X")))
            if entry.keyword.hasPrefix("CELL") { remarks.append((entry.keys, "*")) }
        case "DATANOTECELL", "DATANOTE": remarks.append((entry.keys, entry.values.joined()))
        default: entries[Key(keyword: entry.keyword, keys: entry.keys)] = entry.values
        }
    }

    private func values(_ keyword: String, _ keys: String...) -> [String] {
        entries[Key(keyword: keyword, keys: keys)] ?? []
    }

    private func single(_ keyword: String, _ keys: String...) -> String {
        (entries[Key(keyword: keyword, keys: keys)] ?? []).joined(separator: " ")
    }

    // MARK: Cube

    func cube(_ scanner: inout PXScanner) throws(PXScanner.Fault) -> StatisticsCube {
        func fault(_ sv: String, _ en: String) -> PXScanner.Fault {
            PXScanner.Fault(line: scanner.line, reason: Wording(sv: sv, en: en))
        }
        let (stub, heading) = (values("STUB"), values("HEADING"))
        guard !stub.isEmpty || !heading.isEmpty else {
            throw fault(
                "filen säger inte sina dimensioner (STUB, HEADING). Hämta den på nytt.",
                "the file doesn't say its dimensions (STUB, HEADING). Fetch it again.")
        }
        var dimensions: [StatisticsCube.Dimension] = []
        for name in stub + heading {
            guard let dimension = dimension(name) else {
                throw fault(
                    "kategorierna i \(name) saknas, eller koderna är inte lika många. Hämta filen på nytt.",
                    "the categories of \(name) are missing, or its codes are not as many. Fetch the file again.")
            }
            dimensions.append(dimension)
        }
        let sizes = dimensions.map(\.categories.count)
        guard let count = StatisticsCube.combinations(sizes) else {
            throw PXScanner.Fault(line: scanner.line, reason: CubeLimit.combinations)
        }
        guard count <= StatisticsCube.mostCells else {
            throw PXScanner.Fault(line: scanner.line, reason: CubeLimit.cells(count))
        }
        var data = PXData(symbols: symbols, sizes: sizes)
        let keyed = stub.filter { !values("KEYS", $0).isEmpty }
        if keyed.isEmpty {
            try data.readAll(&scanner, count)
        } else {
            let keys = dimensions[..<stub.count].map { dimension in
                let isCode = single("KEYS", dimension.label).uppercased() == "CODES"
                return dimension.categories.map { isCode ? $0.code : $0.label }
            }
            try data.readRows(&scanner, count, keys: keys)
        }
        mark(&data, dimensions)
        var cube = StatisticsCube(about, dimensions, values: data.values, symbols: data.symbols)
        contents(&cube)
        return cube
    }

    private func dimension(_ name: String) -> StatisticsCube.Dimension? {
        let (labels, codes) = (values("VALUES", name), values("CODES", name))
        guard !labels.isEmpty, codes.isEmpty || codes.count == labels.count else { return nil }
        let categories = labels.indices.map { index in
            StatisticsCube.Category(codes.isEmpty ? labels[index] : codes[index], labels[index])
        }
        let elimination = single("ELIMINATION", name)
        let total = categories.first { $0.label == elimination || $0.code == elimination }?.code
        var dimension = StatisticsCube.Dimension(name, role: role(name), categories: categories, total: total)
        if Set(categories.map(\.code)).count < categories.count {
            dimension.categories = labels.map { StatisticsCube.Category($0) }
        }
        return dimension
    }

    private func role(_ name: String) -> StatisticsCube.Dimension.Role? {
        if name == single("CONTVARIABLE") { return .content }
        if !values("TIMEVAL", name).isEmpty { return .time }
        switch single("VARIABLE-TYPE", name).uppercased() {
        case "G", "GEOGRAPHICAL": return .area
        case "T", "TIME": return .time
        default: return values("MAP", name).isEmpty ? nil : .area
        }
    }

    private func contents(_ cube: inout StatisticsCube) {
        guard let dimension = cube.dimensions.first(where: { $0.role == .content }) else {
            cube.contents[""] = .init(
                unit: single("UNITS"), measuring: Self.measuring(single("STOCKFA")), translated: translation)
            return
        }
        for one in dimension.categories {
            let unit = single("UNITS", one.label)
            cube.contents[one.code] = .init(
                unit: unit.isEmpty ? single("UNITS") : unit, measuring: Self.measuring(single("STOCKFA", one.label)))
        }
    }

    /// Nil where the file has only one of Swedish and English.
    private var translation: StatisticsCube.Content.Translation? {
        let own = single("LANGUAGE")
        guard let other = ["sv": "en", "en": "sv"][own], let name = translations[other]?["CONTENTS"] else { return nil }
        let unit = translations[other]?["UNITS"] ?? single("UNITS")
        func both(_ one: String, _ another: String) -> Wording {
            own == "sv" ? Wording(sv: one, en: another) : Wording(sv: another, en: one)
        }
        return .init(name: both(single("CONTENTS"), name), unit: both(single("UNITS"), unit))
    }

    private static func measuring(_ letter: String) -> StatisticsCube.Content.Measuring? {
        switch letter.uppercased() {
        case "S": .stock
        case "F": .flow
        case "A": .average
        case "X": .other
        default: nil
        }
    }

    private var about: StatisticsCube.About {
        var about = StatisticsCube.About(format: Wording(sv: "PX-fil", en: "PX file"))
        let title = single("TITLE")
        about.title = title.isEmpty ? single("DESCRIPTION") : title
        about.content = single("CONTENTS")
        about.source = single("SOURCE")
        let table = single("TABLEID")
        about.table = table.isEmpty ? single("MATRIX") : table
        about.updated = Self.day(single("LAST-UPDATED"))
        about.notes = notes.map(\.text)
        about.mandatory = notes.filter(\.isMandatory).map(\.text)
        about.isDashZero = true
        about.refusesSums = single("AGGREGALLOWED").uppercased() == "NO"
        return about
    }

    /// `20250221 08:00` as `2025-02-21`.
    private static func day(_ text: String) -> String {
        let digits = text.prefix(8)
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }

    // MARK: Signs

    /// What the dots of the data are shown as, by their number; as they are where the table says nothing, or a dash,
    /// which would be taken for zero.
    private var symbols: [Int: String] {
        var symbols: [Int: String] = [:]
        for number in 1...6 {
            let shown = single("DATASYMBOL\(number)")
            let dots = String(repeating: ".", count: number)
            symbols[number] = shown.isEmpty || ["-", "–", "−", "—"].contains(shown) ? dots : shown
        }
        return symbols
    }

    /// Sets the remarks on cells: theirs that have none. O(cells that the remarks are about).
    private func mark(_ data: inout PXData, _ dimensions: [StatisticsCube.Dimension]) {
        let strides = StatisticsCube(.init(), dimensions, values: [], symbols: [:]).strides
        for remark in remarks where remark.keys.count == dimensions.count {
            var places = [0]
            for (dimension, key) in remark.keys.enumerated() {
                let categories = dimensions[dimension].categories
                let fitting =
                    key == "*"
                    ? Array(categories.indices)
                    : categories.indices.filter { categories[$0].label == key || categories[$0].code == key }
                places = places.flatMap { place in fitting.map { place + $0 * strides[dimension] } }
            }
            for place in places where data.values.indices.contains(place) && data.symbols[place] == nil {
                data.symbols[place] = remark.sign
            }
        }
    }
}
