package import Wording

/// The names of the parts of the county that rules name by code, and the titles of the indicators that they name by
/// key.
package struct PartNames: Sendable, Hashable {
    private let byLevel: [Level: [String: Wording]]
    /// By code, where no store says how the county is divided.
    private let municipalities: [String: String]
    private let titles: [String: Wording]

    /// - Parameter municipalities: names by code.
    package init(municipalities: [String: String] = [:]) {
        (byLevel, titles) = ([:], [:])
        self.municipalities = municipalities
    }

    /// - Parameter titles: of indicators, as `GapStatistics` gives them.
    init(_ divisions: [Level: [Part]], titles: [String: Wording]) {
        self.titles = titles
        byLevel = divisions.mapValues { parts in
            Dictionary(parts.map { ($0.code, $0.name) }) { first, _ in first }
        }
        municipalities = [:]
    }

    /// An indicator by its title, in quotation marks; by its key where no store says what it is called.
    package func indicator(_ key: String) -> Wording { titles[key] ?? Wording(verbatim: key) }

    /// The code itself where nothing is known of it.
    package subscript(level: Level?, code: String) -> Wording {
        if let name = level.flatMap({ byLevel[$0]?[code] }) { return name }
        let pieces = code.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = municipalities[pieces[0]] else { return Wording(verbatim: code) }
        return Wording(verbatim: pieces.count == 2 ? "\(name), \(pieces[1])" : name)
    }
}
