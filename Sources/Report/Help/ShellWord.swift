/// Words of a command line as a shell reads them.
package enum ShellWord {
    /// In quotation marks where a shell would make something else of it.
    package static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+".contains($0) }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// The options with these names that stand in a command line, with their values, each word after a space.
    ///
    /// - Parameter names: without dashes.
    package static func options(_ names: Set<String>, in arguments: [String]) -> String {
        var (text, isOne) = ("", false)
        for word in arguments {
            if word.hasPrefix("--") { isOne = names.contains(String(word.dropFirst(2).prefix { $0 != "=" })) }
            if isOne { text += " " + quoted(word) }
        }
        return text
    }
}
