package import Wording

/// Why a file can't be imported at all. Faults of single rows are kept with them, in `RejectedRow`.
package struct ImportError: WordedError, Hashable {
    package enum Problem: Sendable, Hashable {
        /// Not a table, but a format often mistaken for one.
        case foreignFormat(Wording)
        /// No columns for these required roles.
        case missingColumns([Wording], header: [String], options: [String])
        /// Several columns for one role.
        case ambiguousColumns([String], role: Wording, option: String?)
        /// One of two columns of a pair.
        case halfPair(present: String, missing: Wording)
        /// A fault of a mapping file; the text names the place.
        case mapping(Wording)
        /// New indicators that the file doesn't declare sum or rate.
        case unknownKind(indicators: [String], column: String)
        /// The rows disagree about a new indicator.
        case contradiction(Wording)
        /// Features where rows are required.
        case notTabular
        /// A layer without a known reference system.
        case unknownSystem(layer: String)
        /// A reference system was given for a file that states its own.
        case statesSystem(String)
        /// A reference system was given for a table without coordinates.
        case withoutCoordinates
        /// A list of doubtful locations said to be all of its source.
        case listIsNoSource
        /// An unusable file: a table in place of areas, or a layer with features that are no areas.
        case unusable(Wording)
    }

    /// The name given by the user.
    package let file: String
    package let problem: Problem

    package init(file: String, problem: Problem) {
        self.file = file
        self.problem = problem
    }

    package var wording: Wording {
        let reason = reason
        return Wording(sv: "\(file): \(reason.sv)", en: "\(file): \(reason.en)")
    }

    // Long because each problem has words of its own.
    private var reason: Wording {
        switch problem {
        case .foreignFormat(let format):
            Wording(
                sv: "filen är \(format.sv), inte text. Spara den som CSV UTF-8 eller GeoJSON.",
                en: "the file is \(format.en), not text. Save it as CSV UTF-8 or GeoJSON.")
        case .missingColumns(let roles, let header, let options):
            Wording(
                sv: "ingen kolumn med \(list(roles.map(\.sv), "och")). Filens kolumner är \(quoted(header).sv). "
                    + "Byt namn på en kolumn, eller ange med \(naming(options, "och")) vilken det är."
                    + (hasUnnamed(header) ? " Står kolumnernas namn på en annan rad: --header-row N." : ""),
                en: "no column with \(list(roles.map(\.en), "and")). The file's columns are \(quoted(header).en). "
                    + "Rename a column, or say with \(naming(options, "and")) which one it is."
                    + (hasUnnamed(header) ? " If the columns' names stand in another row: --header-row N." : ""))
        case .ambiguousColumns(let columns, let role, let option?):
            Wording(
                sv: "flera kolumner kan vara \(role.sv): \(quoted(columns).sv). Ange med \(option) vilken det är.",
                en: "several columns could be \(role.en): \(quoted(columns).en). Say with \(option) which one it is.")
        case .ambiguousColumns(let columns, let role, nil):
            Wording(
                sv: "flera kolumner kan vara \(role.sv): \(quoted(columns).sv). Ange med --mapping vilken det är, och "
                    + "ge de andra rollen extra.",
                en:
                    """
                    several columns could be \(role.en): \(quoted(columns).en). Say with --mapping which one it \
                    is, and 
                    """
                        + "give the others the role extra.")
        case .halfPair(let present, let missing):
            Wording(
                sv:
                    """
                    kolumnen ”\(present)” finns men ingen kolumn med \(missing.sv). Lägg till den, eller ge \
                    ”\(present)” 
                    """
                        + "rollen extra med --mapping.",
                en:
                    """
                    there is the column “\(present)” but none with \(missing.en). Add it, or give “\(present)” the \
                    role 
                    """
                        + "extra with --mapping.")
        case .mapping(let text): text
        case .listIsNoSource:
            Wording(
                sv: "en lista över lägen är inte hela källan, så inget kan tas bort efter den. Utelämna --complete.",
                en: "a list of locations isn't all of its source, so nothing can be withdrawn by it. Leave out "
                    + "--complete."
            )
        case .unknownKind(let indicators, let column):
            Wording(
                sv: """
                    det framgår inte om \(quoted(indicators).sv) kan summeras. Lägg till en kolumn \(column) med summa \
                    (ett antal, till exempel personer) eller nyckeltal (en andel eller ett medelvärde).
                    """,
                en: """
                    it is not clear whether \(quoted(indicators).en) can be added up. Add a column \(column) with sum \
                    (a count, such as persons) or rate (a share or an average).
                    """)
        case .contradiction(let text): text
        case .notTabular:
            Wording(
                sv: "lager med geometri kan bara läsas som insatser eller territorium. Spara tabellen som CSV.",
                en: "layers with geometry can be read as initiatives or territory only. Save the table as CSV.")
        case .unknownSystem(let layer):
            Wording(
                sv: "lagret \(layer) säger inte sitt koordinatsystem. Ange det med --crs, till exempel EPSG:3006.",
                en: "the layer \(layer) does not say its reference system. State it with --crs, such as EPSG:3006.")
        case .statesSystem(let system):
            Wording(
                sv: "filen säger själv sitt koordinatsystem, \(system). Utelämna --crs.",
                en: "the file states its reference system itself, \(system). Leave out --crs.")
        case .withoutCoordinates:
            Wording(
                sv:
                    """
                    tabellen har inga koordinater som --crs kunde gälla: kolumnerna x och y, easting och northing, \
                    eller geometry. Longitud och latitud är alltid WGS 84. Utelämna --crs.
                    """,
                en:
                    """
                    the table has no coordinates that --crs could be for: columns x and y, easting and northing, or \
                    geometry. Longitudes and latitudes are always WGS 84. Leave out --crs.
                    """)
        case .unusable(let text): text
        }
    }
}

/// Texts in quotes, separated by commas.
func quoted(_ texts: [String]) -> Wording {
    Wording(
        sv: texts.map { "”\(shortened($0))”" }.joined(separator: ", "),
        en: texts.map { "“\(shortened($0))”" }.joined(separator: ", "))
}

func quoted(_ text: String) -> Wording { quoted([text]) }

/// A number of rows, in words.
func rows(_ count: Int) -> Wording {
    Wording(sv: count == 1 ? "1 rad" : "\(count) rader", en: count == 1 ? "1 row" : "\(count) rows")
}

/// A value shortened for a message.
private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
}

/// Whether columns have no name: the names may stand below what was taken for them.
private func hasUnnamed(_ header: [String]) -> Bool {
    header.contains { $0.hasPrefix("column_") && Int($0.dropFirst("column_".count)) != nil }
}

/// The options that name columns: a mapping where the command has none of its own.
private func naming(_ options: [String], _ and: String) -> String {
    options.isEmpty ? "--mapping" : list(options, and)
}

private func list(_ texts: [String], _ and: String) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(and) " + last
}

/// Why one row is rejected; becomes a `RejectedRow` together with the row.
struct RowFault: Error {
    let column: String?
    let value: String?
    let reason: Wording

    init(_ column: String?, _ value: String?, sv: String, en: String) {
        self.init(column, value, Wording(sv: sv, en: en))
    }

    init(_ column: String?, _ value: String?, _ reason: Wording) {
        self.column = column
        self.value = value
        self.reason = reason
    }
}
