import Foundation
package import Store
import Wording

/// What of an initiative is paid from the region's own funds.
///
/// The regions' own funds for regional development are the state's 1:1 funds (anslag 1:1), which regions decide on, and
/// what a region pays by its own name. Where an initiative states what the state or the region pays, that part of it
/// counts, of a grant never more than the grant, whatever its programme is called; elsewhere its programme tells, for
/// all of it: "1:1-medel (Region Jämtland Härjedalen)", "ERUF; 1:1-medel", "Landsbygdsprogrammet; Region Dalarna;
/// kommunen".
package struct OwnFunds: Sendable {
    /// By initiative, öre that the state and the region pay, as it states them.
    private let parts: [String: Int64]

    /// - Throws: `StoreError`.
    /// - Complexity: O(columns kept).
    package init(_ store: Store) throws {
        let kept = try store.keptColumns()
        var parts: [String: Int64] = [:]
        for column in [KeptColumn.stateFunding, .regionFunding] {
            for (id, kronor) in kept[column.rawValue]?.numbers ?? [:] {
                parts[id, default: 0] += Int64(clamped: (kronor * 100).rounded())
            }
        }
        self.parts = parts
    }

    /// What an initiative says of whose money it is.
    enum Answer: Equatable {
        /// This much of it, öre, as it states.
        case part(Int64)
        /// All of it, or nothing, by its programme.
        case whole, nothing
        /// No source is named.
        case unknown

        var isOwn: Bool? {
            switch self {
            case .part(let ore): ore > 0
            case .whole: true
            case .nothing: false
            case .unknown: nil
            }
        }
    }

    func answer(_ initiative: Initiative) -> Answer {
        if let part = part(of: initiative.id, granted: initiative.grantedOre) { return .part(part) }
        return Self.pay(initiative.programme).map { $0 ? .whole : .nothing } ?? .unknown
    }

    /// Öre that the state and the region pay of a grant, of one that isn't stated what they pay in all; nil where the
    /// initiative doesn't say, and where more was repaid than granted.
    private func part(of id: String, granted ore: Int64?) -> Int64? {
        parts[id].flatMap { part in
            guard let ore else { return part }
            return ore >= 0 ? min(part, ore) : nil
        }
    }

    /// The same table with the own part of each initiative's money; of those that state none, all of it.
    package func counted(_ table: InitiativeTable) -> InitiativeTable {
        var ore: [Int: Int64] = [:]
        for row in table.initiatives.indices {
            // Of a grant that nobody states no part is known.
            guard let stated = table.initiatives.statedOre(row) else { continue }
            if let part = part(of: table.initiatives.id(row), granted: stated), part != stated { ore[row] = part }
        }
        return table.stating(ore)
    }

    /// Nil where no source is named.
    static func pay(_ programme: String?) -> Bool? {
        guard let programme, !programme.isEmpty else { return nil }
        let sources = programme.lowercased().split { ";,()+/".contains($0) }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return sources.contains { source in
            source.contains("1:1") || source.hasPrefix("region ") || source == "regionen" || source == "egna medel"
                || source == "regionala utvecklingsmedel"
        }
    }
}
