import Statistics
import Store
import Wording

/// Reads a composite index from YAML, strictly.
package struct CompositeReader {
    private typealias Component = CompositeDeclaration.Component
    private static let name = PolicyKey.text("name").required
    private static let scale = PolicyKey<CompositeDeclaration.Scale>.word(
        "normalisation", what: Wording(sv: "en normalisering", en: "a normalisation"))
    private static let mean = PolicyKey<CompositeDeclaration.Mean>.word(
        "aggregation", what: Wording(sv: "en sammanvägning", en: "an aggregation"))
    private static let indicators = PolicyKey<[PolicyTable]>("indicators", .tables(keys)) { node in
        node.list.compactMap { $0.table(keys) }
    }.required
    private static let id = PolicyKey.indicator("id").required
    private static let year = PolicyKey.year("year")
    private static let years = PolicyKey<[Int]>("years", .texts) { node in
        node.list.compactMap { $0.integer(PolicyKey<Int>.years, sv: "en lista med år", en: "a list of years") }
    }
    private static let direction = PolicyKey.direction
    private static let weight = PolicyKey.positive("weight")
    private static let per = PolicyKey<CompositeDeclaration.Per>.word(
        "per", what: Wording(sv: "1000 (per 1 000 invånare) eller none", en: "1000 (per 1,000 inhabitants) or none"))
    private static let target = PolicyKey.positive("target")
    private static var keys: [any DeclaredKey] { [id, year, years, direction, weight, per, target] }

    private let file: String
    private let known: Set<String>

    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - indicators: those on file.
    package init(file: String, indicators: some Sequence<String>) { (self.file, known) = (file, Set(indicators)) }

    /// - Throws: all faults; only the first where the file isn't YAML.
    package func read(_ text: String) throws -> CompositeDeclaration {
        let findings = PolicyFindings(file: file, indicators: known, schemes: nil)
        let declaration = PolicyNode(root: text, findings).flatMap(read)
        try findings.check()
        guard let declaration else { preconditionFailure("an index that can't be read has a reason") }
        return declaration
    }

    private func read(_ root: PolicyNode) -> CompositeDeclaration? {
        guard let top = root.table([Self.name, Self.scale, Self.mean, Self.indicators]) else { return nil }
        let scale = top[Self.scale] ?? .z
        let mean = top[Self.mean] ?? .arithmetic
        if CompositeMethod.of(scale.normalisation, mean.aggregation) == nil {
            top.findings.add(
                line: top["aggregation"]?.line ?? top.line, key: "aggregation",
                sv:
                    """
                    \(mean.rawValue) går inte ihop med \(scale.rawValue): mpi hör till z och goalposts, de andra inte \
                    till goalposts
                    """,
                en:
                    """
                    \(mean.rawValue) doesn't go with \(scale.rawValue): mpi belongs to z and goalposts, the others \
                    not to goalposts
                    """
            )
        }
        let parts = (top[Self.indicators] ?? []).compactMap(part)
        let lengths = Set(parts.map(\.years.count).filter { $0 > 0 })
        if lengths.count > 1 {
            top.findings.add(
                line: top.line, key: "indicators", sv: "alla indikatorer ska ha lika många år (years)",
                en: "all indicators must have as many years")
        }
        guard let name = top[Self.name], !parts.isEmpty else { return nil }
        return CompositeDeclaration(name: name, normalisation: scale, aggregation: mean, indicators: parts)
    }

    private func part(_ table: PolicyTable) -> Component? {
        let (year, years) = (table[Self.year], table[Self.years])
        if year != nil, years != nil {
            table.findings.add(
                line: table["years"]?.line ?? table.line, key: "years", sv: "ange year eller years, inte båda",
                en: "state year or years, not both")
        }
        guard let id = table[Self.id] else { return nil }
        return Component(
            id: Indicator.ID(id), years: years ?? year.map { [$0] } ?? [], direction: table[Self.direction],
            weight: table[Self.weight] ?? 1, per: table[Self.per], target: table[Self.target], line: table.line)
    }
}
