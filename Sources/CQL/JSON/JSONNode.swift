/// A JSON value and where it begins.
struct JSONNode {
    indirect enum Value {
        case null
        case boolean(Bool)
        /// As written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the source; no name twice.
        case object([JSONMember])
    }

    let value: Value
    /// In scalars from the start of the source.
    let offset: Int
}
