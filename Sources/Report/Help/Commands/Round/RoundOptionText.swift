import Wording

/// The options of `round`.
package enum RoundOptionText {
    package static let policy = OptionText(
        sv: "Policyn som säger vad utlysningen ska nå.", en: "The policy that says what the call should reach.",
        value: Wording(sv: "policy", en: "policy"))

    package static let applications = OptionText(
        sv: "Filen med ansökningar: insatsernas kolumner, med poäng och sökt belopp.",
        en: "The file of applications: the columns of initiatives, with score and amount applied for.",
        value: Wording(sv: "fil", en: "file"))

    package static let budget = OptionText(
        sv: "Utlysningens budget i kronor.", en: "The budget of the call, in kronor.",
        value: Wording(sv: "kronor", en: "kronor"))

    package static let funds = OptionText(
        sv: """
            Vilka medel som räknas (annars own om någon insats anger regionens egna medel som program): own eller all.
            """,
        en: """
            Whose funds count (else own where any initiative names the region's own funds as its programme): own or \
            all.
            """)

    package static let by = OptionText(
        sv: "Indelning av efterfrågan.", en: "The division of demand.", value: Wording(sv: "indelning", en: "division"))

    package static let output = OptionText(
        sv: "Filen att skriva, som fil.docx eller fil.pdf; - är standard ut.",
        en: "The file to write, such as file.docx or file.pdf; - is standard output.",
        value: Wording(sv: "fil", en: "file"))

    package static let format = OptionText(
        sv: "Format. Utan den vad filens namn säger, annars html.",
        en: "Format. Without it what the file's name says, else html.")
}
