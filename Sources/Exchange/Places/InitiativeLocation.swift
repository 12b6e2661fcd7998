import Planar
import Territory
import Wording

/// Finds an initiative's location in the columns of its row, in order of precision: geometry, coordinates,
/// municipalities with the places in them, place name, the whole county. Counts its own decisions.
final class InitiativeLocation {
    /// Two columns of coordinates.
    private struct Pair {
        let first: ColumnRecognition<InitiativeRole>.Column
        let second: ColumnRecognition<InitiativeRole>.Column
        let formats: (first: NumberFormat, second: NumberFormat)
        /// Nil where the numbers fit no system in Sweden.
        var system: LocationCoordinates.System?
    }

    private let source: ImportSource
    private let columns: ColumnRecognition<InitiativeRole>
    private let text: LocationText
    private let coordinates: LocationCoordinates
    private var pairs: [Pair] = []
    private var notes: [Wording] = []
    private var expanded = 0
    private var unexpanded = 0
    private var unknownCounties: [String: Int] = [:]
    /// Rows whose counties are only the Swedish ones of their parts.
    private var abroad = 0
    /// The column of an export that says how a location was stated.
    private let locatedBy: Int?
    private var meanings: [String: Meaning] = [:]
    private var counties: [CountyText: Location?] = [:]

    init(
        _ source: ImportSource, _ columns: ColumnRecognition<InitiativeRole>, _ text: LocationText,
        _ coordinates: LocationCoordinates
    ) throws(ImportError) {
        self.source = source
        self.columns = columns
        self.text = text
        self.coordinates = coordinates
        locatedBy = source.ownNames?.firstIndex(of: OwnColumns.locatedBy)
        let degrees = LocationCoordinates.System(crs: .crs84, isNorthFirst: false)
        let metres = LocationCoordinates.System(crs: coordinates.given ?? .sweref99TM, isNorthFirst: false)
        let stated = coordinates.given.map { LocationCoordinates.System(crs: $0, isNorthFirst: false) }
        for (first, second, system) in [
            (InitiativeRole.longitude, InitiativeRole.latitude, degrees), (.easting, .northing, metres),
            (.x, .y, stated),
        ] {
            if var pair = try pair(first, second) {
                pair.system = system ?? guess(pair)
                pairs.append(pair)
            }
        }
        let roles: [InitiativeRole] = [.geometry, .municipalityCodes, .municipalities, .place, .county]
        if pairs.isEmpty, !source.isLayer, !roles.contains(where: columns.has) {
            notes.append(
                Wording(
                    sv: "Ingen kolumn säger var insatserna är: nya insatser får inget läge.",
                    en: "No column says where the initiatives are: new ones get no location."))
        }
    }

    private init(copyOf other: InitiativeLocation) throws(PlanarError) {
        source = other.source
        columns = other.columns
        text = other.text
        coordinates = try LocationCoordinates(given: other.coordinates.given)
        pairs = other.pairs
        locatedBy = other.locatedBy
    }

    /// A copy for the same file on another thread; it counts its own rows only.
    func copy() throws(PlanarError) -> InitiativeLocation { try InitiativeLocation(copyOf: self) }

    func addCounts(of other: InitiativeLocation) {
        expanded += other.expanded
        unexpanded += other.unexpanded
        abroad += other.abroad
        unknownCounties.merge(other.unknownCounties, uniquingKeysWith: +)
    }

    var understood: [Wording] {
        var notes = notes
        if expanded > 0 {
            notes.append(
                Wording(
                    sv:
                        """
                        Fler kommuner än de uppräknade, \(rows(expanded).sv): de län som raden nämner har precis \
                        så många, 
                        """
                            + "så alla kommuner i dem togs med.",
                    en:
                        """
                        More municipalities than those listed, \(rows(expanded).en): the counties that the row \
                        names have exactly 
                        """
                            + "as many, so all municipalities in them were taken."))
        }
        if unexpanded > 0 {
            notes.append(
                Wording(
                    sv:
                        """
                        Fler kommuner än de uppräknade, \(rows(unexpanded).sv): vilka de andra är framgår inte. Länet \
                        får de uppräknades del av alla, varje kommun lika; resten räknas utanför länet.
                        """,
                    en:
                        """
                        More municipalities than those listed, \(rows(unexpanded).en): which the others are is not \
                        clear. The county gets the listed ones' part of all, each municipality alike; the rest counts \
                        outside the county.
                        """))
        }
        if abroad > 0 {
            notes.append(
                Wording(
                    sv: """
                        Insatser som även ligger i andra länder, \(rows(abroad).sv): hur mycket framgår inte, så de \
                        räknas helt på de svenska länen.
                        """,
                    en: """
                        Initiatives that also lie in other countries, \(rows(abroad).en): how much isn't clear, so \
                        they count wholly in the Swedish counties.
                        """))
        }
        if !unknownCounties.isEmpty {
            let list = quoted(unknownCounties.keys.sorted().prefix(5).map { $0 })
            let count = unknownCounties.values.reduce(0, +)
            notes.append(
                Wording(
                    sv: "Inget annat läge än \(list.sv), som inte är något län, \(rows(count).sv): får okänt läge.",
                    en:
                        """
                        No location but \(list.en), which is not a county, \(rows(count).en): will have no \
                        known location.
                        """
                ))
        }
        return notes
    }

    func location(_ row: ImportSource.Row) throws(RowFault) -> Location {
        // What was derived must be possible too: somebody may have moved it.
        if let wkb = try geometry(row), !isDerived(row) { return .geometry(wkb: wkb) }
        for pair in pairs {
            if let wkb = try point(pair, row) { return .geometry(wkb: wkb) }
        }
        let given = value(.municipalityCodes, row) ?? value(.municipalities, row)
        var whole: Location?
        if let given {
            switch meaning(of: given.text) {
            case .county(let location): whole = location
            case .municipalities(let declared): return try complete(declared, given, row)
            case .unclear(let reason): throw RowFault(given.column, given.text, reason)
            }
        }
        if let place = value(.place, row) { return county(place.text, isBare: false) ?? .place(place.text) }
        if let whole { return whole }
        guard let stated = value(.county, row) else { return .unknown }
        if let county = county(stated.text, isBare: true) {
            if LocationText.namesAbroad(stated.text) { abroad += 1 }
            return county
        }
        unknownCounties[stated.text, default: 0] += 1
        return .unknown
    }

    /// Whether a row's geometry is what the program found for the names beside it. Tables have stated ones only.
    private func isDerived(_ row: ImportSource.Row) -> Bool {
        guard let locatedBy, source.isLayer, let stated = LocatedBy(rawValue: source.text(row, locatedBy)) else {
            return false
        }
        return stated != .geometry
    }

    private func value(_ role: InitiativeRole, _ row: ImportSource.Row) -> (text: String, column: String)? {
        guard let column = columns.index(of: role) else { return nil }
        let text = source.text(row, column)
        return text.isEmpty ? nil : (text, source.header[column])
    }

    // MARK: Geometry and coordinates

    private func geometry(_ row: ImportSource.Row) throws(RowFault) -> [UInt8]? {
        if let geometry = row.geometry, let crs = source.crs {
            let envelope = geometry.envelope
            let value = envelope.map { "\($0.minX), \($0.minY)" } ?? ""
            return try coordinates.located(geometry, in: crs, column: "geometry", value: value)
        }
        guard let (text, column) = value(.geometry, row), text != OwnColumns.tooLong else { return nil }
        return try coordinates.geometry(text, column: column)
    }

    private func pair(_ first: InitiativeRole, _ second: InitiativeRole) throws(ImportError) -> Pair? {
        guard let one = columns[first], let two = columns[second] else {
            guard let half = columns[first] ?? columns[second] else { return nil }
            let missing = columns[first] == nil ? first : second
            throw ImportError(file: source.path, problem: .halfPair(present: half.name, missing: missing.title))
        }
        let formats = (
            NumberFormat(column: one.name, content: .quantity, of: one.index, in: source),
            NumberFormat(column: two.name, content: .quantity, of: two.index, in: source)
        )
        return Pair(first: one, second: two, formats: formats, system: nil)
    }

    /// The system of columns named x and y, from their numbers.
    private func guess(_ pair: Pair) -> LocationCoordinates.System? {
        let points = source.rows.compactMap { row -> (x: Double, y: Double)? in
            guard let x = try? pair.formats.first.quantity(source.text(row, pair.first.index)),
                let y = try? pair.formats.second.quantity(source.text(row, pair.second.index))
            else { return nil }
            return (x, y)
        }
        guard let system = LocationCoordinates.system(bySizeOf: points) else { return nil }
        let (east, north) =
            system.isNorthFirst ? (pair.second.name, pair.first.name) : (pair.first.name, pair.second.name)
        let unit =
            system.crs == .crs84
            ? Wording(sv: "grader", en: "degrees") : Wording(sv: "meter i SWEREF 99 TM", en: "metres of SWEREF 99 TM")
        notes.append(
            Wording(
                sv: "Talens storlek visar att \(east) går åt öster och \(north) åt norr, i \(unit.sv).",
                en: "The size of the numbers shows that \(east) runs east and \(north) north, in \(unit.en)."))
        return system
    }

    private func point(_ pair: Pair, _ row: ImportSource.Row) throws(RowFault) -> [UInt8]? {
        let (one, two) = (source.text(row, pair.first.index), source.text(row, pair.second.index))
        let isMissing = (NumberFormat.isMissing(one), NumberFormat.isMissing(two))
        if isMissing == (true, true) { return nil }
        guard !isMissing.0, !isMissing.1 else {
            let column = isMissing.0 ? pair.first.name : pair.second.name
            throw RowFault(
                column, "", sv: "den ena koordinaten saknas. Fyll i båda, eller lämna båda tomma.",
                en: "one of the coordinates is missing. Fill in both, or leave both empty.")
        }
        let (x, y) = try (pair.formats.first.quantity(one), pair.formats.second.quantity(two))
        let column = "\(pair.first.name), \(pair.second.name)"
        guard let system = pair.system else {
            throw RowFault(
                column, "\(one), \(two)",
                sv: "talen är varken grader eller SWEREF 99 TM i Sverige. Ange koordinatsystemet med --crs.",
                en: "the numbers are neither degrees nor SWEREF 99 TM in Sweden. Name the reference system with --crs.")
        }
        return try coordinates.point(x: x, y: y, in: system, column: column)
    }

    // MARK: Municipalities and counties

    /// The reading of a text in a column of municipalities, cached as files repeat their texts.
    private enum Meaning {
        case county(Location)
        case municipalities([Location.Declared])
        case unclear(Wording)
    }

    private func meaning(of written: String) -> Meaning {
        if let plain = text.plainCodes(written) { return .municipalities(plain) }
        if let known = meanings[written] { return known }
        let meaning: Meaning
        if let county = county(written, isBare: false) {
            meaning = .county(county)
        } else {
            do throws(LocationText.Problem) { meaning = .municipalities(try text.municipalities(written)) } catch {
                meaning = .unclear(error.reason)
            }
        }
        meanings[written] = meaning
        return meaning
    }

    /// Checks that codes and names agree, and that all municipalities exist.
    private func complete(
        _ declared: [Location.Declared], _ given: (text: String, column: String), _ row: ImportSource.Row
    ) throws(RowFault) -> Location {
        if let names = value(.municipalities, row), names.column != given.column,
            case .municipalities(let named) = meaning(of: names.text),
            Set(named.map(\.code)) != Set(declared.map(\.code))
        {
            let listed = quoted(given.text)
            throw RowFault(
                names.column, names.text,
                sv: "här står andra kommuner än i \(given.column): \(listed.sv). Rätta den ena kolumnen, eller ge "
                    + "\(names.column) rollen extra med --mapping.",
                en: "other municipalities than in \(given.column): \(listed.en). Correct one of the columns, or give "
                    + "\(names.column) the role extra with --mapping.")
        }
        let (all, total) = try expand(declared, row)
        // A county as the place adds nothing to the municipalities.
        let place = value(.place, row).flatMap { county($0.text, isBare: false) == nil ? $0.text : nil }
        return .municipalities(all, total: total, places: place)
    }

    /// A list of some of an initiative's municipalities, beside the number of all: all of them, where the row
    /// identifies them; else those listed, and their number.
    private func expand(_ declared: [Location.Declared], _ row: ImportSource.Row) throws(RowFault) -> (
        [Location.Declared], total: Int?
    ) {
        guard let stated = value(.municipalityCount, row), !NumberFormat.isMissing(stated.text) else {
            return (declared, nil)
        }
        guard let count = Int(stated.text), count >= declared.count else {
            throw RowFault(
                stated.column, stated.text,
                sv:
                    """
                    \(quoted(stated.text).sv) är inget antal kommuner, eller färre än de \(declared.count) \
                    uppräknade.
                    """,
                en:
                    """
                    \(quoted(stated.text).en) is not a number of municipalities, or fewer than the \(declared.count) \
                    listed.
                    """
            )
        }
        // Declared shares come first: they state the division.
        guard count > declared.count, declared.allSatisfy({ $0.share == nil }) else { return (declared, nil) }
        if let county = value(.county, row), let all = text.counties(county.text, isBare: true), all.count == count,
            declared.allSatisfy({ item in all.contains { $0.code == item.code } })
        {
            expanded += 1
            return (all.map { Location.Declared(code: $0.code) }, count)
        }
        unexpanded += 1
        return (declared, count)
    }

    /// Cached, as files repeat their names of places and counties.
    private func county(_ stated: String, isBare: Bool) -> Location? {
        let key = CountyText(text: stated, isBare: isBare)
        if let known = counties[key] { return known }
        let location = meaningOfCounty(stated, isBare: isBare)
        counties[key] = .some(location)
        return location
    }

    private struct CountyText: Hashable {
        let text: String
        let isBare: Bool
    }

    private func meaningOfCounty(_ stated: String, isBare: Bool) -> Location? {
        if CountyNames.meansWholeCounty(stated) { return .county }
        return text.counties(stated, isBare: isBare).map { .municipalities($0.map { .init(code: $0.code) }) }
    }
}
