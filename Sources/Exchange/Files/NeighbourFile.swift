import Foundation
package import Statistics
package import Wording

/// Reads a file of neighbours for the values at hand.
package enum NeighbourFile {
    package struct Unusable: WordedError {
        let file: String
        let problem: Wording

        package var wording: Wording { Wording(sv: "\(file): \(problem.sv)", en: "\(file): \(problem.en)") }
    }

    package static func isOne(_ path: String) -> Bool {
        let path = path.lowercased()
        return path.hasSuffix(".gal") || path.hasSuffix(".gwt")
    }

    /// - Parameter ids: of all units, where known; GWT names no unit without neighbours.
    package static func list(_ path: String, ids: [String]? = nil) throws -> NeighbourList {
        let text = try TextFile.read(path)
        do throws(NeighbourList.Unreadable) {
            return path.lowercased().hasSuffix(".gwt")
                ? try NeighbourList.gwt(text, order: ids) : try NeighbourList.gal(text)
        } catch {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    /// Runs `body`, whose errors about a neighbour file can only concern its units.
    package static func explaining<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as NeighbourList.Unreadable {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    package static func read(_ path: String, ids: [String]?, count: Int, style: Neighbours.Style) throws -> Neighbours {
        let list = try list(path, ids: ids)
        let name = URL(fileURLWithPath: path).lastPathComponent
        do throws(NeighbourList.Unreadable) {
            guard list.identities.count == count else { throw .unitCount(header: list.identities.count, found: count) }
            return try list.neighbours(order: ids, file: name, style: style)
        } catch {
            throw Unusable(file: path, problem: wording(error))
        }
    }

    private static func wording(_ error: NeighbourList.Unreadable) -> Wording {
        switch error {
        case .empty: Wording(sv: "filen är tom", en: "the file is empty")
        case .header(let line):
            Wording(
                sv: "rad \(line): första raden ska säga antalet enheter",
                en: "line \(line): the first line must say the number of units")
        case .fields(let line, let have, let need):
            Wording(
                sv: "rad \(line): \(have) fält, \(need) väntades", en: "line \(line): \(have) fields, \(need) expected")
        case .number(let line, let field):
            Wording(
                sv: "rad \(line): ”\(field)” är inget giltigt tal", en: "line \(line): “\(field)” is not a valid number"
            )
        case .unitCount(let header, let found):
            Wording(
                sv: "filen har \(header) enheter, tabellen \(found) värden",
                en: "the file has \(header) units, the table \(found) values")
        case .repeatedUnit(let line, let identity):
            Wording(
                sv: "rad \(line): enheten \(identity) finns två gånger",
                en: "line \(line): the unit \(identity) appears twice")
        case .unknownUnit(let identity):
            Wording(
                sv: "enheten \(identity) finns inte bland värdena", en: "the unit \(identity) is not among the values")
        case .selfLink(let identity):
            Wording(sv: "\(identity) är granne med sig själv", en: "\(identity) is its own neighbour")
        case .repeatedLink(let from, let to):
            Wording(sv: "\(from) har grannen \(to) två gånger", en: "\(from) lists the neighbour \(to) twice")
        case .missingUnit(let identity):
            Wording(
                sv:
                    """
                    enheten \(identity) saknas i filen, som måste ha samma id:n (områdenas koder; i statistics \
                    kolumnen --id)
                    """,
                en:
                    """
                    the unit \(identity) is not in the file, which must have the same ids (the areas' codes; in \
                    statistics the column --id)
                    """
            )
        }
    }
}
