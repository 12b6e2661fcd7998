package import Store
package import Territory
import Wording

/// Reads a file of applications: the columns of initiatives, with a score and the amount applied for.
package enum ApplicationImport {
    /// Reads and judges every row as `InitiativeImport` does; nothing is stored.
    ///
    /// The amount is that of a column of amounts applied for, else that of the initiative's own column of amounts. The
    /// municipalities that take part are the location of an application that is for the whole county or states none.
    ///
    /// - Parameter reading: where the table lies in the file, and which column is what where names don't tell, among
    ///   the roles of initiatives and of applications.
    /// - Complexity: O(bytes); the whole file is held in memory.
    package static func read(
        file path: String, register: [Municipality], crs: String? = nil, as reading: TableReading = .init()
    ) throws -> ImportBatch<Application> {
        try read(
            ImportSource(file: path, kind: .initiatives, crs: LocationCoordinates(given: crs).given, as: reading),
            register, crs, reading)
    }

    /// The same of bytes that were read before, under the name that the file had.
    package static func read(
        bytes: [UInt8], name: String, register: [Municipality], crs: String? = nil, as reading: TableReading = .init()
    ) throws -> ImportBatch<Application> {
        try read(
            ImportSource(
                bytes: bytes, path: name, kind: .initiatives, crs: LocationCoordinates(given: crs).given, as: reading),
            register, crs, reading)
    }

    private static func read(
        _ opened: ImportSource, _ register: [Municipality], _ crs: String?, _ reading: TableReading
    ) throws -> ImportBatch<Application> {
        var source = opened
        let mapping = try reading.columns(of: source.path)
        let initiatives = try InitiativeImport.read(
            &source, register: register, LocationCoordinates(given: crs),
            mapping: mapping?.of(InitiativeRole.self, beside: ApplicationRole.self), areApplications: true)
        let columns = try ColumnRecognition<ApplicationRole>(
            header: source.header, mapping: mapping?.of(ApplicationRole.self, beside: InitiativeRole.self),
            file: source.path)
        let score = columns[.score].map { NumberFormat(column: $0.name, content: .quantity, of: $0.index, in: source) }
        let applied = columns[.applied].map {
            NumberFormat(column: $0.name, content: .money($0.unit), of: $0.index, in: source)
        }
        var participants = Participants(columns[.participants], register)
        let rows = Dictionary(source.rows.map { ($0.number, $0) }) { first, _ in first }
        func text(_ column: ApplicationRole, _ row: ImportSource.Row) -> String? {
            columns[column].map { source.text(row, $0.index) }.flatMap { NumberFormat.isMissing($0) ? nil : $0 }
        }
        var batch = ImportBatch<Application>(
            file: initiatives.file, rejected: initiatives.rejected,
            understood: initiatives.understood + (score?.understood ?? []) + (applied?.understood ?? []))
        for (number, initiative) in initiatives.accepted {
            guard let row = rows[number] else { continue }
            do throws(RowFault) {
                var application = Application(initiative)
                if let format = score, let text = text(.score, row) { application.score = try format.quantity(text) }
                if let format = applied, let text = text(.applied, row) {
                    application.initiative.grantedOre = try format.amount(text).ore
                }
                if let text = text(.participants, row) { try participants.place(&application.initiative, text) }
                batch.accepted.append((number, application))
            } catch {
                batch.rejected.append(source.rejection(of: row, error))
            }
        }
        batch.rejected.sort { $0.row < $1.row }
        batch.understood += participants.understood
        if ApplicationRole.allCases.contains(where: { columns[$0] != nil }) {
            let found = ApplicationRole.allCases.compactMap { role in columns[role].map { (role, $0.name) } }
            batch.understood.append(
                Wording(
                    sv: "För ansökningar: \(found.map { "\($1) → \($0.title.sv)" }.joined(separator: ", ")).",
                    en: "For applications: \(found.map { "\($1) → \($0.title.en)" }.joined(separator: ", "))."))
        }
        return batch
    }

    /// Places applications in the municipalities that take part in them.
    private struct Participants {
        private let column: ColumnRecognition<ApplicationRole>.Column?
        private let text: LocationText
        private let register: [Municipality]
        private var placed = 0
        /// Applications that state a location of their own.
        private var left = 0

        init(_ column: ColumnRecognition<ApplicationRole>.Column?, _ register: [Municipality]) {
            self.column = column
            self.register = register
            text = LocationText(register: register)
        }

        mutating func place(_ initiative: inout Initiative, _ written: String) throws(RowFault) {
            let declared: [Location.Declared]
            do throws(LocationText.Problem) { declared = try text.municipalities(written) } catch {
                throw RowFault(column?.name, written, error.reason)
            }
            switch initiative.location {
            case .county, .unknown:
                initiative.location = .municipalities(declared)
                placed += 1
            case .municipalities(let own, nil, nil) where areWholeCounties(own):
                initiative.location = .municipalities(declared)
                placed += 1
            case .geometry, .municipalities, .place: left += 1
            }
        }

        /// Whether a list names every municipality of each county that it names one of, as some write the whole county.
        private func areWholeCounties(_ declared: [Location.Declared]) -> Bool {
            let counties = Set(declared.map { $0.code.prefix(2) })
            let members = register.filter { counties.contains($0.code.prefix(2)) }
            return declared.count > 1 && members.count == declared.count
        }

        var understood: [Wording] {
            guard let column, placed + left > 0 else { return [] }
            let rest =
                left == 0
                ? Wording(verbatim: "")
                : Wording(
                    sv: "; \(left) anger ett eget läge, som gäller",
                    en: "; \(left) \(left == 1 ? "states" : "state") a location of \(left == 1 ? "its" : "their") own")
            return [
                Wording(
                    sv:
                        """
                        \(column.name): läget för \(placed) \(placed == 1 ? "ansökan" : "ansökningar") som gäller \
                        hela länet eller saknar läge\(rest.sv).
                        """,
                    en:
                        """
                        \(column.name): the location of \(placed) \(placed == 1 ? "application" : "applications") \
                        for the whole county or without a location\(rest.en).
                        """)
            ]
        }
    }
}
