import Wording

/// A table that the program writes of its initiatives for people to look at: it shows less than the database has, and
/// other things under the same names, so that reading it in again would make initiatives poorer or say what the program
/// derived as if somebody had stated it.
enum OwnTable {
    case list, query

    /// The columns of `list initiatives`, in its order.
    static let listed = [
        "id", "title", "status", "programme", "strength_area", "decided", "start", "end", "granted_sek",
        "municipalities", "place", "source",
    ]

    /// Columns of answers to queries that nobody states; two of them are no coincidence.
    private static let derived: Set<String> = [
        "status_class", "municipality", "zone", "cell", "outside_share", "unlocated_share", "basis", "precision",
        "rule", "near_border", "doubtful",
    ]

    /// Which of them a header is; nil for exports and others' files.
    init?(_ header: [String]) {
        let names = Set(header)
        guard names.isSuperset(of: ["id", "title"]), !names.contains(OwnColumns.locatedBy) else { return nil }
        if header == Self.listed {
            self = .list
        } else if names.contains("status_class") || names.contains("cell"), names.intersection(Self.derived).count > 1 {
            self = .query
        } else {
            return nil
        }
    }

    var command: String {
        switch self {
        case .list: "rackvidd list initiatives"
        case .query: "rackvidd query"
        }
    }

    static func refuse(_ source: ImportSource) throws(ImportError) {
        guard !source.isOwnExport, let table = OwnTable(source.header) else { return }
        let command = table.command
        throw ImportError(
            file: source.path,
            problem: .unusable(
                Wording(
                    sv: """
                        filen är en tabell från \(command), som visar mindre än databasen har. Skriv insatserna med \
                        rackvidd export initiatives --format csv --output FIL.csv, ändra där och läs in den filen.
                        """,
                    en: """
                        the file is a table from \(command), which shows less than the database has. Write the \
                        initiatives with rackvidd export initiatives --format csv --output FILE.csv, edit that file \
                        and import it.
                        """)))
    }
}
