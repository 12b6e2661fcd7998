import CGEOS
import Wording

/// A worker's GEOS context: the handle, the readers and writers, and the last message.
///
/// Make one per worker. Neither it nor anything made in it is `Sendable`: a GEOS geometry builds envelopes and indexes
/// lazily, so that two threads must not even read it together. Between threads pass a ``GeometryColumn``.
/// GEOS prints nothing: its error messages are kept and end up in ``PlanarError``; its notices are ignored.
public final class Context {
    let handle: GEOSContextHandle_t
    private var lastMessage: String?
    private var wkbReader: OpaquePointer?
    private var wkbWriter: OpaquePointer?
    private var wktReader: OpaquePointer?

    public init() {
        guard let handle = GEOS_init_r() else { fatalError("GEOS_init_r: out of memory") }
        self.handle = handle
        // Unretained is right: the handle, and with it every call of the handler, ends in this object's deinit.
        _ = GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, owner in
                guard let message, let owner else { return }
                Unmanaged<Context>.fromOpaque(owner).takeUnretainedValue().lastMessage = String(cString: message)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        if let wkbReader { GEOSWKBReader_destroy_r(handle, wkbReader) }
        if let wkbWriter { GEOSWKBWriter_destroy_r(handle, wkbWriter) }
        if let wktReader { GEOSWKTReader_destroy_r(handle, wktReader) }
        GEOS_finish_r(handle)
    }

    /// The version of the GEOS library in use, such as `3.11.1`.
    public static var geosVersion: String {
        // "3.11.1-CAPI-1.17.1": the part before the C interface's own version.
        String(String(cString: GEOSversion()).prefix { $0 != "-" })
    }

    /// The error of a call that has just failed, with GEOS's message, which is then cleared.
    func failure(_ operation: Operation) -> PlanarError {
        defer { lastMessage = nil }
        guard let lastMessage else {
            return PlanarError(
                operation, Wording(sv: "GEOS misslyckades utan att säga varför", en: "GEOS failed without saying why"))
        }
        return PlanarError(operation, verbatim: lastMessage)
    }

    /// The handle that GEOS returned, or the error of the operation.
    func owned(_ operation: Operation, _ result: OpaquePointer?) throws(PlanarError) -> OpaquePointer {
        guard let result else { throw failure(operation) }
        return result
    }

    /// GEOS's three-valued answer: 0 false, 1 true, 2 exception.
    func truth(_ operation: Operation, _ result: CChar) throws(PlanarError) -> Bool {
        guard result == 0 || result == 1 else { throw failure(operation) }
        return result == 1
    }

    // MARK: Readers and writers, made when first needed

    func readWKB(_ bytes: UnsafeRawBufferPointer) throws(PlanarError) -> OpaquePointer {
        if wkbReader == nil { wkbReader = GEOSWKBReader_create_r(handle) }
        guard let wkbReader else { throw failure(.readWKB) }
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return try owned(.readWKB, GEOSWKBReader_read_r(handle, wkbReader, start, bytes.count))
    }

    func readWKT(_ text: String) throws(PlanarError) -> OpaquePointer {
        if wktReader == nil { wktReader = GEOSWKTReader_create_r(handle) }
        guard let wktReader else { throw failure(.readWKT) }
        return try owned(.readWKT, GEOSWKTReader_read_r(handle, wktReader, text))
    }

    /// Little-endian, two-dimensional, without SRID.
    func writeWKB(_ geometry: OpaquePointer) throws(PlanarError) -> [UInt8] {
        if wkbWriter == nil {
            wkbWriter = GEOSWKBWriter_create_r(handle)
            if let wkbWriter {
                GEOSWKBWriter_setOutputDimension_r(handle, wkbWriter, 2)
                GEOSWKBWriter_setByteOrder_r(handle, wkbWriter, CInt(GEOS_WKB_NDR.rawValue))
                GEOSWKBWriter_setIncludeSRID_r(handle, wkbWriter, 0)
            }
        }
        guard let wkbWriter else { throw failure(.writeWKB) }
        var size = 0
        guard let bytes = GEOSWKBWriter_write_r(handle, wkbWriter, geometry, &size) else { throw failure(.writeWKB) }
        defer { GEOSFree_r(handle, bytes) }
        return [UInt8](UnsafeBufferPointer(start: bytes, count: size))
    }

    func writeWKT(_ geometry: OpaquePointer, decimals: Int?) throws(PlanarError) -> String {
        guard let writer = GEOSWKTWriter_create_r(handle) else { throw failure(.writeWKT) }
        defer { GEOSWKTWriter_destroy_r(handle, writer) }
        GEOSWKTWriter_setTrim_r(handle, writer, 1)
        GEOSWKTWriter_setOutputDimension_r(handle, writer, 2)
        GEOSWKTWriter_setRoundingPrecision_r(handle, writer, CInt(decimals ?? -1))
        guard let text = GEOSWKTWriter_write_r(handle, writer, geometry) else { throw failure(.writeWKT) }
        defer { GEOSFree_r(handle, text) }
        return String(cString: text)
    }
}
