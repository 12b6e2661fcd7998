/// A command line cut into words as a shell cuts it, up to the first pipe, redirection or end of the command.
enum ShellWords {
    static func cut(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
            if quote == nil, let last = words.last, ["|", ">", ">>", "2>&1", "&&", ";", "#"].contains(last) {
                return words.dropLast()
            }
        }
        if let whole = word { words.append(whole) }
        return words
    }
}
