public import Wording

/// A county of Sweden (län).
///
/// Source: Statistics Sweden, "Län och kommuner i kodnummerordning".
public struct County: Sendable, Hashable {
    /// Two digits, the first two of every code of a municipality in the county.
    public let code: String
    /// "Jämtland".
    public let name: String
    /// As it stands before "län": "Jämtlands".
    public let genitive: String

    /// "Jämtlands län".
    public var title: Wording { Wording(sv: "\(genitive) län", en: "\(name) County") }

    /// For a code that no county has, the code.
    public static func title(ofCode code: String) -> Wording {
        all.first { $0.code == code }?.title ?? Wording(sv: "län \(code)", en: "county \(code)")
    }

    /// All 21, by code.
    public static let all: [County] = [
        County("01", "Stockholm", "Stockholms"), County("03", "Uppsala", "Uppsala"),
        County("04", "Södermanland", "Södermanlands"), County("05", "Östergötland", "Östergötlands"),
        County("06", "Jönköping", "Jönköpings"), County("07", "Kronoberg", "Kronobergs"),
        County("08", "Kalmar", "Kalmar"), County("09", "Gotland", "Gotlands"), County("10", "Blekinge", "Blekinge"),
        County("12", "Skåne", "Skåne"), County("13", "Halland", "Hallands"),
        County("14", "Västra Götaland", "Västra Götalands"), County("17", "Värmland", "Värmlands"),
        County("18", "Örebro", "Örebro"), County("19", "Västmanland", "Västmanlands"),
        County("20", "Dalarna", "Dalarnas"), County("21", "Gävleborg", "Gävleborgs"),
        County("22", "Västernorrland", "Västernorrlands"), County("23", "Jämtland", "Jämtlands"),
        County("24", "Västerbotten", "Västerbottens"), County("25", "Norrbotten", "Norrbottens"),
    ]

    private init(_ code: String, _ name: String, _ genitive: String) {
        self.code = code
        self.name = name
        self.genitive = genitive
    }
}
