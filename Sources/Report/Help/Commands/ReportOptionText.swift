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
            Årets del av resultatredovisningen enligt SFS 2024:99 om territoriella perspektiv, i stället för \
            rapporten.
            """,
        en: """
            The year's part on territorial perspectives of the account of results under SFS 2024:99, instead \
            of the report.
            """,
        value: Wording(sv: "år", en: "year"))

    package static let evidence = OptionText(
        sv: "Prövningsfil från rackvidd gaps --evidence, gjord före årets beslut, för --annual; kan upprepas.",
        en: """
            A check file of rackvidd gaps --evidence, made before the year's decisions, for --annual; \
            may be repeated.
            """,
        value: Wording(sv: "fil", en: "file"))

    package static let format = OptionText(
        sv: "Format; markdown för --annual.",
        en: "Format; markdown for --annual.")

    package static let generated = OptionText(
        sv: "Skriv när rapporten gjordes; den blir då inte densamma varje gång.",
        en: "Include the time of creation; the file then differs each time.")

    package static let output = OptionText(
        sv: "Utfil, eller - för standard ut.",
        en: "Output file, or - for standard output.",
        value: Wording(sv: "fil.html", en: "file.html"))
}
