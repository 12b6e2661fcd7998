/// Makes a tree of JSON nodes.
struct JSONDecoding {
    let formation: Formation

    func expression(_ node: JSONNode) throws(Fault) -> Expression {
        try formation.condition(try term(node, depth: 1))
    }

    /// - Parameter depth: levels of the expression above and including this one.
    private func term(_ node: JSONNode, depth: Int) throws(Fault) -> Term {
        guard depth <= Expression.depthLimit else { throw Fault(.tooDeep(limit: Expression.depthLimit), at: node.offset) }
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
        let names = Set(members.map(\.name))
        if names.contains("op") {
            try only(["op", "args"], members)
            let operation = try required("op", members, node)
            guard case .string(let name) = operation.value else { throw wrong(operation, .jsonString) }
            return try operate(name, operation.offset, try arguments(members, node), node, depth: depth)
        }
        if names.contains("property") {
            try only(["property"], members)
            let property = try required("property", members, node)
            guard case .string(let name) = property.value else { throw wrong(property, .jsonString) }
            return try formation.property(name, at: property.offset)
        }
        if names.contains("date") || names.contains("timestamp") {
            let name = names.contains("date") ? "date" : "timestamp"
            try only([name], members)
            let value = try required(name, members, node)
            guard case .string(let text) = value.value else { throw wrong(value, .jsonString) }
            let instant = try instant(text, at: value.offset)
            let isDate = if case .date = instant { true } else { false }
            guard isDate == (name == "date") else { throw Fault(.instant(text, .granularity), at: value.offset) }
            return Term(.instant(instant), at: node.offset)
        }
        if names.contains("interval") {
            try only(["interval"], members)
            return try interval(try required("interval", members, node), node, depth: depth)
        }
        if names.contains("type") {
            return try formation.geometry(try JSONGeometry.geometry(members, node), at: node.offset)
        }
        if names.contains("bbox") {
            try only(["bbox"], members)
            return try formation.geometry(.box(try JSONGeometry.box(try required("bbox", members, node))), at: node.offset)
        }
        if let member = members.first { throw Fault(.unknownMember(member.name), at: member.offset) }
        throw Fault(.missingMember("op"), at: node.offset)
    }

    private func arguments(_ members: [JSONMember], _ node: JSONNode) throws(Fault) -> JSONNode {
        let arguments = try required("args", members, node)
        guard case .array = arguments.value else { throw wrong(arguments, .jsonArray) }
        return arguments
    }

    private func operate(
        _ name: String, _ nameOffset: Int, _ arguments: JSONNode, _ node: JSONNode, depth: Int
    ) throws(Fault) -> Term {
        guard case .array(let items) = arguments.value else { throw wrong(arguments, .jsonArray) }
        func count(_ required: Int) throws(Fault) {
            guard items.count == required else {
                throw Fault(.argumentCount(of: name, found: items.count, required: required...required), at: arguments.offset)
            }
        }
        func arg(_ index: Int) throws(Fault) -> Term { try term(items[index], depth: depth + 1) }
        let offset = node.offset

        switch name {
        case JSONOperator.and, JSONOperator.or:
            guard items.count >= 2 else {
                throw Fault(.argumentCount(of: name, found: items.count, required: 2...Int.max), at: arguments.offset)
            }
            return try formation.chain(isAnd: name == JSONOperator.and, try terms(items, depth: depth + 1), at: offset)
        case JSONOperator.not:
            try count(1)
            return try formation.not(try arg(0), at: offset)
        case JSONOperator.like:
            try count(2)
            let (pattern, patternDepth) = try pattern(items[1], depth: depth + 1)
            return try formation.like(try arg(0), pattern, depth: patternDepth, at: offset)
        case JSONOperator.between:
            try count(3)
            return try formation.between(try arg(0), try arg(1), try arg(2), at: offset)
        case JSONOperator.isIn:
            try count(2)
            guard case .array(let members) = items[1].value else { throw wrong(items[1], .jsonArray) }
            return try formation.isIn(try arg(0), try terms(members, depth: depth + 1), at: items[1].offset)
        case JSONOperator.isNull:
            try count(1)
            return try formation.isNull(try arg(0), at: offset)
        case JSONOperator.casei, JSONOperator.accenti:
            try count(1)
            return try formation.folded(name == JSONOperator.casei ? .casei : .accenti, try arg(0), at: offset)
        default: break
        }
        if let comparison = Comparison(rawValue: name) {
            try count(2)
            return try formation.comparison(try arg(0), comparison, try arg(1), at: offset)
        }
        if let arithmetic = Arithmetic(rawValue: name) {
            try count(2)
            return try formation.arithmetic(try arg(0), arithmetic, try arg(1), at: offset)
        }
        if let relation = SpatialRelation(rawValue: name) {
            try count(2)
            return try formation.spatial(relation, try arg(0), try arg(1), at: offset)
        }
        if let relation = TemporalRelation(rawValue: name) {
            try count(2)
            return try formation.temporal(relation, try arg(0), try arg(1), at: offset)
        }
        if let relation = ArrayRelation(rawValue: name) {
            try count(2)
            return try formation.array(relation, try arg(0), try arg(1), at: offset)
        }
        if let right = JSONOperator.byFoldedName[name.lowercased()] {
            throw Fault(.operatorCase(name, right: right), at: nameOffset)
        }
        try formation.checkFunction(name, at: nameOffset)
        return try formation.function(name, try terms(items, depth: depth + 1), at: nameOffset)
    }

    private func pattern(_ node: JSONNode, depth: Int) throws(Fault) -> (Pattern, depth: Int) {
        guard depth <= Expression.depthLimit else { throw Fault(.tooDeep(limit: Expression.depthLimit), at: node.offset) }
        switch node.value {
        case .string(let text): return (.text(try self.text(text, at: node.offset)), 1)
        case .object(let members):
            try only(["op", "args"], members)
            let operation = try required("op", members, node)
            guard case .string(let name) = operation.value, name == JSONOperator.casei || name == JSONOperator.accenti else {
                throw wrong(operation, .token("\"casei\""), .token("\"accenti\""))
            }
            let arguments = try arguments(members, node)
            guard case .array(let items) = arguments.value, items.count == 1 else {
                throw Fault(.argumentCount(of: name, found: JSONDecoding.count(arguments), required: 1...1), at: arguments.offset)
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
        if let scalar = text.unicodeScalars.first(where: Identifier.isForbidden) { throw Fault(.controlCharacter(scalar), at: offset) }
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
        guard let member = members.first(where: { $0.name == name }) else { throw Fault(.missingMember(name), at: node.offset) }
        return member.node
    }

    private func wrong(_ node: JSONNode, _ expected: Expectation...) -> Fault {
        Fault(.unexpected(found: node.shown, expected: expected), at: node.offset)
    }
}

extension JSONNode {
    /// For messages.
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
