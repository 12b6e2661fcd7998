/// One row of the queried table.
public protocol Row {
    /// `.null` for a value that is not known; throws for a name that does not exist.
    func value(of property: String) throws -> Datum
}
