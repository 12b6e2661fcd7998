import Foundation
package import Wording

/// One column of numbers of a file, with its weights, groups and ids.
package struct NumberColumn {
    package private(set) var values: [Double] = []
    package private(set) var weights: [Double]?
    /// By level, outermost first.
    package private(set) var levels: [[String]] = []
    package private(set) var need: [Double]?
    package private(set) var ids: [String] = []
    /// Rows whose value, weight or need is empty.
    package private(set) var missing = 0

    package struct NotANumber: WordedError {
        let file: String
        let row: Int
        let column: String
        let text: String

        package var wording: Wording {
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

    package static func read(
        _ file: String, value: String, weight: String?, groups: [String], id: String?, need: String?,
        sheet: String? = nil
    ) throws -> NumberColumn {
        var reader = try DelimitedReader.table(file: file, sheet: sheet)
        let header = reader.header
        let valueColumn = try HeaderColumn.find(value, in: header, of: file)
        let weightColumn = try weight.map { try HeaderColumn.find($0, in: header, of: file) }
        let needColumn = try need.map { try HeaderColumn.find($0, in: header, of: file) }
        let groupColumns = try groups.map { try HeaderColumn.find($0, in: header, of: file) }
        let idColumn = try id.map { try HeaderColumn.find($0, in: header, of: file) }
        var column = NumberColumn()
        if weight != nil { column.weights = [] }
        if need != nil { column.need = [] }
        column.levels = groupColumns.map { _ in [] }
        let number: (borrowing DelimitedReader, Int) throws -> Double? = { reader, index in
            let text = reader.text(index)
            if text.isEmpty { return nil }
            guard let value = plainNumber(text) else {
                throw NotANumber(
                    file: reader.cell(index).map { "\(file), \($0)" } ?? file, row: reader.row,
                    column: reader.header[index], text: text)
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

    /// - Throws: `NeighbourFile.Unusable` for an unknown id.
    package func rows(withIDs wanted: [String], file: String) throws -> Set<Int> {
        Set(
            try wanted.map { id in
                guard let row = ids.firstIndex(of: id) else {
                    throw NeighbourFile.Unusable(
                        file: file, problem: Wording(sv: "ingen rad har id \(id)", en: "no row has the id \(id)"))
                }
                return row
            })
    }

    /// A decimal point or comma, and no thousands separators: nothing is guessed.
    private static func plainNumber(_ text: String) -> Double? {
        let commas = text.count { $0 == "," }
        let plain = commas == 1 && !text.contains(".") ? text.replacingOccurrences(of: ",", with: ".") : text
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }
}
