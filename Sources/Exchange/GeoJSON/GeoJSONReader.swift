package import JSON
package import Planar

/// Reads GeoJSON (RFC 7946) feature by feature: a collection, a single feature or a bare geometry.
///
/// Strict about JSON and about structure (closed rings, enough positions); tolerant where the RFC leaves choices:
/// members in any order, `null` geometries, empty coordinates, rings in either direction, foreign members. The `crs`
/// member of the 2008 format is accepted anywhere. A third ordinate is dropped and reported.
///
///     var reader = try GeoJSONReader(file: "leder.geojson")
///     while try reader.next() {
///         if let geometry = reader.geometry { column.append(geometry) }
///     }
///
/// A cursor like `DelimitedReader`. Memory: the file is mapped, and one feature is held at a time. More than a dozen
/// properties because a cursor keeps the current feature beside the state of its scan.
package struct GeoJSONReader: ~Copyable {
    package let file: String
    /// The reference system: the `crs` member, else the caller's, else longitude and latitude.
    package let crs: CRS
    /// Whether the file names it.
    let statesCRS: Bool
    /// Number of the current feature, from 1; 0 before the first.
    package private(set) var feature = 0
    /// The current feature's geometry in `crs`; `nil` when it is `null`. Its memory is reused by the next feature.
    package var geometry: FlatGeometry? { hasGeometry ? flat : nil }
    package private(set) var properties = JSONObject()
    package private(set) var id: JSONValue?
    /// Some position so far had more than two numbers.
    package var hasDroppedDimensions: Bool { parser.hasDroppedDimensions }

    private let contents: FileContents
    private var scanner: JSONScanner
    private var parser = GeoJSONGeometryParser()
    private var flat = FlatGeometry(kind: .collection)
    private var hasGeometry = false
    private let shape: Shape
    private let isCheckingDegrees: Bool
    private var isDone = false

    private enum Shape { case collection, feature, geometry }

    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - crs: the system of a file that names none and is not RFC 7946.
    package init(file path: String, crs: CRS? = nil) throws(GeoJSONError) {
        let contents: FileContents
        do throws(FileError) { contents = try FileContents(file: path) } catch {
            let error = JSONError(file: path, line: 1, column: 1, problem: .unreadable(error.wording))
            throw GeoJSONError(file: path, feature: nil, path: "", problem: .json(error))
        }
        try self.init(contents, crs: crs)
    }

    package init(bytes: [UInt8], name: String, crs: CRS? = nil) throws(GeoJSONError) {
        try self.init(FileContents(bytes: bytes, name: name), crs: crs)
    }

    private init(_ contents: consuming FileContents, crs given: CRS?) throws(GeoJSONError) {
        var scanner = JSONScanner(base: contents.base, end: contents.count)
        let frame: Frame
        do throws(GeoJSONFault) {
            try json { () throws(JSONFault) in try scanner.begin() }
            frame = try Frame(&scanner)
        } catch {
            throw Self.error(error, file: contents.name, feature: nil, in: scanner)
        }
        file = contents.name
        shape = frame.shape
        crs = frame.crs ?? given ?? .crs84
        statesCRS = frame.crs != nil
        isCheckingDegrees = crs == .crs84
        scanner.position = frame.start
        self.scanner = scanner
        self.contents = contents
    }

    /// The members around the features.
    private struct Frame {
        let shape: Shape
        let start: Int
        let crs: CRS?

        init(_ scanner: inout JSONScanner) throws(GeoJSONFault) {
            let object = scanner.position
            var type: String?
            var features: Int?
            var crs: CRS?
            guard scanner.peek() == UInt8(ascii: "{") else {
                let fault = scanner.unexpected(.value)
                throw fault.problem == .endsTooEarly ? GeoJSONFault(fault) : GeoJSONFault(.wrongKind(wanted: .object))
            }
            scanner.position += 1
            var goesOn = !scanner.take(UInt8(ascii: "}"))
            while goesOn {
                let name = try json { () throws(JSONFault) in try scanner.name() }
                switch name {
                case "type":
                    guard scanner.peek() == UInt8(ascii: "\"") else {
                        throw GeoJSONFault(.wrongKind(wanted: .string)).at(.name("type"))
                    }
                    type = try json { () throws(JSONFault) in try scanner.string() }
                case "crs":
                    let value = try json { () throws(JSONFault) in try scanner.value() }
                    if !value.isNull { crs = try GeoJSONReader.legacyCRS(value) }
                case "features":
                    guard scanner.peek() == UInt8(ascii: "[") else {
                        throw GeoJSONFault(.wrongKind(wanted: .array)).at(.name("features"))
                    }
                    features = scanner.position
                    try json { () throws(JSONFault) in try scanner.skip() }
                default:
                    try json { () throws(JSONFault) in try scanner.skip() }
                }
                goesOn = try json { () throws(JSONFault) in try scanner.another(before: UInt8(ascii: "}")) }
            }
            guard scanner.peek() == 0 else {
                throw GeoJSONFault(JSONFault(offset: scanner.position, problem: .somethingAfter))
            }
            self.crs = crs
            switch type {
            case nil: throw GeoJSONFault(.missing("type"))
            case "FeatureCollection":
                guard let features else { throw GeoJSONFault(.missing("features")) }
                shape = .collection
                start = features + 1
            case "Feature":
                shape = .feature
                start = object
            case let type?:
                guard GeometryKind(geoJSON: type) != nil else {
                    throw GeoJSONFault(.unknownType(type)).at(.name("type"))
                }
                shape = .geometry
                start = object
            }
        }
    }

    /// Moves to the next feature.
    ///
    /// - Returns: false after the last one.
    /// - Throws: the fault. After an error that `isRecoverable` the `properties` can be looked at, and the next
    ///   call goes on with the next feature.
    package mutating func next() throws(GeoJSONError) -> Bool {
        guard !isDone else { return false }
        if shape == .collection {
            do throws(JSONFault) {
                if feature == 0 ? scanner.take(UInt8(ascii: "]")) : try !scanner.another(before: UInt8(ascii: "]")) {
                    isDone = true
                    return false
                }
            } catch {
                isDone = true
                throw Self.error(GeoJSONFault(error), file: file, feature: nil, in: scanner)
            }
        } else {
            isDone = true
        }
        feature += 1
        properties = JSONObject()
        id = nil
        hasGeometry = false
        _ = scanner.peek()
        let start = scanner.position
        do throws(GeoJSONFault) {
            if shape == .geometry {
                try parser.parse(&scanner, into: &flat)
                hasGeometry = true
            } else {
                try readFeature()
            }
            if isCheckingDegrees, hasGeometry { try checkDegrees(flat) }
        } catch {
            let path = shape == .collection ? error.at(.index(feature - 1)).at(.name("features")) : error
            let found = Self.error(path, file: file, feature: feature, in: scanner)
            isDone = isDone || !found.isRecoverable
            if found.isRecoverable { try recover(from: start) }
            throw found
        }
        return true
    }

    private mutating func readFeature() throws(GeoJSONFault) {
        guard scanner.take(UInt8(ascii: "{")) else { throw GeoJSONFault(.wrongKind(wanted: .object)) }
        var isFeature = false
        var sawGeometry = false
        var goesOn = !scanner.take(UInt8(ascii: "}"))
        while goesOn {
            let name = try json { () throws(JSONFault) in try scanner.name() }
            switch name {
            case "type":
                guard scanner.peek() == UInt8(ascii: "\"") else {
                    throw GeoJSONFault(.wrongKind(wanted: .string)).at(.name("type"))
                }
                let type = try json { () throws(JSONFault) in try scanner.string() }
                guard type == "Feature" else { throw GeoJSONFault(.unknownType(type)).at(.name("type")) }
                isFeature = true
            case "geometry":
                sawGeometry = true
                if scanner.peek() == UInt8(ascii: "n") {
                    try json { () throws(JSONFault) in try scanner.literal("null") }
                } else {
                    do throws(GeoJSONFault) { try parser.parse(&scanner, into: &flat) } catch {
                        throw error.at(.name("geometry"))
                    }
                    hasGeometry = true
                }
            case "properties":
                if scanner.peek() == UInt8(ascii: "n") {
                    try json { () throws(JSONFault) in try scanner.literal("null") }
                } else if scanner.peek() == UInt8(ascii: "{") {
                    properties = try json { () throws(JSONFault) in try scanner.object(depth: 0) }
                } else {
                    throw GeoJSONFault(.wrongKind(wanted: .object)).at(.name("properties"))
                }
            case "id":
                id = try json { () throws(JSONFault) in try scanner.value() }
            default:
                _ = try json { () throws(JSONFault) in try scanner.value() }
            }
            goesOn = try json { () throws(JSONFault) in try scanner.another(before: UInt8(ascii: "}")) }
        }
        guard isFeature else { throw GeoJSONFault(.missing("type")) }
        guard sawGeometry else { throw GeoJSONFault(.missing("geometry")) }
    }

    /// Recovers from a fault in a feature's content: moves behind it, and keeps its properties for display.
    private mutating func recover(from start: Int) throws(GeoJSONError) {
        hasGeometry = false
        scanner.position = start
        do throws(JSONFault) {
            let value = try scanner.value()
            properties = value["properties"]?.object ?? JSONObject()
        } catch {
            isDone = true
            throw Self.error(GeoJSONFault(error), file: file, feature: feature, in: scanner)
        }
    }

    private func checkDegrees(_ geometry: borrowing FlatGeometry) throws(GeoJSONFault) {
        for i in geometry.x.indices where abs(geometry.x[i]) > 360 || abs(geometry.y[i]) > 90 {
            throw GeoJSONFault(.notDegrees(x: geometry.x[i], y: geometry.y[i])).at(.name("geometry"))
        }
        for member in geometry.members { try checkDegrees(member) }
    }

    /// The `crs` member of GeoJSON 2008: `{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}`, or
    /// the older `{"type": "EPSG", "properties": {"code": 3006}}`. Coordinates were always written x before y.
    private static func legacyCRS(_ value: JSONValue) throws(GeoJSONFault) -> CRS {
        let name = value["properties"]?["name"]?.string ?? value["properties"]?["code"]?.int.map { "EPSG:\($0)" } ?? ""
        let parts = name.uppercased().split { ":/#".contains($0) }
        if parts.last == "CRS84" { return .crs84 }
        // The code is the last part, the authority somewhere before it, perhaps with a version in between.
        guard let code = parts.last.flatMap({ Int($0) }), parts.dropLast().contains(where: { $0.hasPrefix("EPSG") })
        else {
            throw GeoJSONFault(.unknownCRS(value.text())).at(.name("crs"))
        }
        return code == 4326 ? .crs84 : CRS(epsg: code)
    }

    private static func error(
        _ fault: GeoJSONFault, file: String, feature: Int?, in scanner: JSONScanner
    ) -> GeoJSONError {
        switch fault.problem {
        case .content(let problem):
            return GeoJSONError(file: file, feature: feature, path: fault.pathText, problem: problem)
        case .json(let json):
            let (line, column) = scanner.place(of: json.offset)
            let error = JSONError(file: file, line: line, column: column, problem: json.problem)
            return GeoJSONError(file: file, feature: feature, path: fault.pathText, problem: .json(error))
        }
    }
}
