import Store
import Territory
import Wording

/// What rows would take away from initiatives that the store has: locations and amounts.
struct ImportLosses {
    private let file: String
    private var located: [Initiative] = []
    private var granted: [Initiative] = []
    private let areAccepted: Bool

    /// Looks up those of the rows that state no location or amount, in columns that the file has.
    init(
        of batch: ImportBatch<Initiative>, _ columns: ColumnRecognition<InitiativeRole>,
        _ source: ImportSource, in target: InitiativeTarget
    ) throws {
        file = source.path
        areAccepted = target.acceptsLosses
        let statesPlaces = source.isLayer || Self.ofPlace.contains(where: columns.has)
        let statesAmounts = columns.has(.granted)
        var lacking: [String: Initiative] = [:]
        for (_, record) in batch.accepted
        where statesPlaces && record.location == .unknown || statesAmounts && record.grantedOre == nil {
            lacking[record.id] = record
        }
        guard !areAccepted, !lacking.isEmpty else { return }
        // A source's ids may not be those that the store has.
        let named = try target.store.storedIDs(of: Set(lacking.keys), in: batch, source: target.source)
        lacking = Dictionary(
            lacking.compactMap { id, record in named[id].map { ($0, record) } }, uniquingKeysWith: { first, _ in first }
        )
        var selection = Selection.everything
        selection.ids = Set(lacking.keys)
        for stored in try target.store.initiatives(selection).initiatives {
            // Another project by the same id takes nothing from this one: it is of another source, or refused.
            guard let record = lacking[stored.id], target.replaces || !record.isOtherProject(than: stored) else {
                continue
            }
            if statesPlaces, record.location == .unknown, stored.location != .unknown { located.append(stored) }
            if statesAmounts, record.grantedOre == nil, stored.grantedOre != nil { granted.append(stored) }
        }
    }

    private static let ofPlace: [InitiativeRole] = [
        .municipalityCodes, .municipalities, .place, .longitude, .latitude, .easting, .northing, .x, .y, .geometry,
        .county,
    ]

    /// - Throws: `Refusal` where something would be lost that nobody accepted.
    func refuse() throws(Refusal) {
        guard !areAccepted, !located.isEmpty || !granted.isEmpty else { return }
        throw Refusal(
            file: file, located: located.count, locatedOre: Self.sum(located), granted: granted.count,
            grantedOre: Self.sum(granted), examples: Array(Set((located + granted).map(\.id)).sorted().prefix(5)))
    }

    private static func sum(_ initiatives: [Initiative]) -> Int64 {
        initiatives.reduce(0) { $0 + ($1.grantedOre ?? 0) }
    }

    /// Why nothing was imported.
    struct Refusal: WordedError, Hashable {
        let file: String
        let located: Int
        let locatedOre: Int64
        let granted: Int
        let grantedOre: Int64
        let examples: [String]

        var wording: Wording {
            let (sv, en) = (Figures(.swedish), Figures(.english))
            var lost: [Wording] = []
            if located > 0 {
                lost.append(
                    Wording(
                        sv: "läget från \(initiatives(located).sv) (\(sv.kronor(ore: locatedOre)) kr beviljat)",
                        en: "the location from \(initiatives(located).en) (SEK \(en.kronor(ore: locatedOre)) granted)"))
            }
            if granted > 0 {
                lost.append(
                    Wording(
                        sv: "beloppet från \(initiatives(granted).sv) (\(sv.kronor(ore: grantedOre)) kr)",
                        en: "the amount from \(initiatives(granted).en) (SEK \(en.kronor(ore: grantedOre)))"))
            }
            let ids = examples.joined(separator: ", ")
            return Wording(
                sv:
                    """
                    \(file): inläsningen skulle ta \(lost.map(\.sv).joined(separator: " och ")), bland dem \(ids). \
                    Ingenting är ändrat. Fyll i det som saknas i filen, eller ange --accept-losses om det är meningen.
                    """,
                en:
                    """
                    \(file): the import would take \(lost.map(\.en).joined(separator: " and ")), among them \(ids). \
                    Nothing has changed. Fill in what is missing in the file, or give --accept-losses if it is meant.
                    """)
        }

        private func initiatives(_ count: Int) -> Wording {
            Wording(
                sv: count == 1 ? "1 insats" : "\(count) insatser",
                en: count == 1 ? "1 initiative" : "\(count) initiatives")
        }
    }
}
