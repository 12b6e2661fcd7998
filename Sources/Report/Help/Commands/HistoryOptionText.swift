import Wording

/// Options of the commands that look into the history, and change it.
package enum HistoryOptionText {
    package static let asKnown = OptionText(
        sv: "Som det var känt då: en dag, en post i historiken eller en inläst fil.",
        en: "As it was known then: a day, an entry of the history or an imported file.",
        value: Wording(sv: "datum|post|fil", en: "date|entry|file"))
    package static let since = OptionText(
        sv: "Sedan då: en dag, en post i historiken eller en inläst fil.",
        en: "Since then: a day, an entry of the history or an imported file.",
        value: Wording(sv: "datum|post|fil", en: "date|entry|file"))
    package static let by = OptionText(
        sv: "Vad som flyttade, per område av det här slaget.", en: "What moved, by parts of this kind.")
    package static let id = OptionText(sv: "Insatsens id.", en: "The initiative's id.", value: Wording(verbatim: "id"))
    package static let map = OptionText(
        sv: "Skriv en karta över avtrycket hit (SVG).", en: "Write a map of the footprint here (SVG).",
        value: Wording(sv: "fil", en: "file"))
    package static let ids = OptionText(
        sv: "Insatsernas id.", en: "The initiatives' ids.", value: Wording(verbatim: "id"))
    package static let assignments = OptionText(
        sv: "Rättelser: kolumn=värde; ett tomt värde tömmer kolumnen.",
        en: "Edits: column=value; an empty value empties the column.",
        value: Wording(sv: "kolumn=värde", en: "column=value"))
    package static let reason = OptionText(
        sv: "Skälet, som står kvar i historiken.", en: "The reason, which stays in the history.",
        value: Wording(sv: "text", en: "text"))
    package static let entry = OptionText(
        sv: "Posten i historiken, eller den inlästa filen; annars den senaste.",
        en: "The entry of the history, or the imported file; else the latest.",
        value: Wording(sv: "post", en: "entry"))
    package static let dryRun = OptionText(
        sv: "Visa vad som skulle hända, och ändra inget.", en: "Show what would happen, and change nothing.")
    package static let verbose = OptionText(sv: "Visa alla ändringar.", en: "Show all changes.")
    package static let changes = OptionText(
        sv: "Skriv alla ändringar hit (CSV, eller .xlsx, .json efter namnet).",
        en: "Write all changes here (CSV, or .xlsx, .json by the name).",
        value: Wording(sv: "fil", en: "file"))
    package static let erased = OptionText(
        sv: "Insatsens id, eller en kolumn.", en: "The initiative's id, or a column.",
        value: Wording(sv: "id|kolumn", en: "id|column"))
    package static let isColumn = OptionText(
        sv: "Radera en kolumn hos alla insatser.", en: "Erase a column of all initiatives.")
    package static let list = OptionText(
        sv: "Vad som ska listas.", en: "What to list.", value: Wording(sv: "slag", en: "kind"))
    package static let rejectedOf = OptionText(
        sv: "Bara rader ur den här posten.", en: "Only rows of this entry.", value: Wording(sv: "post", en: "entry"))
    package static let rejectedOutput = OptionText(
        sv: "Skriv de avvisade raderna hit, som vid importen (CSV).",
        en: "Write the rejected rows here, as at the import (CSV).", value: Wording(sv: "fil", en: "file"))
}
