import JSON
import Store
import Wording

/// Reads JSON-stat 2.0 and 1.x.
///
/// Source: json-stat.org/full. Of an extension, those of PxWeb are understood: declared totals (`elimination`), kinds
/// of measuring, mandatory notes, table ids.
enum JSONStatReader: StatisticsFormat {
    static func isFormat(of file: StatisticsFile) -> Bool {
        guard let object = file.json?.object else { return false }
        if let kind = object["class"]?.string {
            return ["dataset", "collection", "dimension"].contains(kind) && object["type"] == nil
        }
        return isDataset(object) || !bundled(object).isEmpty
    }

    /// The datasets of 1.x: members of one object.
    private static func bundled(_ object: JSONObject) -> [JSONObject.Member] {
        object.members.filter { $0.value.object.map(isDataset) ?? false }
    }

    private static func isDataset(_ object: JSONObject) -> Bool {
        guard let dimension = object["dimension"]?.object, object["value"] != nil else { return false }
        return object["id"]?.array != nil || dimension["id"]?.array != nil
    }

    static func read(_ file: StatisticsFile, _ request: CubeRequest) throws -> StatisticsContent {
        guard let object = file.json?.object else { preconditionFailure("recognised as JSON") }
        switch object["class"]?.string {
        case "collection": throw collection(object, file)
        case "dimension":
            throw file.refusal(
                "filen beskriver en dimension och har inga värden. Hämta tabellen.",
                "the file describes a dimension and has no values. Fetch the table.")
        case "dataset": return .cube(try JSONStatDataset(object, file).cube())
        default: break
        }
        if isDataset(object) { return .cube(try JSONStatDataset(object, file).cube()) }
        let datasets = bundled(object)
        if let wanted = request.choices.first(where: { $0.dimension.lowercased() == "dataset" }) {
            guard let one = datasets.first(where: { $0.name == wanted.category })?.value.object else {
                let known = quoted(datasets.map(\.name))
                throw file.refusal(
                    "filen har ingen tabell \(wanted.category). Den har \(known.sv).",
                    "the file has no table \(wanted.category). It has \(known.en).")
            }
            var cube = try JSONStatDataset(one, file).cube()
            cube.about.followed = [wanted.dimension]
            return .cube(cube)
        }
        guard datasets.count == 1, let one = datasets.first?.value.object else {
            let (known, first) = (quoted(datasets.map(\.name)), datasets.first?.name ?? "")
            throw file.refusal(
                "filen har flera tabeller, \(known.sv). Välj en: --select \"dataset=\(first)\".",
                "the file has several tables, \(known.en). Choose one: --select \"dataset=\(first)\".")
        }
        return .cube(try JSONStatDataset(one, file).cube())
    }

    private static func collection(_ object: JSONObject, _ file: StatisticsFile) -> ImportError {
        let items = object["link"]?["item"]?.array ?? []
        let known = quoted(items.prefix(12).compactMap { $0["label"]?.string ?? $0["href"]?.string })
        return file.refusal(
            "filen är en JSON-stat-samling: länkar till tabeller, inga värden. Hämta en av dem: \(known.sv).",
            "the file is a JSON-stat collection: links to tables, no values. Fetch one of them: \(known.en).")
    }
}
