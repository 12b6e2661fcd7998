/// Finds a municipality by its code or by any of the ways in which Swedish sources write its name.
///
/// "2321", "Åre", "ÅRE", "Åre kommun", "Östersunds kommun", "Ostersund" are found; anything else is nil, never the likeliest.
public struct MunicipalityNames: Sendable {
    private let codes: [String: Municipality]
    private let names: [String: Municipality]
    private let ascii: [String: Municipality?]

    public init(_ municipalities: [Municipality]) {
        codes = Dictionary(municipalities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        names = Dictionary(
            municipalities.map { (FoldedName($0.name).letters, $0) }, uniquingKeysWith: { first, _ in first })
        var ascii: [String: Municipality?] = [:]
        for municipality in municipalities {
            for form in FoldedName(municipality.name).ascii {
                // "Habo" and "Håbo" agree in ASCII: such a form names neither.
                ascii[form] = ascii.keys.contains(form) && ascii[form] != municipality ? .some(nil) : municipality
            }
        }
        self.ascii = ascii
    }

    public func find(_ text: String) -> Municipality? {
        let trimmed = text.trimmingSpaces
        if let municipality = codes[trimmed] { return municipality }
        var forms = [trimmed]
        for ending in [" kommun", " stad"] where trimmed.lowercased().hasSuffix(ending) {
            let stem = String(trimmed.dropLast(ending.count))
            forms.append(stem)
            if stem.lowercased().hasSuffix("s") { forms.append(String(stem.dropLast())) }
        }
        let folded = forms.map(FoldedName.init)
        for form in folded { if let municipality = names[form.letters] { return municipality } }
        for form in folded {
            for spelling in form.ascii { if case .some(.some(let municipality)) = ascii[spelling] { return municipality } }
        }
        return nil
    }
}

extension String {
    /// Without spaces, tabs and no-break spaces at its ends.
    var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{A0}" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
