/// A column that is erased for good: how it is stored, and which columns of files it is.
public struct ErasedColumn: Sendable {
    public let name: String
    /// Nil: a column without a role, kept by its name.
    public let field: InitiativeField?
    /// Without a field: the names by which it may be kept, its own and that of its role.
    let keptNames: [String]
    /// Whether a column of a file's header is it.
    let isHeader: @Sendable (String) -> Bool

    public init(
        name: String, field: InitiativeField?, keptAs other: String? = nil,
        isHeader: @escaping @Sendable (String) -> Bool
    ) {
        (self.name, self.field, self.isHeader) = (name, field, isHeader)
        keptNames = [name] + (other.map { [$0] } ?? [])
    }

    /// As the table has it; nil for those that an initiative can't be without, or that its place rests on.
    var stored: String? {
        switch field {
        case .lead, .programme, .priority, .theme, .status, .source: field?.rawValue
        case .strengthArea: "strength_area"
        case .outcome: "outcome_text"
        default: nil
        }
    }
}
