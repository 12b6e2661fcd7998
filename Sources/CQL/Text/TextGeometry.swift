/// Well-known text inside an expression.
extension TextParser {
    /// The coordinates after the type's name.
    mutating func geometry(_ type: GeometryType, _ spelled: String, at start: Int) throws(Fault) -> Term {
        var saysHeight = false
        if type != .box, case .name(let word) = token {
            switch word.uppercased() {
            case "Z":
                saysHeight = true
                try advance()
            case "M", "ZM": throw Fault(.geometry(.measured), at: offset)
            default: break
            }
        }
        if case .name(let word) = token, word.uppercased() == "EMPTY" {
            throw Fault(.geometry(.empty(type.rawValue.uppercased())), at: start)
        }
        guard token == .sign(.open) else {
            throw saysHeight ? unexpected(.token("(")) : Fault(.reservedWord(spelled), at: start)
        }
        let geometry = try body(type)
        if saysHeight, geometry.hasHeights != true { throw Fault(.geometry(.mixedDimensions), at: start) }
        return try formation.geometry(geometry, at: start)
    }

    private mutating func body(_ type: GeometryType) throws(Fault) -> GeometryLiteral {
        switch type {
        case .point:
            try take(.open)
            let position = try position()
            try take(.close)
            return .point(position)
        case .lineString: return .lineString(try line())
        case .polygon: return .polygon(try rings())
        case .multiPoint:
            return .multiPoint(
                try parts { (parser) throws(Fault) in
                    guard try parser.takes(.open) else { return try parser.position() }
                    let position = try parser.position()
                    try parser.take(.close)
                    return position
                })
        case .multiLineString: return .multiLineString(try parts { (parser) throws(Fault) in try parser.line() })
        case .multiPolygon: return .multiPolygon(try parts { (parser) throws(Fault) in try parser.rings() })
        case .collection: return .collection(try parts { (parser) throws(Fault) in try parser.member() })
        case .box: return .box(try box())
        }
    }

    private mutating func parts<Part>(_ part: (inout TextParser) throws(Fault) -> Part) throws(Fault) -> [Part] {
        try take(.open)
        return try list(until: .close, part)
    }

    private mutating func member() throws(Fault) -> GeometryLiteral {
        guard let keyword, let type = GeometryType(keyword), case .keyword(_, let spelled) = token else {
            throw unexpected(.geometry)
        }
        let start = offset
        guard type != .collection, type != .box else { throw Fault(.geometry(.nestedCollection), at: start) }
        try advance()
        guard case .operand(.geometry(let geometry)) = try geometry(type, spelled, at: start).value else {
            throw unexpected(.geometry)
        }
        return geometry
    }

    private mutating func line() throws(Fault) -> [Position] {
        let start = offset
        let positions = try parts { (parser) throws(Fault) in try parser.position() }
        if let fault = GeometryFault.inLine(positions) { throw Fault(.geometry(fault), at: start) }
        return positions
    }

    private mutating func rings() throws(Fault) -> [[Position]] {
        try parts { (parser) throws(Fault) in
            let start = parser.offset
            let positions = try parser.parts { (parser) throws(Fault) in try parser.position() }
            if let fault = GeometryFault.inRing(positions) { throw Fault(.geometry(fault), at: start) }
            return positions
        }
    }

    private mutating func position() throws(Fault) -> Position {
        let start = offset
        var coordinates = [try coordinate(), try coordinate()]
        while token != .sign(.comma), token != .sign(.close) {
            coordinates.append(try coordinate())
            guard coordinates.count <= 3 else { throw Fault(.geometry(.coordinateCount(coordinates.count)), at: start) }
        }
        return Position(coordinates[0], coordinates[1], coordinates.count == 3 ? coordinates[2] : nil)
    }

    private mutating func coordinate() throws(Fault) -> Double {
        let negative = token == .sign(.minus)
        if negative || token == .sign(.plus) { try advance() }
        guard case .number(let digits) = token else { throw unexpected(.number) }
        let value = try number(
            digits.contains(".") ? digits : digits.contains { $0 == "e" || $0 == "E" } ? digits : digits + ".0")
        try advance()
        return negative ? -value.double : value.double
    }

    private mutating func box() throws(Fault) -> BoundingBox {
        let start = offset
        let values = try parts { (parser) throws(Fault) in try parser.coordinate() }
        return try BoundingBox(values, at: start)
    }
}

extension BoundingBox {
    /// Four or six numbers: west, south, (lowest,) east, north (, highest).
    init(_ values: [Double], at offset: Int) throws(Fault) {
        guard values.count == 4 || values.count == 6 else {
            throw Fault(.geometry(.coordinateCount(values.count)), at: offset)
        }
        let half = values.count / 2
        guard half == 2 || values[2] <= values[5],
            let box = BoundingBox(
                west: values[0], south: values[1], east: values[half], north: values[half + 1],
                elevation: half == 3 ? values[2]...values[5] : nil)
        else { throw Fault(.geometry(.boxReversed), at: offset) }
        self = box
    }
}
