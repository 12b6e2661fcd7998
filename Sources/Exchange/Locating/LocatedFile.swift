import Planar
package import Wording

/// A file whose rows are given the municipality, zone and border distance of their coordinates.
package struct LocatedFile {
    private let file: String
    private let columns: (x: String, y: String)
    private let source: CRS
    private let reading: TableReading
    private let county: String

    /// - Parameters:
    ///   - columns: the names of those with easting or longitude, and northing or latitude.
    ///   - crs: their reference system; nil for longitude and latitude.
    ///   - county: the code of the one whose municipalities are known.
    package init(
        _ file: String, columns: (x: String, y: String), crs: String?, as reading: TableReading, county: String
    ) {
        (self.file, self.columns, self.reading, self.county) = (file, columns, reading, county)
        source = crs.map { CRS($0) } ?? .crs84
    }

    /// Writes the same rows with the new columns after their own.
    ///
    /// - Parameters:
    ///   - output: a file to be written or replaced; `-` is standard output.
    ///   - tell: takes how the file and its numbers were understood.
    ///   - progress: takes the number of rows written so far.
    /// - Throws: as imports do where the file can't be read; `HeaderColumn.Missing`; as `LocateStream.run`.
    package func write(
        to output: String, tell: (Wording) -> Void, progress: @escaping @Sendable (Int) -> Void
    ) throws {
        let reader = try DelimitedReader.table(file: file, as: reading)
        for line in reader.understood { tell(line) }
        let places = (
            x: try HeaderColumn.find(columns.x, in: reader.header, of: file),
            y: try HeaderColumn.find(columns.y, in: reader.header, of: file)
        )
        let delimiter = reader.dialect.delimiter
        let stream = try LocateStream(
            from: reader, columns: places, to: try DelimitedWriter(file: output, delimiter: delimiter),
            progress: progress)
        try stream.run(from: source) {
            try LocateGround(Shipped.territory(county: county), for: file, delimiter: delimiter)
        }
        for line in stream.understood { tell(line) }
    }
}
