import Foundation

/// Whether the commands and options that pages quote are the program's.
struct CommandCheck {
    private let tree: CommandTree
    private let options: Set<String>

    /// - Parameter root: the project's folder; options of its scripts count too.
    init(_ tree: CommandTree, root: String) throws {
        self.tree = tree
        var options = tree.allNames.union([
            "--generate-completion-script", "--experimental-dump-help", "--help", "--version", "-h",
        ])
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/Scripts") {
            guard let script = try? String(contentsOfFile: "\(root)/Scripts/\(name)", encoding: .utf8) else { continue }
            options.formUnion(script.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
        }
        self.options = options
    }

    func findings(in page: MarkdownPage) -> [String] {
        var findings: [String] = []
        for (number, command) in quoted(in: page) {
            findings += problems(command).map { "\(page.path):\(number): `\(command)`: \($0)" }
        }
        for line in page.lines where line.fence == nil {
            for span in MarkdownPage.codeSpans(line.text) where span.hasPrefix("--") {
                let name = String(span.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
                if !options.contains(name) { findings.append("\(page.path):\(line.number): no command has \(name)") }
            }
        }
        return findings
    }

    /// `$ rackvidd …` and `rackvidd …` in blocks of a shell, and code spans that begin so.
    private func quoted(in page: MarkdownPage) -> [(Int, String)] {
        var commands: [(Int, String)] = []
        var open: (number: Int, text: String)?
        for line in page.lines {
            if let begun = open {
                open = (begun.number, String(begun.text.dropLast()) + String(line.text.trimmingPrefix { $0 == " " }))
            } else if let fence = line.fence, ["console", "sh"].contains(fence) {
                let text = line.text.hasPrefix("$ ") ? String(line.text.dropFirst(2)) : line.text
                if text.hasPrefix("rackvidd ") { open = (line.number, text) }
            } else if line.fence == nil {
                commands += MarkdownPage.codeSpans(line.text).filter { $0.hasPrefix("rackvidd ") }.map {
                    (line.number, $0)
                }
            }
            if let whole = open, !whole.text.hasSuffix("\\") {
                commands.append((whole.number, whole.text))
                open = nil
            }
        }
        return commands
    }

    private func problems(_ text: String) -> [String] {
        var words = Array(ShellWords.cut(text).dropFirst())
        guard let first = words.first, !isPlaceholder(first) else { return [] }
        if ["--help", "--version", "-h"].contains(first) { return [] }
        if first == "--generate-completion-script" {
            let shells = alternatives(words.dropFirst().first ?? "")
            return shells.filter { !["bash", "zsh", "fish"].contains($0) }.map { "no completion for “\($0)”" }
        }
        if first == "help" { words.removeFirst() }
        return commands(of: &words, under: tree).flatMap { found in
            switch found {
            case .command(let command): problems(words, of: command)
            case .unknown(let word): ["there is no command “\(word)”"]
            }
        }
    }

    private enum Found {
        case command(CommandTree)
        case unknown(String)
    }

    /// The commands that the first words name: several where alternatives stand there.
    private func commands(of words: inout [String], under tree: CommandTree) -> [Found] {
        guard let below = tree.subcommands, !below.isEmpty, let first = words.first, !first.hasPrefix("-"),
            !isPlaceholder(first)
        else { return [.command(tree)] }
        words.removeFirst()
        let names = alternatives(first)
        var rest = words
        let found = names.flatMap { name -> [Found] in
            guard let command = below.first(where: { $0.commandName == name }) else { return [.unknown(name)] }
            rest = words
            return commands(of: &rest, under: command)
        }
        words = rest
        return found
    }

    private func problems(_ words: [String], of command: CommandTree) -> [String] {
        let arguments = command.arguments ?? []
        let positions = arguments.filter(\.isPositional)
        var problems: [String] = []
        var position = 0
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            guard word.hasPrefix("-"), word != "-", Double(word) == nil else {
                if position < positions.count {
                    problems += wrongValues(word, positions[position])
                    if !positions[position].isRepeating { position += 1 }
                } else if word != "…" {
                    problems.append("“\(word)” is one argument too many")
                }
                continue
            }
            let name = String(word.prefix { $0 != "=" })
            guard let option = arguments.first(where: { $0.names?.contains { $0.written == name } == true }) else {
                problems.append("\(command.commandName) has no \(name)")
                continue
            }
            if option.isFlag { continue }
            if name != word {
                problems += wrongValues(String(word.dropFirst(name.count + 1)), option)
            } else if index < words.count {
                problems += wrongValues(words[index], option)
                index += 1
            } else {
                problems.append("\(name) has no value")
            }
        }
        return problems
    }

    private func wrongValues(_ word: String, _ argument: CommandTree.Argument) -> [String] {
        guard let values = argument.allValues, !values.isEmpty, !isPlaceholder(word) else { return [] }
        return alternatives(word).filter { !values.contains($0) }.map {
            "“\($0)” is none of \(values.joined(separator: ", "))"
        }
    }

    private func alternatives(_ word: String) -> [String] { word.split(separator: "|").map(String.init) }

    /// `FILE`, `<file>`, `…`: stands for what a person puts there.
    private func isPlaceholder(_ word: String) -> Bool {
        word.hasPrefix("<") || word.hasPrefix("[") || word.hasPrefix("…")
            || (word.contains { $0.isUppercase } && !word.contains { $0.isLowercase || $0 == "." })
    }
}
