import Territory

/// The fields added to rows, as text: municipality code, municipality and zone of each cell, the flags, and the codes
/// of the probable municipalities of doubtful points.
struct LocatedNames: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    private let cellCount: Int
    private static let flagCount = Located.Flag.allCases.count + 1
    /// The field for no municipality comes after theirs.
    private let municipalityCount: Int

    init(of territory: Territory, delimiter: Delimiter) throws(FileError) {
        cellCount = territory.cells.count
        municipalityCount = territory.municipalities.count
        for cell in territory.cells {
            let municipality = territory.municipalities[cell.municipality]
            try append([municipality.code, municipality.name, territory.scheme.zones[cell.zone].code], delimiter)
        }
        try append(["", "", ""], delimiter)
        let flags: [Located.Flag?] = Located.Flag.allCases + [nil]
        for flag in flags.sorted(by: { Self.position(of: $0) < Self.position(of: $1) }) {
            try append([flag?.rawValue ?? ""], delimiter)
        }
        for municipality in territory.municipalities { try append([municipality.code], delimiter) }
        try append([""], delimiter)
    }

    private mutating func append(_ fields: [String], _ delimiter: Delimiter) throws(FileError) {
        var row = try DelimitedWriter(to: ByteSink(), delimiter: delimiter)
        for field in fields { try row.field(field) }
        let start = bytes.count
        bytes += try row.finished()
        ranges.append(start..<bytes.count)
    }

    @inline(__always)
    private static func position(of flag: Located.Flag?) -> Int {
        switch flag {
        case .nearBorder: 0
        case .water: 1
        case .outside: 2
        case .invalid: 3
        case .doubtful: 4
        case nil: 5
        }
    }

    /// The names without reference counting, for the length of a block.
    struct Pointers {
        fileprivate let bytes: UnsafeRawBufferPointer
        fileprivate let ranges: UnsafeBufferPointer<Range<Int>>
        fileprivate let cellCount: Int
        fileprivate let municipalityCount: Int

        @inline(__always)
        func callAsFunction(_ cell: Int?) -> UnsafeRawBufferPointer { at(cell ?? cellCount) }

        @inline(__always)
        func callAsFunction(_ flag: Located.Flag?) -> UnsafeRawBufferPointer {
            at(cellCount + 1 + LocatedNames.position(of: flag))
        }

        /// The code of a doubtful point's probable municipality.
        @inline(__always)
        func callAsFunction(likely municipality: Int?) -> UnsafeRawBufferPointer {
            at(cellCount + 1 + LocatedNames.flagCount + (municipality ?? municipalityCount))
        }

        @inline(__always)
        private func at(_ row: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[ranges[row]]) }
    }

    func withNames<Failure: Error>(_ body: (Pointers) throws(Failure) -> Void) throws(Failure) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
            try ranges.withUnsafeBufferPointer { (ranges) throws(Failure) in
                try body(
                    Pointers(
                        bytes: UnsafeRawBufferPointer(bytes), ranges: ranges, cellCount: cellCount,
                        municipalityCount: municipalityCount))
            }
        }
    }
}
