import Territory
import Wording

/// Which categories of a table's dimensions count: one of each that is neither time, area nor content.
///
/// That of the dimension's total where the file declares one or a category is called so; never the first, and never a
/// sum of parts.
struct CubeSelection {
    /// By dimension, the positions of the categories that count.
    private(set) var counted: [Set<Int>]
    /// Dimensions of which one category counts that stands for a part only: it belongs to the indicator's name.
    private(set) var parts: [(dimension: Int, category: Int)] = []
    private(set) var understood: [Wording] = []

    /// - Throws: where a choice is needed, with the dimension's categories and what to write; and where one names
    ///   nothing that the table has.
    init(
        _ cube: StatisticsCube, _ roles: CubeRoles, _ choices: [CubeRequest.Choice], file: String
    ) throws(ImportError) {
        counted = cube.dimensions.map { Set($0.categories.indices) }
        let chosen = try Self.chosen(cube, choices, file: file)
        let open = cube.dimensions.indices.filter { ![roles.time, roles.area, roles.content].contains($0) }
        var unclear: [StatisticsCube.Dimension] = []
        var taken: [(StatisticsCube.Dimension, StatisticsCube.Category)] = []
        for (index, dimension) in cube.dimensions.enumerated() {
            if let wanted = chosen[index] { counted[index] = wanted }
            guard open.contains(index) else { continue }
            let total = Self.total(of: dimension)
            guard let one = counted[index].count == 1 ? counted[index].first : total else {
                unclear.append(dimension)
                continue
            }
            counted[index] = [one]
            if one != total { parts.append((index, one)) }
            taken.append((dimension, dimension.categories[one]))
        }
        if !unclear.isEmpty { throw Self.refusal(unclear, file: file) }
        if !taken.isEmpty {
            let list = taken.map { "\($0.label) = \($1.name)" }.joined(separator: ", ")
            understood.append(Wording(sv: "Ur tabellen togs \(list).", en: "Taken from the table: \(list)."))
        }
    }

    // MARK: Totals

    /// The category that stands for all; nil where there is none, or several may be it.
    static func total(of dimension: StatisticsCube.Dimension) -> Int? {
        let categories = dimension.categories
        if let declared = dimension.total {
            return categories.firstIndex { $0.code == declared } ?? categories.firstIndex { $0.label == declared }
        }
        let named = categories.indices.filter { index in
            [categories[index].label, categories[index].code].contains { totals.contains(key($0)) }
        }
        if !named.isEmpty { return named.count == 1 ? named[0] : nil }
        // "totalt ålder", "samtliga åldrar": the word and the dimension's own name.
        let worded = categories.indices.filter { names(categories[$0].label, allOf: dimension) }
        return worded.count == 1 ? worded[0] : nil
    }

    /// Whether a text names the whole: "totalt".
    static func isTotal(_ text: String) -> Bool { totals.contains(key(text)) }

    private static func names(_ label: String, allOf dimension: StatisticsCube.Dimension) -> Bool {
        let words = label.lowercased().split(separator: " ")
        guard words.count == 2, ["totalt", "total", "samtliga", "alla", "all"].contains(words[0]) else { return false }
        let (word, name) = (FoldedName(String(words[1])).letters, FoldedName(dimension.label).letters)
        return zip(word, name).prefix { $0 == $1 }.count >= min(3, name.count)
    }

    private static func key(_ text: String) -> String {
        text.lowercased().filter { !$0.isWhitespace }
    }

    private static let totals: Set<String> = [
        "totalt", "total", "totala", "samtliga", "alla", "all", "t", "_t", "1+2", "totsa", "tot", "tot1", "bådakönen",
        "mänochkvinnor", "kvinnorochmän", "bothsexes", "menandwomen",
    ]

    // MARK: What the user says

    private static func chosen(
        _ cube: StatisticsCube, _ choices: [CubeRequest.Choice], file: String
    ) throws(ImportError) -> [Int: Set<Int>] {
        var chosen: [Int: Set<Int>] = [:]
        for choice in choices where !cube.about.followed.contains(choice.dimension) {
            guard let index = cube.dimensions.firstIndex(where: { matches($0.code, $0.label, choice.dimension) })
            else {
                let (wanted, known) = (quoted(choice.dimension), quoted(cube.dimensions.map(\.label)))
                throw ImportError(
                    file: file,
                    problem: .unusable(
                        Wording(
                            sv: "tabellen har ingen dimension \(wanted.sv). Den har \(known.sv).",
                            en: "the table has no dimension \(wanted.en). It has \(known.en).")))
            }
            let dimension = cube.dimensions[index]
            let exact = dimension.categories.firstIndex { $0.code == choice.category || $0.label == choice.category }
            guard
                let category = exact
                    ?? dimension.categories.firstIndex(where: { matches($0.code, $0.label, choice.category) })
            else {
                let (wanted, known) = (quoted(choice.category), listed(dimension.categories))
                throw ImportError(
                    file: file,
                    problem: .unusable(
                        Wording(
                            sv: "dimensionen \(dimension.label) har ingen kategori \(wanted.sv). Den har \(known.sv).",
                            en: "the dimension \(dimension.label) has no category \(wanted.en). It has \(known.en).")))
            }
            chosen[index, default: []].insert(category)
        }
        return chosen
    }

    private static func matches(_ code: String, _ label: String, _ wanted: String) -> Bool {
        if key(code) == key(wanted) || key(label) == key(wanted) { return true }
        let folded = FoldedName(wanted)
        return !folded.letters.isEmpty && !folded.ascii.isDisjoint(with: FoldedName(label).ascii)
    }

    private static func refusal(_ unclear: [StatisticsCube.Dimension], file: String) -> ImportError {
        let lists = unclear.map { dimension in
            let known = listed(dimension.categories)
            return Wording(sv: "\(dimension.label): \(known.sv)", en: "\(dimension.label): \(known.en)")
        }
        let options = unclear.compactMap { dimension in
            dimension.categories.first.map { "--select \"\(dimension.label)=\($0.label)\"" }
        }.joined(separator: " ")
        return ImportError(
            file: file,
            problem: .unusable(
                Wording(
                    sv: """
                        tabellen är uppdelad, och ingen kategori står för alla. Ange vilken som gäller, till exempel \
                        \(options). Kategorierna är \(lists.map(\.sv).joined(separator: "; ")).
                        """,
                    en: """
                        the table is divided, and no category stands for all. Say which one is meant, such as \
                        \(options). The categories are \(lists.map(\.en).joined(separator: "; ")).
                        """)))
    }

    /// The first dozen categories.
    static func listed(_ categories: [StatisticsCube.Category]) -> Wording {
        let first = quoted(categories.prefix(12).map(\.label))
        guard categories.count > 12 else { return first }
        let more = categories.count - 12
        return Wording(sv: "\(first.sv) och \(more) till", en: "\(first.en) and \(more) more")
    }
}
