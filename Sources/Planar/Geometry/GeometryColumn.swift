/// Many geometries as contiguous WKB: the form for passing between threads, writing to files and building indexes.
///
/// Row `i` is canonical WKB (ISO, little-endian, two-dimensional), whatever its input form, with its envelope beside.
/// Appending is amortised O(bytes); a copy is O(1) until it is changed.
public struct GeometryColumn: Sendable, Hashable {
    private var bytes: [UInt8] = []
    private var offsets: [Int] = [0]
    private var envelopes: [Envelope?] = []

    public init() {}

    public var count: Int { envelopes.count }
    public var isEmpty: Bool { envelopes.isEmpty }
    public var byteCount: Int { bytes.count }

    /// The WKB of a row, without copying it.
    public subscript(row: Int) -> ArraySlice<UInt8> { bytes[offsets[row]..<offsets[row + 1]] }

    /// The envelope of a row, `nil` when that is empty.
    public func envelope(_ row: Int) -> Envelope? { envelopes[row] }

    /// The envelope of all rows, `nil` when all are empty. O(rows).
    public var envelope: Envelope? {
        var bounds = Bounds()
        for case let envelope? in envelopes { bounds.add(envelope) }
        return bounds.envelope
    }

    /// Appends a geometry after checking that its structure is sound and its coordinates are finite numbers within
    /// ``Extent/largest``. Z and M are dropped and an SRID is not kept; the summary reports both.
    ///
    /// - Throws: where they are not; the column is then unchanged.
    @discardableResult
    public mutating func append(wkb: some Collection<UInt8>) throws(PlanarError) -> WKBReader.Summary {
        let summary = try WKBReader.summary(of: wkb)
        try summary.check()
        if summary.isCanonical {
            bytes.append(contentsOf: wkb)
        } else {
            bytes.append(contentsOf: WKBWriter.wkb(try WKBReader.geometry(of: wkb)))
        }
        offsets.append(bytes.count)
        envelopes.append(summary.envelope)
        return summary
    }

    /// Appends a copy.
    public mutating func append(_ geometry: borrowing Geometry) throws(PlanarError) {
        try append(wkb: geometry.wkb())
    }

    /// Appends flat coordinates as they are. Where one is not a finite number, making a ``Geometry`` of the row fails.
    public mutating func append(_ geometry: FlatGeometry) {
        bytes.append(contentsOf: WKBWriter.wkb(geometry))
        offsets.append(bytes.count)
        envelopes.append(geometry.envelope)
    }

    /// Appends a row of another column as it is.
    public mutating func append(_ row: Int, of other: GeometryColumn) {
        bytes.append(contentsOf: other[row])
        offsets.append(bytes.count)
        envelopes.append(other.envelopes[row])
    }

    public mutating func reserve(rows: Int, bytes byteCount: Int) {
        bytes.reserveCapacity(byteCount)
        offsets.reserveCapacity(rows + 1)
        envelopes.reserveCapacity(rows)
    }

    /// A row as a new GEOS geometry.
    public func geometry(_ row: Int, in context: Context) throws(PlanarError) -> Geometry {
        try Geometry(wkb: self[row], in: context)
    }

    /// A row as flat coordinates. O(bytes of the row).
    public func flat(_ row: Int) -> FlatGeometry {
        do {
            return try WKBReader.geometry(of: self[row])
        } catch {
            fatalError("a column holds bytes that were never checked: \(error)")
        }
    }
}
