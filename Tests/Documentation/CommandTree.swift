import Foundation

/// A command with its arguments and its subcommands, as `rackvidd --experimental-dump-help` gives it.
struct CommandTree: Decodable {
    struct Name: Decodable {
        let kind: String
        let name: String

        /// As a person writes it: `--by`, `-h`.
        var written: String { (kind == "short" ? "-" : "--") + name }
    }

    struct Argument: Decodable {
        let kind: String
        let abstract: String?
        let discussion: String?
        let isOptional: Bool
        let isRepeating: Bool
        let parsingStrategy: String
        let shouldDisplay: Bool
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let names: [Name]?
        let preferredName: Name?

        var isPositional: Bool { kind == "positional" }
        var isFlag: Bool { kind == "flag" }
    }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let arguments: [Argument]?
    let subcommands: [CommandTree]?

    /// Reads the whole program's tree.
    ///
    /// - Throws: where the file is missing or holds something else.
    static func read(_ path: String) throws -> CommandTree {
        struct Dump: Decodable { let command: CommandTree }
        return try JSONDecoder().decode(Dump.self, from: Data(contentsOf: URL(fileURLWithPath: path))).command
    }

    /// Every command that does something, with the words that lead to it.
    func leaves(after words: [String] = []) -> [(words: [String], command: CommandTree)] {
        let words = words + [commandName]
        let below = (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        return below.isEmpty ? [(words, self)] : below.flatMap { $0.leaves(after: words) }
    }

    /// Every option and flag of the command and those below it, as written.
    var allNames: Set<String> {
        Set((arguments ?? []).flatMap { ($0.names ?? []).map(\.written) })
            .union((subcommands ?? []).flatMap(\.allNames))
    }
}
