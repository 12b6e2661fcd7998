import JSON

extension JSONValue {
    /// Writes the value as `text` has it.
    package func write(to sink: inout ByteSink, indented: Bool = false) throws(FileError) {
        var writer = JSONWriter()
        writer.write(self, indented: indented)
        try sink.write(writer)
    }
}

extension ByteSink {
    /// What a writer has gathered.
    mutating func write(_ json: JSONWriter) throws(FileError) {
        let room = try reserve(json.bytes.count)
        json.bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { room.update(from: start, count: bytes.count) }
        }
        advance(json.bytes.count)
    }
}
