import Foundation

/// Whether what pages point at is there: files, anchors, pictures, and the paths of the project that they name.
struct LinkCheck {
    let root: String
    private let markdown: [String: MarkdownPage]

    init(root: String, pages: [MarkdownPage]) {
        self.root = root
        markdown = Dictionary(uniqueKeysWithValues: pages.map { (Self.plain($0.path), $0) })
    }

    func findings(in page: MarkdownPage) -> [String] {
        page.lines.flatMap { line in
            problems(of: line, on: page).map { "\(page.path):\(line.number): \($0)" }
        }
    }

    private func problems(of line: MarkdownPage.Line, on page: MarkdownPage) -> [String] {
        guard line.fence == nil else {
            // In a block of a shell the first word may be a script of the project.
            return line.fence == "sh" && isMissingPath(line.text) ? ["there is no \(line.text)"] : []
        }
        let links = targets(MarkdownPage.withoutCode(line.text)).compactMap { problem($0, on: page) }
        return links + MarkdownPage.codeSpans(line.text).filter(isMissingPath).map { "there is no \($0)" }
    }

    private static func plain(_ path: String) -> String { URL(fileURLWithPath: path).standardized.path }

    /// `[text](target)`, `src="target"` and `<doc:Page>`.
    private func targets(_ line: String) -> [String] {
        let patterns = [/\]\(([^()\s]+)\)/, /src="([^"]+)"/, /<(doc:[^>]+)>/]
        return patterns.flatMap { line.matches(of: $0).map { String($0.output.1) } }
    }

    private func problem(_ target: String, on page: MarkdownPage) -> String? {
        if target.hasPrefix("http://") || target.hasPrefix("https://") || target.hasPrefix("mailto:") { return nil }
        let folder = URL(fileURLWithPath: page.path).deletingLastPathComponent().path
        if target.hasPrefix("doc:") {
            let file = "\(folder)/\(target.dropFirst(4)).md"
            return FileManager.default.fileExists(atPath: file) ? nil : "there is no page \(target)"
        }
        let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = pieces[0].isEmpty ? page.path : "\(folder)/\(pieces[0])"
        guard FileManager.default.fileExists(atPath: path) else { return "\(target) leads nowhere" }
        guard pieces.count == 2 else { return nil }
        guard let known = try? markdown[Self.plain(path)] ?? MarkdownPage(path: path) else {
            return "\(target): not text"
        }
        return known.anchors.contains(String(pieces[1])) ? nil : "\(target): no such heading"
    }

    /// `Scripts/demo --language sv`, `Sources/Planar`: the first word is a path of the project.
    private func isMissingPath(_ span: String) -> Bool {
        let path = span.prefix { $0 != " " }
        guard path.contains("/"), path.allSatisfy({ $0.isLetter || $0.isNumber || "/._-+".contains($0) }),
            ["Scripts", "Sources", "Tests", "GeoData", ".ci"].contains(String(path.prefix { $0 != "/" }))
        else { return false }
        return !FileManager.default.fileExists(atPath: "\(root)/\(path)")
    }
}
