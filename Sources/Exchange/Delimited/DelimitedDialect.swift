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
    /// comma, tab (where a semicolon fits, a comma is a decimal comma). Where the best splits the first row and few
    /// others alike, or there is none, the first row may be a title: then the delimiter is one that splits a later row
    /// and most of those below it alike. Without any the file has one column, and the delimiter is one that doesn't
    /// occur: a semicolon, unless the rows hold some, then a tab.
    init(sniffedFrom text: UnsafeBufferPointer<UInt8>) {
        let sample = Array(text.prefix(1 << 16))
        let isCut = sample.count < text.count
        let counts = Delimiter.allCases.map { ($0, $0.fieldCounts(in: sample, isCut: isCut)) }
        let first = Self.best(counts, from: { $0.first.map { $0 > 1 ? 0 : nil } ?? nil })
        // Commas in prose split titles and single columns too.
        let later =
            (first?.agreeing ?? 0) >= 0.5
            ? nil
            : Self.best(
                counts.filter { $0 != .comma || ($1.max() ?? 0) > 2 },
                from: { counts in
                    // Below the table there may be notes.
                    let last = counts.last { $0 > 1 }
                    let start = counts.firstIndex { $0 > 1 && $0 == last }
                    return start.flatMap { $0 > 0 && $0 + 1 < counts.count ? $0 : nil }
                })
        if let later, later.agreeing > max(0.5, first?.agreeing ?? 0) {
            self = later.delimiter
        } else {
            self = first?.delimiter ?? (sample.contains(Delimiter.semicolon.rawValue) ? .tab : .semicolon)
        }
    }

    private static func best(
        _ counts: [(delimiter: Delimiter, counts: [Int])], from start: ([Int]) -> Int?
    ) -> (delimiter: Delimiter, agreeing: Double, fields: Int)? {
        var best: (delimiter: Delimiter, agreeing: Double, fields: Int)?
        for (candidate, counts) in counts {
            guard let start = start(counts) else { continue }
            let rows = counts[start...]
            let fields = counts[start]
            let agreeing = Double(rows.count(where: { $0 == fields })) / Double(rows.count)
            if let best, (best.agreeing, best.fields) >= (agreeing, fields) { continue }
            best = (candidate, agreeing, fields)
        }
        return best
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
