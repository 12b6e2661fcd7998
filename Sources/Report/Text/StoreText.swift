package import Wording

/// What is done with a store as a file, in words.
package enum StoreText {
    package static func copied(_ store: String, to file: String) -> Wording {
        Wording(sv: "Kopierade \(store) till \(file).", en: "Copied \(store) to \(file).")
    }

    /// - Parameter guest: what of the file isn't the program's.
    package static func leftAlone(_ guest: String) -> Wording {
        Wording(sv: "Inte Räckvidds, lämnas i fred: \(guest).", en: "Not Räckvidd's, left alone: \(guest).")
    }

    package static let erased = Wording(
        sv: "Raderat för gott; det kan inte ångras.", en: "Erased for good; that can't be undone.")
}
