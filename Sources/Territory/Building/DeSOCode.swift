/// The code of a demographic statistical area (demografiskt statistikområde): `2084A0010`.
///
/// Four digits of the municipality, a letter for where the area lies, three digits in order and one in reserve. The
/// division of 2025 has codes of the same form; Statistics Sweden's database writes them with the edition behind,
/// `2084A0010_DeSO2025`, its maps without. Source: Statistics Sweden, "DeSO – Demografiska statistikområden".
public struct DeSOCode: Sendable, Hashable {
    /// Nine characters, without the edition.
    public let text: String
    public let category: Category

    public enum Category: String, Sendable, Hashable, CaseIterable {
        /// Mostly in the municipality's central locality.
        case centre = "C"
        /// Mostly in another concentration of people or locality.
        case locality = "B"
        /// Mostly outside.
        case outside = "A"
    }

    public var municipalityCode: String { String(text.prefix(4)) }

    /// Nil for any other text. Surrounding spaces and lower case are accepted.
    public init?(_ written: String) {
        var code = written.trimmingSpaces.uppercased()
        for edition in ["_DESO2018", "_DESO2025"] where code.hasSuffix(edition) { code.removeLast(edition.count) }
        let characters = Array(code.utf8)
        guard characters.count == 9,
            let category = Category(rawValue: String(decoding: characters[4...4], as: UTF8.self)),
            (characters[..<4] + characters[5...]).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        text = code
        self.category = category
    }
}
