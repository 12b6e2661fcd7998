import Store
import Wording

/// A statistical table of any format, before anything is decided about it.
///
/// Cells are numbered in row-major order of the dimensions: the last varies fastest. A table in which most
/// combinations are absent keeps the places of those that it has.
struct StatisticsCube: Sendable {
    struct Category: Sendable, Hashable {
        let code: String
        let label: String

        init(_ code: String, _ label: String? = nil) {
            self.code = code
            self.label = label.flatMap { $0.isEmpty ? nil : $0 } ?? code
        }

        /// Code and name as people read them, once where they are the same.
        var name: String { label == code || label.hasPrefix(code + " ") ? label : "\(label) (\(code))" }
    }

    struct Dimension: Sendable {
        enum Role: Sendable, Hashable { case time, area, content, other }

        let code: String
        let label: String
        /// As the file states it; nil where it says nothing.
        var role: Role?
        var categories: [Category]
        /// The code of the category that stands for all of them, where the file declares one.
        var total: String?

        init(
            _ code: String, label: String? = nil, role: Role? = nil, categories: [Category] = [], total: String? = nil
        ) {
            self.code = code
            self.label = label.flatMap { $0.isEmpty ? nil : $0 } ?? code
            self.role = role
            self.categories = categories
            self.total = total
        }
    }

    /// What the table says of a content: what is measured, and how.
    struct Content: Sendable, Hashable {
        var unit = ""
        var measuring: Measuring?
        /// Name and unit in both languages, where the file has them.
        var translated: Translation?

        struct Translation: Sendable, Hashable {
            let name: Wording
            let unit: Wording
        }

        enum Measuring: String, Sendable, Hashable { case stock, flow, average, other }
    }

    /// What the table says of itself.
    struct About: Sendable {
        /// The format, for people.
        var format = Wording(verbatim: "")
        var title = ""
        /// What is measured where no dimension tells.
        var content = ""
        var source = ""
        var table = ""
        /// A day or an instant, as the file writes it.
        var updated = ""
        var notes: [String] = []
        /// Those of the notes that a reader must see.
        var mandatory: [String] = []
        /// Whether a dash means nothing to report: zero. So in all that PxWeb writes.
        var isDashZero = false
        /// Whether the file says that its values may not be added up.
        var refusesSums = false
        /// Names before the equals sign of choices that the reader itself has followed.
        var followed: Set<String> = []
        /// Where to read whether values can be added up, if the table doesn't say.
        var describedBy = ""

        /// Whether a source is Statistics Sweden or a table of PxWeb.
        static func isPxWeb(_ source: String) -> Bool {
            let name = source.lowercased()
            return name.contains("statistiska centralbyrån") || name.contains("statistics sweden")
                || name.contains("pxweb")
                || name.split { !$0.isLetter && !$0.isNumber }.contains("scb")
        }
    }

    var about = About()
    var dimensions: [Dimension]
    /// By the code of a category of content; `""` where no dimension tells.
    var contents: [String: Content] = [:]
    /// Numbers, NaN for none.
    private(set) var values: [Double] = []
    /// The places of the values among all combinations; nil where all are there, in their order.
    private(set) var places: [Int]?
    /// The rows or observations of the file that the values stand in; nil where they are the places, from 1.
    private(set) var rows: [Int]?
    /// Signs beside a value or in place of one, by its position among `values`.
    private(set) var symbols: [Int: String] = [:]
    var rejected: [RejectedRow] = []
    /// Makes a rejected row of a table's row, with all that stands in it; nil for what has no rows.
    var rejecting: (@Sendable (_ row: Int, _ column: String?, _ value: String?, _ reason: Wording) -> RejectedRow)?
    var understood: [Wording] = []

    /// More cells than any table that a public service gives at once.
    static let mostCells = 10_000_000

    /// A table in which all combinations are there.
    ///
    /// - Precondition: as many values as combinations.
    init(_ about: About, _ dimensions: [Dimension], values: [Double], symbols: [Int: String]) {
        self.about = about
        self.dimensions = dimensions
        self.values = values
        self.symbols = symbols
    }

    init(_ about: About, _ dimensions: [Dimension], observations: [Observation]) {
        self.about = about
        self.dimensions = dimensions
        values = observations.map { $0.value ?? .nan }
        places = observations.map(\.place)
        rows = observations.map(\.row)
        for (position, one) in observations.enumerated() {
            if let symbol = one.symbol, !symbol.isEmpty { symbols[position] = symbol }
        }
    }

    /// A cell that a table has.
    struct Observation: Sendable {
        let place: Int
        let value: Double?
        let symbol: String?
        let row: Int
    }

    func value(_ position: Int) -> Double? { values[position].isNaN ? nil : values[position] }
    func place(_ position: Int) -> Int { places?[position] ?? position }
    func row(_ position: Int) -> Int { rows?[position] ?? position + 1 }

    /// How far apart two cells are that differ by one in each dimension.
    var strides: [Int] {
        var strides = [Int](repeating: 1, count: dimensions.count)
        for dimension in dimensions.indices.dropLast().reversed() {
            strides[dimension] = strides[dimension + 1] * max(1, dimensions[dimension + 1].categories.count)
        }
        return strides
    }

    /// The number of combinations; nil where it doesn't fit 64 bits.
    static func combinations(_ sizes: some Sequence<Int>) -> Int? {
        var product = 1
        for size in sizes {
            let (next, isTooLarge) = product.multipliedReportingOverflow(by: size)
            guard size >= 0, !isTooLarge else { return nil }
            product = next
        }
        return product
    }
}
