import Store
import Territory
import Wording

/// Parses columns of municipalities, places and counties.
///
///     2380:60,2313:40      Åre 60 %; Berg 40 %      Bergs och Krokoms kommuner      2321 Åre (0,25)      hela länet
struct LocationText {
    private let register: [Municipality]
    private let names: MunicipalityNames
    private let byCode: [String: Municipality]

    /// - Parameter register: all municipalities that a source may name.
    init(register: [Municipality]) {
        self.register = register
        names = MunicipalityNames(register)
        byCode = Dictionary(register.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Why a text was not understood; the caller adds the column.
    struct Problem: Error {
        let reason: Wording
        /// Whether a known name or code is near, which was probably meant.
        let isNear: Bool

        init(sv: String, en: String, isNear: Bool = false) {
            reason = Wording(sv: sv, en: en)
            self.isNear = isNear
        }
    }

    // MARK: Municipalities

    /// One municipality, by code, name or both: `2321`, `Åre`, `Åre kommun`, `2321 Åre`, `Åre (2321)`.
    func municipality(_ text: String) throws(Problem) -> Municipality {
        if let found = names.find(text) ?? names.find(text + " kommun") { return found }
        // "Åre, Berg och Krokoms kommuner"
        if text.lowercased().hasSuffix(" kommuner") {
            let stem = String(text.dropLast(" kommuner".count))
            if let found = names.find(stem) ?? names.find(stem + " kommun") { return found }
        }
        let words = text.split { " \u{A0}()–".contains($0) }.map(String.init)
        if let code = words.first(where: { $0.count == 4 && byCode[$0] != nil }), let found = byCode[code],
            words.count > 1
        {
            let rest = words.filter { $0 != code && $0 != "-" }.joined(separator: " ")
            guard let named = names.find(rest) ?? names.find(rest + " kommun"), named == found else {
                throw Problem(
                    sv: "koden \(code) är \(found.name), men där står också \(quoted(rest).sv).",
                    en: "the code \(code) is \(found.name), but it also says \(quoted(rest).en).")
            }
            return found
        }
        let question = Nearest.question(nearest(to: text))
        throw Problem(
            sv: "ingen kommun har koden eller namnet \(quoted(text).sv)\(question.map { "; \($0.sv)" } ?? ".")",
            en: "no municipality has the code or name \(quoted(text).en)\(question.map { "; \($0.en)" } ?? ".")",
            isNear: question != nil)
    }

    /// Similar known names or codes.
    private func nearest(to text: String) -> [String] {
        let folded = FoldedName(text).letters
        guard !folded.isEmpty else { return [] }
        if folded.allSatisfy(\.isNumber) {
            // Spreadsheets drop the zero of 0114.
            if let code = byCode["0" + folded]?.code { return [code] }
            guard folded.count == 4 else { return [] }
            let near = register.map(\.code).filter { EditDistance.between($0, folded, limit: 1) == 1 }.sorted()
            return Array(
                (near.filter { $0.hasPrefix(folded.prefix(2)) } + near.filter { !$0.hasPrefix(folded.prefix(2)) })
                    .prefix(3))
        }
        return Nearest.names(to: text, among: register.map(\.name), tolerance: .name) { FoldedName($0).letters }
    }

    /// A list of municipalities, all with a share or none. Shares add up to 1 or to 100.
    func municipalities(_ text: String) throws(Problem) -> [Location.Declared] {
        var declared: [Location.Declared] = []
        for item in Self.items(text) {
            let (name, share) = Self.splitShare(item)
            let municipality = try municipality(name)
            guard !declared.contains(where: { $0.code == municipality.code }) else {
                throw Problem(
                    sv: "\(municipality.name) (\(municipality.code)) finns två gånger.",
                    en: "\(municipality.name) (\(municipality.code)) is there twice.")
            }
            declared.append(Location.Declared(code: municipality.code, share: share))
        }
        guard !declared.isEmpty else {
            throw Problem(
                sv: "\(quoted(text).sv) nämner ingen kommun.", en: "\(quoted(text).en) names no municipality.")
        }
        return try Self.checkShares(declared)
    }

    /// Codes as machines list them, all with a share in whole percent or none: `2380:60,2313:40`, `2380;2313`. The
    /// result is that of `municipalities`; nil for everything else, valid or not.
    func plainCodes(_ written: String) -> [Location.Declared]? {
        var written = written
        var declared: [Location.Declared] = []
        let isPlain = written.withUTF8 { text -> Bool in
            func number(_ digits: Range<Int>) -> Int? {
                var value = 0
                for byte in text[digits] {
                    guard (0x30...0x39).contains(byte) else { return nil }
                    value = value * 10 + Int(byte) - 0x30
                }
                return value
            }
            var at = 0
            while true {
                guard at + 4 <= text.count, number(at..<at + 4) != nil,
                    let code = byCode[String(decoding: text[at..<at + 4], as: UTF8.self)]?.code,
                    !declared.contains(where: { $0.code == code })
                else { return false }
                at += 4
                var share: Double?
                if at < text.count, text[at] == UInt8(ascii: ":") {
                    let end = text[(at + 1)...].firstIndex { !(0x30...0x39).contains($0) } ?? text.count
                    guard (1...3).contains(end - at - 1), let percent = number(at + 1..<end), percent > 0 else {
                        return false
                    }
                    share = Double(percent)
                    at = end
                }
                declared.append(Location.Declared(code: code, share: share))
                if at == text.count { return true }
                guard text[at] == UInt8(ascii: ",") || text[at] == UInt8(ascii: ";") else { return false }
                at += 1
            }
        }
        guard isPlain, let checked = try? Self.checkShares(declared) else { return nil }
        return checked
    }

    private static func checkShares(_ declared: [Location.Declared]) throws(Problem) -> [Location.Declared] {
        let shares = declared.compactMap(\.share)
        guard !shares.isEmpty else { return declared }
        guard shares.count == declared.count else {
            throw Problem(
                sv: "några kommuner har en andel och andra ingen. Ange en andel för var och en, eller för ingen.",
                en: "some municipalities have a share and others none. Give each a share, or none.")
        }
        guard shares.allSatisfy({ $0 > 0 }) else {
            throw Problem(
                sv: "en andel är noll eller negativ. Stryk kommunen, eller ange en andel över noll.",
                en: "a share is zero or negative. Strike the municipality, or give it a share above zero.")
        }
        guard Location.Declared.whole(of: shares) != nil else {
            let sum = shares.reduce(0, +)
            throw Problem(
                sv: "andelarna blir tillsammans \(Figures(.swedish).sum(sum)). De ska bli 100 (eller 1).",
                en: "the shares add up to \(Figures(.english).sum(sum)). They should add up to 100 (or 1).")
        }
        return declared
    }

    /// Separates a list at `;` `|` `/` line breaks, `,` and the words for "and".
    static func items(_ text: String) -> [String] {
        let characters = Array(text)
        var items: [String] = []
        var item = ""
        for (i, character) in characters.enumerated() {
            if character == "," ? !isDecimalComma(i, characters, after: item) : ";|/&\n\r\r\n".contains(character) {
                items.append(item)
                item = ""
            } else {
                item.append(character)
            }
        }
        items.append(item)
        return items.flatMap(splitAtWords).map(\.withoutOuterSpaces).filter { !$0.isEmpty }
    }

    /// In `2380:60,5;2313:39,5` the commas are decimal commas, in `2380:60,2313:40` they aren't: a code has four
    /// digits, and the decimals of a share at most three.
    private static func isDecimalComma(_ i: Int, _ text: [Character], after item: String) -> Bool {
        guard i > 0, text[i - 1].isNumber, item.contains(where: { ":= (".contains($0) }) || item == "0" else {
            return false
        }
        let decimals = text[(i + 1)...].prefix { $0.isNumber }.count
        guard (1...3).contains(decimals) else { return false }
        let next = i + 1 + decimals < text.count ? text[i + 1 + decimals] : " "
        return next != ":" && next != "="
    }

    private static func splitAtWords(_ text: String) -> [String] {
        var items: [[Substring]] = [[]]
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }) {
            if ["och", "samt", "and", "respektive"].contains(word.lowercased()) {
                items.append([])
            } else {
                items[items.count - 1].append(word)
            }
        }
        return items.map { $0.joined(separator: " ") }
    }

    /// Splits a trailing share off: behind `:` or `=`, with a percent sign, in brackets, or a lone number of at most
    /// three digits behind a name or code.
    static func splitShare(_ item: String) -> (name: String, share: Double?) {
        var text = item[...]
        let isBracketed = text.last == ")"
        if isBracketed { text.removeLast() }
        var isPercent = false
        for sign in ["%", "procent", "percent"] where text.hasSuffix(sign) {
            text.removeLast(sign.count)
            isPercent = true
        }
        while text.last?.isWhitespace == true { text.removeLast() }
        let digits = text.reversed().prefix { $0.isNumber || $0 == "," || $0 == "." || $0 == "-" || $0 == "−" }.count
        let number = text.suffix(digits)
        var name = text.dropLast(digits)
        let isMarked = name.last.map { ":=".contains($0) } ?? false
        while let last = name.last, last.isWhitespace || ":=(".contains(last) { name.removeLast() }
        guard !number.isEmpty, !name.isEmpty, name.count < text.count - digits || isPercent,
            let written = WrittenNumber(String(number)),
            let reading = written.reading(decimal: number.contains(",") ? .comma : .point),
            let share = Double(
                "0\(reading.digits.dropLast(reading.decimals)).\(reading.digits.suffix(reading.decimals))0"),
            isPercent || isMarked || number.count < 4 || reading.decimals > 0
        else { return (item, nil) }
        return (String(name), written.isNegative ? -share : share)
    }

    // MARK: Counties

    /// Whether a list of counties also names parts of other countries.
    static func namesAbroad(_ text: String) -> Bool { items(text).contains { CountyNames.isAbroad($0) } }

    /// All municipalities of the counties that a text names; nil where it names anything else.
    ///
    /// - Parameter isBare: see `CountyNames.code`.
    func counties(_ text: String, isBare: Bool) -> [Municipality]? {
        var found: Set<String> = []
        for item in Self.items(text) where !(isBare && CountyNames.isAbroad(item)) {
            guard let code = CountyNames.code(of: item, isBare: isBare) else { return nil }
            found.insert(code)
        }
        let members = register.filter { found.contains($0.countyCode) }
        return Set(members.map(\.countyCode)) == found && !found.isEmpty ? members.sorted { $0.code < $1.code } : nil
    }
}
