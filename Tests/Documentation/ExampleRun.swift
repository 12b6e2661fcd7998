import Foundation

/// Runs the commands of a page's `console` blocks, one after the other in one shell, and compares what they print with
/// what the page says.
///
/// A line `…` stands for any lines. A block without output is only run. A command may end with 0 or, where it found
/// something (gaps, damage), with 2.
struct ExampleRun {
    /// A command with the place where its quoted output stands.
    struct Example {
        let number: Int
        var command: String
        var output: [String]
    }

    let page: MarkdownPage
    let examples: [Example]

    init(_ page: MarkdownPage) {
        self.page = page
        var examples: [Example] = []
        var isContinued = false
        for line in page.lines where line.fence == "console" {
            if isContinued {
                examples[examples.count - 1].command += "\n" + line.text
                isContinued = line.text.hasSuffix("\\")
            } else if line.text.hasPrefix("$ ") {
                examples.append(Example(number: line.number, command: String(line.text.dropFirst(2)), output: []))
                isContinued = line.text.hasSuffix("\\")
            } else if !examples.isEmpty {
                examples[examples.count - 1].output.append(line.text)
            }
        }
        self.examples = examples
    }

    /// What differs, and the page with the outputs as they are now.
    ///
    /// - Parameters:
    ///   - folder: where the shell starts; it is thrown away afterwards by whoever made it.
    ///   - prelude: what is run before the first command.
    func run(in folder: String, prelude: String) throws -> (findings: [String], page: String) {
        guard !examples.isEmpty else { return ([], page.text) }
        let marker = "\u{1E}"
        var script = "exec 2>&1\n\(prelude)\n"
        for example in examples { script += "\(example.command)\nprintf '\(marker)%d\(marker)' $?\n" }
        let pieces = try shell(script, in: folder).components(separatedBy: marker)
        var findings: [String] = []
        var lines = page.text.components(separatedBy: "\n")
        for (index, example) in examples.enumerated().reversed() {
            let place = "\(page.path):\(example.number): `\(example.command)`"
            guard pieces.count > 2 * index + 1 else {
                findings.append("\(place): the shell ended before it")
                continue
            }
            if !["0", "2"].contains(pieces[2 * index + 1]) {
                findings.append("\(place) ends with \(pieces[2 * index + 1]):\n\(pieces[2 * index])")
                continue
            }
            var actual = pieces[2 * index].components(separatedBy: "\n").map(Self.trimmed)
            while actual.last == "" { actual.removeLast() }
            if example.output.isEmpty || Self.agree(example.output, actual) { continue }
            let now = Self.renewed(example.output, from: actual)
            let first = example.number + example.command.split(separator: "\n").count - 1
            lines.replaceSubrange(first..<(first + example.output.count), with: now)
            findings.append("\(place) prints something else:\n\(now.joined(separator: "\n"))")
        }
        return (findings.reversed(), lines.joined(separator: "\n"))
    }

    private func shell(_ script: String, in folder: String) throws -> String {
        let file = "\(folder)/.examples.sh"
        let output = "\(folder)/.examples.out"
        try script.write(toFile: file, atomically: true, encoding: .utf8)
        try Data().write(to: URL(fileURLWithPath: output))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [file]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func isGap(_ line: String) -> Bool { line == "…" }

    /// Whether the quoted lines are the printed ones, `…` standing for any.
    static func agree(_ quoted: [String], _ printed: [String]) -> Bool {
        let quoted = quoted.map(trimmed)
        let segments = quoted.split(whereSeparator: isGap).map(Array.init)
        guard quoted.contains(where: isGap) else { return quoted == printed }
        var rest = printed[...]
        for (index, segment) in segments.enumerated() {
            if index == 0, quoted.first.map(isGap) == false {
                guard rest.starts(with: segment) else { return false }
                rest = rest.dropFirst(segment.count)
            } else if index == segments.count - 1, quoted.last.map(isGap) == false {
                return rest.count >= segment.count && Array(rest.suffix(segment.count)) == segment
            } else {
                guard let found = place(of: segment, in: rest) else { return false }
                rest = rest[(found + segment.count)...]
            }
        }
        return true
    }

    private static func place(of segment: [String], in lines: ArraySlice<String>) -> Int? {
        lines.indices.first { lines[$0...].starts(with: segment) }
    }

    /// The quoted lines as they would be now: each run between `…` is taken from where its first line, or the most of
    /// it, is printed.
    static func renewed(_ quoted: [String], from printed: [String]) -> [String] {
        guard quoted.contains(where: isGap) else { return printed }
        var result: [String] = []
        var start = 0
        for segment in quoted.split(omittingEmptySubsequences: false, whereSeparator: isGap) {
            defer { result.append("…") }
            guard !segment.isEmpty else { continue }
            let lines = Array(segment)
            let score = { (at: Int) in
                zip(printed[at...], lines).count { $0 == $1 } * 10 + commonWords(printed[at], lines[0])
            }
            let places = result.isEmpty ? [0] : Array(min(start, printed.count - 1)..<printed.count)
            let best = places.max { score($0) < score($1) } ?? 0
            result += printed[best..<min(best + lines.count, printed.count)]
            start = best + lines.count
        }
        return result.dropLast()
    }

    private static func commonWords(_ first: String, _ second: String) -> Int {
        Set(first.split(separator: " ")).intersection(second.split(separator: " ")).count
    }
}
