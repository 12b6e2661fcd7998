import Wording

/// The options for what closes gaps.
package enum GapAdviceOptionText {
    package static let allocate = OptionText(
        sv: "Föreslå hur beloppet kan fördelas så att alla måste-regler uppfylls, med minsta ändring.",
        en: "Propose how this amount (SEK) can be distributed so that the must rules hold, with the smallest change.",
        value: Wording(sv: "kronor", en: "kronor"))

    package static let applications = OptionText(
        sv: "Visa vad ansökningarna i en fil (insatsernas kolumner, med poäng och sökt belopp) gör med luckorna.",
        en: """
            Show what the applications of a file (the columns of initiatives, with score and amount applied \
            for) do about the gaps.
            """,
        value: Wording(sv: "fil", en: "file"))

    package static let budget = OptionText(
        sv: """
            Välj de ansökningar som inom så många kronor stänger flest måste-luckor, sedan bör-luckor, sedan \
            högst poäng; med --frontier den största budget som prövas.
            """,
        en: """
            Choose the applications that within so many kronor close the most must gaps, then should gaps, \
            then the highest score; with --frontier the largest budget that is looked at.
            """,
        value: Wording(sv: "kronor", en: "kronor"))

    package static let neverWiden = OptionText(
        sv: """
            Vilka luckor inget urval får vidga och vilka uppfyllda regler det inte får bryta: must (förval), all \
            eller none.
            """,
        en: """
            Whose gaps no choice may widen, and which rules that are met it may not break: must (the default), all \
            or none.
            """)

    package static let choose = OptionText(
        sv: "Visa vad dessa ansökningar gör tillsammans, valda för hand: id med komma emellan.",
        en: "Show what these applications do together, chosen by hand: ids with commas between.",
        value: Wording(sv: "id,id", en: "id,id"))

    package static let frontier = OptionText(
        sv: "Visa det bästa urvalet vid varje budget från vilken fler luckor kan stängas.",
        en: "Show the best choice at each budget from which more gaps can be closed.")

    package static let evidence = OptionText(
        sv: "Skriv policyn, indatas kontrollsummor och varje siffra i en fil (JSON), som --replay kan köra om.",
        en: """
            Write the policy, checksums of the inputs and every figure to one file (JSON) that --replay can \
            run again.
            """,
        value: Wording(sv: "fil", en: "file"))

    package static let replay = OptionText(
        sv: "Kör om en prövningsfil från --evidence: samma siffror, eller vad som har ändrats (slutkod 2).",
        en: "Run a check file of --evidence again: the same figures, or what has changed (exit code 2).",
        value: Wording(sv: "fil", en: "file"))
}
