package import Store
package import Wording

/// The changes made by opening a store of an earlier version.
package enum StoreUpgradeText {
    /// Nothing where the store is of this version.
    package static func notices(of store: Store) -> [Wording] {
        guard let upgrade = store.upgrade else { return [] }
        let renewal = upgrade == .file ? store.renewal.map(TerritoryChangeText.renewal) : nil
        return [wording(upgrade, store.path, counted: store.countedEveryStatus)] + [renewal].compactMap { $0 }
    }

    /// - Parameter counted: whether the earlier version counted initiatives of every status; then figures change.
    private static func wording(_ upgrade: StoreUpgrade, _ path: String, counted everyStatus: Bool) -> Wording {
        switch upgrade {
        case .file where !everyStatus:
            Wording(
                sv: "\(path) har uppgraderats från en tidigare version.",
                en: "\(path) was upgraded from an earlier version.")
        case .copy where !everyStatus:
            Wording(
                sv:
                    """
                    \(path) är gjort av en tidigare version och läses som uppgraderat; filen är orörd. Uppgradera den \
                    med rackvidd statuses --upgrade.
                    """,
                en:
                    """
                    \(path) was made by an earlier version and is read as if upgraded; the file is untouched. Upgrade \
                    it with rackvidd statuses --upgrade.
                    """)
        case .file:
            Wording(
                sv:
                    """
                    \(path) har uppgraderats från en tidigare version: siffrorna gäller nu beslutade insatser. Se hur \
                    statusarna räknas med rackvidd statuses.
                    """,
                en:
                    """
                    \(path) was upgraded from an earlier version: figures now count decided initiatives. See how \
                    statuses count with rackvidd statuses.
                    """)
        case .copy:
            Wording(
                sv:
                    """
                    \(path) är gjort av en tidigare version och läses som uppgraderat; filen är orörd. Uppgradera den \
                    med rackvidd statuses --upgrade. Siffrorna gäller nu beslutade insatser, och orter och angivna \
                    antal kommuner räknas med när de placeras.
                    """,
                en:
                    """
                    \(path) was made by an earlier version and is read as if upgraded; the file is untouched. Upgrade \
                    it with rackvidd statuses --upgrade. Figures now count decided initiatives, and places and stated \
                    numbers of municipalities count when they are placed.
                    """)
        }
    }
}
