package import Store
package import Wording

/// The result of an import, in words.
package enum ImportText {
    /// What progress counts.
    package static let rows = Wording(sv: "rader", en: "rows")

    /// The steps of an import, as its progress says them.
    package static let reading = Wording(sv: "läser filen", en: "reading the file")

    package static func storing(_ rows: Int) -> Wording {
        Wording(
            sv: "placerar och lägger in \(Plural.sv(rows, "rad", "rader"))",
            en: "placing and storing \(Plural.en(rows, "row"))")
    }

    /// - Parameter rejected: the first few are shown with row, column and reason.
    package static func summary(_ receipt: ImportReceipt, rejected: [RejectedRow]) -> Wording {
        if receipt.repeated {
            let same = Wording(
                sv: "Samma fil är redan inläst, och den har inget att ändra.",
                en: "The same file has been imported already, and has nothing to change.")
            guard receipt.rejected > 0 else { return same }
            let reasons = reasons(rejected)
            return Wording(
                sv: "\(same.sv) \(Plural.sv(receipt.rejected, "rad avvisas", "rader avvisas")).\(reasons.sv)",
                en:
                    """
                    \(same.en) \(Plural.en(receipt.rejected, "row")) \(receipt.rejected == 1 ? "is" : "are") \
                    rejected.\(reasons.en)
                    """)
        }
        var sv =
            """
            \(Plural.sv(receipt.read, "rad läst", "rader lästa")): \(Plural.sv(receipt.inserted, "ny", "nya")), \
            \(Plural.sv(receipt.updated, "ändrad", "ändrade")), \
            \(Plural.sv(receipt.unchanged, "oförändrad", "oförändrade")), \
            \(Plural.sv(receipt.rejected, "avvisad", "avvisade")).
            """
        var en =
            """
            \(Plural.en(receipt.read, "row")) read: \(Plural.en(receipt.inserted, "new", "new")), \
            \(Plural.en(receipt.updated, "changed", "changed")), \
            \(Plural.en(receipt.unchanged, "unchanged", "unchanged")), \
            \(Plural.en(receipt.rejected, "rejected", "rejected")).
            """
        let reasons = reasons(rejected)
        sv += reasons.sv
        en += reasons.en
        return Wording(sv: sv, en: en)
    }

    /// What is said beside the rows: whose ids, what was left and emptied, what the file lacks, and the entry.
    static func about(_ result: ImportResult, of kind: ImportFile.Kind) -> [Wording] {
        var lines: [Wording] = []
        let left = InitiativeField.allCases.filter(result.left.contains)
        let names = left.map(\.rawValue) + result.leftKept.sorted()
        if !names.isEmpty {
            func list(_ language: Language) -> String {
                names.map { RowChangeText.title($0)[language] }.joined(separator: ", ")
            }
            lines.append(
                Wording(
                    sv: "Lämnades som det var, eftersom filen inte har kolumnerna: \(list(.swedish)).",
                    en: "Left as it was, since the file doesn't have the columns: \(list(.english))."))
        }
        if result.emptied > 0 {
            lines.append(
                Wording(
                    sv: "Tomma celler tömde \(Plural.sv(result.emptied, "uppgift", "uppgifter")).",
                    en: "Empty cells emptied \(Plural.en(result.emptied, "field"))."))
        }
        if result.returnedOutcomes > 0 {
            lines.append(
                Wording(
                    sv: "Insatser som kom tillbaka fick sina utfall igen: \(result.returnedOutcomes).",
                    en: "Initiatives that came back got their outcomes again: \(result.returnedOutcomes)."))
        }
        if let source = result.source { lines.append(of(source, kind)) }
        if let twins = result.source?.twins { lines.append(of(twins)) }
        if result.absent.count > 0 { lines.append(of(result.absent, kind)) }
        if result.isDryRun {
            lines.append(nothingChanged)
        } else if let entry = result.entry {
            lines.append(EntryText.closing(entry, isDryRun: false))
        }
        return lines
    }

    private static func of(_ source: FileSource, _ kind: ImportFile.Kind) -> Wording {
        guard source.isProposed else {
            return Wording(sv: "Källa: \(source.name).", en: "Source: \(source.name).")
        }
        return source.isNew
            ? Wording(
                sv: "Källa: \(source.name), efter filens namn. Ange en annan med --source NAMN.",
                en: "Source: \(source.name), by the file's name. State another with --source NAME.")
            : Wording(
                sv: """
                    Källa: \(source.name), vars \(kind == .initiatives ? "id:n" : "värden") filen har. Ange en annan \
                    med --source NAMN.
                    """,
                en: """
                    Source: \(source.name), whose \(kind == .initiatives ? "ids" : "values") the file has. State \
                    another with --source NAME.
                    """)
    }

    private static func of(_ twins: FileSource.Twins) -> Wording {
        let list = twins.ids.joined(separator: ", ")
        return Wording(
            sv: """
                Nya insatser finns redan i källan \(twins.source) med samma id och titel: \(list). Är det samma \
                insatser räknas pengarna nu dubbelt: ångra, och ange --source \(twins.source).
                """,
            en: """
                New initiatives are in the source \(twins.source) already with the same id and title: \(list). If they \
                are the same initiatives, their money counts twice now: undo, and state --source \(twins.source).
                """)
    }

    private static func counted(_ count: Int, _ kind: ImportFile.Kind) -> Wording {
        switch kind {
        case .outcomes: Wording(sv: Plural.sv(count, "utfall", "utfall"), en: Plural.en(count, "outcome"))
        case .indicators:
            Wording(sv: Plural.sv(count, "indikatorvärde", "indikatorvärden"), en: Plural.en(count, "indicator value"))
        case .initiatives, .territory:
            Wording(sv: Plural.sv(count, "insats", "insatser"), en: Plural.en(count, "initiative"))
        }
    }

    private static func of(_ absent: ImportResult.Absent, _ kind: ImportFile.Kind) -> Wording {
        func shown(_ language: Language) -> String {
            let ids = absent.ids.prefix(10).map { id in
                kind == .outcomes
                    ? IndicatorTitles().name(of: RowChange(kind: .withdrawn, subject: .outcome, id: id), in: language)
                    : id
            }
            return ids.joined(separator: kind == .outcomes ? "; " : ", ") + (absent.count > 10 ? " …" : "")
        }
        let counted = counted(absent.count, kind)
        let (sv, en) = (counted.sv, counted.en)
        if absent.unclearRows > 0 {
            let rows = absent.unclearRows
            return Wording(
                sv: """
                    Finns i källan men inte i filen: \(sv) (\(shown(.swedish))). De står kvar, eftersom \
                    \(Plural.sv(rows, "avvisad rad", "avvisade rader")) inte säger vad \
                    \(rows == 1 ? "den" : "de") gäller: rätta \(rows == 1 ? "den" : "dem") och läs in filen igen \
                    med --complete.
                    """,
                en: """
                    In the source but not in the file: \(en) (\(shown(.english))). They stay, since \
                    \(Plural.en(rows, "rejected row")) \(rows == 1 ? "doesn't" : "don't") say what \
                    \(rows == 1 ? "it is" : "they are") about: correct \(rows == 1 ? "it" : "them") and import the \
                    file again with --complete.
                    """)
        }
        return absent.areWithdrawn
            ? Wording(
                sv: "Togs bort, eftersom källans fil inte har dem längre: \(sv) (\(shown(.swedish))).",
                en: "Withdrawn, since the source's file doesn't have them any more: \(en) (\(shown(.english))).")
            : Wording(
                sv: """
                    Finns i källan men inte i filen: \(sv) (\(shown(.swedish))). De står kvar; är filen hela källan, \
                    ange --complete.
                    """,
                en: """
                    In the source but not in the file: \(en) (\(shown(.english))). They stay; if the file is the whole \
                    source, state --complete.
                    """)
    }

    /// The number of unusable features of a layer, and the reason for the first.
    package static func rejections(_ rejected: [RejectedRow]) -> Wording {
        let reasons = reasons(rejected)
        return Wording(
            sv: "\(Plural.sv(rejected.count, "objekt avvisat", "objekt avvisade")):\(reasons.sv)",
            en: "\(Plural.en(rejected.count, "feature")) rejected:\(reasons.en)")
    }

    package static let nothingChanged = Wording(
        sv: "Inget ändrades (--dry-run).", en: "Nothing was changed (--dry-run).")

    package static func written(rejectedTo file: String) -> Wording {
        Wording(sv: "Avvisade rader skrevs till \(file).", en: "Rejected rows were written to \(file).")
    }

    /// Initiatives that a file brought back though somebody had removed them.
    package static func returned(_ returned: [(id: String, removal: Int64)]) -> Wording? {
        guard let first = returned.first else { return nil }
        let ids = returned.prefix(10).map(\.id).joined(separator: ", ") + (returned.count > 10 ? " …" : "")
        let entries = Set(returned.map(\.removal)).sorted().map(String.init).joined(separator: ", ")
        return Wording(
            sv: """
                Borttagna tidigare (post \(entries)) och åter med genom filen: \(ids). Ska de vara borta: \
                rackvidd remove \(first.id) --reason TEXT
                """,
            en: """
                Removed earlier (entry \(entries)) and back with the file: \(ids). If they are to be gone: \
                rackvidd remove \(first.id) --reason TEXT
                """)
    }

    package static let noRejectedRows = Wording(
        sv: "Inga rader avvisades, så ingen fil skrevs.", en: "No rows were rejected, so no file was written.")

    private static func reasons(_ rejected: [RejectedRow]) -> Wording {
        var sv = ""
        var en = ""
        for row in rejected.prefix(5) {
            let value = row.value?.cited(40)
            let column = row.column?.cited(40)
            let (valueSv, valueEn) = (value.map { " ”\($0)”" } ?? "", value.map { " “\($0)”" } ?? "")
            sv += "\n  rad \(row.row)\(column.map { ", kolumn \($0)" } ?? "")\(valueSv): \(row.reason.sv)"
            en += "\n  row \(row.row)\(column.map { ", column \($0)" } ?? "")\(valueEn): \(row.reason.en)"
        }
        if rejected.count > 5 {
            sv += "\n  … och \(rejected.count - 5) till; skriv ut alla med --rejected FIL"
            en += "\n  … and \(rejected.count - 5) more; write them all with --rejected FILE"
        }
        return Wording(sv: sv, en: en)
    }
}
