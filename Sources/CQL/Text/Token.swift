/// A word or sign of CQL2 text.
enum Token: Equatable {
    case name(String)
    case quotedName(String)
    case keyword(Keyword, spelled: String)
    case text(String)
    /// Unsigned, as written.
    case number(String)
    case sign(Sign)
    case end

    enum Sign: String {
        case open = "(", close = ")", comma = ","
        case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case plus = "+", minus = "-", times = "*", over = "/", percent = "%", power = "^"
    }

    /// Quoted in messages; nil at the end.
    var shown: String? {
        switch self {
        case .name(let name): name
        case .quotedName(let name): "\"\(name)\""
        case .keyword(_, let spelled): spelled
        case .text(let text): "'\(text.prefix(60))'"
        case .number(let digits): digits
        case .sign(let sign): sign.rawValue
        case .end: nil
        }
    }
}
