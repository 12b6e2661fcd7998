package import Store

/// Corrects single fields of an initiative: what a file with one row and these columns would say.
package enum InitiativeEdit {
    /// What stands in place of a file's name.
    package static let fileName = "edit"

    /// Reads `column=value`, by the names and forms that imports know; nothing is stored yet.
    ///
    /// - Throws: `EditError` for what can't be understood.
    package static func read(_ assignments: [String], of id: String, in store: Store) throws -> ImportBatch<Initiative>
    {
        let (stored, ownID) = try store.initiative(id)
        var names: [String] = []
        var values: [String] = []
        for assignment in assignments {
            guard let equals = assignment.firstIndex(of: "="), equals > assignment.startIndex else {
                throw EditError.noAssignment(assignment)
            }
            names.append(String(assignment[..<equals]).withoutOuterSpaces)
            values.append(String(assignment[assignment.index(after: equals)...]))
        }
        guard Set(names).count == names.count else { throw EditError.twice(names) }
        let columns = try ColumnRecognition<InitiativeRole>(header: names, mapping: nil, file: id)
        if let own = columns[.id] { throw EditError.isID(own.name) }
        if let source = columns[.idSource] { throw EditError.isIDSource(source.name) }
        for index in columns.extra where stored.extra[names[index]] == nil {
            let known = InitiativeRole.allCases.filter { $0 != .id && $0 != .idSource }
            throw EditError.unknownColumn(names[index], known: known.map(\.rawValue))
        }
        if !columns.has(.title) {
            names.append(InitiativeRole.title.rawValue)
            values.append(stored.title)
        }
        let batch = try read(lines: [[InitiativeRole.id.rawValue] + names, [ownID] + values], in: store)
        if let rejected = batch.rejected.first { throw EditError.rejected(rejected.column, rejected.reason) }
        if let funder = batch.accepted.first?.record.fundedBy, try store.funder(named: funder, of: id) == nil {
            throw try EditError.unknownFunder(funder, known: store.initiativeIDs())
        }
        return batch
    }

    /// What a file with these lines would say, the first of which is the header.
    static func read(lines: [[String]], in store: Store) throws -> ImportBatch<Initiative> {
        let text = lines.map { fields in
            fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") + "\n"
        }
        var source = try ImportSource(
            bytes: Array(text.joined().utf8), path: fileName, kind: .initiatives, crs: nil)
        let coordinates = try LocationCoordinates(given: String?.none)
        return try InitiativeImport.read(
            &source, register: store.municipalityRegister(), coordinates, mapping: nil)
    }
}

extension ErasedColumn {
    /// A column as imports know it: by its role, or by its own name.
    package static func named(_ name: String) throws -> ErasedColumn {
        let role = try ColumnRecognition<InitiativeRole>(header: [name], mapping: nil, file: name)
        let field = InitiativeRole.allCases.first(where: role.has)
        let kept = field.flatMap { $0.isBeside ? $0.rawValue : nil }
        return ErasedColumn(name: name, field: field.flatMap(\.field), keptAs: kept) { header in
            guard header != name else { return true }
            guard let field else { return false }
            let other = try? ColumnRecognition<InitiativeRole>(header: [header], mapping: nil, file: header)
            return other?.has(field) ?? false
        }
    }
}
