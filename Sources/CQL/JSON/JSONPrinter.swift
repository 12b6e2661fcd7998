import JSON

/// Writes a tree as CQL2 JSON.
struct JSONPrinter {
    private(set) var json = ""

    // MARK: Conditions

    mutating func expression(_ expression: Expression) {
        switch expression {
        case .boolean(let value): json += value ? "true" : "false"
        case .and(let conditions): operation(JSONOperator.and) { $0.separated(conditions) { $0.expression($1) } }
        case .or(let conditions): operation(JSONOperator.or) { $0.separated(conditions) { $0.expression($1) } }
        case .not(let condition): operation(JSONOperator.not) { $0.expression(condition) }
        case .comparison(let left, let comparison, let right): operation(comparison.rawValue, [left, right])
        case .like(let value, let pattern):
            operation(JSONOperator.like) {
                $0.operand(value)
                $0.json += ","
                $0.pattern(pattern)
            }
        case .between(let value, let lower, let upper): operation(JSONOperator.between, [value, lower, upper])
        case .isIn(let value, let members): operation(JSONOperator.isIn, [value, .array(members)])
        case .isNull(let value): operation(JSONOperator.isNull, [value])
        case .spatial(let relation, let a, let b): operation(relation.jsonName, [a, b])
        case .temporal(let relation, let a, let b): operation(relation.jsonName, [a, b])
        case .array(let relation, let a, let b): operation(relation.jsonName, [a, b])
        case .function(let function): operation(function.name, function.arguments)
        }
    }

    private mutating func operation(_ name: String, _ arguments: [Operand]) {
        operation(name) { $0.separated(arguments) { $0.operand($1) } }
    }

    private mutating func operation(_ name: String, _ arguments: (inout JSONPrinter) -> Void) {
        json += "{\"op\":"
        string(name)
        json += ",\"args\":["
        arguments(&self)
        json += "]}"
    }

    private mutating func pattern(_ pattern: Pattern) {
        switch pattern {
        case .text(let text): string(text)
        case .caseInsensitive(let inner): operation(JSONOperator.casei) { $0.pattern(inner) }
        case .accentInsensitive(let inner): operation(JSONOperator.accenti) { $0.pattern(inner) }
        }
    }

    // MARK: Values

    private mutating func operand(_ operand: Operand) {
        switch operand {
        case .property(let name): member("property") { $0.string(name) }
        case .function(let function): operation(function.name, function.arguments)
        case .text(let text): string(text)
        case .number(let number): json += number.description
        case .boolean(let value): json += value ? "true" : "false"
        case .instant(.date(let date)): member("date") { $0.string(date.description) }
        case .instant(.timestamp(let timestamp)): member("timestamp") { $0.string(timestamp.description) }
        case .interval(let interval):
            member("interval") { $0.bracketed([interval.start, interval.end]) { $0.end($1) } }
        case .geometry(let geometry): self.geometry(geometry)
        case .array(let elements): bracketed(elements) { $0.operand($1) }
        case .arithmetic(let left, let arithmetic, let right): operation(arithmetic.rawValue, [left, right])
        case .caseInsensitive(let inner): operation(JSONOperator.casei, [inner])
        case .accentInsensitive(let inner): operation(JSONOperator.accenti, [inner])
        case .condition(let condition): expression(condition)
        }
    }

    private mutating func end(_ end: Interval.End) {
        switch end {
        case .unbounded: string("..")
        case .instant(let instant): string(instant.description)
        case .property(let name): operand(.property(name))
        case .function(let function): operand(.function(function))
        }
    }

    private mutating func geometry(_ geometry: GeometryLiteral) {
        func typed(_ type: GeometryType, _ coordinates: (inout JSONPrinter) -> Void) {
            json += "{\"type\":\"\(type.rawValue)\",\"coordinates\":"
            coordinates(&self)
            json += "}"
        }
        switch geometry {
        case .point(let position): typed(.point) { $0.position(position) }
        case .lineString(let positions): typed(.lineString) { $0.positions(positions) }
        case .polygon(let rings): typed(.polygon) { $0.bracketed(rings) { $0.positions($1) } }
        case .multiPoint(let positions): typed(.multiPoint) { $0.positions(positions) }
        case .multiLineString(let lines): typed(.multiLineString) { $0.bracketed(lines) { $0.positions($1) } }
        case .multiPolygon(let polygons):
            typed(.multiPolygon) {
                $0.bracketed(polygons) { printer, rings in printer.bracketed(rings) { $0.positions($1) } }
            }
        case .collection(let members):
            json += "{\"type\":\"\(GeometryType.collection.rawValue)\",\"geometries\":"
            bracketed(members) { $0.geometry($1) }
            json += "}"
        case .box(let box):
            let lower = [box.west, box.south] + (box.elevation.map { [$0.lowerBound] } ?? [])
            let upper = [box.east, box.north] + (box.elevation.map { [$0.upperBound] } ?? [])
            member("bbox") { $0.bracketed(lower + upper) { $0.json += coordinateText($1) } }
        }
    }

    private mutating func positions(_ positions: [Position]) {
        bracketed(positions) { $0.position($1) }
    }

    private mutating func position(_ position: Position) {
        bracketed([position.x, position.y] + (position.z.map { [$0] } ?? [])) { $0.json += coordinateText($1) }
    }

    // MARK: Syntax

    private mutating func member(_ name: String, _ value: (inout JSONPrinter) -> Void) {
        json += "{\"\(name)\":"
        value(&self)
        json += "}"
    }

    private mutating func bracketed<Item>(_ items: [Item], _ write: (inout JSONPrinter, Item) -> Void) {
        json += "["
        separated(items, write)
        json += "]"
    }

    private mutating func separated<Item>(_ items: [Item], _ write: (inout JSONPrinter, Item) -> Void) {
        for (index, item) in items.enumerated() {
            if index > 0 { json += "," }
            write(&self, item)
        }
    }

    private mutating func string(_ text: String) { json += JSONValue.string(text).text() }
}
