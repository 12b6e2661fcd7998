import Wording

/// The options for what to ask of a distribution beyond its figures.
package enum AnalysisOptionText {
    package static let influence = OptionText(
        sv: "Vilken enskild insats och vilket område som flyttar indexet mest.",
        en: "Which single initiative and area moves the index most.")

    package static let index = OptionText(
        sv: "Index för --influence och --sources.",
        en: "Index for --influence and --sources.")

    package static let bootstrap = OptionText(
        sv: "Bootstrapintervall över insatser, detta antal omlottningar.",
        en: "Bootstrap intervals over initiatives, this number of resamples.",
        value: Wording(sv: "antal", en: "count"))

    package static let seed = OptionText(
        sv: "Slumpfrö för allt som slumpas.",
        en: "Seed for everything random.",
        value: Wording(sv: "frö", en: "seed"))

    package static let division = OptionText(
        sv: "Samma index under flera indelningar: municipality,cell,zone.",
        en: "The same indices under several divisions: municipality,cell,zone.",
        value: Wording(sv: "lista", en: "list"))

    package static let need = OptionText(
        sv: "Behov att jämföra med: en kommunindikator.",
        en: "Need to compare with: a municipal indicator.",
        value: Wording(sv: "indikator", en: "indicator"))

    package static let sources = OptionText(
        sv: "Vilka källor som gör fördelningen ojämn (Shapley).",
        en: "Which sources make the distribution uneven (Shapley).")

    package static let neighbours = OptionText(
        sv: "Grannar: queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt) med områdenas koder.",
        en: "Neighbours: queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt) of the areas' codes.",
        value: Wording(sv: "regel", en: "rule"))

    package static let weights = OptionText(
        sv: "Grannvikter.",
        en: "Neighbour weights.")

    package static let local = OptionText(
        sv: "Lokal Moran och Getis–Ord G* per område.",
        en: "Local Moran and Getis–Ord G* by area.")

    package static let smooth = OptionText(
        sv: "Utjämnade kvoter (empirisk Bayes) bredvid de råa.",
        en: "Smoothed rates (empirical Bayes) beside the raw ones.")

    package static let contrast = OptionText(
        sv: "Områden att ställa mot de övriga: 2303,2313.",
        en: "Areas to set against the others: 2303,2313.",
        value: Wording(sv: "koder", en: "codes"))
}
