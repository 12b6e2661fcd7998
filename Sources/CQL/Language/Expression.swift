/// A CQL2 filter (OGC 21-065r2): a tree whose value for a row is true, false or unknown.
///
/// The same tree is read from and printed as text (`CQLText`) and JSON (`CQLJSON`). What either reader returns keeps
/// the standard's grammar: operands have the kinds that their operator takes, names are identifiers, lists are not
/// empty, and no branch is deeper than `Expression.depthLimit`. A tree built by hand can break those rules; it then
/// prints as text that the readers refuse, never as text that means something else.
public indirect enum Expression: Sendable, Hashable {
    case boolean(Bool)
    /// Two or more conditions. Chains of the same operator are one node; parentheses in the source make a nested one.
    case and([Expression])
    case or([Expression])
    case not(Expression)
    case comparison(Operand, Comparison, Operand)
    case like(Operand, Pattern)
    /// Both bounds included.
    case between(Operand, lower: Operand, upper: Operand)
    /// One value or more.
    case isIn(Operand, [Operand])
    case isNull(Operand)
    case spatial(SpatialRelation, Operand, Operand)
    case temporal(TemporalRelation, Operand, Operand)
    case array(ArrayRelation, Operand, Operand)
    /// A function whose value is Boolean.
    case function(Function)

    /// Levels of nesting that the readers accept; deeper input ends in `CQLError`, so recursion over a tree is safe.
    public static let depthLimit = 128
}

/// An operand: a literal, a name, or a calculation.
public indirect enum Operand: Sendable, Hashable {
    case property(String)
    case function(Function)
    case text(String)
    case number(Number)
    case boolean(Bool)
    case instant(Instant)
    case interval(Interval)
    case geometry(GeometryLiteral)
    case array([Operand])
    case arithmetic(Operand, Arithmetic, Operand)
    /// `CASEI`: the text folded so that letters that differ only in case are equal.
    case caseInsensitive(Operand)
    /// `ACCENTI`: the text without its diacritics.
    case accentInsensitive(Operand)
    /// A condition where a value stands: an argument, an array's element, the operand of `IS NULL`.
    case condition(Expression)
}

/// A call of a function that the program adds to the language.
public struct Function: Sendable, Hashable {
    public let name: String
    public let arguments: [Operand]

    public init(_ name: String, _ arguments: [Operand]) {
        self.name = name
        self.arguments = arguments
    }
}

/// The right side of `LIKE`: `%` stands for any run of characters, `_` for one, `\` takes the next character as itself.
public indirect enum Pattern: Sendable, Hashable {
    case text(String)
    case caseInsensitive(Pattern)
    case accentInsensitive(Pattern)
}
