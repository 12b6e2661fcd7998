/// The problems that a reader reports.
public enum Problem: Sendable, Hashable {
    /// `found` is nil at the end of the source.
    case unexpected(found: String?, expected: [Expectation])
    case character(Unicode.Scalar)
    case unclosedText
    case unclosedQuote
    case escape(String)
    case controlCharacter(Unicode.Scalar)
    case name(String)
    case number(String)
    case numberTooLarge(String)
    case numberTooSmall(String)
    case reservedWord(String)
    case unknownProperty(String, nearest: String?)
    /// A text between quotation marks, which are for names.
    case quotedText(String, nearest: String?)
    /// A list compared with one of its elements; what to write instead.
    case listCompared(property: String, instead: String?)
    case unknownFunction(String, nearest: String?)
    case argumentCount(of: String, found: Int, required: ClosedRange<Int>)
    case kind(of: String, found: Kind, expected: [Kind])
    case incomparable(Kind, Kind)
    /// A comparison or predicate where a value must stand.
    case conditionAsValue(of: String)
    /// A value where a condition must stand; the name when it is a property.
    case valueAsCondition(property: String?)
    case chained
    case powerChain
    case emptyList
    case instant(String, InstantFault)
    case intervalReversed
    case geometry(GeometryFault)
    case nullValue
    case tooDeep(limit: Int)
    case tooLong(limit: Int)
    case missingMember(String)
    case unknownMember(String)
    case duplicateMember(String)
    /// The JSON operator in another case.
    case operatorCase(String, right: String)
}
