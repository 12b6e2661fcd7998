public import Wording

/// A rejected row: kept with the reason, and can be exported unchanged.
public struct RejectedRow: Sendable, Hashable {
    /// As people count: the header is row 1; for GeoJSON the number of the feature, from 1.
    public let row: Int
    public let column: String?
    public let value: String?
    public let reason: Wording
    /// The whole row: header and fields in the file's order.
    public let fields: [Field]

    public struct Field: Sendable, Hashable {
        public let column: String
        public let value: String

        public init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    public init(row: Int, column: String?, value: String?, reason: Wording, fields: [Field]) {
        self.row = row
        self.column = column
        self.value = value
        self.reason = reason
        self.fields = fields
    }
}
