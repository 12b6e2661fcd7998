import Territory
import Wording

/// Makes values of a cube: decides areas, periods, contents, totals, symbols and noise, for every format alike.
struct CubeMapper {
    /// What the values are of.
    struct Content: Hashable {
        /// As the table names it, with the parts that it is limited to: `Folkmängd, män`.
        let name: String
        /// Empty where the name is another than the table's.
        let code: String
        let unit: String
        let measuring: StatisticsCube.Content.Measuring?
        /// Nil where the file has one language, and where the name is another than the file's.
        let translated: StatisticsCube.Content.Translation?
    }

    private(set) var contents: [Content] = []
    private(set) var values: [CubeValue] = []
    private(set) var understood: [Wording] = []
    /// Areas that can't be told, with their rows.
    private(set) var unclear: [(rows: [Int], name: String, reason: Wording)] = []
    /// The position of the dimension of areas.
    var areaDimension: Int { roles.area }
    private let cube: StatisticsCube
    private let roles: CubeRoles
    private let file: String

    /// - Throws: `ImportError` where a choice is needed or the table is none of areas and periods.
    /// - Complexity: O(cells × dimensions).
    init(_ cube: StatisticsCube, _ areas: CubeAreas, _ request: CubeRequest, file: String) throws(ImportError) {
        (self.cube, self.file) = (cube, file)
        roles = try CubeRoles(cube, areas, file: file)
        let selection = try CubeSelection(cube, roles, request.choices, file: file)
        understood += selection.understood
        let positions = try findContents(selection, request)
        let periods = try self.periods(selection)
        let isMeant = try CubeFolding.check(
            periods, contents, request.folding, dimension: cube.dimensions[roles.time], file: file)
        let resolved = resolve(areas, selection.counted[roles.area])
        let cells = cells(selection, contents: positions, periods: periods, areas: resolved)
        let folded = CubeFolding(request.folding).fold(cells, contents)
        values = folded.values
        understood += isMeant + folded.understood
        markNoise()
    }

    // MARK: Contents

    /// - Returns: the position among `contents` of each category of the content dimension; of the only one without.
    private mutating func findContents(
        _ selection: CubeSelection, _ request: CubeRequest
    ) throws(ImportError) -> [Int: Int] {
        let parts = selection.parts.compactMap { part -> String? in
            let dimension = cube.dimensions[part.dimension]
            // A frequency or a unit is no part of what is counted.
            guard !Self.bookkeeping.contains(FoldedName(dimension.code).letters) else { return nil }
            return dimension.categories[part.category].label
        }
        func content(_ name: String, _ code: String) -> Content {
            let stated = cube.contents[code] ?? cube.contents[""] ?? .init()
            let whole = request.indicator ?? ([name] + parts).joined(separator: ", ")
            let unit = stated.unit.isEmpty ? TitleUnit.unit(in: name) ?? "" : stated.unit
            return Content(
                name: whole, code: whole == name ? code : "", unit: unit, measuring: stated.measuring,
                translated: whole == name ? stated.translated : nil)
        }
        guard let dimension = roles.content else {
            let name = cube.about.content.isEmpty ? Self.content(ofTitle: cube.about.title) : cube.about.content
            guard let name = request.indicator ?? name else {
                throw ImportError(
                    file: file,
                    problem: .unusable(
                        Wording(
                            sv: "tabellen säger inte vad som mäts. Ange det: --indicator \"Folkmängd\".",
                            en: "the table doesn't say what is measured. Say it: --indicator \"Population\".")))
            }
            contents = [content(name, "")]
            return [0: 0]
        }
        let categories = cube.dimensions[dimension].categories
        let counted = selection.counted[dimension].sorted()
        guard request.indicator == nil || counted.count == 1 else {
            let (label, known) = (cube.dimensions[dimension].label, CubeSelection.listed(categories))
            let option = "--select \"\(label)=\(categories[counted[0]].label)\""
            throw ImportError(
                file: file,
                problem: .unusable(
                    Wording(
                        sv: "tabellen har flera innehåll, \(known.sv). Välj ett när --indicator anges: \(option).",
                        en: "the table has several contents, \(known.en). Choose one beside --indicator: \(option).")))
        }
        var names: [String: Int] = [:]
        for index in counted { names[categories[index].label, default: 0] += 1 }
        for index in counted {
            let (code, label) = (categories[index].code, categories[index].label)
            contents.append(content(names[label] == 1 ? label : "\(label) \(code)", code))
        }
        return Dictionary(uniqueKeysWithValues: counted.enumerated().map { ($1, $0) })
    }

    private static let bookkeeping: Set<String> = ["freq", "unit", "enhet", "frekvens"]

    /// What stands before the dimensions: "Folkmängd efter region och år".
    static func content(ofTitle title: String) -> String? {
        for word in [" efter ", " by ", " per region", " i region"] {
            if let range = title.firstRange(of: word), range.lowerBound > title.startIndex {
                return String(title[..<range.lowerBound])
            }
        }
        return title.isEmpty ? nil : title
    }

    // MARK: Periods and areas

    private func periods(_ selection: CubeSelection) throws(ImportError) -> [CubePeriod?] {
        let dimension = cube.dimensions[roles.time]
        var periods: [CubePeriod?] = []
        for (index, category) in dimension.categories.enumerated() {
            let period = CubePeriod(category.code) ?? CubePeriod(category.label)
            guard period != nil || !selection.counted[roles.time].contains(index) else {
                let name = quoted(category.label)
                throw ImportError(
                    file: file,
                    problem: .unusable(
                        Wording(
                            sv: "\(name.sv) i \(dimension.label) är ingen period. Hämta tabellen med år: 2024.",
                            en: "\(name.en) in \(dimension.label) is no period. Fetch the table by year: 2024.")))
            }
            periods.append(period)
        }
        return periods
    }

    /// The area of each category; nil for those that aren't counted or can't be told.
    private mutating func resolve(_ areas: CubeAreas, _ counted: Set<Int>) -> [CubeArea?] {
        let stride = cube.strides[roles.area]
        var resolved: [CubeArea?] = []
        for (index, category) in cube.dimensions[roles.area].categories.enumerated() {
            guard counted.contains(index) else {
                resolved.append(nil)
                continue
            }
            do throws(LocationText.Problem) { resolved.append(try areas.area(category)) } catch {
                unclear.append((rows(ofArea: index, stride), category.name, error.reason))
                resolved.append(nil)
            }
        }
        return resolved
    }

    /// In their order, each once; of a table without rows the first cell alone.
    private func rows(ofArea area: Int, _ stride: Int) -> [Int] {
        let count = cube.dimensions[roles.area].categories.count
        var rows: [Int] = []
        for position in cube.values.indices where cube.place(position) / stride % count == area {
            if rows.last != cube.row(position) { rows.append(cube.row(position)) }
            if cube.rejecting == nil { break }
        }
        return rows.isEmpty ? [1] : rows
    }

    // MARK: Cells

    private func cells(
        _ selection: CubeSelection, contents: [Int: Int], periods: [CubePeriod?], areas: [CubeArea?]
    ) -> [CubeFolding.Cell] {
        let strides = cube.strides
        let sizes = cube.dimensions.map { max(1, $0.categories.count) }
        let limits = cube.dimensions.indices.filter {
            selection.counted[$0].count < cube.dimensions[$0].categories.count
        }
        var cells: [CubeFolding.Cell] = []
        for position in cube.values.indices {
            let place = cube.place(position)
            func category(_ dimension: Int) -> Int { place / strides[dimension] % sizes[dimension] }
            guard limits.allSatisfy({ selection.counted[$0].contains(category($0)) }),
                let area = areas[category(roles.area)], let period = periods[category(roles.time)],
                let content = contents[roles.content.map(category) ?? 0]
            else { continue }
            let symbol = cube.symbols[position]
            let value = CubeSymbol.value(
                cube.value(position), symbol: symbol, isDashZero: cube.about.isDashZero)
            cells.append(
                .init(
                    content: content, area: area, period: period, value: value, symbol: symbol,
                    row: cube.row(position)))
        }
        return cells
    }

    private mutating func markNoise() {
        guard let first = CubeNoise.firstYear(notes: cube.about.notes) else { return }
        var count = 0
        for index in values.indices where values[index].year >= first && values[index].value != nil {
            values[index].isNoisy = true
            count += 1
        }
        guard count > 0 else { return }
        understood.append(
            Wording(
                sv: """
                    Från \(first) har källan lagt en liten slumpmässig osäkerhet på varje värde (Cell Key Method): \
                    delar behöver inte summera till helheten, och skillnader på några få enheter säger inget. Antal \
                    sådana värden: \(count), märkta [ckm].
                    """,
                en: """
                    From \(first) on the source has added a small random uncertainty to each value (Cell Key Method): \
                    parts need not add up to the whole, and differences of a few units mean nothing. Such values: \
                    \(count), marked [ckm].
                    """))
    }
}
