/// The rules of a well-formed tree, shared by the readers of text and JSON: kinds, names, counts, depth.
struct Formation {
    let vocabulary: Vocabulary?

    // MARK: Names

    func property(_ name: String, at offset: Int) throws(Fault) -> Term {
        guard Identifier.isName(name) else { throw Fault(.name(name), at: offset) }
        if let vocabulary, vocabulary.properties[name] == nil {
            throw Fault(.unknownProperty(name, nearest: vocabulary.nearestProperty(to: name)), at: offset)
        }
        return Term(.property(name), at: offset)
    }

    /// A name between quotation marks, which people also set around texts.
    func quotedProperty(_ name: String, at offset: Int) throws(Fault) -> Term {
        guard let vocabulary, vocabulary.properties[name] == nil else { return try property(name, at: offset) }
        throw Fault(.quotedText(name, nearest: vocabulary.nearestProperty(to: name)), at: offset)
    }

    /// Refuses a list compared with values, with what was meant.
    private func refuseList(_ operand: Operand, against values: [Operand], at offset: Int) throws(Fault) {
        guard case .property(let name) = operand, vocabulary?.properties[name] == .array else { return }
        let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil as String? } }
        let conditions = texts.compactMap { vocabulary?.membership?(name, $0) }
        throw Fault(
            .listCompared(property: name, instead: conditions.isEmpty ? nil : conditions.joined(separator: " OR ")),
            at: offset)
    }

    /// Called before the arguments are read, so that a misspelt name is reported first.
    func checkFunction(_ name: String, at offset: Int) throws(Fault) {
        guard Identifier.isName(name), !Keyword.reserves(functionName: name) else {
            throw Fault(.name(name), at: offset)
        }
        if let vocabulary, vocabulary.functions[name] == nil {
            throw Fault(.unknownFunction(name, nearest: vocabulary.nearestFunction(to: name)), at: offset)
        }
    }

    /// - Parameter offset: where the name stands.
    func function(_ name: String, _ arguments: [Term], at offset: Int) throws(Fault) -> Term {
        try checkFunction(name, at: offset)
        var operands: [Operand] = []
        if let signature = vocabulary?.functions[name] {
            guard signature.counts.contains(arguments.count) else {
                throw Fault(.argumentCount(of: name, found: arguments.count, required: signature.counts), at: offset)
            }
            for (argument, kinds) in zip(arguments, signature.parameters) {
                let operand = argument.operand
                if let kind = kind(operand), !kinds.contains(kind) {
                    let expected = Kind.allCases.filter(kinds.contains)
                    throw Fault(.kind(of: name, found: kind, expected: expected), at: argument.offset)
                }
                operands.append(operand)
            }
        } else {
            for argument in arguments { operands.append(argument.operand) }
        }
        return Term(
            Operand.function(Function(name, operands)), at: offset, depth: try depth(over: arguments, at: offset))
    }

    // MARK: Conditions

    func condition(_ term: Term) throws(Fault) -> Expression {
        switch term.value {
        case .expression(let expression): return expression
        case .operand(.boolean(let value)): return .boolean(value)
        case .operand(.condition(let expression)): return expression
        case .operand(.function(let function)):
            if let kind = kind(.function(function)), kind != .boolean {
                throw Fault(.kind(of: function.name, found: kind, expected: [.boolean]), at: term.offset)
            }
            return .function(function)
        case .operand(.property(let name)): throw Fault(.valueAsCondition(property: name), at: term.offset)
        case .operand: throw Fault(.valueAsCondition(property: nil), at: term.offset)
        }
    }

    /// `isAnd` chooses between the two chains.
    func chain(isAnd: Bool, _ terms: [Term], at offset: Int) throws(Fault) -> Term {
        var conditions: [Expression] = []
        for term in terms { conditions.append(try condition(term)) }
        return Term(isAnd ? .and(conditions) : .or(conditions), at: offset, depth: try depth(over: terms, at: offset))
    }

    func not(_ term: Term, at offset: Int) throws(Fault) -> Term {
        Term(.not(try condition(term)), at: offset, depth: try depth(over: [term], at: offset))
    }

    func comparison(_ left: Term, _ comparison: Comparison, _ right: Term, at offset: Int) throws(Fault) -> Term {
        try refuseList(left.operand, against: [right.operand], at: left.offset)
        try refuseList(right.operand, against: [left.operand], at: right.offset)
        let a = try operand(left, as: .scalar, of: comparison.rawValue)
        let b = try operand(right, as: .scalar, of: comparison.rawValue)
        try comparable(a, b, at: right.offset)
        return Term(.comparison(a, comparison, b), at: offset, depth: try depth(over: [left, right], at: offset))
    }

    func like(_ left: Term, _ pattern: Pattern, depth patternDepth: Int, at offset: Int) throws(Fault) -> Term {
        let text = try operand(left, as: .text, of: "LIKE")
        let depth = try depth(over: [left, Term(.text(""), at: offset, depth: patternDepth)], at: offset)
        return Term(.like(text, pattern), at: offset, depth: depth)
    }

    func between(_ value: Term, _ lower: Term, _ upper: Term, at offset: Int) throws(Fault) -> Term {
        let expression = Expression.between(
            try operand(value, as: .number, of: "BETWEEN"), lower: try operand(lower, as: .number, of: "BETWEEN"),
            upper: try operand(upper, as: .number, of: "BETWEEN"))
        return Term(expression, at: offset, depth: try depth(over: [value, lower, upper], at: offset))
    }

    func isIn(_ value: Term, _ list: [Term], at offset: Int) throws(Fault) -> Term {
        guard !list.isEmpty else { throw Fault(.emptyList, at: offset) }
        try refuseList(value.operand, against: list.map(\.operand), at: value.offset)
        let left = try operand(value, as: .scalar, of: "IN")
        var members: [Operand] = []
        for term in list {
            let member = try operand(term, as: .scalar, of: "IN")
            try comparable(left, member, at: term.offset)
            members.append(member)
        }
        return Term(.isIn(left, members), at: offset, depth: try depth(over: [value] + list, at: offset))
    }

    func isNull(_ term: Term, at offset: Int) throws(Fault) -> Term {
        let tested = try operand(term, as: .tested, of: "IS NULL")
        return Term(.isNull(tested), at: offset, depth: try depth(over: [term], at: offset))
    }

    func spatial(_ relation: SpatialRelation, _ a: Term, _ b: Term, at offset: Int) throws(Fault) -> Term {
        let (left, right) = (
            try operand(a, as: .geometry, of: relation.textName), try operand(b, as: .geometry, of: relation.textName)
        )
        return Term(.spatial(relation, left, right), at: offset, depth: try depth(over: [a, b], at: offset))
    }

    func temporal(_ relation: TemporalRelation, _ a: Term, _ b: Term, at offset: Int) throws(Fault) -> Term {
        let role: Role = relation.needsIntervals ? .interval : .temporal
        let (left, right) = (
            try operand(a, as: role, of: relation.textName), try operand(b, as: role, of: relation.textName)
        )
        return Term(.temporal(relation, left, right), at: offset, depth: try depth(over: [a, b], at: offset))
    }

    func array(_ relation: ArrayRelation, _ a: Term, _ b: Term, at offset: Int) throws(Fault) -> Term {
        let (left, right) = (
            try operand(a, as: .array, of: relation.textName), try operand(b, as: .array, of: relation.textName)
        )
        return Term(.array(relation, left, right), at: offset, depth: try depth(over: [a, b], at: offset))
    }

    // MARK: Values

    func arithmetic(_ left: Term, _ arithmetic: Arithmetic, _ right: Term, at offset: Int) throws(Fault) -> Term {
        let a = try operand(left, as: .number, of: arithmetic.textName)
        let b = try operand(right, as: .number, of: arithmetic.textName)
        return Term(.arithmetic(a, arithmetic, b), at: offset, depth: try depth(over: [left, right], at: offset))
    }

    func folded(_ keyword: Keyword, _ term: Term, at offset: Int) throws(Fault) -> Term {
        let text = try operand(term, as: .text, of: keyword.rawValue)
        let operand: Operand = keyword == .casei ? .caseInsensitive(text) : .accentInsensitive(text)
        return Term(operand, at: offset, depth: try depth(over: [term], at: offset))
    }

    func array(_ elements: [Term], at offset: Int) throws(Fault) -> Term {
        var operands: [Operand] = []
        for element in elements { operands.append(element.operand) }
        return Term(.array(operands), at: offset, depth: try depth(over: elements, at: offset))
    }

    /// An end of an interval: an instant, a property or a function of that kind.
    func intervalEnd(_ term: Term) throws(Fault) -> Interval.End {
        if let kind = kind(term.operand), kind != .instant {
            throw Fault(.kind(of: "INTERVAL", found: kind, expected: [.instant]), at: term.offset)
        }
        switch term.operand {
        case .instant(let instant): return .instant(instant)
        case .property(let name): return .property(name)
        case .function(let function): return .function(function)
        default: throw Fault(.unexpected(found: nil, expected: [.intervalEnd]), at: term.offset)
        }
    }

    func interval(_ start: Interval.End, _ end: Interval.End, over terms: [Term], at offset: Int) throws(Fault) -> Term
    {
        if case (.instant(let a), .instant(let b)) = (start, end), Instant.order(a, b) > 0 {
            throw Fault(.intervalReversed, at: offset)
        }
        return Term(.interval(Interval(start, end)), at: offset, depth: try depth(over: terms, at: offset))
    }

    func geometry(_ geometry: GeometryLiteral, at offset: Int) throws(Fault) -> Term {
        guard geometry.hasHeights != nil else { throw Fault(.geometry(.mixedDimensions), at: offset) }
        return Term(.geometry(geometry), at: offset)
    }

    func operand(_ term: Term, as role: Role, of subject: String) throws(Fault) -> Operand {
        let operand = term.operand
        if case .condition = operand, !role.acceptsConditions {
            throw Fault(.conditionAsValue(of: subject), at: term.offset)
        }
        if let kind = kind(operand), !role.kinds.contains(kind) {
            throw Fault(.kind(of: subject, found: kind, expected: role.kinds), at: term.offset)
        }
        return operand
    }

    /// Nil where only a vocabulary could decide and none is given.
    private func kind(_ operand: Operand) -> Kind? {
        switch operand {
        case .property(let name): vocabulary?.properties[name]
        case .function(let function): kind(of: function)
        case .text, .caseInsensitive, .accentInsensitive: .text
        case .number, .arithmetic: .number
        case .boolean, .condition: .boolean
        case .instant: .instant
        case .interval: .interval
        case .geometry: .geometry
        case .array: .array
        }
    }

    private func kind(of function: Function) -> Kind? {
        guard let vocabulary, vocabulary.functionsByText.contains(function.name) else {
            return vocabulary?.functions[function.name]?.result
        }
        guard case .text(let text)? = function.arguments.first else { return nil }
        return vocabulary.kindOfText?(function.name, text)
    }

    private func comparable(_ a: Operand, _ b: Operand, at offset: Int) throws(Fault) {
        if let left = kind(a), let right = kind(b), left != right {
            throw Fault(.incomparable(left, right), at: offset)
        }
    }

    private func depth(over terms: [Term], at offset: Int) throws(Fault) -> Int {
        var deepest = 0
        for term in terms { deepest = max(deepest, term.depth) }
        guard deepest < Expression.depthLimit else { throw Fault(.tooDeep(limit: Expression.depthLimit), at: offset) }
        return deepest + 1
    }
}
