/// GeoJSON geometries (RFC 7946) and boxes of CQL2 JSON.
enum JSONGeometry {
    static func geometry(_ members: [JSONMember], _ node: JSONNode) throws(Fault) -> GeometryLiteral {
        var type: GeometryType?
        for member in members where member.name == "type" {
            guard case .string(let name) = member.node.value, let known = GeometryType(rawValue: name), known != .box
            else {
                throw Fault(.unexpected(found: member.node.shown, expected: [.geometry]), at: member.node.offset)
            }
            type = known
        }
        guard let type else { throw Fault(.missingMember("type"), at: node.offset) }
        let content = type == .collection ? "geometries" : "coordinates"
        var body: JSONNode?
        for member in members {
            switch member.name {
            case "type": break
            case content: body = member.node
            case "bbox": _ = try box(member.node)
            default: throw Fault(.unknownMember(member.name), at: member.offset)
            }
        }
        guard let body else { throw Fault(.missingMember(content), at: node.offset) }
        return try literal(type, body)
    }

    static func box(_ node: JSONNode) throws(Fault) -> BoundingBox {
        var values: [Double] = []
        for item in try items(node) { values.append(try coordinate(item)) }
        return try BoundingBox(values, at: node.offset)
    }

    private static func literal(_ type: GeometryType, _ body: JSONNode) throws(Fault) -> GeometryLiteral {
        if type != .point, try items(body).isEmpty {
            throw Fault(.geometry(.empty(type.rawValue.uppercased())), at: body.offset)
        }
        switch type {
        case .point: return .point(try position(body))
        case .lineString: return .lineString(try line(body))
        case .polygon: return .polygon(try rings(body))
        case .multiPoint: return .multiPoint(try positions(body))
        case .multiLineString:
            var lines: [[Position]] = []
            for item in try items(body) { lines.append(try line(item)) }
            return .multiLineString(lines)
        case .multiPolygon:
            var polygons: [[[Position]]] = []
            for item in try items(body) { polygons.append(try rings(item)) }
            return .multiPolygon(polygons)
        case .collection:
            var geometries: [GeometryLiteral] = []
            for item in try items(body) {
                guard case .object(let members) = item.value else {
                    throw Fault(.unexpected(found: item.shown, expected: [.jsonObject]), at: item.offset)
                }
                let isCollection = members.contains { member in
                    if case .string(GeometryType.collection.rawValue) = member.node.value {
                        member.name == "type"
                    } else {
                        false
                    }
                }
                if isCollection
                    || !members.contains(where: { $0.name == "type" }) && members.contains(where: { $0.name == "bbox" })
                {
                    throw Fault(.geometry(.nestedCollection), at: item.offset)
                }
                geometries.append(try geometry(members, item))
            }
            return .collection(geometries)
        case .box: return .box(try box(body))
        }
    }

    private static func items(_ node: JSONNode) throws(Fault) -> [JSONNode] {
        guard case .array(let items) = node.value else {
            throw Fault(.unexpected(found: node.shown, expected: [.jsonArray]), at: node.offset)
        }
        return items
    }

    private static func coordinate(_ node: JSONNode) throws(Fault) -> Double {
        guard case .number(let digits) = node.value else {
            throw Fault(.unexpected(found: node.shown, expected: [.jsonNumber]), at: node.offset)
        }
        guard let value = Double(digits), value.isFinite else { throw Fault(.numberTooLarge(digits), at: node.offset) }
        return value
    }

    private static func position(_ node: JSONNode) throws(Fault) -> Position {
        let items = try items(node)
        guard items.count == 2 || items.count == 3 else {
            throw Fault(.geometry(.coordinateCount(items.count)), at: node.offset)
        }
        return Position(
            try coordinate(items[0]), try coordinate(items[1]), items.count == 3 ? try coordinate(items[2]) : nil)
    }

    private static func positions(_ node: JSONNode) throws(Fault) -> [Position] {
        var positions: [Position] = []
        for item in try items(node) { positions.append(try position(item)) }
        return positions
    }

    private static func line(_ node: JSONNode) throws(Fault) -> [Position] {
        let positions = try positions(node)
        if let fault = GeometryFault.inLine(positions) { throw Fault(.geometry(fault), at: node.offset) }
        return positions
    }

    private static func rings(_ node: JSONNode) throws(Fault) -> [[Position]] {
        var rings: [[Position]] = []
        for item in try items(node) {
            let ring = try positions(item)
            if let fault = GeometryFault.inRing(ring) { throw Fault(.geometry(fault), at: item.offset) }
            rings.append(ring)
        }
        if rings.isEmpty { throw Fault(.geometry(.empty("POLYGON")), at: node.offset) }
        return rings
    }
}
