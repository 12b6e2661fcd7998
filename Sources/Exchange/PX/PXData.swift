import Wording

/// The cells of a PX file: numbers, and signs in their place.
struct PXData {
    private(set) var values: [Double] = []
    /// By the cell's place.
    var symbols: [Int: String] = [:]
    private let shown: [Int: String]
    private let sizes: [Int]

    /// - Parameters:
    ///   - symbols: what dots are shown as, by their number.
    ///   - sizes: of the dimensions.
    init(symbols: [Int: String], sizes: [Int]) { (shown, self.sizes) = (symbols, sizes) }

    /// Every cell in its order.
    mutating func readAll(_ scanner: inout PXScanner, _ count: Int) throws(PXScanner.Fault) {
        var found = 0
        while let token = try scanner.cell() {
            if found < count { try append(token, found, scanner) }
            found += 1
        }
        guard found == count else {
            let product = sizes.map { "\($0)" }.joined(separator: " × ")
            throw PXScanner.Fault(
                line: scanner.line,
                reason: Wording(
                    sv: "DATA har \(found) celler, men \(product) = \(count). Hämta filen på nytt.",
                    en: "DATA has \(found) cells, but \(product) = \(count). Fetch the file again."))
        }
    }

    /// Rows that begin with their keys; those that are absent hold zeros only.
    ///
    /// - Parameter keys: the keys of each dimension of the stub.
    mutating func readRows(
        _ scanner: inout PXScanner, _ count: Int, keys: [[String]]
    ) throws(PXScanner.Fault) {
        let positions = keys.map { Dictionary($0.enumerated().map { ($1, $0) }) { first, _ in first } }
        let width = sizes[keys.count...].reduce(1, *)
        values = [Double](repeating: 0, count: count)
        var seen: Set<Int> = []
        while let first = try scanner.cell(isKey: true) {
            var row = 0
            var token: PXScanner.Token? = first
            for (dimension, known) in positions.enumerated() {
                if dimension > 0 { token = try scanner.cell(isKey: true) }
                guard case .text(let key) = token, let position = known[key] else {
                    throw Self.fault(
                        scanner, "raden börjar inte med en nyckel (KEYS).", "the row doesn't begin with a key (KEYS).")
                }
                row = row * sizes[dimension] + position
            }
            guard seen.insert(row).inserted else {
                throw Self.fault(scanner, "raden finns två gånger.", "the row is there twice.")
            }
            for column in 0..<width {
                guard let token = try scanner.cell() else {
                    throw Self.fault(
                        scanner, "raden har för få celler. Hämta filen på nytt.",
                        "the row has too few cells. Fetch the file again.")
                }
                let place = row * width + column
                (values[place], symbols[place]) = try read(token, scanner)
            }
        }
    }

    private mutating func append(
        _ token: PXScanner.Token, _ place: Int, _ scanner: borrowing PXScanner
    ) throws(PXScanner.Fault) {
        let (value, symbol) = try read(token, scanner)
        values.append(value)
        symbols[place] = symbol
    }

    private func read(
        _ token: PXScanner.Token, _ scanner: borrowing PXScanner
    ) throws(PXScanner.Fault) -> (Double, String?) {
        switch token {
        case .number(let number): return (number, nil)
        case .text(let text):
            if text == "-" { return (.nan, "-") }
            if !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) {
                return (.nan, shown[text.utf8.count] ?? text)
            }
            if let number = StatisticsText.number(text) { return (number, nil) }
            throw Self.fault(
                scanner, "\(quoted(text).sv) är varken ett tal eller ett tecken som PX har.",
                "\(quoted(text).en) is neither a number nor a sign that PX has.")
        }
    }

    private static func fault(_ scanner: borrowing PXScanner, _ sv: String, _ en: String) -> PXScanner.Fault {
        PXScanner.Fault(line: scanner.line, reason: Wording(sv: sv, en: en))
    }
}
