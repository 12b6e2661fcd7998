import Territory
import Wording

/// A user's assignment of columns to roles: a CSV file with the columns `column` and `role`.
///
/// Options that name single columns (`--code COL`) are equivalent.
///
/// The role is a role's name or any name recognised for it; `extra` keeps the column as it is, `ignore` leaves it out.
/// A column may have several roles, in as many rows, such as names that also serve as ids.
struct ColumnMapping {
    struct Assignment: Sendable, Hashable {
        let file: String
        /// The place of the assignment: `row 3`, `--code`.
        let place: Wording
        let column: String
        /// In lower case.
        let role: String
    }

    private let file: String
    private var list: [Assignment] = []

    /// - Parameter options: each with its role and the column named.
    init(options: [(option: String, column: String, role: String)], file: String) {
        self.file = file
        list = options.map {
            Assignment(file: file, place: Wording(verbatim: $0.option), column: $0.column, role: $0.role)
        }
    }

    /// - Parameter assignments: each as `column=role`; the last sign of equality counts.
    init(assignments: [String], file: String) throws(ImportError) {
        self.file = file
        for text in assignments {
            guard let mark = text.lastIndex(of: "="), mark > text.startIndex, text.index(after: mark) < text.endIndex
            else {
                throw ImportError(
                    file: file,
                    problem: .mapping(
                        Wording(
                            sv:
                                "--map ”\(text)”: skriv kolumn=roll, som --map \"Programområde=strength_area\".",
                            en: "--map “\(text)”: write column=role, such as --map \"Programområde=strength_area\".")))
            }
            list.append(
                Assignment(
                    file: file, place: Wording(verbatim: "--map"),
                    column: String(text[..<mark]).withoutOuterSpaces,
                    role: String(text[text.index(after: mark)...]).withoutOuterSpaces.lowercased()))
        }
    }

    /// Both; where they speak of the same column, these.
    func joined(to other: ColumnMapping?) -> ColumnMapping {
        guard let other else { return self }
        var all = self
        let own = Set(list.map { FoldedName($0.column).letters })
        all.list = other.list.filter { !own.contains(FoldedName($0.column).letters) } + list
        return all
    }

    /// The part for one set of roles, of a file whose columns have the roles of two: a column with a role of the other
    /// is kept as it is.
    ///
    /// - Throws: `ImportError` for a role of neither.
    func of<Role: ColumnRole, Other: ColumnRole>(_: Role.Type, beside _: Other.Type) throws(ImportError)
        -> ColumnMapping
    {
        let (own, other) = (ColumnRecognition<Role>.Vocabulary(), ColumnRecognition<Other>.Vocabulary())
        var part = self
        part.list = []
        for one in list {
            var one = one
            if !["extra", "ignore", "ignorera"].contains(one.role), own.match(one.role) == nil {
                guard other.match(one.role) != nil else {
                    let roles = Role.allCases.map(\.rawValue) + Other.allCases.map(\.rawValue)
                    throw ImportError(
                        file: one.file, problem: .mapping(ColumnRecognition<Role>.Vocabulary.unknown(one, among: roles))
                    )
                }
                one = Assignment(file: one.file, place: one.place, column: one.column, role: "extra")
            }
            part.list.append(one)
        }
        return part
    }

    /// The same as options would say it, so that it can be kept without its file.
    var assignments: [String] { list.map { "\($0.column)=\($0.role)" } }

    init(file path: String) throws {
        file = path
        var reader = try DelimitedReader.table(file: path)
        func place(_ names: Set<String>) -> Int? { reader.header.firstIndex { names.contains($0.lowercased()) } }
        guard let column = place(["column", "kolumn"]), let role = place(["role", "roll"]) else {
            throw ImportError(
                file: path,
                problem: .mapping(
                    Wording(
                        sv: "första raden ska vara column;role, och sedan en rad för varje kolumn.",
                        en: "the first row should be column;role, followed by a row for each column.")))
        }
        while try reader.next() {
            list.append(
                Assignment(
                    file: path, place: Wording(sv: "rad \(reader.row)", en: "row \(reader.row)"),
                    column: reader.text(column), role: reader.text(role).lowercased()))
        }
    }

    /// Assignments with the position of their column in a file's header.
    func assignments(to header: [String]) throws(ImportError) -> [(index: Int, assignment: Assignment)] {
        let folded = header.map { FoldedName($0).letters }
        var result: [(index: Int, assignment: Assignment)] = []
        for assignment in list {
            let name = FoldedName(assignment.column).letters
            let exact = header.indices.filter { header[$0] == assignment.column }
            let found = exact.isEmpty ? header.indices.filter { folded[$0] == name } : exact
            let column = quoted(assignment.column)
            guard let index = found.first, found.count == 1 else {
                let names = quoted(header)
                throw problem(
                    assignment,
                    found.isEmpty
                        ? Wording(
                            sv: "filen har ingen kolumn \(column.sv), bara \(names.sv).",
                            en: "the file has no column \(column.en), only \(names.en).")
                        : Wording(
                            sv: "flera kolumner heter \(column.sv): \(names.sv).",
                            en: "several columns are called \(column.en): \(names.en)."))
            }
            result.append((index, assignment))
        }
        return result
    }

    private func problem(_ assignment: Assignment, _ text: Wording) -> ImportError {
        ImportError(
            file: file,
            problem: .mapping(
                Wording(sv: "\(assignment.place.sv): \(text.sv)", en: "\(assignment.place.en): \(text.en)")))
    }
}
