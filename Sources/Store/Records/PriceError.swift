public import Wording

/// Why amounts can't be brought to the prices of one year.
public enum PriceError: WordedError, Hashable {
    case noIndex(Indicator.ID)
    /// Years of amounts, or the year asked for, that the index has no value of; and those that it has.
    case noValue(Indicator.ID, years: [Int], known: [Int])
    /// Municipalities have different values of one year, so that it is no index of the country's prices.
    case differs(Indicator.ID, year: Int)
    /// Not a positive number of a size that price indices have.
    case notAnIndex(Indicator.ID, year: Int)
    /// The amounts would be too large to reckon with.
    case tooLarge

    public var wording: Wording {
        switch self {
        case .noIndex(let id):
            Wording(
                sv:
                    """
                    Prisindexet \(id) finns inte i databasen. Läs in det med rackvidd import indicators: kolumnerna \
                    municipality_code, year, indicator, value och kind, en rad per år med indicator \(id) och kind \
                    intensive, för en kommun eller med samma värde för flera. Eller nämn ett annat med --price-index. \
                    Statistiska centralbyråns konsumentprisindex (KPI, årsmedelvärden) är ett sådant.
                    """,
                en:
                    """
                    The price index \(id) is not in the database. Import it with rackvidd import indicators: columns \
                    municipality_code, year, indicator, value and kind, a row a year with indicator \(id) and kind \
                    intensive, of one municipality or with the same value for several. Or name another with \
                    --price-index. Statistics Sweden's consumer price index (yearly averages) is one.
                    """)
        case .noValue(let id, let years, let known):
            Wording(
                sv:
                    """
                    Prisindexet \(id) saknar värde för \(Self.list(years)); det har \(Self.list(known)). Läs in de \
                    åren. I kommandon som har --from och --to kan urvalet begränsas i stället.
                    """,
                en:
                    """
                    The price index \(id) has no value of \(Self.list(years)); it has \(Self.list(known)). Import \
                    those years. In commands that have --from and --to, the selection can be narrowed instead.
                    """)
        case .differs(let id, let year):
            Wording(
                sv:
                    """
                    \(id) har olika värden i olika kommuner \(year) och är alltså inget prisindex för landet. Nämn \
                    ett annat med --price-index.
                    """,
                en:
                    """
                    \(id) has different values in different municipalities in \(year), so it is not a price index of \
                    the country. Name another with --price-index.
                    """)
        case .notAnIndex(let id, let year):
            Wording(
                sv: "Värdet av \(id) år \(year) är inget prisindex: det ska ligga mellan 0,001 och en miljard.",
                en: "The value of \(id) in \(year) is not a price index: it must lie between 0.001 and a billion.")
        case .tooLarge:
            Wording(
                sv: "Med prisindexet blir beloppen för stora att räkna med. Kontrollera dess värden.",
                en: "With the price index the amounts become too large to reckon with. Check its values.")
        }
    }

    private static func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
}
