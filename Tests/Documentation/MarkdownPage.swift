import Foundation

/// A page of Markdown, line by line, with what is code told apart from what is prose.
struct MarkdownPage {
    struct Line {
        /// From 1.
        let number: Int
        let text: String
        /// The info string of the fence around the line; nil outside fences. The fences themselves are not lines.
        let fence: String?
    }

    let path: String
    let lines: [Line]
    let text: String

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        self.init(path: path, text: text)
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        var fence: String?
        var lines: [Line] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.drop { $0 == " " }
            if bare.hasPrefix("```") {
                fence = fence == nil ? String(bare.dropFirst(3)) : nil
            } else {
                lines.append(Line(number: index + 1, text: String(line), fence: fence))
            }
        }
        self.lines = lines
    }

    /// The anchors of the headings, as forges make them: lower case, punctuation gone, hyphens for spaces.
    var anchors: Set<String> {
        var seen: [String: Int] = [:]
        var anchors: Set<String> = []
        for line in lines where line.fence == nil && line.text.hasPrefix("#") {
            let title = line.text.drop { $0 == "#" }.drop { $0 == " " }
            let slug = title.lowercased().compactMap { character -> Character? in
                if character == " " { return "-" }
                return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
            }
            let name = String(slug)
            anchors.insert(seen[name].map { "\(name)-\($0)" } ?? name)
            seen[name, default: 0] += 1
        }
        return anchors
    }

    /// The code spans of a line of prose, without their backticks.
    static func codeSpans(_ line: String) -> [String] {
        let pieces = line.components(separatedBy: "`")
        return stride(from: 1, to: pieces.count - 1, by: 2).map { pieces[$0] }
    }

    /// A line of prose with its code spans blanked.
    static func withoutCode(_ line: String) -> String {
        let pieces = line.components(separatedBy: "`")
        guard pieces.count > 2 else { return line }
        return pieces.enumerated().map { $0.offset % 2 == 0 ? $0.element : "" }.joined(separator: "`")
    }

    /// The page with what stands between `<!-- NAME -->` and `<!-- end of NAME -->` replaced; nil without the marks.
    func replacing(block name: String, with content: String) -> String? {
        let start = "<!-- \(name) -->\n"
        let end = "<!-- end of \(name) -->"
        guard let first = text.range(of: start), let last = text.range(of: end, range: first.upperBound..<text.endIndex)
        else { return nil }
        return text[..<first.upperBound] + "\n" + content + "\n" + text[last.lowerBound...]
    }
}
