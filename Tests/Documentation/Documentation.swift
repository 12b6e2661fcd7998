import Foundation

/// Writes the generated parts of the documentation and checks the rest; called by `Scripts/build-documentation` and
/// `Scripts/check-documentation`.
///
///     documentation write|check ROOT HELP_EN.json HELP_SV.json [DEMO_FOLDER PROGRAM_FOLDER]
///
/// `write` renews the marked blocks and, with a demo folder, the quoted outputs. `check` writes nothing and ends with 1
/// where something isn't true. With a demo folder the examples are run in copies of it, with the program first in PATH.
@main
struct Documentation {
    let root: String
    let english: CommandTree
    let swedish: CommandTree

    private static let generated = [
        ("Manual.md", "commands"), ("Handbok.md", "commands"), ("FilesAndColumns.md", "columns"),
    ]

    var catalogue: String { "\(root)/Sources/rackvidd/Rackvidd.docc" }

    static func main() throws {
        let arguments = CommandLine.arguments
        guard [5, 7].contains(arguments.count), ["write", "check"].contains(arguments[1]) else {
            FileHandle.standardError.write(
                Data("documentation write|check ROOT HELP_EN.json HELP_SV.json [DEMO_FOLDER PROGRAM_FOLDER]\n".utf8))
            exit(64)
        }
        let documentation = Documentation(
            root: arguments[2], english: try .read(arguments[3]), swedish: try .read(arguments[4]))
        let isWriting = arguments[1] == "write"
        var findings = try documentation.renewBlocks(isWriting: isWriting)
        let pages = try documentation.pages()
        let links = LinkCheck(root: documentation.root, pages: pages)
        let commands = try CommandCheck(documentation.english, root: documentation.root)
        for page in pages {
            findings += links.findings(in: page)
            // What older versions had stays in the list of changes.
            if !page.path.hasSuffix("CHANGELOG.md") { findings += commands.findings(in: page) }
        }
        if arguments.count == 7 {
            findings += try documentation.runExamples(
                pages, demo: arguments[5], program: arguments[6], isWriting: isWriting)
        }
        for finding in findings { print(finding) }
        exit(findings.isEmpty ? 0 : 1)
    }

    /// README and its companions, then the catalogue's pages.
    func pages() throws -> [MarkdownPage] {
        let names = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "GeoData/README.md"]
        let articles = try FileManager.default.contentsOfDirectory(atPath: catalogue).filter { $0.hasSuffix(".md") }
        return try (names.map { "\(root)/\($0)" } + articles.sorted().map { "\(catalogue)/\($0)" })
            .map { try MarkdownPage(path: $0) }
    }

    private func renewBlocks(isWriting: Bool) throws -> [String] {
        var findings: [String] = []
        for (name, block) in Self.generated {
            let page = try MarkdownPage(path: "\(catalogue)/\(name)")
            let content =
                switch name {
                case "Manual.md": ManualBlock(english, isSwedish: false).markdown()
                case "Handbok.md": ManualBlock(swedish, isSwedish: true).markdown()
                default: ColumnsBlock.markdown()
                }
            guard let renewed = page.replacing(block: block, with: content) else {
                findings.append("\(page.path): the marks <!-- \(block) --> and <!-- end of \(block) --> are missing")
                continue
            }
            if renewed == page.text { continue }
            if isWriting {
                try renewed.write(toFile: page.path, atomically: true, encoding: .utf8)
            } else {
                findings.append("\(page.path): not what the code gives; run Scripts/build-documentation")
            }
        }
        return findings
    }

    private func runExamples(
        _ pages: [MarkdownPage], demo: String, program: String, isWriting: Bool
    ) throws -> [String] {
        var findings: [String] = []
        for page in pages {
            let run = ExampleRun(page)
            guard !run.examples.isEmpty else { continue }
            let folder = "\(demo)-\(URL(fileURLWithPath: page.path).deletingPathExtension().lastPathComponent)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: demo, toPath: "\(folder)/rackvidd-demo")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            // README begins outside the demo's folder, as a reader does; the pages say that they are read inside it.
            let isOutside = page.path.hasSuffix("/README.md")
            let prelude =
                "PATH='\(program)':$PATH\n"
                + (isOutside ? "" : "cd rackvidd-demo\nexport RACKVIDD_STORE=$PWD/rackvidd.gpkg\n")
            let (wrong, renewed) = try run.run(in: folder, prelude: prelude)
            findings += wrong
            if isWriting, renewed != page.text {
                try renewed.write(toFile: page.path, atomically: true, encoding: .utf8)
            }
        }
        return findings
    }
}
