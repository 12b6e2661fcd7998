public import Planar
public import Wording

/// Whether a layer's coordinates can be Swedish, before anything is measured in them.
///
/// Swapped axes, degrees taken for metres and a wrong reference system displace every area without any error. Sweden's
/// extent exposes it where the systems' numbers differ: those of RT 90 and SWEREF 99 TM do, those of SWEREF 99 TM and
/// its local zones need not.
public enum SwedishCoordinates {
    /// The area of use of EPSG:3006 (10.03° to 24.17° east, 54.96° to 69.07° north, sea included) in metres.
    /// Source: EPSG Geodetic Parameter Dataset; its outline projected with PROJ.
    public static let extent = Envelope(minX: 181_896, minY: 6_090_340, maxX: 1_086_313, maxY: 7_689_479)

    /// Systems to try where the stated one does not lead to Sweden.
    private static let others: [CRS] = [.sweref99TM, .crs84, 3021, 3857]

    /// Nil where the middle of every row's box lies in Sweden; empty rows are passed over. O(rows).
    ///
    /// - Parameter crs: the reference system that the file states, x before y.
    public static func fault(in layer: GeometryColumn, crs: CRS) throws(PlanarError) -> Fault? {
        let middles = (0..<layer.count).compactMap { row in
            layer.envelope(row).map { (row: row, x: ($0.minX + $0.maxX) / 2, y: ($0.minY + $0.maxY) / 2) }
        }
        let stated = try Test(crs)
        let astray = middles.filter { !stated.isSwedish($0.x, $0.y) }
        guard let first = astray.first else { return nil }
        var cause = Fault.Cause.elsewhere
        if astray.allSatisfy({ stated.isSwedish($0.y, $0.x) }) {
            cause = .swappedAxes
        } else {
            for other in others where other != crs {
                let test = try Test(other)
                if astray.allSatisfy({ test.isSwedish($0.x, $0.y) }) {
                    cause = .otherSystem(other)
                    break
                }
                if astray.allSatisfy({ test.isSwedish($0.y, $0.x) }) {
                    cause = .otherSystemSwapped(other)
                    break
                }
            }
        }
        return Fault(cause: cause, crs: crs, rows: astray.map(\.row), x: first.x, y: first.y)
    }

    private struct Test {
        let projection: Projection?

        init(_ crs: CRS) throws(PlanarError) {
            projection = crs == .sweref99TM ? nil : try Projection(from: crs, to: .sweref99TM)
        }

        func isSwedish(_ x: Double, _ y: Double) -> Bool {
            guard let projection else { return extent.contains(x: x, y: y) }
            // Points that PROJ can't project are outside Sweden.
            guard let at = try? projection.transform(x: x, y: y) else { return false }
            return extent.contains(x: at.x, y: at.y)
        }
    }

    /// Coordinates that contradict the file's reference system.
    public struct Fault: WordedError, Hashable {
        public enum Cause: Sendable, Hashable {
            /// With x and y exchanged they lie in Sweden.
            case swappedAxes
            /// They lie in Sweden when taken in another system than the stated one.
            case otherSystem(CRS)
            case otherSystemSwapped(CRS)
            /// No reading leads to Sweden.
            case elsewhere
        }

        public let cause: Cause
        public let crs: CRS
        /// Ascending.
        public let rows: [Int]
        /// The middle of the first row's box, as written.
        public let x: Double
        public let y: Double

        /// The same fault with rows numbered as in another list, such as the rows of a file of which some were left
        /// out.
        public func renumbered(_ number: (Int) -> Int) -> Fault {
            Fault(cause: cause, crs: crs, rows: rows.map(number), x: x, y: y)
        }

        public var wording: Wording {
            let hint: Wording =
                switch cause {
                case .swappedAxes:
                    Wording(sv: "x och y verkar ha bytt plats", en: "x and y seem to have changed places")
                case .otherSystem(let other):
                    Wording(sv: "de ser ut att vara i \(other)", en: "they look as if they were in \(other)")
                case .otherSystemSwapped(let other):
                    Wording(
                        sv: "de ser ut att vara i \(other), med x och y i omvänd ordning",
                        en: "they look as if they were in \(other), with x and y exchanged")
                case .elsewhere: Wording(sv: "ange rätt koordinatsystem", en: "state the right reference system")
                }
            let first = "\(rows[0] + 1)"
            let place =
                rows.count == 1
                ? Wording(sv: "rad \(first) (\(x), \(y))", en: "row \(first) (\(x), \(y))")
                : Wording(
                    sv: "\(rows.count) rader (den första rad \(first), \(x), \(y))",
                    en: "\(rows.count) rows (the first row \(first), \(x), \(y))")
            return Wording(
                sv: "Koordinaterna på \(place.sv) kan inte ligga i Sverige i \(crs): \(hint.sv).",
                en: "The coordinates of \(place.en) can't lie in Sweden in \(crs): \(hint.en).")
        }
    }
}
