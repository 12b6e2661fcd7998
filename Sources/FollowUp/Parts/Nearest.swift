import Territory
public import Wording

/// Says of a wrong name which right one was probably meant.
public enum Nearest {
    /// Nil where none is near enough to have been meant: more than half of the letters, and more than two, differ.
    static func name(to wrong: String, among names: Set<String>) -> String? {
        let limit = max(2, wrong.count / 2)
        let best = names.map { (EditDistance.between($0, wrong, limit: limit), $0) }.min { ($0.0, $0.1) < ($1.0, $1.1) }
        return best.flatMap { $0.0 <= limit ? $0.1 : nil }
    }

    public static func unknown(_ name: String, among names: Set<String>, what: Wording) -> Wording {
        let all = names.sorted().joined(separator: ", ")
        if let best = Self.name(to: name, among: names) {
            return Wording(
                sv: "\(name) är inte \(what.sv); menades \(best)? Möjliga: \(all)",
                en: "\(name) is not \(what.en); was \(best) meant? Possible: \(all)")
        }
        return Wording(
            sv: "\(name) är inte \(what.sv). Möjliga: \(all)", en: "\(name) is not \(what.en). Possible: \(all)")
    }
}
