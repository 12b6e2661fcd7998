import Exchange
import FollowUp
import Foundation
import Statistics
import Wording

/// One column of numbers of a file, with the weights, groups and ids that stand beside it.
struct NumberColumn {
    private(set) var values: [Double] = []
    private(set) var weights: [Double]?
    /// By level, outermost first.
    private(set) var levels: [[String]] = []
    private(set) var need: [Double]?
    private(set) var ids: [String] = []
    /// Rows whose value, weight or need is empty.
    private(set) var missing = 0

    struct NotANumber: WordedError {
        let file: String
        let row: Int
        let column: String
        let text: String

        var wording: Wording {
            Wording(
                sv:
                    """
                    \(file), rad \(row), kolumn \(column): ”\(text)” är inget tal. Rätta värdet, eller lämna \
                    fältet tomt om det saknas.
                    """,
                en:
                    """
                    \(file), row \(row), column \(column): “\(text)” is not a number. Correct it, or leave the \
                    field empty if it is missing.
                    """
            )
        }
    }

    static func read(
        _ file: String, value: String, weight: String?, groups: [String], id: String?, need: String?
    ) throws -> NumberColumn {
        var reader = try DelimitedReader(file: file)
        let header = reader.header
        let valueColumn = try Columns.find(value, in: header, of: file)
        let weightColumn = try weight.map { try Columns.find($0, in: header, of: file) }
        let needColumn = try need.map { try Columns.find($0, in: header, of: file) }
        let groupColumns = try groups.map { try Columns.find($0, in: header, of: file) }
        let idColumn = try id.map { try Columns.find($0, in: header, of: file) }
        var column = NumberColumn()
        if weight != nil { column.weights = [] }
        if need != nil { column.need = [] }
        column.levels = groupColumns.map { _ in [] }
        let number: (borrowing DelimitedReader, Int) throws -> Double? = { reader, index in
            let text = reader.text(index)
            if text.isEmpty { return nil }
            guard let value = plainNumber(text) else {
                throw NotANumber(file: file, row: reader.row, column: reader.header[index], text: text)
            }
            return value
        }
        while try reader.next() {
            let value = try number(reader, valueColumn)
            let weight = try weightColumn.flatMap { try number(reader, $0) }
            let need = try needColumn.flatMap { try number(reader, $0) }
            guard let value, weightColumn == nil || weight != nil, needColumn == nil || need != nil else {
                column.missing += 1
                continue
            }
            column.values.append(value)
            if let weight { column.weights?.append(weight) }
            if let need { column.need?.append(need) }
            for (level, groupColumn) in groupColumns.enumerated() {
                column.levels[level].append(reader.text(groupColumn))
            }
            if let idColumn { column.ids.append(reader.text(idColumn)) }
        }
        return column
    }

    /// - Throws: `NeighbourFile.Unusable` for an id that no row has.
    func rows(withIDs wanted: [String], file: String) throws -> Set<Int> {
        Set(
            try wanted.map { id in
                guard let row = ids.firstIndex(of: id) else {
                    throw NeighbourFile.Unusable(
                        file: file, problem: Wording(sv: "ingen rad har id \(id)", en: "no row has the id \(id)"))
                }
                return row
            })
    }

    /// A decimal point or comma, and no thousands separators: here nothing is guessed.
    private static func plainNumber(_ text: String) -> Double? {
        let commas = text.count { $0 == "," }
        let plain = commas == 1 && !text.contains(".") ? text.replacingOccurrences(of: ",", with: ".") : text
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }
}

/// Reads a file of neighbours for the values at hand.
enum NeighbourFile {
    struct Unusable: WordedError {
        let file: String
        let problem: Wording

        var wording: Wording { Wording(sv: "\(file): \(problem.sv)", en: "\(file): \(problem.en)") }
    }

    static func isOne(_ path: String) -> Bool {
        let path = path.lowercased()
        return path.hasSuffix(".gal") || path.hasSuffix(".gwt")
    }

    /// - Parameter ids: of all units, where they are known; GWT names no unit without neighbours.
    static func list(_ path: String, ids: [String]? = nil) throws -> NeighbourList {
        let text = try TextFile.read(path)
        do throws(NeighbourList.Unreadable) {
            return path.lowercased().hasSuffix(".gwt")
                ? try NeighbourList.gwt(text, order: ids) : try NeighbourList.gal(text)
        } catch {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    /// Runs `body`, whose only quarrel with a file of neighbours can be that its units are others.
    static func explaining<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as NeighbourList.Unreadable {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    static func read(_ path: String, ids: [String]?, count: Int, style: Neighbours.Style) throws -> Neighbours {
        let list = try list(path, ids: ids)
        let name = URL(fileURLWithPath: path).lastPathComponent
        do throws(NeighbourList.Unreadable) {
            guard list.identities.count == count else { throw .unitCount(header: list.identities.count, found: count) }
            return try list.neighbours(order: ids, file: name, style: style)
        } catch {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    private static func wording(_ error: NeighbourList.Unreadable) -> Wording {
        switch error {
        case .empty: Wording(sv: "filen är tom", en: "the file is empty")
        case .header(let line):
            Wording(
                sv: "rad \(line): första raden ska säga antalet enheter",
                en: "line \(line): the first line must say the number of units")
        case .fields(let line, let have, let need):
            Wording(
                sv: "rad \(line): \(have) fält, \(need) väntades", en: "line \(line): \(have) fields, \(need) expected")
        case .number(let line, let field):
            Wording(
                sv: "rad \(line): ”\(field)” är inget giltigt tal", en: "line \(line): “\(field)” is not a valid number"
            )
        case .unitCount(let header, let found):
            Wording(
                sv: "filen har \(header) enheter, tabellen \(found) värden",
                en: "the file has \(header) units, the table \(found) values")
        case .repeatedUnit(let line, let identity):
            Wording(
                sv: "rad \(line): enheten \(identity) står två gånger",
                en: "line \(line): the unit \(identity) stands twice")
        case .unknownUnit(let identity):
            Wording(
                sv: "enheten \(identity) finns inte bland värdena", en: "the unit \(identity) is not among the values")
        case .selfLink(let identity):
            Wording(sv: "\(identity) är granne med sig själv", en: "\(identity) is its own neighbour")
        case .repeatedLink(let from, let to):
            Wording(sv: "\(from) har grannen \(to) två gånger", en: "\(from) lists the neighbour \(to) twice")
        case .missingUnit(let identity):
            Wording(
                sv:
                    """
                    enheten \(identity) saknas i filen, som måste ha samma id:n (delarnas koder; i statistics \
                    kolumnen --id)
                    """,
                en:
                    """
                    the unit \(identity) is not in the file, which must have the same ids (the parts' codes; in \
                    statistics the column --id)
                    """
            )
        }
    }
}
