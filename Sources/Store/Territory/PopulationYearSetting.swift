internal import GRDB

/// The year of the territory's population, as a setting; stores of earlier versions have none.
extension TerritoryTables {
    private static let populationYearName = "population_year"

    func populationYear() throws -> Int? {
        let sql = "SELECT value FROM setting WHERE name = ?"
        guard let text = try String.fetchOne(db, sql: sql, arguments: [Self.populationYearName]) else { return nil }
        guard let year = Int(text), (1_000...9_999).contains(year) else {
            throw StoreError.corrupt(table: "setting", row: 0, what: Self.populationYearName)
        }
        return year
    }

    func setPopulationYear(_ year: Int?) throws {
        try PreparedStatement(db, "DELETE FROM setting WHERE name = ?").run(Self.populationYearName)
        guard let year else { return }
        try PreparedStatement(db, "INSERT INTO setting (name, value) VALUES (?, ?)").run(
            Self.populationYearName, "\(year)")
    }
}
