/// Neighbours as a file lists them, by the identities that the file uses: GAL and GWT, the formats of GeoDa, PySAL and
/// spdep.
///
/// Reading is a pure function of the text. `neighbours(order:)` then puts the rows into the order of the units at hand.
///
/// - Source: L. Anselin, I. Syabri and Y. Kho, GeoDa: an introduction to spatial data analysis, Geographical Analysis
///   38 (2006), 5–22; the formats are described in the GeoDa workbook, *Contiguity-based* and *Distance-based spatial
///   weights*.
public struct NeighbourList: Sendable, Hashable {
    /// The identities in the order of the file.
    public let identities: [String]
    /// Links between positions in `identities`. GAL links weigh 1; GWT links have the third column as weight, mostly a
    /// distance.
    public let links: [Neighbours.Link]

    /// Why a text is not a neighbour list. Lines count from 1.
    public enum Unreadable: Error, Hashable, Sendable {
        /// The text has no header line.
        case empty
        /// The header is neither `n` nor `0 n file identity`.
        case header(line: Int)
        /// A line has the wrong number of fields.
        case fields(line: Int, have: Int, need: Int)
        /// A field is not the whole number (GAL) or the positive number (GWT) that stands there.
        case number(line: Int, field: String)
        /// The header's number of units is not the file's.
        case unitCount(header: Int, found: Int)
        /// A unit has two rows.
        case repeatedUnit(line: Int, identity: String)
        /// A neighbour has no row (GAL), or is none of the units at hand.
        case unknownUnit(identity: String)
        /// A unit is listed as its own neighbour.
        case selfLink(identity: String)
        /// A unit lists the same neighbour twice.
        case repeatedLink(from: String, to: String)
        /// A unit at hand has no row in the file.
        case missingUnit(identity: String)
    }

    /// Reads GAL: a header, then two lines per unit, `identity k` and the identities of its k neighbours. The second
    /// line may be left out where k is 0. Empty lines are passed over.
    ///
    /// - Throws: all but `missingUnit`.
    /// - Complexity: O(characters).
    public static func gal(_ text: String) throws(Unreadable) -> NeighbourList {
        let lines = fields(of: text)
        let promised = try unitCount(lines.first)
        var identities: [String] = []
        var rows: [[String]] = []
        var place: [String: Int] = [:]
        var next = 1
        while next < lines.count {
            let head = lines[next]
            guard head.fields.count == 2 else {
                throw .fields(line: head.line, have: head.fields.count, need: 2)
            }
            guard let count = Int(head.fields[1]), count >= 0 else {
                throw .number(line: head.line, field: head.fields[1])
            }
            let identity = head.fields[0]
            guard place.updateValue(identities.count, forKey: identity) == nil else {
                throw .repeatedUnit(line: head.line, identity: identity)
            }
            identities.append(identity)
            next += 1
            guard count > 0 else {
                rows.append([])
                continue
            }
            guard next < lines.count, lines[next].fields.count == count else {
                let line = next < lines.count ? lines[next].line : head.line + 1
                throw .fields(line: line, have: next < lines.count ? lines[next].fields.count : 0, need: count)
            }
            rows.append(lines[next].fields)
            next += 1
        }
        guard identities.count == promised else { throw .unitCount(header: promised, found: identities.count) }
        var links: [Neighbours.Link] = []
        for (unit, row) in rows.enumerated() {
            var seen: Set<Int> = []
            for identity in row {
                guard let other = place[identity] else { throw .unknownUnit(identity: identity) }
                guard other != unit else { throw .selfLink(identity: identity) }
                guard seen.insert(other).inserted else {
                    throw .repeatedLink(from: identities[unit], to: identity)
                }
                links.append(Neighbours.Link(from: unit, to: other))
            }
        }
        return NeighbourList(identities: identities, links: links)
    }

    /// Reads GWT: a header, then one line per link, `from to weight`.
    ///
    /// GWT names no unit without neighbours. With `order`, those units are known and are islands; without it the units
    /// are those that occur. The header's count must be that of the units.
    ///
    /// - Parameter order: the identities of all units at hand, each once.
    /// - Throws: all but `repeatedUnit` and `missingUnit`; `unknownUnit` for one that is not in `order`.
    /// - Complexity: O(characters).
    public static func gwt(_ text: String, order: [String]? = nil) throws(Unreadable) -> NeighbourList {
        let lines = fields(of: text)
        let promised = try unitCount(lines.first)
        var identities = order ?? []
        var place: [String: Int] = [:]
        for (unit, identity) in identities.enumerated() { place[identity] = unit }
        var links: [Neighbours.Link] = []
        var seen: Set<[Int]> = []

        func unit(_ identity: String) throws(Unreadable) -> Int {
            if let known = place[identity] { return known }
            guard order == nil else { throw .unknownUnit(identity: identity) }
            place[identity] = identities.count
            identities.append(identity)
            return identities.count - 1
        }

        for row in lines.dropFirst() {
            guard row.fields.count == 3 else { throw .fields(line: row.line, have: row.fields.count, need: 3) }
            guard let weight = Double(row.fields[2]), weight > 0, weight.isFinite else {
                throw .number(line: row.line, field: row.fields[2])
            }
            let (from, to) = (try unit(row.fields[0]), try unit(row.fields[1]))
            guard from != to else { throw .selfLink(identity: row.fields[0]) }
            guard seen.insert([from, to]).inserted else {
                throw .repeatedLink(from: row.fields[0], to: row.fields[1])
            }
            links.append(Neighbours.Link(from: from, to: to, weight: weight))
        }
        guard identities.count == promised else { throw .unitCount(header: promised, found: identities.count) }
        return NeighbourList(identities: identities, links: links)
    }

    /// The neighbours of the units at hand, whose identities come in the order of the values.
    ///
    /// - Parameters:
    ///   - order: every identity of the file exactly once, in any order; `nil` keeps the order of the file.
    ///   - file: the name that results give as the origin of the weights.
    ///   - style: `asGiven` takes GWT's third column as weights.
    /// - Throws: `missingUnit` for a unit that the file lacks, `unknownUnit` for one that only the file has,
    ///   `repeatedUnit` (line: the place in `order`, from 1).
    /// - Complexity: O(links log links).
    public func neighbours(
        order: [String]? = nil, file: String, style: Neighbours.Style
    ) throws(Unreadable) -> Neighbours {
        let order = order ?? identities
        let known = Set(identities)
        var place: [String: Int] = [:]
        for (unit, identity) in order.enumerated() {
            guard known.contains(identity) else { throw .missingUnit(identity: identity) }
            guard place.updateValue(unit, forKey: identity) == nil else {
                throw .repeatedUnit(line: unit + 1, identity: identity)
            }
        }
        var moved: [Neighbours.Link] = []
        for identity in identities where place[identity] == nil { throw .unknownUnit(identity: identity) }
        for link in links {
            guard let from = place[identities[link.from]], let to = place[identities[link.to]] else { continue }
            moved.append(Neighbours.Link(from: from, to: to, weight: link.weight))
        }
        do throws(Undefined) {
            return try Neighbours(count: order.count, links: moved, rule: .file(file), style: style)
        } catch {
            // Links were checked while they were read; nothing is left that `Neighbours` could refuse.
            preconditionFailure("a list of neighbours that was read without fault is refused: \(error)")
        }
    }

    private static func fields(of text: String) -> [(line: Int, fields: [String])] {
        var result: [(line: Int, fields: [String])] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
            if !fields.isEmpty { result.append((index + 1, fields)) }
        }
        return result
    }

    private static func unitCount(_ header: (line: Int, fields: [String])?) throws(Unreadable) -> Int {
        guard let header else { throw .empty }
        // `n`, or `0 n file identity`; the file's name may have spaces in it.
        let field = header.fields.count == 1 ? header.fields[0] : header.fields.count >= 4 ? header.fields[1] : ""
        guard let count = Int(field), count >= 0 else { throw .header(line: header.line) }
        return count
    }
}
