/// The municipalities that a programme serves (programområde), such as a Leader area: where an initiative lies that
/// states only its programme, for who asks to have it so.
public struct ProgrammeArea: Sendable, Hashable {
    public let programme: String
    /// Years in which the programme has this area; nil where it always does.
    public let years: ClosedRange<Int>?
    /// Of those on file; a programme may serve others besides, beyond the county.
    public let municipalityCodes: [String]

    public init(programme: String, years: ClosedRange<Int>?, municipalityCodes: [String]) {
        self.programme = programme
        self.years = years
        self.municipalityCodes = municipalityCodes
    }
}

extension [ProgrammeArea] {
    /// The municipalities of the programmes that a source names, or nil where it is not certain which they are.
    ///
    /// Several programmes are separated by semicolons, and what stands in brackets after a name (a fund) doesn't count.
    /// Each must be an area's name to the letter: "m.fl." or another word besides means more than is known. A programme
    /// whose areas differ between periods needs the year.
    public func municipalities(of text: String, year: Int?) -> [String]? {
        var codes: Set<String> = []
        for item in text.split(separator: ";") {
            var name = item[...]
            if let open = name.firstIndex(of: "("), String(name).trimmingSpaces.hasSuffix(")") { name = name[..<open] }
            let folded = FoldedName(String(name))
            var candidates = filter { FoldedName($0.programme) == folded }
            if let year, candidates.count > 1 { candidates = candidates.filter { $0.years?.contains(year) ?? true } }
            guard let first = candidates.first,
                candidates.allSatisfy({ Set($0.municipalityCodes) == Set(first.municipalityCodes) })
            else { return nil }
            codes.formUnion(first.municipalityCodes)
        }
        return codes.isEmpty ? nil : codes.sorted()
    }
}
