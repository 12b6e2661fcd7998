import Wording

/// The options of `report`.
package enum ReportOptionText {
    package static let indicator = OptionText(
        sv: "Indikator som insatser bidrar till.",
        en: "Indicator that initiatives bring.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let policy = OptionText(
        sv: "Policy vars luckor visas.",
        en: "Policy whose gaps are shown.",
        value: Wording(sv: "policy.yaml", en: "policy.yaml"))

    package static let annual = OptionText(
        sv: """
            Årets underlag till resultatredovisningen enligt SFS 2024:99, i stället för rapporten.
            """,
        en: """
            The year's ground for the account of results under SFS 2024:99, instead of the report.
            """,
        value: Wording(sv: "år", en: "year"))

    package static let evidence = OptionText(
        sv: "Prövningsfil från rackvidd gaps --evidence, gjord före årets beslut, för --annual; kan upprepas.",
        en: """
            A check file of rackvidd gaps --evidence, made before the year's decisions, for --annual; \
            may be repeated.
            """,
        value: Wording(sv: "fil", en: "file"))

    package static let goals = OptionText(
        sv: "Mål och styrdokument som visas, som för rackvidd goals.",
        en: "Goals and steering documents to show, as for rackvidd goals.",
        value: Wording(sv: "mål.yaml", en: "goals.yaml"))

    package static let today = OptionText(
        sv: "Dagen som målen bedöms; annars dagens datum, och årets sista dag för --annual.",
        en: "The day on which goals are judged; else today, and the year's last day for --annual.",
        value: Wording(sv: "datum", en: "date"))

    package static let change = OptionText(
        sv: "Indikator vars förändring per kommun visas; kan upprepas. Utan den: målens indikatorer.",
        en: "Indicator whose change by municipality is shown; may be repeated. Without it: the goals' indicators.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let format = OptionText(
        sv: "Format; markdown för --annual. Utan den vad utfilens namn säger, annars html.",
        en: "Format; markdown for --annual. Without it what the output file's name says, else html.")

    package static let generated = OptionText(
        sv: "Skriv när rapporten gjordes; den blir då inte densamma varje gång.",
        en: "Include the time of creation; the file then differs each time.")

    package static let output = OptionText(
        sv: "Utfil, som fil.docx eller fil.pdf, eller - för standard ut.",
        en: "Output file, such as file.docx or file.pdf, or - for standard output.",
        value: Wording(sv: "fil.html", en: "file.html"))
}
