import CExpat
import Wording

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The receiver of XML's elements and text while it is read. A call that throws ends the reading.
package protocol XMLHandler: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes) throws
    func end(_ name: XMLName) throws
    /// A part of a text, in UTF-8.
    func text(_ bytes: UnsafeRawBufferPointer) throws
    /// Whether the rest need not be read.
    var isDone: Bool { get }
}

extension XMLHandler {
    package var isDone: Bool { false }
}

/// An element's or attribute's name, with its namespace, valid during a call.
package struct XMLName {
    /// Namespace, blank, local name; the local name alone where there is no namespace.
    private let bytes: UnsafePointer<CChar>
    package let local: UnsafePointer<CChar>

    fileprivate init(_ bytes: UnsafePointer<CChar>) {
        self.bytes = bytes
        local = strrchr(bytes, Int32(XMLStream.separator)).map { UnsafePointer($0 + 1) } ?? bytes
    }

    @inline(__always)
    package func `is`(_ name: StaticString) -> Bool { strcmp(local, Self.pointer(name)) == 0 }

    /// Whether the namespace, which has one address in each edition of a standard, ends so.
    @inline(__always)
    package func isInNamespace(_ ending: StaticString) -> Bool {
        let length = local - bytes - 1
        let count = ending.utf8CodeUnitCount
        return length >= count && memcmp(local - 1 - count, ending.utf8Start, count) == 0
    }

    package var hasNamespace: Bool { local != bytes }

    private static func pointer(_ name: StaticString) -> UnsafePointer<CChar> {
        UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

/// An element's attributes, valid during a call.
package struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute without a prefix.
    package subscript(name: StaticString) -> UnsafePointer<CChar>? { value { !$0.hasNamespace && $0.is(name) } }

    /// The value of an attribute of a namespace that ends so.
    package subscript(namespace: StaticString, name: StaticString) -> UnsafePointer<CChar>? {
        value { $0.is(name) && $0.isInNamespace(namespace) }
    }

    @inline(__always)
    private func value(_ fits: (XMLName) -> Bool) -> UnsafePointer<CChar>? {
        guard var place = list else { return nil }
        while let name = place[0] {
            if fits(XMLName(name)) { return place[1] }
            place += 2
        }
        return nil
    }

    package func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

    package func string(_ namespace: StaticString, _ name: StaticString) -> String? {
        self[namespace, name].map { String(cString: $0) }
    }

    package func integer(_ name: StaticString) -> Int? { string(name).flatMap { Int($0) } }

    package func integer(_ namespace: StaticString, _ name: StaticString) -> Int? {
        string(namespace, name).flatMap { Int($0) }
    }

    /// XML Schema's boolean: `1` or `true`.
    package func isTrue(_ name: StaticString) -> Bool { ["1", "true"].contains(string(name)) }
}

/// Reads XML as a stream, in constant memory.
///
/// A document type is refused, so that no entity is expanded and nothing outside is read. Limits: 256 elements in each
/// other, a tag of 1 MiB.
package enum XMLStream {
    package static let mostDepth = 256
    package static let longestTag = 1 << 20
    fileprivate static let separator = UInt8(ascii: " ")

    /// Reads a member of an archive.
    ///
    /// - Throws: `ArchiveError`, and what the handler throws.
    package static func read(_ member: String, of archive: ZipArchive, _ handler: some XMLHandler) throws {
        let driver = try XMLDriver(handler, member: member, file: archive.file)
        try archive.read(member) { bytes in
            try driver.feed(bytes, isLast: false)
            return !handler.isDone
        }
        if !handler.isDone { try driver.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
    }

    /// Reads XML in memory.
    package static func read(_ bytes: [UInt8], file: String, _ handler: some XMLHandler) throws {
        let driver = try XMLDriver(handler, member: "XML", file: file)
        try bytes.withUnsafeBytes { try driver.feed($0, isLast: true) }
    }
}

/// Owns expat's parser, and passes its events on.
private final class XMLDriver {
    private let handler: any XMLHandler
    private let parser: XML_Parser
    private let member: String
    private let file: String
    private var depth = 0
    private var fed = 0
    private var failure: (any Error)?

    init(_ handler: some XMLHandler, member: String, file: String) throws(ArchiveError) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: XMLStream.separator)) else {
            throw ArchiveError(file: file, .xml(member: member, line: 0, "expat"))
        }
        self.handler = handler
        self.parser = parser
        self.member = member
        self.file = file
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name else { return }
                Unmanaged<XMLDriver>.fromOpaque(data).takeUnretainedValue().start(name, attributes)
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<XMLDriver>.fromOpaque(data).takeUnretainedValue().end(name)
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let data, let text else { return }
            Unmanaged<XMLDriver>.fromOpaque(data).takeUnretainedValue().text(text, Int(length))
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let data else { return }
            Unmanaged<XMLDriver>.fromOpaque(data).takeUnretainedValue().refuseDocumentType()
        }
    }

    deinit { XML_ParserFree(parser) }

    func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
        fed += bytes.count
        let status = XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "expat"
            throw ArchiveError(
                file: file, .xml(member: member, line: Int(XML_GetCurrentLineNumber(parser)), reason))
        }
        // Expat keeps back a tag that isn't complete.
        guard isLast || fed - Int(XML_GetCurrentByteIndex(parser)) <= XMLStream.longestTag + bytes.count else {
            throw ArchiveError(file: file, .longTag(member: member, limit: XMLStream.longestTag))
        }
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, 0)
    }

    private func refuseDocumentType() { fail(ArchiveError(file: file, .documentType(member: member))) }

    private func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard failure == nil else { return }
        depth += 1
        guard depth <= XMLStream.mostDepth else {
            return fail(ArchiveError(file: file, .tooDeep(member: member, limit: XMLStream.mostDepth)))
        }
        do { try handler.start(XMLName(name), XMLAttributes(list: attributes)) } catch { fail(error) }
    }

    private func end(_ name: UnsafePointer<CChar>) {
        guard failure == nil else { return }
        depth -= 1
        do { try handler.end(XMLName(name)) } catch { fail(error) }
    }

    private func text(_ text: UnsafePointer<CChar>, _ length: Int) {
        guard failure == nil else { return }
        do { try handler.text(UnsafeRawBufferPointer(start: text, count: length)) } catch { fail(error) }
    }
}
