public import Planar
import Wording

/// A zoning scheme whose zones are areas of a layer, rather than distances.
public struct ZoneLayer: Sendable {
    public let scheme: ZoningScheme
    /// One column for each zone but the last, which is the rest of the county. SWEREF 99 TM; areas of different zones
    /// don't overlap.
    public let areas: [GeometryColumn]

    public init(scheme: ZoningScheme, areas: [GeometryColumn]) {
        precondition(areas.count == scheme.zones.count - 1, "each zone but the last has its areas")
        self.scheme = scheme
        self.areas = areas
    }

    /// The zones of a territory, to draw them on other municipal borders.
    public init(of territory: Territory) {
        scheme = territory.scheme
        areas = territory.scheme.zones.indices.dropLast().map { zone in
            var column = GeometryColumn()
            for (row, cell) in territory.cells.enumerated() where cell.zone == zone {
                column.append(territory.cellAreas.flat(row))
            }
            return column
        }
    }

    // MARK: Localities

    /// Two zones: inside a locality of a given size, and outside.
    ///
    /// - Parameters:
    ///   - localities: each once, however many parts it has.
    ///   - areas: one row a locality; rows without coordinates are passed over.
    ///   - people: inhabitants from which a locality counts.
    public static func localities(
        _ localities: [Locality], areas: GeometryColumn, urbanFrom people: Int, name: String
    ) -> ZoneLayer {
        var urban = GeometryColumn()
        for (row, locality) in localities.enumerated() where locality.population >= people && areas.envelope(row) != nil
        {
            urban.append(areas.flat(row))
        }
        let sv = Figures(.swedish).integer(people)
        let en = Figures(.english).integer(people)
        return ZoneLayer(
            scheme: ZoningScheme(
                name: name, title: Wording(sv: "tätorter", en: "localities"),
                statement: Wording(
                    sv: "I tätort: innanför gränsen för en tätort med minst \(sv) invånare, efter inläst tätortslager.",
                    en:
                        """
                        In a locality: inside the border of one with at least \(en) inhabitants, by the imported \
                        layer of localities.
                        """
                ),
                zones: [
                    Zone(code: "locality", title: Wording(sv: "i tätort", en: "in a locality"), rollUp: .urban),
                    Zone(
                        code: "outside_localities", title: Wording(sv: "utanför tätort", en: "outside localities"),
                        rollUp: .rural),
                ]), areas: [urban])
    }

    // MARK: DeSO

    /// The scheme of the letters in DeSO codes; C and B are urban, A is rural.
    static func desoScheme(name: String) -> ZoningScheme {
        ZoningScheme(
            name: name, title: Wording(sv: "DeSO", en: "DeSO"),
            statement: Wording(
                sv: "Efter bokstaven i DeSO-koden: C till största delen i centralorten, B i annan tätort, A utanför.",
                en:
                    """
                    By the letter of the DeSO code: C mostly in the central locality, B in another locality, A \
                    outside.
                    """
            ),
            zones: [
                Zone(code: "C", title: Wording(sv: "centralort (C)", en: "central locality (C)"), rollUp: .urban),
                Zone(code: "B", title: Wording(sv: "annan tätort (B)", en: "other locality (B)"), rollUp: .urban),
                Zone(code: "A", title: Wording(sv: "utanför tätort (A)", en: "outside localities (A)"), rollUp: .rural),
            ])
    }

    // MARK: Any layer with classes

    /// A zone for each class of a layer, and one for the rest of the county.
    ///
    /// - Parameters:
    ///   - layer: rows with a class.
    ///   - urban: urban classes, the others then being rural; where empty, usual words (tätort, landsbygd) decide, and
    ///     a layer with any other class is undivided.
    /// - Throws: `TerritoryError.unknownClass` for an urban class that the layer doesn't have.
    public static func classes(of layer: AreaLayer, named name: String, urban: [String]) throws(TerritoryError)
        -> ZoneLayer
    {
        let classes = Set(layer.classes).sorted()
        for one in urban where !classes.contains(one) { throw .unknownClass(one, known: classes) }
        var codes: Set<String> = []
        func code(_ text: String) -> String {
            let base = slug(text)
            var code = base
            var number = 2
            while !codes.insert(code).inserted {
                code = "\(base)_\(number)"
                number += 1
            }
            return code
        }
        let usual = classes.map(rollUp)
        let isTold = !urban.isEmpty || !usual.contains(.undivided)
        var zones = classes.indices.map { index in
            Zone(
                code: code(classes[index]), title: Wording(verbatim: classes[index]),
                rollUp: !isTold
                    ? .undivided : urban.isEmpty ? usual[index] : urban.contains(classes[index]) ? .urban : .rural)
        }
        // Everything outside the classes is rural where some class is urban.
        zones.append(
            Zone(
                code: code("rest"), title: Wording(sv: "övrigt", en: "the rest"),
                rollUp: zones.contains { $0.rollUp == .urban } ? .rural : .undivided))
        let areas = classes.map { one in
            var column = GeometryColumn()
            for row in 0..<layer.count where layer.classes[row] == one { column.append(layer.areas.flat(row)) }
            return column
        }
        return ZoneLayer(
            scheme: ZoningScheme(
                name: name, title: Wording(verbatim: name),
                statement: Wording(
                    sv: "Efter klasserna i ett inläst lager; det som inget objekt täcker är övrigt.",
                    en: "By the classes of an imported layer; what no feature covers is the rest."),
                zones: zones), areas: areas)
    }

    private static func rollUp(of text: String) -> Zone.RollUp {
        switch FoldedName(text).letters {
        case "tätort", "tatort", "stad", "centralort", "urban", "town", "city", "tätortsnära", "b", "c": .urban
        case "landsbygd", "glesbygd", "rural", "country", "countryside", "utanförtätort", "a": .rural
        default: .undivided
        }
    }

    /// Small letters of ASCII, digits and underscores, as codes in files are.
    private static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            switch character {
            case "å", "ä", "æ": slug.append("a")
            case "ö", "ø": slug.append("o")
            case "é", "è": slug.append("e")
            case "a"..."z", "0"..."9": slug.append(character)
            default: if !slug.isEmpty, slug.last != "_" { slug.append("_") }
            }
        }
        while slug.last == "_" { slug.removeLast() }
        return slug.isEmpty ? "zone" : slug
    }
}
