package import Store
package import Wording

/// The result of an import, in words.
package enum ImportText {
    /// - Parameter rejected: the first few are shown with row, column and reason.
    package static func summary(_ receipt: ImportReceipt, rejected: [RejectedRow]) -> Wording {
        if receipt.repeated {
            return Wording(
                sv: "Samma fil är redan inläst; inget ändrades.",
                en: "The same file has been imported already; nothing changed.")
        }
        var sv =
            """
            \(Plural.sv(receipt.read, "rad läst", "rader lästa")): \(receipt.inserted) nya, \(receipt.updated) \
            ändrade, \(receipt.unchanged) oförändrade, \(receipt.rejected) avvisade.
            """
        var en =
            """
            \(Plural.en(receipt.read, "row")) read: \(receipt.inserted) new, \(receipt.updated) changed, \
            \(receipt.unchanged) unchanged, \(receipt.rejected) rejected.
            """
        let reasons = reasons(rejected)
        sv += reasons.sv
        en += reasons.en
        return Wording(sv: sv, en: en)
    }

    /// The number of unusable features of a layer, and the reason for the first.
    package static func rejections(_ rejected: [RejectedRow]) -> Wording {
        let reasons = reasons(rejected)
        return Wording(
            sv: "\(Plural.sv(rejected.count, "objekt avvisat", "objekt avvisade")):\(reasons.sv)",
            en: "\(Plural.en(rejected.count, "feature")) rejected:\(reasons.en)")
    }

    private static func reasons(_ rejected: [RejectedRow]) -> Wording {
        var sv = ""
        var en = ""
        for row in rejected.prefix(5) {
            let value = row.value.map { " ”\($0.fitted(to: 40))”" } ?? ""
            sv += "\n  rad \(row.row)\(row.column.map { ", kolumn \($0)" } ?? "")\(value): \(row.reason.sv)"
            en += "\n  row \(row.row)\(row.column.map { ", column \($0)" } ?? "")\(value): \(row.reason.en)"
        }
        if rejected.count > 5 {
            sv += "\n  … och \(rejected.count - 5) till; skriv ut alla med --rejected FIL"
            en += "\n  … and \(rejected.count - 5) more; write them all with --rejected FILE"
        }
        return Wording(sv: sv, en: en)
    }
}
