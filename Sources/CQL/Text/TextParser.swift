/// Reads CQL2 text by operator precedence in one pass without backtracking: O(length).
///
/// A parenthesis can open a condition, a calculation or an array: the position decides what a `Term` is.
/// position.
struct TextParser {
    private var lexer: TextLexer
    private(set) var token: Token
    private(set) var offset: Int
    let formation: Formation
    private var nesting = 0

    init(_ scalars: [Unicode.Scalar], _ formation: Formation) throws(Fault) {
        lexer = TextLexer(scalars)
        (token, offset) = try lexer.next()
        self.formation = formation
    }

    mutating func expression() throws(Fault) -> Expression {
        let term = try term(.or)
        guard token == .end else { throw unexpected(.operatorOrEnd) }
        // A value alone, such as a property, probably lacks its comparison.
        if case .operand(let operand) = term.value, term.parentheses == 0 {
            switch operand {
            case .boolean, .function, .property, .condition: break
            default: throw Fault(.unexpected(found: nil, expected: [.comparison]), at: offset)
            }
        }
        return try formation.condition(term)
    }

    // MARK: Tokens

    mutating func advance() throws(Fault) {
        (token, offset) = try lexer.next()
    }

    func unexpected(_ expected: Expectation...) -> Fault {
        Fault(.unexpected(found: token.shown, expected: expected), at: offset)
    }

    mutating func take(_ sign: Token.Sign) throws(Fault) {
        guard token == .sign(sign) else { throw unexpected(.token(sign.rawValue)) }
        try advance()
    }

    mutating func takes(_ sign: Token.Sign) throws(Fault) -> Bool {
        guard token == .sign(sign) else { return false }
        try advance()
        return true
    }

    var keyword: Keyword? {
        if case .keyword(let keyword, _) = token { keyword } else { nil }
    }

    private mutating func takes(_ word: Keyword) throws(Fault) -> Bool {
        guard keyword == word else { return false }
        try advance()
        return true
    }

    /// Goes one level down; the body must end with `leave()`.
    mutating func enter() throws(Fault) {
        nesting += 1
        guard nesting <= Expression.depthLimit else { throw Fault(.tooDeep(limit: Expression.depthLimit), at: offset) }
    }

    mutating func leave() { nesting -= 1 }

    // MARK: Operators

    /// The term up to the next operator that binds looser than `level`.
    mutating func term(_ level: Precedence) throws(Fault) -> Term {
        var left = try prefix(level)
        while let next = infix, next >= level {
            switch next {
            case .or, .and:
                var terms = [left]
                while try takes(next == .and ? .and : .or) { terms.append(try term(next == .and ? .not : .and)) }
                left = try formation.chain(isAnd: next == .and, terms, at: left.offset)
            case .comparison: left = try comparison(left)
            default: left = try calculation(left, next)
            }
        }
        return left
    }

    /// The precedence of the operator at the current token; nil for other tokens.
    private var infix: Precedence? {
        switch token {
        case .keyword(.or, _): .or
        case .keyword(.and, _): .and
        case .keyword(.like, _), .keyword(.between, _), .keyword(.in, _), .keyword(.is, _), .keyword(.not, _):
            .comparison
        case .keyword(.div, _): .product
        case .sign(let sign):
            switch sign {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
            case .plus, .minus: .sum
            case .times, .over, .percent: .product
            case .power: .power
            case .open, .close, .comma: nil
            }
        default: nil
        }
    }

    private mutating func calculation(_ left: Term, _ level: Precedence) throws(Fault) -> Term {
        let operation: Arithmetic =
            switch token {
            case .sign(.plus): .add
            case .sign(.minus): .subtract
            case .sign(.times): .multiply
            case .sign(.over): .divide
            case .sign(.percent): .modulo
            case .sign(.power): .power
            default: .integerDivide
            }
        try advance()
        switch level {
        case .sum: return try formation.arithmetic(left, operation, try term(.product), at: left.offset)
        case .product: return try formation.arithmetic(left, operation, try term(.power), at: left.offset)
        default:
            let right = try term(.primary)
            if token == .sign(.power) { throw Fault(.powerChain, at: offset) }
            return try formation.arithmetic(left, operation, right, at: left.offset)
        }
    }

    private mutating func comparison(_ left: Term) throws(Fault) -> Term {
        // `a = b = c`: the left side is a condition that nothing encloses.
        if case .expression = left.value, left.parentheses == 0 { throw Fault(.chained, at: offset) }
        if case .sign(let sign) = token, let comparison = Comparison(rawValue: sign.rawValue) {
            try advance()
            return try formation.comparison(left, comparison, try term(.sum), at: left.offset)
        }
        if try takes(.is) {
            let negated = try takes(.not)
            guard keyword == .null else {
                throw negated ? unexpected(.token("NULL")) : unexpected(.token("NULL"), .token("NOT NULL"))
            }
            try advance()
            let term = try formation.isNull(left, at: left.offset)
            return negated ? try formation.not(term, at: left.offset) : term
        }
        let negated = try takes(.not)
        let term: Term
        if try takes(.like) {
            let (pattern, depth) = try pattern()
            term = try formation.like(left, pattern, depth: depth, at: left.offset)
        } else if try takes(.between) {
            let lower = try self.term(.sum)
            guard try takes(.and) else { throw unexpected(.token("AND")) }
            term = try formation.between(left, lower, try self.term(.sum), at: left.offset)
        } else if try takes(.in) {
            try take(.open)
            let list = try list(until: .close) { (parser) throws(Fault) in try parser.term(.sum) }
            term = try formation.isIn(left, list, at: left.offset)
        } else {
            throw unexpected(.token("LIKE"), .token("BETWEEN"), .token("IN"))
        }
        return negated ? try formation.not(term, at: left.offset) : term
    }

    private mutating func pattern() throws(Fault) -> (Pattern, depth: Int) {
        if let keyword, keyword == .casei || keyword == .accenti {
            try enter()
            defer { leave() }
            try advance()
            try take(.open)
            let (inner, depth) = try pattern()
            try take(.close)
            return (keyword == .casei ? .caseInsensitive(inner) : .accentInsensitive(inner), depth + 1)
        }
        guard case .text(let text) = token else { throw unexpected(.pattern) }
        try advance()
        return (.text(text), 1)
    }

    /// Items separated by commas, and the closing parenthesis; at least one.
    mutating func list<Item>(
        until sign: Token.Sign, _ item: (inout TextParser) throws(Fault) -> Item
    ) throws(Fault) -> [Item] {
        var items = [try item(&self)]
        while try takes(.comma) { items.append(try item(&self)) }
        guard try takes(sign) else { throw unexpected(.token(","), .token(sign.rawValue)) }
        return items
    }

    // MARK: Operands

    private mutating func prefix(_ level: Precedence) throws(Fault) -> Term {
        let start = offset
        switch token {
        case .keyword(.not, _):
            guard level <= .comparison else { throw unexpected(.value) }
            try enter()
            defer { leave() }
            try advance()
            return try formation.not(try term(.comparison), at: start)
        case .sign(.minus), .sign(.plus): return try signed()
        case .sign(.open): return try parenthesised()
        default: return try primary()
        }
    }

    /// A sign before a number is the number's; a minus before anything else multiplies by −1.
    private mutating func signed() throws(Fault) -> Term {
        let start = offset
        let negative = token == .sign(.minus)
        try advance()
        if case .number(let digits) = token {
            let number = try number((negative ? "-" : "") + digits)
            try advance()
            return Term(.number(number), at: start)
        }
        guard negative else { throw unexpected(.number) }
        try enter()
        defer { leave() }
        let operand = try term(.primary)
        return try formation.arithmetic(Term(.number(.integer(-1)), at: start), .multiply, operand, at: start)
    }

    func number(_ literal: String) throws(Fault) -> Number {
        do {
            return try Number(literal: literal)
        } catch {
            switch error {
            case .malformed: throw Fault(.number(literal), at: offset)
            case .tooLarge: throw Fault(.numberTooLarge(literal), at: offset)
            case .tooSmall: throw Fault(.numberTooSmall(literal), at: offset)
            }
        }
    }

    /// `(condition)`, `(calculation)`, or an array of none, one or several elements.
    private mutating func parenthesised() throws(Fault) -> Term {
        let start = offset
        try enter()
        defer { leave() }
        try advance()
        if try takes(.close) { return try formation.array([], at: start) }
        var first = try term(.or)
        if try takes(.close) {
            first.parentheses += 1
            first.offset = start
            return first
        }
        guard try takes(.comma) else {
            if infix == .comparison, case .expression = first.value { throw Fault(.chained, at: offset) }
            throw unexpected(.operatorOrEnd, .token(")"))
        }
        let rest = try list(until: .close) { (parser) throws(Fault) in try parser.term(.or).element }
        return try formation.array([first.element] + rest, at: start)
    }

    private mutating func primary() throws(Fault) -> Term {
        let start = offset
        switch token {
        case .number(let digits):
            let number = try number(digits)
            try advance()
            return Term(.number(number), at: start)
        case .text(let text):
            try advance()
            return Term(.text(text), at: start)
        case .quotedName(let name):
            try advance()
            return try formation.quotedProperty(name, at: start)
        case .name(let name):
            try advance()
            guard token == .sign(.open) else { return try formation.property(name, at: start) }
            return try call(name, at: start)
        case .keyword(let keyword, let spelled): return try word(keyword, spelled)
        case .sign, .end: throw unexpected(.value)
        }
    }

    private mutating func call(_ name: String, at start: Int) throws(Fault) -> Term {
        guard !Keyword.reserves(functionName: name) else {
            throw Fault(.unexpected(found: name, expected: [.token("IS NULL")]), at: start)
        }
        try formation.checkFunction(name, at: start)
        try enter()
        defer { leave() }
        try advance()
        if try takes(.close) { return try formation.function(name, [], at: start) }
        let arguments = try list(until: .close) { (parser) throws(Fault) in try parser.term(.or).element }
        return try formation.function(name, arguments, at: start)
    }

    private mutating func word(_ keyword: Keyword, _ spelled: String) throws(Fault) -> Term {
        let start = offset
        switch keyword {
        case .true, .false:
            try advance()
            return Term(Operand.boolean(keyword == .true), at: start)
        case .null: throw Fault(.nullValue, at: start)
        case .and, .or, .not, .like, .between, .in, .is, .div: throw unexpected(.value)
        default: break
        }
        try enter()
        defer { leave() }
        try advance()
        if let type = GeometryType(keyword) { return try geometry(type, spelled, at: start) }
        guard token == .sign(.open) else { throw Fault(.reservedWord(spelled), at: start) }
        try advance()
        switch keyword {
        case .casei, .accenti:
            let text = try term(.sum)
            try take(.close)
            return try formation.folded(keyword, text, at: start)
        case .date, .timestamp: return try instant(keyword, at: start)
        case .interval: return try interval(at: start)
        default: break
        }
        let a = try term(.or)
        try take(.comma)
        let b = try term(.or)
        guard try takes(.close) else {
            throw token == .sign(.comma)
                ? Fault(.argumentCount(of: keyword.rawValue, found: 3, required: 2...2), at: offset)
                : unexpected(.token(")"))
        }
        return try relation(keyword, a, b, at: start)
    }

    private func relation(_ keyword: Keyword, _ a: Term, _ b: Term, at start: Int) throws(Fault) -> Term {
        if let relation = ArrayRelation(keyword: keyword) {
            return try formation.array(relation, a.array, b.array, at: start)
        }
        if let relation = SpatialRelation(keyword: keyword) { return try formation.spatial(relation, a, b, at: start) }
        guard let relation = TemporalRelation(keyword: keyword) else {
            throw Fault(.reservedWord(keyword.rawValue), at: start)
        }
        return try formation.temporal(relation, a, b, at: start)
    }

    // MARK: Times

    private mutating func instant(_ keyword: Keyword, at start: Int) throws(Fault) -> Term {
        guard case .text(let text) = token else { throw unexpected(.instantText) }
        let instant = try instant(text)
        let matches: Bool =
            switch instant {
            case .date: keyword == .date
            case .timestamp: keyword == .timestamp
            }
        guard matches else { throw Fault(.instant(text, .granularity), at: offset) }
        try advance()
        try take(.close)
        return Term(.instant(instant), at: start)
    }

    private func instant(_ text: String) throws(Fault) -> Instant {
        do { return try Instant(text: text) } catch { throw Fault(.instant(text, error), at: offset) }
    }

    private mutating func interval(at start: Int) throws(Fault) -> Term {
        let (from, first) = try intervalEnd()
        try take(.comma)
        let (to, last) = try intervalEnd()
        try take(.close)
        return try formation.interval(from, to, over: [first, last], at: start)
    }

    private mutating func intervalEnd() throws(Fault) -> (Interval.End, Term) {
        let start = offset
        switch token {
        case .text(".."):
            try advance()
            return (.unbounded, Term(.text(".."), at: start))
        case .text(let text):
            let term = Term(.instant(try instant(text)), at: start)
            try advance()
            return (try formation.intervalEnd(term), term)
        case .name, .quotedName:
            let term = try primary()
            return (try formation.intervalEnd(term), term)
        default: throw unexpected(.intervalEnd)
        }
    }
}
