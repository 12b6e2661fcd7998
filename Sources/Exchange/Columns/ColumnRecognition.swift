import Foundation
import Territory
import Wording

/// A column's role in a kind of file: `granted_sek`, `municipality_codes`.
///
/// The raw value is the role's own name, which takes precedence over all other names.
protocol ColumnRole: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
    /// Other names that certainly mean it.
    var names: [String] { get }
    /// Names that mean it where no more certain one is present.
    var weakNames: [String] { get }
    /// Its description, as in "no column with …".
    var title: Wording { get }
    /// Whether it holds money, so that a column's name may state thousands or millions.
    var isMoney: Bool { get }
    /// Whether two columns that could be it are kept as they are, where others are an error.
    var isBeside: Bool { get }
    /// Whether records have room for columns without a role.
    static var keepsOtherColumns: Bool { get }
    /// The option of the command that names the column; nil where a mapping does.
    var option: String? { get }
}

extension ColumnRole {
    var weakNames: [String] { [] }
    var isMoney: Bool { false }
    var isBeside: Bool { false }
    static var keepsOtherColumns: Bool { false }
    var option: String? { nil }
}

/// The assignment of columns to roles by their names (kolumnigenkänning).
///
/// Names are compared by letters and digits only, with å ä ö or their ASCII forms. The role's own name beats a usual
/// one, and that beats a weak one; two equally good names are an error, never a guess.
struct ColumnRecognition<Role: ColumnRole> {
    struct Column: Sendable, Hashable {
        let index: Int
        let name: String
        /// The unit in the name of a column of money: `Beviljat (tkr)`.
        let unit: MoneyUnit?
    }

    /// In the order of the roles.
    private let columns: [(role: Role, column: Column)]
    /// Positions of the columns. There are few: a linear search takes less than hashing a role's name, for every field
    /// of every row.
    private let places: [(role: Role, index: Int)]
    /// Columns without a role.
    let extra: [Int]
    private let ignored: [Int]
    private let header: [String]

    subscript(role: Role) -> Column? {
        for known in columns where known.role == role { return known.column }
        return nil
    }

    /// The position of the role's column.
    func index(of role: Role) -> Int? {
        for known in places where known.role == role { return known.index }
        return nil
    }

    func has(_ role: Role) -> Bool { index(of: role) != nil }

    /// - Parameters:
    ///   - own: the names of the columns of the program's own export: then nothing is guessed.
    ///   - shown: columns that are for reading only, unless the mapping says otherwise.
    init(
        header: [String], mapping: ColumnMapping?, file: String, own: [String]? = nil, ignoring shown: Set<String> = []
    ) throws(ImportError) {
        let vocabulary = Vocabulary()
        var candidates: [Role: [(rank: Int, column: Column)]] = [:]
        var isIgnored = Array(repeating: false, count: header.count)
        var isMapped = isIgnored
        for (index, assignment) in try mapping?.assignments(to: header) ?? [] {
            isMapped[index] = true
            switch assignment.role {
            case "ignore", "ignorera": isIgnored[index] = true
            case "extra": break
            default:
                guard let match = vocabulary.match(assignment.role) else {
                    throw ImportError(file: assignment.file, problem: .mapping(Vocabulary.unknown(assignment)))
                }
                // A role such as granted_tkr states the unit; the role's own name leaves that to the column's.
                let stated = assignment.role == match.role.rawValue ? nil : match.unit
                let unit = stated ?? (match.role.isMoney ? MoneyUnit.trailing(in: header[index])?.unit : nil)
                candidates[match.role, default: []].append((-1, Column(index: index, name: header[index], unit: unit)))
            }
        }
        for (index, name) in header.enumerated() where !isMapped[index] {
            if Self.bookkeeping.contains(name) || shown.contains(name)
                || own.map({ OwnColumns.derived.contains($0[index]) }) == true
            {
                isIgnored[index] = true
            } else if let own = own?[index] {
                // Those that say more of a location are kept under their own names.
                guard let role = Role(rawValue: own) ?? vocabulary.match(own)?.role, Self.isOwn(role, own) else {
                    continue
                }
                let unit = own == name ? nil : vocabulary.match(name)?.unit
                candidates[role, default: []].append((0, Column(index: index, name: name, unit: unit)))
            } else if let match = vocabulary.matchInGroup(Self.nameInFile(index, of: header)) {
                let column = Column(index: index, name: name, unit: match.unit)
                candidates[match.role, default: []].append((match.rank, column))
            }
        }
        var columns: [(role: Role, column: Column)] = []
        for role in Role.allCases {
            guard let found = candidates[role], let rank = found.map(\.rank).min() else { continue }
            let best = found.filter { $0.rank == rank }.map(\.column).sorted { $0.index < $1.index }
            guard best.count == 1 else {
                if role.isBeside, rank >= 0 { continue }
                throw ImportError(
                    file: file, problem: .ambiguousColumns(best.map(\.name), role: role.title, option: role.option))
            }
            columns.append((role, best[0]))
        }
        self.columns = columns
        places = columns.map { ($0.role, $0.column.index) }
        self.header = header
        let used = Set(columns.map(\.column.index))
        extra = header.indices.filter { !used.contains($0) && !isIgnored[$0] }
        ignored = header.indices.filter { isIgnored[$0] }
    }

    /// The name without the number that distinguishes it from an earlier column of the same name: both are candidates
    /// for a role.
    private static func nameInFile(_ index: Int, of header: [String]) -> String {
        let name = header[index]
        guard name.hasSuffix(")"), let bracket = name.lastIndex(of: "("),
            Int(name[bracket...].dropFirst().dropLast()) != nil,
            let plain = header[..<index].first(where: { $0 + " " == name[..<bracket] })
        else { return name }
        return plain
    }

    private static func isOwn(_ role: Role, _ name: String) -> Bool {
        role.rawValue == name || [InitiativeRole.county, .municipalityCount].contains { $0.rawValue == role.rawValue }
    }

    /// Refuses a file that lacks one of the roles.
    func require(_ roles: [Role], header: [String], file: String) throws(ImportError) {
        let missing = roles.filter { !has($0) }
        guard missing.isEmpty else {
            throw ImportError(
                file: file,
                problem: .missingColumns(missing.map(\.title), header: header, options: missing.compactMap(\.option)))
        }
    }

    /// Columns that `RejectedRows` adds and that come back with a corrected file.
    private static var bookkeeping: Set<String> {
        ["rejected_row", "rejected_column", "rejected_value", "rejected_reason", ImportSource.brokenRowColumn]
    }

    /// The use made of each column.
    ///
    /// - Parameters:
    ///   - used: a column without a role that the import uses otherwise.
    ///   - values: columns of values, which a sentence of their own tells.
    func understood(used: Int? = nil, values: Set<Int> = []) -> [Wording] {
        let extra = extra.filter { $0 != used && !values.contains($0) }.map { header[$0] }
        let ignored = ignored.map { header[$0] }
        func pairs(_ title: (Role) -> String, _ unit: (MoneyUnit) -> String) -> String {
            columns.map { role, column in
                "\(column.name) → \(title(role))" + (column.unit.map { " (\(unit($0)))" } ?? "")
            }.joined(separator: ", ")
        }
        var notes: [Wording] = []
        if !columns.isEmpty {
            notes.append(
                Wording(
                    sv: "Kolumner: \(pairs(\.title.sv, \.wording.sv)).",
                    en: "Columns: \(pairs(\.title.en, \.wording.en))."))
        }
        if !extra.isEmpty, Role.keepsOtherColumns {
            let names = extra.joined(separator: ", ")
            notes.append(Wording(sv: "Bevaras som de är: \(names).", en: "Kept as they are: \(names)."))
        }
        let unread = Role.keepsOtherColumns ? ignored : extra + ignored
        if !unread.isEmpty {
            let names = unread.joined(separator: ", ")
            notes.append(Wording(sv: "Läses inte: \(names).", en: "Not read: \(names)."))
        }
        return notes
    }

    /// The names of all roles, folded.
    struct Vocabulary {
        private var roles: [String: (role: Role, rank: Int)] = [:]
        /// Names with two roles; none, as a test checks.
        private(set) var conflicts: [String] = []

        init() {
            for role in Role.allCases {
                for (rank, names) in [[role.rawValue], role.names, role.weakNames].enumerated() {
                    for name in names {
                        // A role of money is also found without "sek" in its name.
                        let plain = role.isMoney ? MoneyUnit.trailing(in: name)?.base : nil
                        for form in [name, plain].compactMap({ $0 }) {
                            let folded = FoldedName(form)
                            for key in folded.ascii.union([folded.letters]) { add(key, role, rank) }
                        }
                    }
                }
            }
        }

        private mutating func add(_ key: String, _ role: Role, _ rank: Int) {
            if let known = roles[key], known.role != role { conflicts.append(key) }
            if let known = roles[key], known.rank <= rank { return }
            roles[key] = (role, rank)
        }

        func match(_ name: String) -> (role: Role, rank: Int, unit: MoneyUnit?)? {
            let unit = MoneyUnit.trailing(in: name)
            if let found = roles[FoldedName(name).letters] {
                return (found.role, found.rank, found.role.isMoney ? unit?.unit : nil)
            }
            // As little certain as a weak name: a heading that is one of the usual ones goes before.
            if let rating = RatingName.role(name).flatMap({ Role(rawValue: $0.rawValue) }) { return (rating, 2, nil) }
            if let unit, let found = roles[FoldedName(unit.base).letters], found.role.isMoney {
                return (found.role, found.rank, unit.unit)
            }
            // An amount in another currency counts less than one in kronor.
            guard let base = ForeignCurrency.trailing(in: name)?.base, let found = roles[FoldedName(base).letters],
                found.role.isMoney
            else { return nil }
            return (found.role, found.rank + 3, nil)
        }

        /// The same for a column whose group stands before its name, as in `Belopp / Beviljat (tkr)`: by its own name
        /// where the whole means nothing, which counts less than any other.
        func matchInGroup(_ name: String) -> (role: Role, rank: Int, unit: MoneyUnit?)? {
            if let found = match(name) { return found }
            var rest = name[...]
            // A unit may stand below the name: `Belopp / Beviljat / tkr`.
            while let slash = rest.range(of: " / ") {
                rest = rest[slash.upperBound...]
                guard let found = match(String(rest)) else { continue }
                let group = String(name[..<rest.startIndex].dropLast(3))
                // The group may state the unit of all its columns: `Belopp (tkr) / Beviljat`.
                let stated = MoneyUnit(group) ?? MoneyUnit.trailing(in: group)?.unit
                return (found.role, found.rank + 3, found.unit ?? (found.role.isMoney ? stated : nil))
            }
            return nil
        }

        static func unknown(
            _ assignment: ColumnMapping.Assignment, among known: [String] = Role.allCases.map(\.rawValue)
        ) -> Wording {
            let roles = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
            let role = quoted(assignment.role)
            return Wording(
                sv: "\(assignment.place.sv): det finns ingen roll \(role.sv). Rollerna är \(roles), extra, ignore.",
                en: "\(assignment.place.en): there is no role \(role.en). The roles are \(roles), extra, ignore.")
        }
    }
}
