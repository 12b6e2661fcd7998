package import Wording

/// Finds a column by name; the error lists the columns.
package enum HeaderColumn {
    package struct Missing: WordedError {
        let name: String
        let file: String
        let header: [String]

        package var wording: Wording {
            let list = header.joined(separator: ", ")
            return Wording(
                sv: "\(file) har ingen kolumn \(name). Kolumner: \(list)",
                en: "\(file) has no column \(name). Columns: \(list)")
        }
    }

    package static func find(_ name: String, in header: [String], of file: String) throws -> Int {
        guard
            let index = header.firstIndex(of: name)
                ?? header.firstIndex(where: { $0.lowercased() == name.lowercased() })
        else {
            throw Missing(name: name, file: file, header: header)
        }
        return index
    }
}
