public import Wording

/// A fault of a layer of areas, with its place and size.
public struct CoverageFault: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The row is a point, a line, or nothing.
        case notAnArea
        case missingCode
        /// The same code on several rows.
        case duplicateCode
        /// Against the rules of simple features; GEOS's reason in English.
        case invalid(reason: String)
        /// Exteriors that run clockwise or holes that run counter-clockwise: RFC 7946 and GeoPackage want the contrary.
        case orientation
        /// Two areas or more overlap.
        case overlap
        /// A surface that areas surround and none covers: a lake that the layer leaves out, or a fault.
        case gap
    }

    public let kind: Kind
    /// Rows of the layer, ascending: those at fault, for a gap those around it.
    public let rows: [Int]
    /// Their codes.
    public let codes: [String]
    /// SWEREF 99 TM; nil where the fault has no place.
    public let place: Place?
    /// m², of overlaps and gaps.
    public let area: Double?
    /// Metres: twice the area by the perimeter, of overlaps and gaps. For a long and narrow face it is its width.
    public let width: Double?

    public struct Place: Sendable, Hashable {
        public let x: Double
        public let y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    init(
        _ kind: Kind, rows: [Int], codes: [String], place: Place? = nil, area: Double? = nil, width: Double? = nil
    ) {
        self.kind = kind
        self.rows = rows
        self.codes = codes
        self.place = place
        self.area = area
        self.width = width
    }

    /// Rows with reversed rings, as one fault however many layers they were found in.
    public static func orientation(rows: [Int], codes: [String]) -> CoverageFault {
        CoverageFault(.orientation, rows: rows, codes: codes)
    }

    /// The same fault with rows numbered as in another list, such as the rows of a file of which some were left out.
    public func renumbered(_ number: (Int) -> Int) -> CoverageFault {
        CoverageFault(kind, rows: rows.map(number), codes: codes, place: place, area: area, width: width)
    }

    /// At least fifty times as long as wide, as where a border was drawn twice.
    public var isSliver: Bool {
        guard let area, let width, width > 0 else { return false }
        return area / (width * width) >= 50
    }

    /// Coordinates that are no places on Earth, in a layer that is all wrong, are written as they are.
    private static func metre(_ value: Double, _ figures: Figures) -> String {
        value.magnitude < 1e15 ? figures.integer(Int(value)) : "\(value)"
    }

    private static func size(_ value: Double?, _ figures: Figures) -> String {
        guard let value else { return "?" }
        return value.magnitude < 1e15 ? figures.value(value) : "\(value)"
    }

    public var wording: Wording {
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let names = codes.prefix(6).joined(separator: ", ") + (codes.count > 6 ? " …" : "")
        let at = place.map { place in
            Wording(
                sv: " vid \(Self.metre(place.y, sv)) N, \(Self.metre(place.x, sv)) Ö",
                en: " at \(Self.metre(place.y, en)) N, \(Self.metre(place.x, en)) E")
        }
        let atSv = at?.sv ?? ""
        let atEn = at?.en ?? ""
        let sizeSv = "\(Self.size(area, sv)) m², \(Self.size(width, sv)) m bred\(isSliver ? ", en springa" : "")"
        let sizeEn = "\(Self.size(area, en)) m², \(Self.size(width, en)) m wide\(isSliver ? ", a sliver" : "")"
        return switch kind {
        case .notAnArea:
            Wording(sv: "\(names): ingen yta (rad \(rows[0] + 1))", en: "\(names): no area (row \(rows[0] + 1))")
        case .missingCode:
            Wording(sv: "rad \(rows[0] + 1) har ingen kod\(atSv)", en: "row \(rows[0] + 1) has no code\(atEn)")
        case .duplicateCode:
            Wording(
                sv:
                    """
                    koden \(codes[0]) står på \(rows.count) rader \
                    (\(rows.map { String($0 + 1) }.joined(separator: ", ")))
                    """,
                en:
                    """
                    the code \(codes[0]) is on \(rows.count) rows \
                    (\(rows.map { String($0 + 1) }.joined(separator: ", ")))
                    """
            )
        case .invalid(let reason):
            Wording(sv: "\(names): ogiltig ring\(atSv): \(reason)", en: "\(names): invalid ring\(atEn): \(reason)")
        case .orientation:
            Wording(
                sv: (rows.count == 1 ? "1 yta" : "\(sv.integer(rows.count)) ytor")
                    + " har ringar som går åt fel håll (\(names))",
                en: (rows.count == 1 ? "1 area has" : "\(en.integer(rows.count)) areas have")
                    + " rings that run the wrong way (\(names))"
            )
        case .overlap: Wording(sv: "\(names) överlappar\(atSv): \(sizeSv)", en: "\(names) overlap\(atEn): \(sizeEn)")
        case .gap: Wording(sv: "lucka mellan \(names)\(atSv): \(sizeSv)", en: "gap between \(names)\(atEn): \(sizeEn)")
        }
    }
}

/// A layer refused, with all its faults.
public struct CoverageRefusal: WordedError, Hashable {
    public let faults: [CoverageFault]
    /// Metres, the tolerance of the repair; nil where none was asked for.
    public let tolerance: Double?

    public init(faults: [CoverageFault], tolerance: Double?) {
        self.faults = faults
        self.tolerance = tolerance
    }

    /// The first twenty faults, one per line, and their number.
    public var wording: Wording {
        let sv = Figures(.swedish)
        let en = Figures(.english)
        let list = { (language: Language) in faults.prefix(20).map { "\n  \($0.wording[language])" }.joined() }
        let within = tolerance.map {
            Wording(
                sv: " som inte kan lagas inom \(sv.value($0)) m", en: " that can't be repaired within \(en.value($0)) m"
            )
        }
        let moreSv = faults.count > 20 ? "\n  … och \(sv.integer(faults.count - 20)) till" : ""
        let moreEn = faults.count > 20 ? "\n  … and \(en.integer(faults.count - 20)) more" : ""
        return Wording(
            sv: "Lagret har \(sv.integer(faults.count)) fel\(within?.sv ?? ""):\(list(.swedish))\(moreSv)",
            en:
                """
                The layer has \(en.integer(faults.count)) \
                fault\(faults.count == 1 ? "" : "s")\(within?.en ?? ""):\(list(.english))\(moreEn)
                """
        )
    }
}
