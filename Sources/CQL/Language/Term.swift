/// A part of an expression being read: value, offset and depth.
struct Term {
    enum Value {
        case operand(Operand)
        case expression(Expression)
    }

    var value: Value
    /// In scalars from the start of the source.
    var offset: Int
    /// Levels of the tree, this one included.
    var depth: Int
    /// The number of pairs of parentheses around it (text only).
    var parentheses = 0

    init(_ operand: Operand, at offset: Int, depth: Int = 1) {
        (value, self.offset, self.depth) = (.operand(operand), offset, depth)
    }

    init(_ expression: Expression, at offset: Int, depth: Int = 1) {
        (value, self.offset, self.depth) = (.expression(expression), offset, depth)
    }

    /// As an operand, wherever it stands. A condition that is also a value (`TRUE`, a function) is that value.
    var operand: Operand {
        switch value {
        case .operand(let operand): operand
        case .expression(.boolean(let value)): .boolean(value)
        case .expression(.function(let function)): .function(function)
        case .expression(let expression): .condition(expression)
        }
    }

    /// As an argument or an array's element, where parentheses can make an array of one.
    ///
    /// The grammar derives `(x)` both as a grouping and as an array. Here parentheses around a calculation or a
    /// condition group, and every other pair makes an array: `(a + 1)` is a number, `(2321)` and `((a + 1))` are
    /// arrays.
    var element: Term {
        let groups =
            switch operand {
            case .arithmetic, .condition: true
            default: false
            }
        return wrapped(groups ? max(0, parentheses - 1) : parentheses)
    }

    /// As an operand of an array predicate: as `element`; a value in parentheses that is no array, property or function
    /// becomes an array of one.
    var array: Term {
        let element = element
        switch element.operand {
        case .arithmetic, .condition: return parentheses > 0 ? element.wrapped(1) : element
        default: return element
        }
    }

    private func wrapped(_ times: Int) -> Term {
        var term = Term(operand, at: offset, depth: depth + times)
        for _ in 0..<times { term.value = .operand(.array([term.operand])) }
        return term
    }
}

/// The kind of value that an operand's position accepts.
enum Role {
    case scalar, text, number, temporal, interval, geometry, array
    /// An argument of a function or an element of an array.
    case any
    /// The operand of `IS NULL`.
    case tested

    var kinds: [Kind] {
        switch self {
        case .scalar: [.text, .number, .boolean, .instant]
        case .text: [.text]
        case .number: [.number]
        case .temporal: [.instant, .interval]
        case .interval: [.interval]
        case .geometry: [.geometry]
        case .array: [.array]
        case .any: Kind.allCases
        case .tested: Kind.allCases.filter { $0 != .array }
        }
    }

    var acceptsConditions: Bool {
        switch self {
        case .any, .tested: true
        default: false
        }
    }
}
