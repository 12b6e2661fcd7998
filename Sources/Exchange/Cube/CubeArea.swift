import Territory
import Wording

/// What a category of areas is.
enum CubeArea: Sendable, Hashable {
    case municipality(String)
    /// By its code of two digits. A county's value is never added to those of its municipalities.
    case county(String)
    case country
    /// A region of Eurostat that is no county.
    case nuts(String)
    /// A group of municipalities, a district, another country.
    case other(String)

    /// For people, the county by its name.
    var name: Wording {
        switch self {
        case .municipality(let code): Wording(verbatim: code)
        case .county(let code):
            Wording(verbatim: County.all.first { $0.code == code }.map { "\($0.name) (\(code))" } ?? code)
        case .country: Wording(sv: "riket", en: "the country")
        case .nuts(let code): Wording(sv: "NUTS-området \(code)", en: "the NUTS region \(code)")
        case .other(let name): quoted(name)
        }
    }
}

/// Tells what areas a table's categories are: by code, by name, or both in one text.
struct CubeAreas {
    private let text: LocationText
    private let codes: Set<String>

    init(register: [Municipality]) {
        text = LocationText(register: register)
        codes = Set(register.map(\.code))
    }

    /// - Throws: a reason where code and name are two municipalities, and where a name resembles a municipality's.
    func area(_ category: StatisticsCube.Category) throws(LocationText.Problem) -> CubeArea {
        if let coded = area(ofCode: category.code) {
            if case .municipality(let code) = coded, category.label != category.code,
                let named = try? text.municipality(category.label), named.code != code
            {
                throw LocationText.Problem(
                    sv: "koden \(code) är en annan kommun än \(quoted(category.label).sv).",
                    en: "the code \(code) is another municipality than \(quoted(category.label).en).")
            }
            return coded
        }
        if let named = try area(ofName: category.code) { return named }
        if category.label != category.code, let named = try area(ofName: category.label) { return named }
        return .other(category.label)
    }

    /// Whether a text can be an area, for telling which dimension the areas are.
    func isArea(_ category: StatisticsCube.Category) -> Bool {
        guard let area = try? area(category) else { return false }
        if case .other = area { return false }
        return true
    }

    /// Nil for what is no code.
    private func area(ofCode code: String) -> CubeArea? {
        if code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            if codes.contains(code) { return .municipality(code) }
            // Kolada writes regions and the country as municipalities that begin with 00.
            let county = code.utf8.count == 4 && code.hasPrefix("00") ? String(code.suffix(2)) : code
            guard county.utf8.count == 2 else { return nil }
            if county == "00" { return .country }
            return County.all.contains { $0.code == county } ? .county(county) : nil
        }
        if code == "SE" { return .country }
        guard code.hasPrefix("SE"), (3...5).contains(code.utf8.count), code.utf8.dropFirst(2).allSatisfy({ $0 < 0x3A })
        else { return nil }
        return CountyNames.nuts[code].map { .county($0) } ?? .nuts(code)
    }

    /// Nil for what is no area's name.
    private func area(ofName name: String) throws(LocationText.Problem) -> CubeArea? {
        let words = name.split { $0 == " " || $0 == "\u{A0}" }
        // "23 Jämtlands län", "00 Riket": the code tells.
        if words.count > 1, let first = words.first, first.utf8.count == 2, let coded = area(ofCode: String(first)) {
            return coded
        }
        if Self.country.contains(FoldedName(name).letters) { return .country }
        if let code = CountyNames.code(of: name, isBare: false) { return .county(code) }
        do throws(LocationText.Problem) { return .municipality(try text.municipality(name).code) } catch {
            guard error.isNear, !name.isEmpty, name.contains(where: \.isLetter) else { return nil }
            throw error
        }
    }

    private static let country: Set<String> = ["riket", "hela riket", "sverige", "sweden", "helariket", "thecountry"]
}
