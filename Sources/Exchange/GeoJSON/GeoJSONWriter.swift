package import JSON
package import Planar

/// Writes a FeatureCollection by RFC 7946, one feature a line, streaming: memory does not grow with their number.
///
/// Coordinates are longitude and latitude with at most seven decimals (about a centimetre); equal coordinates are
/// written alike, so shared borders stay shared. Exteriors run counter-clockwise, holes clockwise. There is no `crs`
/// member. `bbox` comes last, because it is known last.
package struct GeoJSONWriter: ~Copyable {
    private var sink: ByteSink
    private let decimals: Int
    private var count = 0
    private var box: Envelope?
    private var flat = FlatGeometry(kind: .collection)
    private var json = JSONWriter()

    /// The pipe's reader has closed it: further output is dropped.
    var isReaderGone: Bool { sink.isReaderGone }

    /// - Parameters:
    ///   - members: foreign members of the collection, such as a title or source, written before the features.
    ///   - decimals: 0…7.
    package init(to sink: consuming ByteSink, members: JSONObject = [:], decimals: Int = 7) throws(FileError) {
        precondition((0...7).contains(decimals), "RFC 7946 has at most seven decimals in mind")
        self.sink = sink
        self.decimals = decimals
        try self.sink.write("{\"type\":\"FeatureCollection\"," as StaticString)
        for member in members.members {
            precondition(
                !["type", "features", "bbox", "crs", "geometry", "properties"].contains(member.name),
                "\(member.name) is GeoJSON's own")
            json.clear()
            json.write(member.name)
            try self.sink.write(json)
            try self.sink.write(":" as StaticString)
            json.clear()
            json.write(member.value)
            try self.sink.write(json)
            try self.sink.write("," as StaticString)
        }
        try self.sink.write("\"features\":[" as StaticString)
    }

    package init(file path: String, members: JSONObject = [:], decimals: Int = 7) throws(FileError) {
        try self.init(to: try ByteSink(file: path), members: members, decimals: decimals)
    }

    /// Writes a feature with a geometry given as WKB in longitude and latitude.
    package mutating func feature(
        wkb: some Collection<UInt8>, id: JSONValue? = nil, properties: JSONObject
    ) throws {
        try WKBReader.read(wkb, into: &flat)
        var geometry = FlatGeometry(kind: .collection)
        swap(&geometry, &flat)
        try feature(geometry, id: id, properties: properties)
        swap(&geometry, &flat)
    }

    /// Writes a feature with a geometry in longitude and latitude, or with none.
    ///
    /// - Throws: `FileError`; `GeoJSONError` for an infinite or NaN coordinate, after which the file is broken.
    package mutating func feature(_ geometry: FlatGeometry?, id: JSONValue? = nil, properties: JSONObject) throws {
        try sink.write(count == 0 ? "\n" : ",\n" as StaticString)
        count += 1
        try sink.write("{\"type\":\"Feature\"," as StaticString)
        if let id {
            try sink.write("\"id\":" as StaticString)
            json.clear()
            json.write(id)
            try sink.write(json)
            try sink.write("," as StaticString)
        }
        try sink.write("\"properties\":" as StaticString)
        json.clear()
        json.write(properties)
        try sink.write(json)
        try sink.write(",\"geometry\":" as StaticString)
        if let geometry {
            if let envelope = geometry.envelope { box = box?.union(envelope) ?? envelope }
            do { try sink.writeGeoJSON(geometry, decimals: decimals) } catch is NotFinite {
                throw GeoJSONError(
                    file: sink.name, feature: count, path: "features[\(count - 1)].geometry", problem: .notFinite)
            }
        } else {
            try sink.write("null" as StaticString)
        }
        try sink.write("}" as StaticString)
    }

    /// Ends the collection and moves the file to its place.
    package consuming func finish() throws(FileError) {
        try end()
        try sink.finish()
    }

    /// Ends the collection and returns what was written to memory.
    package consuming func finished() throws(FileError) -> [UInt8] {
        try end()
        let bytes = sink.bytes()
        try sink.finish()
        return bytes
    }

    private mutating func end() throws(FileError) {
        try sink.write(count == 0 ? "]" : "\n]" as StaticString)
        if let box {
            try sink.write(",\"bbox\":[" as StaticString)
            for (i, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
                if i > 0 { try sink.write(UInt8(ascii: ",")) }
                try sink.writeRounded(value, decimals: decimals)
            }
            try sink.write(UInt8(ascii: "]"))
        }
        try sink.write("}\n" as StaticString)
    }
}

private struct NotFinite: Error {}

extension ByteSink {
    /// A geometry object.
    fileprivate mutating func writeGeoJSON(_ geometry: FlatGeometry, decimals: Int) throws {
        try write("{\"type\":\"" as StaticString)
        try write(geometry.kind.name)
        if geometry.kind == .collection {
            try write("\",\"geometries\":[" as StaticString)
            for (i, member) in geometry.members.enumerated() {
                if i > 0 { try write(UInt8(ascii: ",")) }
                try writeGeoJSON(member, decimals: decimals)
            }
            try write("]}" as StaticString)
            return
        }
        try write("\",\"coordinates\":" as StaticString)
        let isMulti = geometry.kind.partKind != nil
        if isMulti { try write(UInt8(ascii: "[")) }
        for part in 0..<geometry.partCount {
            if part > 0 { try write(UInt8(ascii: ",")) }
            let rings = geometry.rings(ofPart: part)
            switch geometry.kind {
            case .point, .multiPoint:
                if let ring = rings.first, let i = geometry.coordinates(ofRing: ring).first {
                    try writePosition(geometry.x[i], geometry.y[i], decimals)
                } else {
                    try write("[]" as StaticString)
                }
            case .lineString, .multiLineString:
                try writeRun(geometry, rings.first.map { geometry.coordinates(ofRing: $0) } ?? 0..<0, false, decimals)
            default:
                try write(UInt8(ascii: "["))
                for ring in rings {
                    if ring > rings.lowerBound { try write(UInt8(ascii: ",")) }
                    let area = geometry.signedArea(ofRing: ring)
                    let isTurned = ring == rings.lowerBound ? area < 0 : area > 0
                    try writeRun(geometry, geometry.coordinates(ofRing: ring), isTurned, decimals)
                }
                try write(UInt8(ascii: "]"))
            }
        }
        if geometry.partCount == 0, !isMulti { try write("[]" as StaticString) }
        try write(isMulti ? "]}" : "}" as StaticString)
    }

    private mutating func writeRun(
        _ geometry: FlatGeometry, _ range: Range<Int>, _ isTurned: Bool, _ decimals: Int
    ) throws {
        try write(UInt8(ascii: "["))
        for k in 0..<range.count {
            if k > 0 { try write(UInt8(ascii: ",")) }
            let i = isTurned ? range.upperBound - 1 - k : range.lowerBound + k
            try writePosition(geometry.x[i], geometry.y[i], decimals)
        }
        try write(UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func writePosition(_ x: Double, _ y: Double, _ decimals: Int) throws {
        guard x.isFinite, y.isFinite else { throw NotFinite() }
        try write(UInt8(ascii: "["))
        try writeRounded(x, decimals: decimals)
        try write(UInt8(ascii: ","))
        try writeRounded(y, decimals: decimals)
        try write(UInt8(ascii: "]"))
    }
}
