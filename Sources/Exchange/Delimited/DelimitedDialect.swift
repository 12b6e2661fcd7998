/// The separator of fields.
package enum Delimiter: UInt8, Sendable, Hashable, CaseIterable {
    case semicolon = 0x3B
    case comma = 0x2C
    case tab = 0x09
}

/// The delimiter and encoding of a delimited text file.
package struct DelimitedDialect: Sendable, Hashable {
    package let delimiter: Delimiter
    package let encoding: TextEncoding
}

extension Delimiter {
    /// Detects the delimiter from a file's beginning, respecting quotes.
    ///
    /// A delimiter is a candidate when it splits the header. The best candidate is the one with which the largest share
    /// of the first 50 rows has as many fields as the header; then the one with more fields; then the order semicolon,
    /// comma, tab (where a semicolon fits, a comma is a decimal comma). Without a candidate the file has one column,
    /// and the delimiter is one that doesn't occur: a semicolon, unless the rows hold some, then a tab.
    init(sniffedFrom text: UnsafeBufferPointer<UInt8>) {
        let sample = Array(text.prefix(1 << 16))
        let isCut = sample.count < text.count
        var best: (delimiter: Delimiter, agreeing: Double, fields: Int)?
        for candidate in Delimiter.allCases {
            let counts = candidate.fieldCounts(in: sample, isCut: isCut)
            guard let fields = counts.first, fields > 1 else { continue }
            let agreeing = Double(counts.count(where: { $0 == fields })) / Double(counts.count)
            if let best, (best.agreeing, best.fields) >= (agreeing, fields) { continue }
            best = (candidate, agreeing, fields)
        }
        self = best?.delimiter ?? (sample.contains(Delimiter.semicolon.rawValue) ? .tab : .semicolon)
    }

    /// Fields of the first records, up to 51 of them.
    private func fieldCounts(in sample: [UInt8], isCut: Bool) -> [Int] {
        var buffer = TextBuffer(
            ByteSource(bytes: sample, name: ""), encoding: .utf8, capacity: max(sample.count * 2, 1024))
        var scan = DelimitedScan()
        var counts: [Int] = []
        // An error here recurs, and is reported, when the file is read.
        while counts.count < 51, (try? scan.next(in: &buffer, delimiter: rawValue)) == true {
            counts.append(scan.count)
        }
        // The record at the cut is incomplete.
        if isCut, counts.count > 1, counts.count < 51 { counts.removeLast() }
        return counts
    }
}
