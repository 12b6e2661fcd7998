import CQL
import TestSupport

/// Makes random trees that the grammar can express, of every case and of a depth up to `budget`.
struct RandomTree {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    private mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }

    mutating func expression(_ budget: Int) -> Expression {
        guard budget > 1 else { return .boolean(roll(2) == 0) }
        let below = budget - 1
        switch roll(13) {
        case 0: return .boolean(roll(2) == 0)
        case 1: return .and((0..<2 + roll(3)).map { _ in expression(below) })
        case 2: return .or((0..<2 + roll(3)).map { _ in expression(below) })
        case 3: return .not(expression(below))
        case 4:
            let kind = roll(3)
            return .comparison(scalar(kind, below), pick(Comparison.allCases), scalar(kind, below))
        case 5: return .like(text(below), pattern(below))
        case 6: return .between(number(below), lower: number(below), upper: number(below))
        case 7:
            let kind = roll(3)
            return .isIn(scalar(kind, below), (0...roll(3)).map { _ in scalar(kind, below) })
        case 8: return .isNull(tested(below))
        case 9: return .spatial(pick(SpatialRelation.allCases), geometry(below), geometry(below))
        case 10: return temporal(below)
        case 11: return .array(pick(ArrayRelation.allCases), array(below), array(below))
        default: return .function(function(below))
        }
    }

    private mutating func name() -> String {
        pick(["a", "b2", "åtgärd", "eo:cloud.cover", "and", "Date", "z", "EMPTY", "s_within", "名前", "_"])
    }

    private mutating func function(_ budget: Int) -> Function {
        let name = pick(["f", "share_in", "Buffer", "å.ä:ö", "casey"])
        return Function(name, budget <= 1 ? [] : (0..<roll(4)).map { _ in any(budget - 1) })
    }

    private mutating func named(_ budget: Int) -> Operand {
        budget > 1 && roll(3) == 0 ? .function(function(budget)) : .property(name())
    }

    private mutating func literalText() -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "Å", "'", "\\", "%", "_", "\"", "\n", "\u{07}", " ", "\u{301}", "🙂", "(", ",", "n",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<roll(6) { view.append(pick(alphabet)) }
        return String(view)
    }

    private mutating func literalNumber() -> Number {
        switch roll(4) {
        case 0: return .integer(Int64(roll(7)) - 3)
        case 1: return .integer(Int64.random(in: .min ... .max, using: &random))
        case 2: return .decimal(Double(roll(9)) / 4 - 1)
        default:
            let value = Double(bitPattern: random.next())
            return .decimal(value.isFinite ? value : -0.0)
        }
    }

    private mutating func text(_ budget: Int) -> Operand {
        switch roll(budget > 1 ? 4 : 2) {
        case 0: return .text(literalText())
        case 1: return named(budget)
        case 2: return .caseInsensitive(text(budget - 1))
        default: return .accentInsensitive(text(budget - 1))
        }
    }

    private mutating func pattern(_ budget: Int) -> Pattern {
        switch roll(budget > 1 ? 3 : 1) {
        case 0: return .text(literalText())
        case 1: return .caseInsensitive(pattern(budget - 1))
        default: return .accentInsensitive(pattern(budget - 1))
        }
    }

    private mutating func number(_ budget: Int) -> Operand {
        switch roll(budget > 1 ? 5 : 2) {
        case 0: return .number(literalNumber())
        case 1: return named(budget)
        default: return .arithmetic(number(budget - 1), pick(Arithmetic.allCases), number(budget - 1))
        }
    }

    private mutating func scalar(_ kind: Int, _ budget: Int) -> Operand {
        switch kind {
        case 0: return text(budget)
        case 1: return number(budget)
        default: return pick([.instant(instant()), .instant(instant()), named(budget)])
        }
    }

    private mutating func instant() -> Instant {
        // Days up to 28 exist in every month.
        guard let date = CalendarDate(year: roll(10_000), month: 1 + roll(12), day: 1 + roll(28)) else {
            preconditionFailure()
        }
        if roll(2) == 0 { return .date(date) }
        guard
            let timestamp = Timestamp(
                date: date, hour: roll(24), minute: roll(60), second: roll(60),
                nanosecond: pick([0, 500_000_000, 1, 393_216_000]))
        else { preconditionFailure() }
        return .timestamp(timestamp)
    }

    private mutating func end(_ budget: Int) -> Interval.End {
        switch roll(3) {
        case 0: return .unbounded
        case 1: return .property(name())
        default: return budget > 1 ? .function(function(budget - 1)) : .unbounded
        }
    }

    private mutating func interval(_ budget: Int) -> Operand {
        let (a, b) = (instant(), instant())
        switch roll(3) {
        case 0:
            return .interval(
                Instant.order(a, b) <= 0 ? Interval(.instant(a), .instant(b)) : Interval(.instant(b), .instant(a)))
        case 1: return .interval(Interval(.instant(a), end(budget)))
        default: return .interval(Interval(end(budget), end(budget)))
        }
    }

    private mutating func temporal(_ budget: Int) -> Expression {
        let relation = pick(TemporalRelation.allCases)
        func operand(_ random: inout RandomTree) -> Operand {
            switch random.roll(relation.needsIntervals ? 2 : 3) {
            case 0: return random.interval(budget)
            case 1: return random.named(budget)
            default: return .instant(random.instant())
            }
        }
        return .temporal(relation, operand(&self), operand(&self))
    }

    private mutating func coordinate() -> Double {
        pick([0, -0.0, 14.63566, -179.99, 1e21, 3e-7, Double.random(in: -180...180, using: &random)])
    }

    private mutating func position(_ heights: Bool) -> Position {
        Position(coordinate(), coordinate(), heights ? coordinate() : nil)
    }

    private mutating func positions(_ count: Int, _ heights: Bool) -> [Position] {
        (0..<count).map { _ in position(heights) }
    }

    private mutating func ring(_ heights: Bool) -> [Position] {
        let open = positions(3 + roll(3), heights)
        return open + [open[0]]
    }

    private mutating func rings(_ heights: Bool) -> [[Position]] { (0...roll(2)).map { _ in ring(heights) } }

    private mutating func literalGeometry(_ heights: Bool, simple: Bool = false) -> GeometryLiteral {
        switch roll(simple ? 6 : 8) {
        case 0: return .point(position(heights))
        case 1: return .lineString(positions(2 + roll(3), heights))
        case 2: return .polygon(rings(heights))
        case 3: return .multiPoint(positions(1 + roll(3), heights))
        case 4: return .multiLineString((0...roll(2)).map { _ in positions(2 + roll(3), heights) })
        case 5: return .multiPolygon((0...roll(2)).map { _ in rings(heights) })
        case 6: return .collection((0...roll(2)).map { _ in literalGeometry(heights, simple: true) })
        default:
            let (south, north, low) = (coordinate(), coordinate(), coordinate())
            guard
                let box = BoundingBox(
                    west: coordinate(), south: min(south, north), east: coordinate(), north: max(south, north),
                    elevation: heights ? low...low + 5 : nil)
            else { preconditionFailure() }
            return .box(box)
        }
    }

    private mutating func geometry(_ budget: Int) -> Operand {
        roll(2) == 0 ? .geometry(literalGeometry(roll(3) == 0)) : named(budget)
    }

    private mutating func array(_ budget: Int) -> Operand {
        guard budget > 1, roll(4) > 0 else { return roll(2) == 0 ? .array([]) : named(budget) }
        return .array((0..<roll(4)).map { _ in any(budget - 1) })
    }

    private mutating func condition(_ budget: Int) -> Operand {
        switch expression(budget) {
        case .boolean(let value): return .boolean(value)
        case .function(let function): return .function(function)
        case let other: return .condition(other)
        }
    }

    private mutating func tested(_ budget: Int) -> Operand {
        switch roll(6) {
        case 0: return text(budget)
        case 1: return number(budget)
        case 2: return .instant(instant())
        case 3: return interval(budget)
        case 4: return geometry(budget)
        default: return condition(budget)
        }
    }

    private mutating func any(_ budget: Int) -> Operand { roll(4) == 0 ? array(budget) : tested(budget) }
}
