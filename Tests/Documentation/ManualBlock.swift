/// The commands of the manual, written from the parser's own description of itself.
struct ManualBlock {
    private let tree: CommandTree
    private let isSwedish: Bool

    init(_ tree: CommandTree, isSwedish: Bool) {
        self.tree = tree
        self.isSwedish = isSwedish
    }

    func markdown() -> String {
        let leaves = tree.leaves()
        let contents = leaves.map { words, command in
            let name = words.dropFirst().joined(separator: " ")
            return "- [`\(name)`](#\(words.joined(separator: "-"))): \(firstLower(command.abstract ?? ""))"
        }
        return contents.joined(separator: "\n") + "\n"
            + leaves.map { section($0.words, $0.command) }.joined()
    }

    private func say(_ sv: String, _ en: String) -> String { isSwedish ? sv : en }

    private func firstLower(_ text: String) -> String {
        guard text.dropFirst().first?.isUppercase != true else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private func section(_ words: [String], _ command: CommandTree) -> String {
        let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !isCommon($0) }
        var text = "\n### \(words.joined(separator: " "))\n\n\(command.abstract ?? "")\n\n"
        text += "```text\n\(usage(words, arguments))\n```\n"
        if let discussion = command.discussion, !discussion.isEmpty { text += "\n\(escaped(discussion))\n" }
        if !arguments.isEmpty {
            text += "\n| \(say("argument", "argument")) | \(say("betydelse", "meaning")) |\n|---|---|\n"
            text += arguments.map { "| \(name($0)) | \(meaning($0)) |\n" }.joined()
        }
        return text
    }

    /// Told once for all commands.
    private func isCommon(_ argument: CommandTree.Argument) -> Bool {
        ["version", "help"].contains(argument.preferredName?.name)
    }

    private func usage(_ words: [String], _ arguments: [CommandTree.Argument]) -> String {
        var parts = words
        for argument in arguments where !argument.isPositional && !argument.isOptional {
            parts.append(synopsis(argument))
        }
        if arguments.contains(where: { !$0.isPositional && $0.isOptional }) {
            parts.append(say("[FLAGGOR]", "[OPTIONS]"))
        }
        for argument in arguments where argument.isPositional { parts.append(synopsis(argument)) }
        return parts.joined(separator: " ")
    }

    private func synopsis(_ argument: CommandTree.Argument) -> String {
        let value = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? "…" : "")
        guard !argument.isPositional else { return argument.isOptional ? "[\(value)]" : value }
        let name = argument.preferredName?.written ?? ""
        return argument.isFlag ? name : "\(name) \(value)"
    }

    private func name(_ argument: CommandTree.Argument) -> String {
        let value = "<\(argument.valueName ?? "")>".replacing("|", with: "\\|")
        guard !argument.isPositional else { return "`\(value)`" }
        let names = (argument.names ?? []).map(\.written).joined(separator: ", ")
        return argument.isFlag ? "`\(names)`" : "`\(names) \(value)`"
    }

    private func meaning(_ argument: CommandTree.Argument) -> String {
        var text = escaped(argument.abstract ?? "")
        if let more = argument.discussion, !more.isEmpty { text += " \(escaped(more))" }
        if let values = argument.allValues, !values.isEmpty, !isListed(values, in: argument) {
            text += " " + say("Värden: ", "Values: ") + values.map { "`\($0)`" }.joined(separator: ", ") + "."
        }
        if let value = argument.defaultValue, !value.isEmpty, !argument.isFlag {
            text += " " + say("Förval: ", "Default: ") + "`\(value)`."
        }
        if argument.isRepeating { text += " " + say("Kan anges flera gånger.", "May be given several times.") }
        return text
    }

    private func isListed(_ values: [String], in argument: CommandTree.Argument) -> Bool {
        values.joined(separator: "|") == argument.valueName
    }

    /// Prose of the parser as Markdown: nothing of it is markup, and a table's cell is one line.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text.split(separator: "\n").joined(separator: " ") {
            if "|<>*_[]`".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }
}
