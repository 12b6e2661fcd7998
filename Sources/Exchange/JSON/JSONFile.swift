package import JSON

extension JSONValue {
    /// Parses a file; `-` is standard input. A byte order mark is skipped.
    package init(file path: String) throws(JSONError) {
        let contents: FileContents
        do throws(FileError) { contents = try FileContents(file: path) } catch {
            throw JSONError(file: path, line: 1, column: 1, problem: .unreadable(error.wording))
        }
        var scanner = JSONScanner(base: contents.base, end: contents.count)
        self = try scanner.document(name: contents.name)
    }
}
