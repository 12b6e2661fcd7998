/// Decodes an expression from JSON nodes.
struct JSONDecoding {
    let formation: Formation

    func expression(_ node: JSONNode) throws(Fault) -> Expression {
        try formation.condition(try term(node, depth: 1))
    }

    /// - Parameter depth: levels of the expression above and including this one.
    private func term(_ node: JSONNode, depth: Int) throws(Fault) -> Term {
        guard depth <= Expression.depthLimit else {
            throw Fault(.tooDeep(limit: Expression.depthLimit), at: node.offset)
        }
        switch node.value {
        case .null: throw Fault(.nullValue, at: node.offset)
        case .boolean(let value): return Term(Operand.boolean(value), at: node.offset)
        case .number(let digits): return Term(.number(try number(digits, at: node.offset)), at: node.offset)
        case .string(let text): return Term(.text(try self.text(text, at: node.offset)), at: node.offset)
        case .array(let items):
            return try formation.array(try terms(items, depth: depth + 1), at: node.offset)
        case .object(let members): return try object(members, node, depth: depth)
        }
    }

    private func terms(_ nodes: [JSONNode], depth: Int) throws(Fault) -> [Term] {
        var terms: [Term] = []
        for node in nodes { terms.append(try term(node, depth: depth)) }
        return terms
    }

    private func object(_ members: [JSONMember], _ node: JSONNode, depth: Int) throws(Fault) -> Term {
        if members.contains(where: { $0.name == "op" }) {
            let (name, offset) = try operatorName(members, node)
            return try operate(name, offset, try arguments(members, node), node, depth: depth)
        }
        if members.contains(where: { $0.name == "interval" }) {
            try only(["interval"], members)
            return try interval(try required("interval", members, node), node, depth: depth)
        }
        return try leaf(members, node)
    }

    private func operatorName(_ members: [JSONMember], _ node: JSONNode) throws(Fault) -> (String, offset: Int) {
        try only(["op", "args"], members)
        let operation = try required("op", members, node)
        return (try string(operation), operation.offset)
    }

    private func leaf(_ members: [JSONMember], _ node: JSONNode) throws(Fault) -> Term {
        for name in ["property", "date", "timestamp", "bbox"] where members.contains(where: { $0.name == name }) {
            if name == "bbox", members.contains(where: { $0.name == "type" }) { break }
            try only([name], members)
            let value = try required(name, members, node)
            switch name {
            case "property": return try formation.property(try string(value), at: value.offset)
            case "bbox": return try formation.geometry(.box(try JSONGeometry.box(value)), at: node.offset)
            default:
                let text = try string(value)
                let instant = try instant(text, at: value.offset)
                let isDate = if case .date = instant { true } else { false }
                guard isDate == (name == "date") else { throw Fault(.instant(text, .granularity), at: value.offset) }
                return Term(.instant(instant), at: node.offset)
            }
        }
        if members.contains(where: { $0.name == "type" }) {
            return try formation.geometry(try JSONGeometry.geometry(members, node), at: node.offset)
        }
        if let member = members.first { throw Fault(.unknownMember(member.name), at: member.offset) }
        throw Fault(.missingMember("op"), at: node.offset)
    }

    private func string(_ node: JSONNode) throws(Fault) -> String {
        guard case .string(let text) = node.value else { throw wrong(node, .jsonString) }
        return text
    }

    private func arguments(_ members: [JSONMember], _ node: JSONNode) throws(Fault) -> JSONNode {
        let arguments = try required("args", members, node)
        guard case .array = arguments.value else { throw wrong(arguments, .jsonArray) }
        return arguments
    }

    /// Recursion passes through here and not through `formed`, whose many branches make a large stack frame.
    private func operate(
        _ name: String, _ nameOffset: Int, _ arguments: JSONNode, _ node: JSONNode, depth: Int
    ) throws(Fault) -> Term {
        guard case .array(let items) = arguments.value else { throw wrong(arguments, .jsonArray) }
        if let required = try argumentCount(name, at: nameOffset), !required.contains(items.count) {
            throw Fault(.argumentCount(of: name, found: items.count, required: required), at: arguments.offset)
        }
        switch name {
        case JSONOperator.like:
            let (pattern, patternDepth) = try pattern(items[1], depth: depth + 1)
            return try formation.like(
                try term(items[0], depth: depth + 1), pattern, depth: patternDepth, at: node.offset)
        case JSONOperator.isIn:
            guard case .array(let members) = items[1].value else { throw wrong(items[1], .jsonArray) }
            let value = try term(items[0], depth: depth + 1)
            return try formation.isIn(value, try terms(members, depth: depth + 1), at: items[1].offset)
        default: return try formed(name, nameOffset, try terms(items, depth: depth + 1), at: node.offset)
        }
    }

    /// Nil for a function, whose arguments the vocabulary counts.
    private func argumentCount(_ name: String, at offset: Int) throws(Fault) -> ClosedRange<Int>? {
        switch name {
        case JSONOperator.and, JSONOperator.or: return 2...Int.max
        case JSONOperator.between: return 3...3
        case JSONOperator.not, JSONOperator.isNull, JSONOperator.casei, JSONOperator.accenti: return 1...1
        default: break
        }
        guard let right = JSONOperator.byFoldedName[name.lowercased()] else {
            try formation.checkFunction(name, at: offset)
            return nil
        }
        guard name == right else { throw Fault(.operatorCase(name, right: right), at: offset) }
        return 2...2
    }

    private func formed(_ name: String, _ nameOffset: Int, _ terms: [Term], at offset: Int) throws(Fault) -> Term {
        switch name {
        case JSONOperator.and, JSONOperator.or:
            return try formation.chain(isAnd: name == JSONOperator.and, terms, at: offset)
        case JSONOperator.not: return try formation.not(terms[0], at: offset)
        case JSONOperator.between: return try formation.between(terms[0], terms[1], terms[2], at: offset)
        case JSONOperator.isNull: return try formation.isNull(terms[0], at: offset)
        case JSONOperator.casei: return try formation.folded(.casei, terms[0], at: offset)
        case JSONOperator.accenti: return try formation.folded(.accenti, terms[0], at: offset)
        default: break
        }
        if let comparison = Comparison(rawValue: name) {
            return try formation.comparison(terms[0], comparison, terms[1], at: offset)
        }
        if let arithmetic = Arithmetic(rawValue: name) {
            return try formation.arithmetic(terms[0], arithmetic, terms[1], at: offset)
        }
        if let relation = SpatialRelation(rawValue: name) {
            return try formation.spatial(relation, terms[0], terms[1], at: offset)
        }
        if let relation = TemporalRelation(rawValue: name) {
            return try formation.temporal(relation, terms[0], terms[1], at: offset)
        }
        if let relation = ArrayRelation(rawValue: name) {
            return try formation.array(relation, terms[0], terms[1], at: offset)
        }
        return try formation.function(name, terms, at: nameOffset)
    }

    private func pattern(_ node: JSONNode, depth: Int) throws(Fault) -> (Pattern, depth: Int) {
        guard depth <= Expression.depthLimit else {
            throw Fault(.tooDeep(limit: Expression.depthLimit), at: node.offset)
        }
        switch node.value {
        case .string(let text): return (.text(try self.text(text, at: node.offset)), 1)
        case .object(let members):
            try only(["op", "args"], members)
            let operation = try required("op", members, node)
            guard case .string(let name) = operation.value, name == JSONOperator.casei || name == JSONOperator.accenti
            else {
                throw wrong(operation, .token("\"casei\""), .token("\"accenti\""))
            }
            let arguments = try arguments(members, node)
            guard case .array(let items) = arguments.value, items.count == 1 else {
                throw Fault(
                    .argumentCount(of: name, found: JSONDecoding.count(arguments), required: 1...1),
                    at: arguments.offset)
            }
            let (inner, innerDepth) = try pattern(items[0], depth: depth + 1)
            return (name == JSONOperator.casei ? .caseInsensitive(inner) : .accentInsensitive(inner), innerDepth + 1)
        default: throw wrong(node, .jsonString)
        }
    }

    private static func count(_ node: JSONNode) -> Int {
        if case .array(let items) = node.value { items.count } else { 0 }
    }

    private func interval(_ array: JSONNode, _ node: JSONNode, depth: Int) throws(Fault) -> Term {
        guard case .array(let ends) = array.value else { throw wrong(array, .jsonArray) }
        guard ends.count == 2 else {
            throw Fault(.argumentCount(of: "interval", found: ends.count, required: 2...2), at: array.offset)
        }
        let (start, first) = try end(ends[0], depth: depth + 1)
        let (end, last) = try end(ends[1], depth: depth + 1)
        return try formation.interval(start, end, over: [first, last], at: node.offset)
    }

    private func end(_ node: JSONNode, depth: Int) throws(Fault) -> (Interval.End, Term) {
        switch node.value {
        case .string(".."): return (.unbounded, Term(.text(".."), at: node.offset))
        case .string(let text):
            let term = Term(.instant(try instant(text, at: node.offset)), at: node.offset)
            return (try formation.intervalEnd(term), term)
        case .object(let members) where members.contains { $0.name == "property" || $0.name == "op" }:
            let term = try term(node, depth: depth)
            return (try formation.intervalEnd(term), term)
        default: throw wrong(node, .intervalEnd)
        }
    }

    // MARK: Leaves

    private func text(_ text: String, at offset: Int) throws(Fault) -> String {
        if let scalar = text.unicodeScalars.first(where: Identifier.isForbidden) {
            throw Fault(.controlCharacter(scalar), at: offset)
        }
        return text
    }

    private func instant(_ text: String, at offset: Int) throws(Fault) -> Instant {
        do { return try Instant(text: text) } catch { throw Fault(.instant(text, error), at: offset) }
    }

    private func number(_ digits: String, at offset: Int) throws(Fault) -> Number {
        do {
            return try Number(literal: digits)
        } catch {
            switch error {
            case .malformed: throw Fault(.number(digits), at: offset)
            case .tooLarge: throw Fault(.numberTooLarge(digits), at: offset)
            case .tooSmall: throw Fault(.numberTooSmall(digits), at: offset)
            }
        }
    }

    private func only(_ names: Set<String>, _ members: [JSONMember]) throws(Fault) {
        if let member = members.first(where: { !names.contains($0.name) }) {
            throw Fault(.unknownMember(member.name), at: member.offset)
        }
    }

    private func required(_ name: String, _ members: [JSONMember], _ node: JSONNode) throws(Fault) -> JSONNode {
        guard let member = members.first(where: { $0.name == name }) else {
            throw Fault(.missingMember(name), at: node.offset)
        }
        return member.node
    }

    private func wrong(_ node: JSONNode, _ expected: Expectation...) -> Fault {
        Fault(.unexpected(found: node.shown, expected: expected), at: node.offset)
    }
}

extension JSONNode {
    /// Quoted in messages.
    var shown: String {
        switch value {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): "\"\(text)\""
        case .array: "["
        case .object: "{"
        }
    }
}
