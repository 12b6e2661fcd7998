/// Writes a tree as CQL2 text.
struct TextPrinter {
    private(set) var text = ""

    // MARK: Conditions

    mutating func expression(_ expression: Expression, within level: Precedence = .or) {
        if TextPrinter.precedence(expression) < level {
            text += "("
            self.expression(expression)
            text += ")"
            return
        }
        switch expression {
        case .boolean(let value): text += value ? "TRUE" : "FALSE"
        case .and(let conditions): chain(conditions, " AND ", .not, empty: "TRUE")
        case .or(let conditions): chain(conditions, " OR ", .and, empty: "FALSE")
        case .not(.like(let value, let pattern)):
            operand(value, within: .sum)
            text += " NOT LIKE "
            self.pattern(pattern)
        case .not(.between(let value, let lower, let upper)): between(value, " NOT BETWEEN ", lower, upper)
        case .not(.isIn(let value, let members)): isIn(value, " NOT IN ", members)
        case .not(.isNull(let value)):
            tested(value)
            text += " IS NOT NULL"
        case .not(let condition):
            text += "NOT "
            // A second NOT needs no parentheses only before a condition that the first would not absorb.
            self.expression(condition, within: TextPrinter.isPlainNot(condition) ? .not : .comparison)
        case .comparison(let left, let comparison, let right):
            operand(left, within: .sum)
            text += " \(comparison.rawValue) "
            operand(right, within: .sum)
        case .like(let value, let pattern):
            operand(value, within: .sum)
            text += " LIKE "
            self.pattern(pattern)
        case .between(let value, let lower, let upper): between(value, " BETWEEN ", lower, upper)
        case .isIn(let value, let members): isIn(value, " IN ", members)
        case .isNull(let value):
            tested(value)
            text += " IS NULL"
        case .spatial(let relation, let a, let b): relate(relation.textName, a, b)
        case .temporal(let relation, let a, let b): relate(relation.textName, a, b)
        case .array(let relation, let a, let b): relate(relation.textName, a, b)
        case .function(let function): call(function)
        }
    }

    private static func precedence(_ expression: Expression) -> Precedence {
        switch expression {
        case .or(let conditions) where conditions.count > 1: .or
        case .and(let conditions) where conditions.count > 1: .and
        case .not: isPlainNot(expression) ? .not : .comparison
        case .and(let conditions), .or(let conditions): conditions.first.map(precedence) ?? .primary
        case .boolean, .spatial, .temporal, .array, .function: .primary
        default: .comparison
        }
    }

    /// Whether a negation is written with a leading NOT.
    private static func isPlainNot(_ expression: Expression) -> Bool {
        guard case .not(let condition) = expression else { return false }
        switch condition {
        case .like, .between, .isIn, .isNull: return false
        default: return true
        }
    }

    private mutating func chain(_ conditions: [Expression], _ separator: String, _ level: Precedence, empty: String) {
        if conditions.isEmpty { text += empty }
        for (index, condition) in conditions.enumerated() {
            if index > 0 { text += separator }
            expression(condition, within: conditions.count > 1 ? level : .or)
        }
    }

    private mutating func between(_ value: Operand, _ word: String, _ lower: Operand, _ upper: Operand) {
        operand(value, within: .sum)
        text += word
        operand(lower, within: .sum)
        text += " AND "
        operand(upper, within: .sum)
    }

    private mutating func isIn(_ value: Operand, _ word: String, _ members: [Operand]) {
        operand(value, within: .sum)
        text += word + "("
        separated(members) { printer, member in printer.operand(member, within: .sum) }
        text += ")"
    }

    private mutating func tested(_ value: Operand) {
        guard case .condition(let condition) = value else { return operand(value, within: .sum) }
        text += "("
        expression(condition)
        text += ")"
    }

    private mutating func relate(_ name: String, _ a: Operand, _ b: Operand) {
        text += name + "("
        operand(a)
        text += ", "
        operand(b)
        text += ")"
    }

    private mutating func pattern(_ pattern: Pattern) {
        switch pattern {
        case .text(let text): self.text += TextEscape.quoted(text)
        case .caseInsensitive(let inner):
            text += "CASEI("
            self.pattern(inner)
            text += ")"
        case .accentInsensitive(let inner):
            text += "ACCENTI("
            self.pattern(inner)
            text += ")"
        }
    }

    // MARK: Values

    mutating func operand(_ operand: Operand, within level: Precedence = .sum) {
        switch operand {
        case .property(let name): property(name)
        case .function(let function): call(function)
        case .text(let text): self.text += TextEscape.quoted(text)
        case .number(let number): text += number.description
        case .boolean(let value): text += value ? "TRUE" : "FALSE"
        case .instant(.date(let date)): text += "DATE('\(date)')"
        case .instant(.timestamp(let timestamp)): text += "TIMESTAMP('\(timestamp)')"
        case .interval(let interval):
            text += "INTERVAL("
            end(interval.start)
            text += ", "
            end(interval.end)
            text += ")"
        case .geometry(let geometry): self.geometry(geometry)
        case .array(let elements): array(elements)
        case .arithmetic(let left, let arithmetic, let right): calculation(left, arithmetic, right, within: level)
        case .caseInsensitive(let inner): folded("CASEI", inner)
        case .accentInsensitive(let inner): folded("ACCENTI", inner)
        case .condition(let condition): expression(condition)
        }
    }

    private mutating func property(_ name: String) {
        text += Identifier.isName(name) && Keyword(word: name) == nil ? name : "\"\(name)\""
    }

    private mutating func calculation(
        _ left: Operand, _ arithmetic: Arithmetic, _ right: Operand, within level: Precedence
    ) {
        let own = arithmetic.precedence
        if own < level { text += "(" }
        // Sums and products chain to the left; powers do not chain.
        operand(left, within: own == .power ? .primary : own)
        text += " \(arithmetic.textName) "
        operand(right, within: own == .sum ? .product : (own == .product ? .power : .primary))
        if own < level { text += ")" }
    }

    private mutating func folded(_ name: String, _ inner: Operand) {
        text += name + "("
        operand(inner)
        text += ")"
    }

    private mutating func call(_ function: Function) {
        text += function.name + "("
        separated(function.arguments) { printer, argument in printer.operand(argument) }
        text += ")"
    }

    /// An array of one calculation or condition has two pairs of parentheses: one pair would group (`Term.element`).
    private mutating func array(_ elements: [Operand]) {
        var doubled = false
        if elements.count == 1 {
            switch elements[0] {
            case .arithmetic, .condition: doubled = true
            default: break
            }
        }
        text += doubled ? "((" : "("
        separated(elements) { printer, element in printer.operand(element) }
        text += doubled ? "))" : ")"
    }

    private mutating func end(_ end: Interval.End) {
        switch end {
        case .unbounded: text += "'..'"
        case .instant(let instant): text += "'\(instant)'"
        case .property(let name): property(name)
        case .function(let function): call(function)
        }
    }

    private mutating func separated<Item>(_ items: [Item], _ write: (inout TextPrinter, Item) -> Void) {
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(&self, item)
        }
    }

    // MARK: Geometries

    mutating func geometry(_ geometry: GeometryLiteral) {
        if case .box(let box) = geometry {
            let lower = [box.west, box.south] + (box.elevation.map { [$0.lowerBound] } ?? [])
            let upper = [box.east, box.north] + (box.elevation.map { [$0.upperBound] } ?? [])
            text += "BBOX(" + (lower + upper).map(coordinateText).joined(separator: ", ") + ")"
            return
        }
        let heights = geometry.hasHeights == true ? " Z " : ""
        switch geometry {
        case .point(let position): bracketed("POINT" + heights, [position]) { $0.position($1) }
        case .lineString(let positions): bracketed("LINESTRING" + heights, positions) { $0.position($1) }
        case .polygon(let rings): bracketed("POLYGON" + heights, rings) { $0.positions($1) }
        case .multiPoint(let positions): bracketed("MULTIPOINT" + heights, positions) { $0.positions([$1]) }
        case .multiLineString(let lines): bracketed("MULTILINESTRING" + heights, lines) { $0.positions($1) }
        case .multiPolygon(let polygons):
            bracketed("MULTIPOLYGON" + heights, polygons) { printer, rings in
                printer.bracketed("", rings) { $0.positions($1) }
            }
        case .collection(let members): bracketed("GEOMETRYCOLLECTION" + heights, members) { $0.geometry($1) }
        case .box: break
        }
    }

    private mutating func bracketed<Item>(_ name: String, _ items: [Item], _ write: (inout TextPrinter, Item) -> Void) {
        text += name + "("
        separated(items, write)
        text += ")"
    }

    private mutating func positions(_ positions: [Position]) {
        bracketed("", positions) { $0.position($1) }
    }

    private mutating func position(_ position: Position) {
        text += coordinateText(position.x) + " " + coordinateText(position.y)
        if let z = position.z { text += " " + coordinateText(z) }
    }
}

/// The shortest digits that read back to the same double, without a trailing `.0`.
func coordinateText(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
