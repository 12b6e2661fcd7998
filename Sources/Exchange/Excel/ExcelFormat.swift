/// The meaning that a number format of Excel gives a number: a date, a duration, a code, or none.
///
/// Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
enum ExcelFormat: Hashable {
    case number
    /// Days since the workbook's epoch.
    case date(hasDay: Bool)
    /// Days that are shown as hours: `[h]:mm`.
    case duration
    /// Zeros for digits, and signs between them: `0000`, `000 00`.
    case code(String)

    /// Formats that a workbook doesn't spell out.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 22: self = .date(hasDay: true)
        case 18...21, 45, 47: self = .date(hasDay: false)
        case 46: self = .duration
        default: self = .number
        }
    }

    init(code: String) {
        var letters = Set<Character>()
        var pattern = ""
        var isCode = true
        var rest = Array(code)[...]
        scan: while let sign = rest.popFirst() {
            switch sign {
            case ";": break scan
            case "\"":
                let text = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(text.count + 1)
                pattern += text
                isCode = isCode && text.allSatisfy { " -".contains($0) }
            case "\\":
                let next = rest.popFirst()
                next.map { pattern.append($0) }
                isCode = isCode && next.map { " -".contains($0) } ?? false
            case "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = String(rest.prefix { $0 != "]" }).lowercased()
                rest = rest.dropFirst(inside.count + 1)
                if ["h", "hh", "m", "mm", "s", "ss"].contains(inside) {
                    self = .duration
                    return
                }
            case "0", " ", "-": pattern.append(sign)
            default:
                isCode = false
                letters.insert(Character(sign.lowercased()))
            }
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
        if hasDay || hasTime {
            self = .date(hasDay: hasDay)
        } else if isCode, pattern.count(where: { $0 == "0" }) >= 2 {
            self = .code(pattern)
        } else {
            self = .number
        }
    }
}
