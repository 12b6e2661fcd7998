import Statistics

/// One question: a function by name and its inputs, of which each function reads its own.
struct Question: Decodable {
    let function: String
    let y: [Double]?
    let weights: [Double]?
    let population: [Double]?
    let need: [Double]?
    let groups: [String]?
    let inner: [String]?
    let epsilon: Double?
    /// Directed links `[from, to, weight]`.
    let links: [[Double]]?
    let units: Int?
    let style: String?
    /// A file of neighbours as text, with the order of the units.
    let text: String?
    let order: [String]?
    /// Points `[x, y]`, and how many or how far.
    let points: [[Double]]?
    let nearest: Int?
    let metres: Double?
    let sources: [[Double]]?
    let treated: [Int]?
    let replicates: Int?
    let seed: UInt64?
    /// A second measurement of the same units.
    let x: [Double]?
    /// Several rows, as a function reads them: a panel by unit and period, sectors at two times.
    let table: [[Double]]?
    /// The first period after a start; periods count from 0.
    let since: Double?
    /// Where a line is asked for.
    let at: Double?

    struct Missing: Error { let field: String }

    /// A field that the function needs.
    func need<Value>(_ field: KeyPath<Question, Value?>) throws -> Value {
        guard let value = self[keyPath: field] else { throw Missing(field: "\(function): \(field)") }
        return value
    }

    /// The neighbours of the question, as links, as a file or from points.
    func neighbours() throws -> Neighbours {
        guard let style = Neighbours.Style(rawValue: self.style ?? "asGiven") else { throw Missing(field: "style") }
        if let text {
            let gwt = function.hasSuffix("gwt")
            let list = gwt ? try NeighbourList.gwt(text, order: order) : try NeighbourList.gal(text)
            return try list.neighbours(order: order, file: "text", style: style)
        }
        if let points {
            let places = points.map { (x: $0[0], y: $0[1]) }
            if let nearest { return try Neighbours.nearest(nearest, of: places, style: style) }
            return try Neighbours.distanceBand(places, metres: need(\.metres), style: style)
        }
        return try Neighbours(
            count: need(\.units),
            links: need(\.links).map { Neighbours.Link(from: Int($0[0]), to: Int($0[1]), weight: $0[2]) }, style: style)
    }
}

/// The numbers asked for, by name; or why there are none.
struct Answer: Encodable {
    var values: [String: [Double]] = [:]
    var undefined: String?
}
