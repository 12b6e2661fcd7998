/// A locality (tätort) or smaller settlement with a known population at one place.
public struct Locality: Sendable, Hashable {
    public let code: String
    public let name: String
    /// The municipality that official statistics count it to, which near a generalised border may differ from where its
    /// point falls.
    public let municipalityCode: String
    public let population: Int
    /// SWEREF 99 TM, metres.
    public let x: Double
    public let y: Double

    public init(code: String, name: String, municipalityCode: String, population: Int, x: Double, y: Double) {
        self.code = code
        self.name = name
        self.municipalityCode = municipalityCode
        self.population = population
        self.x = x
        self.y = y
    }
}
