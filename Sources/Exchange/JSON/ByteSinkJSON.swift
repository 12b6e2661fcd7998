import JSON

extension JSONValue {
    /// Writes the value in the form of `text`.
    package func write(to sink: inout ByteSink, indented: Bool = false) throws(FileError) {
        var writer = JSONWriter()
        writer.write(self, indented: indented)
        try sink.write(writer)
    }
}

extension ByteSink {
    /// Appends a writer's buffer.
    mutating func write(_ json: JSONWriter) throws(FileError) {
        let room = try reserve(json.bytes.count)
        json.bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { room.update(from: start, count: bytes.count) }
        }
        advance(json.bytes.count)
    }
}
