import Wording

/// The options of `statistics`.
package enum StatisticsOptionText {
    package static let file = OptionText(
        sv: "Filen, eller - för standard in.",
        en: "The file, or - for standard input.",
        value: Wording(sv: "fil.csv", en: "file.csv"))

    package static let value = OptionText(
        sv: "Kolumn med värden.",
        en: "Column with values.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let weight = OptionText(
        sv: "Kolumn med vikter.",
        en: "Column with weights.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let group = OptionText(
        sv: "Kolumn med grupper: delar upp Theil och Gini; flera, yttre först, nästlas.",
        en: "Column with groups: decomposes Theil and Gini; several, outermost first, are nested.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let neighbours = OptionText(
        sv: "Grannar (GAL): ger Moran och Geary.",
        en: "Neighbours (GAL): gives Moran and Geary.",
        value: Wording(sv: "fil.gal", en: "file.gal"))

    package static let id = OptionText(
        sv: "Kolumn med grannfilens id; annars gäller radordningen.",
        en: "Column with the ids of the neighbour file; else the order of rows counts.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let weights = OptionText(
        sv: "Grannvikter.",
        en: "Neighbour weights.")

    package static let seed = OptionText(
        sv: "Slumpfrö för slumpade ordningar (fler än nio enheter).",
        en: "Seed for random orderings (more than nine units).",
        value: Wording(sv: "frö", en: "seed"))

    package static let permutations = OptionText(
        sv: "Antal slumpade ordningar.",
        en: "Number of random orderings.",
        value: Wording(sv: "antal", en: "count"))

    package static let local = OptionText(
        sv: "Lokal Moran och Getis–Ord G* per rad, med --neighbours.",
        en: "Local Moran and Getis–Ord G* by row, with --neighbours.")

    package static let need = OptionText(
        sv: "Kolumn med behov: koncentrationskurva, Kakwani.",
        en: "Column with need: concentration curve, Kakwani.",
        value: Wording(sv: "kolumn", en: "column"))

    package static let contrast = OptionText(
        sv: "Rader (id) att ställa mot övriga: 3,5.",
        en: "Rows (ids) to set against the others: 3,5.",
        value: Wording(sv: "id:n", en: "ids"))

    package static let influence = OptionText(
        sv: "Gini utan var och en av raderna.",
        en: "Gini without each of the rows.")

    package static let bootstrap = OptionText(
        sv: "Bootstrapintervall för Gini, detta antal omlottningar.",
        en: "Bootstrap interval of Gini, this number of resamples.",
        value: Wording(sv: "antal", en: "count"))

    package static let smooth = OptionText(
        sv: "Värdena är antal och vikterna befolkning: utjämnade kvoter.",
        en: "The values are counts and the weights populations: smoothed rates.")
}
