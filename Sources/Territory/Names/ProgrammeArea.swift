/// The municipalities that a programme serves (programområde), such as a Leader area: on request, the place of an
/// initiative that states only its programme.
public struct ProgrammeArea: Sendable, Hashable {
    public let programme: String
    /// Years for which this area is valid; nil for all.
    public let years: ClosedRange<Int>?
    /// Municipalities on file; a programme may also serve others, beyond the county.
    public let municipalityCodes: [String]

    public init(programme: String, years: ClosedRange<Int>?, municipalityCodes: [String]) {
        self.programme = programme
        self.years = years
        self.municipalityCodes = municipalityCodes
    }
}

extension [ProgrammeArea] {
    /// The municipalities of the programmes that a source names; nil where they are uncertain.
    ///
    /// Several programmes are separated by semicolons, and brackets after a name (a fund) are ignored. Each must be an
    /// area's exact name: "m.fl." or any other word makes it uncertain. A programme whose areas differ between periods
    /// needs the year.
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
