import JSON
import Wording

/// One dataset of JSON-stat as a cube.
struct JSONStatDataset {
    private let object: JSONObject
    private let file: StatisticsFile
    private let dimension: JSONObject
    private let ids: [String]

    init(_ object: JSONObject, _ file: StatisticsFile) throws(ImportError) {
        (self.object, self.file) = (object, file)
        guard let dimension = object["dimension"]?.object,
            let ids = (object["id"] ?? dimension["id"])?.array?.compactMap(\.string), !ids.isEmpty
        else {
            throw file.refusal(
                "tabellen säger inte sina dimensioner (id och dimension). Hämta den på nytt.",
                "the table doesn't say its dimensions (id and dimension). Fetch it again.")
        }
        (self.dimension, self.ids) = (dimension, ids)
    }

    /// - Throws: where sizes, categories and values don't fit each other; nothing is made room for until they do.
    func cube() throws(ImportError) -> StatisticsCube {
        let sizes = ((object["size"] ?? dimension["size"])?.array ?? []).map { $0.int ?? -1 }
        guard sizes.count == ids.count else {
            throw file.refusal(
                "tabellen har \(ids.count) dimensioner men \(sizes.count) storlekar (size). Hämta den på nytt.",
                "the table has \(ids.count) dimensions but \(sizes.count) sizes. Fetch it again.")
        }
        var dimensions: [StatisticsCube.Dimension] = []
        for (id, size) in zip(ids, sizes) {
            let one = try read(id)
            guard one.categories.count == size else {
                let count = one.categories.count
                throw file.refusal(
                    "size säger \(size) för \(id), som har \(count) kategorier. Hämta tabellen på nytt.",
                    "size says \(size) for \(id), which has \(count) categories. Fetch the table again.")
            }
            dimensions.append(one)
        }
        guard let cells = StatisticsCube.combinations(sizes) else {
            throw ImportError(file: file.path, problem: .unusable(CubeLimit.combinations))
        }
        guard cells <= StatisticsCube.mostCells else {
            throw ImportError(file: file.path, problem: .unusable(CubeLimit.cells(cells)))
        }
        let values = try values(cells)
        var cube = StatisticsCube(about, dimensions, values: values, symbols: try symbols(cells))
        for content in dimensions where content.role == .content { cube.contents = contents(content.code) }
        if cube.contents.isEmpty, let unit = object["unit"]?["base"]?.string ?? object["unit"]?.string {
            cube.contents[""] = .init(unit: unit)
        }
        return cube
    }

    // MARK: Dimensions

    private func read(_ id: String) throws(ImportError) -> StatisticsCube.Dimension {
        guard let one = dimension[id]?.object, let category = one["category"]?.object else {
            throw file.refusal(
                "dimensionen \(id) står i id men beskrivs inte. Hämta tabellen på nytt.",
                "the dimension \(id) is in id but not described. Fetch the table again.")
        }
        let labels = Dictionary(
            (category["label"]?.object?.members ?? []).map { ($0.name, $0.value.string ?? "") }
        ) { first, _ in first }
        let codes: [String]
        switch category["index"] {
        case .array(let index): codes = index.map { $0.string ?? $0.plainText }
        case .object(let index): codes = try ordered(index, id)
        default:
            guard let label = category["label"]?.object, label.count <= 1 else {
                throw file.refusal(
                    "dimensionen \(id) säger inte kategoriernas ordning (index). Hämta tabellen på nytt.",
                    "the dimension \(id) doesn't say the order of its categories (index). Fetch the table again.")
            }
            codes = label.members.map(\.name)
        }
        guard Set(codes).count == codes.count else {
            throw file.refusal(
                "dimensionen \(id) har samma kategori två gånger. Hämta tabellen på nytt.",
                "the dimension \(id) has a category twice. Fetch the table again.")
        }
        let declared = one["extension"]
        return StatisticsCube.Dimension(
            id, label: one["label"]?.string, role: role(id),
            categories: codes.map { StatisticsCube.Category($0, labels[$0]) },
            total: declared?["elimination"] == .bool(true) ? declared?["eliminationValueCode"]?.string : nil)
    }

    /// The order that positions say, not that of the members.
    private func ordered(_ index: JSONObject, _ id: String) throws(ImportError) -> [String] {
        var codes = [String?](repeating: nil, count: index.count)
        for member in index.members {
            guard let place = member.value.int, codes.indices.contains(place), codes[place] == nil else {
                let (name, place) = (member.name, member.value.plainText)
                throw file.refusal(
                    "index för \(id) är ingen ordning: \(name) har platsen \(place). Hämta tabellen på nytt.",
                    "the index of \(id) is no order: \(name) has the place \(place). Fetch the table again.")
            }
            codes[place] = member.name
        }
        return codes.compactMap { $0 }
    }

    private func role(_ id: String) -> StatisticsCube.Dimension.Role? {
        guard let roles = (object["role"] ?? dimension["role"])?.object else { return nil }
        for (name, role) in [("time", StatisticsCube.Dimension.Role.time), ("geo", .area), ("metric", .content)]
        where roles[name]?.array?.contains(.string(id)) == true {
            return role
        }
        return nil
    }

    private func contents(_ id: String) -> [String: StatisticsCube.Content] {
        let one = dimension[id]
        var contents: [String: StatisticsCube.Content] = [:]
        for unit in one?["category"]?["unit"]?.object?.members ?? [] {
            contents[unit.name, default: .init()].unit = unit.value["base"]?.string ?? unit.value["label"]?.string ?? ""
        }
        for kind in one?["extension"]?["measuringType"]?.object?.members ?? [] {
            contents[kind.name, default: .init()].measuring = kind.value.string.flatMap {
                StatisticsCube.Content.Measuring(rawValue: $0.lowercased())
            }
        }
        return contents
    }

    // MARK: Values

    private func values(_ cells: Int) throws(ImportError) -> [Double] {
        switch object["value"] {
        case .array(let array):
            guard array.count == cells else {
                let sizes =
                    (object["size"] ?? dimension["size"])?.array?.map(\.plainText)
                    .joined(separator: " × ") ?? ""
                throw file.refusal(
                    "tabellen har \(array.count) värden, men \(sizes) = \(cells) celler. Hämta den på nytt.",
                    "the table has \(array.count) values, but \(sizes) = \(cells) cells. Fetch it again.")
            }
            var values: [Double] = []
            values.reserveCapacity(cells)
            for (place, value) in array.enumerated() { values.append(try number(value, place)) }
            return values
        case .object(let sparse):
            var values = [Double](repeating: .nan, count: cells)
            for member in sparse.members {
                guard let place = Int(member.name), values.indices.contains(place) else { throw outside(member.name) }
                values[place] = try number(member.value, place)
            }
            return values
        default:
            throw file.refusal(
                "tabellen har inga värden (value). Hämta den på nytt.",
                "the table has no values (value). Fetch it again.")
        }
    }

    private func number(_ value: JSONValue, _ place: Int) throws(ImportError) -> Double {
        if let number = value.double { return number }
        if value.isNull { return .nan }
        if let text = value.string {
            if text.isEmpty { return .nan }
            if let number = PlainNumber(text)?.value ?? Double(text), number.isFinite { return number }
        }
        let text = quoted(value.plainText)
        throw file.refusal(
            "värdet på plats \(place) är inget tal: \(text.sv). Hämta tabellen på nytt.",
            "the value at place \(place) is no number: \(text.en). Fetch the table again.")
    }

    private func symbols(_ cells: Int) throws(ImportError) -> [Int: String] {
        var symbols: [Int: String] = [:]
        switch object["status"] {
        case .string(let all) where !all.isEmpty: for place in 0..<cells { symbols[place] = all }
        case .array(let array):
            guard array.count == cells else { throw outside("\(array.count)") }
            for (place, one) in array.enumerated() { if let one = one.string, !one.isEmpty { symbols[place] = one } }
        case .object(let sparse):
            for member in sparse.members {
                guard let place = Int(member.name), (0..<cells).contains(place) else { throw outside(member.name) }
                if let one = member.value.string, !one.isEmpty { symbols[place] = one }
            }
        default: break
        }
        return symbols
    }

    private func outside(_ place: String) -> ImportError {
        file.refusal(
            "platsen \(place) finns inte bland tabellens celler. Hämta den på nytt.",
            "the place \(place) is none of the table's cells. Fetch it again.")
    }

    // MARK: About

    private var about: StatisticsCube.About {
        let px = object["extension"]?["px"]
        var about = StatisticsCube.About(format: Wording(verbatim: "JSON-stat"))
        about.title = object["label"]?.string ?? ""
        about.source = object["source"]?.string ?? ""
        about.table = px?["tableid"]?.string ?? ""
        about.updated = object["updated"]?.string ?? ""
        about.notes = (object["note"]?.array ?? []).compactMap(\.string)
        let mandatory = object["extension"]?["noteMandatory"]
        about.mandatory = about.notes.enumerated().filter { mandatory?["\($0.offset)"] == .bool(true) }.map(\.element)
        about.isDashZero =
            px != nil || ids.contains("ContentsCode") || StatisticsCube.About.isPxWeb(about.source)
        about.refusesSums = px?["aggregallowed"] == .bool(false)
        return about
    }
}
