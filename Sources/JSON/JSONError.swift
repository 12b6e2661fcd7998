public import Wording

/// A fault in a JSON text, with its place.
public struct JSONError: WordedError, Hashable {
    public enum Problem: Sendable, Hashable {
        /// The file can't be read.
        case unreadable(Wording)
        /// A token that the grammar doesn't allow there.
        case unexpected(found: String, wanted: Wanted)
        case endsTooEarly
        /// Something follows the value.
        case somethingAfter
        /// Not a number of JSON, or one too large for a double.
        case number(String)
        /// A control character, an unknown escape or half a surrogate pair.
        case string
        /// A name that its object has already.
        case repeatedName(String)
        case tooDeep(limit: Int)
        case undecodable
    }

    public enum Wanted: Sendable, Hashable { case value, name, colon, commaOrEnd, literal }

    public let file: String
    /// From 1.
    public let line: Int
    /// In bytes, from 1.
    public let column: Int
    public let problem: Problem

    package init(file: String, line: Int, column: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }

    public var wording: Wording {
        if case .unreadable(let reason) = problem { return reason }
        let problem = problem.wording
        return Wording(
            sv: "\(file), rad \(line), tecken \(column): \(problem.sv)",
            en: "\(file), line \(line), column \(column): \(problem.en)")
    }
}

extension JSONError.Problem {
    package var wording: Wording {
        switch self {
        case .unreadable(let reason): reason
        case .unexpected(let found, let wanted):
            Wording(
                sv: "\(found) där \(wanted.wording.sv) väntades.",
                en: "\(found) where \(wanted.wording.en) was expected.")
        case .endsTooEarly:
            Wording(sv: "texten slutar för tidigt. Är filen hel?", en: "the text ends too early. Is the file whole?")
        case .somethingAfter:
            Wording(sv: "det står något efter värdets slut.", en: "something follows the end of the value.")
        case .number(let text): Wording(sv: "”\(text)” är inget tal i JSON.", en: "“\(text)” is not a number in JSON.")
        case .string:
            Wording(
                sv: "en sträng med ett styrtecken, ett okänt omvänt snedstreck eller ett halvt surrogatpar.",
                en: "a string with a control character, an unknown escape or half a surrogate pair.")
        case .repeatedName(let name):
            Wording(sv: "namnet ”\(name)” finns redan i objektet.", en: "the object already has the name “\(name)”.")
        case .tooDeep(let limit):
            Wording(sv: "djupare nästlat än \(limit) nivåer.", en: "nested more than \(limit) levels deep.")
        case .undecodable:
            Wording(
                sv: "bytes som inte är UTF-8; JSON är alltid UTF-8.",
                en: "bytes that are not UTF-8; JSON is always UTF-8.")
        }
    }
}

extension JSONError.Wanted {
    var wording: Wording {
        switch self {
        case .value: Wording(sv: "ett värde", en: "a value")
        case .name: Wording(sv: "ett namn inom citattecken", en: "a name in quotes")
        case .colon: Wording(sv: "ett kolon", en: "a colon")
        case .commaOrEnd: Wording(sv: "ett komma eller slutet", en: "a comma or the end")
        case .literal: Wording(sv: "true, false eller null", en: "true, false or null")
        }
    }
}
