extension String {
    /// The whole lines that begin with the words, in their order: as many as there are, so that a second one doesn't
    /// pass unseen.
    public func lines(starting words: String) -> [String] {
        split(separator: "\n").filter { $0.hasPrefix(words) }.map(String.init)
    }

    /// The remarks that begin with the words, each in one piece though the program broke it to a terminal's 80 columns:
    /// a line that doesn't end a sentence goes on where the first word of the next, equally indented, wouldn't have
    /// fitted on it.
    public func remarks(starting words: String) -> [String] {
        var remarks: [String] = []
        var last: (line: Substring, indentation: Int) = ("", 0)
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            let indentation = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indentation)
            let word = text.prefix { $0 != " " }
            let goesOn =
                !word.isEmpty && indentation == last.indentation && !last.line.hasSuffix(".")
                && 1...80 ~= last.line.count && last.line.count + 1 + word.count > 80
            if goesOn { remarks[remarks.count - 1] += " " + text } else { remarks.append(String(line)) }
            last = (line, indentation)
        }
        return remarks.filter { $0.hasPrefix(words) }
    }
}
