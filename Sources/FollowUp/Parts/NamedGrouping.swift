/// A way to group results that has a word on the command line: by what initiatives state, or by a level of parts.
package protocol NamedGrouping {
    static var all: [Self] { get }
    static func level(_ level: Level) -> Self
    /// As the command line and records spell it.
    var word: String { get }
}

extension NamedGrouping {
    /// Reads a word, or a level by any of its names.
    package init?(named name: String) {
        guard let one = Self.all.first(where: { $0.word == name }) ?? Level(named: name).map(Self.level) else {
            return nil
        }
        self = one
    }
}
