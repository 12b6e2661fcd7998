package import Wording

/// The names of the parts of the county that rules name by code.
package struct PartNames: Sendable, Hashable {
    private let byLevel: [Level: [String: Wording]]
    /// By code, where no store says how the county is divided.
    private let municipalities: [String: String]

    /// - Parameter municipalities: names by code.
    package init(municipalities: [String: String] = [:]) {
        byLevel = [:]
        self.municipalities = municipalities
    }

    init(_ divisions: [Level: [Part]]) {
        byLevel = divisions.mapValues { parts in
            Dictionary(parts.map { ($0.code, $0.name) }) { first, _ in first }
        }
        municipalities = [:]
    }

    /// The code itself where nothing is known of it.
    package subscript(level: Level?, code: String) -> Wording {
        if let name = level.flatMap({ byLevel[$0]?[code] }) { return name }
        let pieces = code.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = municipalities[pieces[0]] else { return Wording(verbatim: code) }
        return Wording(verbatim: pieces.count == 2 ? "\(name), \(pieces[1])" : name)
    }
}
