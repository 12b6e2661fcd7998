/// The words of CQL2 text, which are read without regard to case. A property of the same name is written in double
/// quotes.
enum Keyword: String, CaseIterable {
    case and = "AND"
    case or = "OR"
    case not = "NOT"
    case like = "LIKE"
    case between = "BETWEEN"
    case `in` = "IN"
    case `is` = "IS"
    case null = "NULL"
    case `true` = "TRUE"
    case `false` = "FALSE"
    case div = "DIV"
    case casei = "CASEI"
    case accenti = "ACCENTI"
    case date = "DATE"
    case timestamp = "TIMESTAMP"
    case interval = "INTERVAL"
    case point = "POINT"
    case lineString = "LINESTRING"
    case polygon = "POLYGON"
    case multiPoint = "MULTIPOINT"
    case multiLineString = "MULTILINESTRING"
    case multiPolygon = "MULTIPOLYGON"
    case geometryCollection = "GEOMETRYCOLLECTION"
    case bbox = "BBOX"
    case sIntersects = "S_INTERSECTS"
    case sEquals = "S_EQUALS"
    case sDisjoint = "S_DISJOINT"
    case sTouches = "S_TOUCHES"
    case sWithin = "S_WITHIN"
    case sOverlaps = "S_OVERLAPS"
    case sCrosses = "S_CROSSES"
    case sContains = "S_CONTAINS"
    case tAfter = "T_AFTER"
    case tBefore = "T_BEFORE"
    case tContains = "T_CONTAINS"
    case tDisjoint = "T_DISJOINT"
    case tDuring = "T_DURING"
    case tEquals = "T_EQUALS"
    case tFinishedBy = "T_FINISHEDBY"
    case tFinishes = "T_FINISHES"
    case tIntersects = "T_INTERSECTS"
    case tMeets = "T_MEETS"
    case tMetBy = "T_METBY"
    case tOverlappedBy = "T_OVERLAPPEDBY"
    case tOverlaps = "T_OVERLAPS"
    case tStartedBy = "T_STARTEDBY"
    case tStarts = "T_STARTS"
    case aEquals = "A_EQUALS"
    case aContains = "A_CONTAINS"
    case aContainedBy = "A_CONTAINEDBY"
    case aOverlaps = "A_OVERLAPS"

    init?(word: String) {
        // Only ASCII letters fold: a dotless ı never makes a keyword.
        guard word.utf8.count <= 18, word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(rawValue: word.uppercased())
    }

    /// Keywords called like functions.
    static let functions = allCases.filter { word in
        SpatialRelation(keyword: word) != nil || TemporalRelation(keyword: word) != nil
            || ArrayRelation(keyword: word) != nil
            || GeometryType(word) != nil || [.casei, .accenti, .date, .timestamp, .interval].contains(word)
    }

    /// Whether a keyword has this name, so that a function of the program can't.
    static func reserves(functionName name: String) -> Bool {
        Keyword(word: name) != nil || name.lowercased() == JSONOperator.isNull.lowercased()
    }
}

extension SpatialRelation {
    init?(keyword: Keyword) { self.init(rawValue: keyword.rawValue.lowercased()) }
}

extension TemporalRelation {
    init?(keyword: Keyword) {
        guard let relation = TemporalRelation.allCases.first(where: { $0.textName == keyword.rawValue }) else {
            return nil
        }
        self = relation
    }
}

extension ArrayRelation {
    init?(keyword: Keyword) {
        guard let relation = ArrayRelation.allCases.first(where: { $0.textName == keyword.rawValue }) else {
            return nil
        }
        self = relation
    }
}
