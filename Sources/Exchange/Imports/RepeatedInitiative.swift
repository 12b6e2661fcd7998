import Wording

/// Two rows of a file with one id, and what to do about them.
struct RepeatedInitiative {
    private let first: ImportSource.Row
    private let second: ImportSource.Row
    private let columns: ColumnRecognition<InitiativeRole>
    private let source: ImportSource

    init(
        first: ImportSource.Row, second: ImportSource.Row, _ columns: ColumnRecognition<InitiativeRole>,
        in source: ImportSource
    ) {
        self.first = first
        self.second = second
        self.columns = columns
        self.source = source
    }

    /// Why the second row is rejected.
    func fault(_ id: String) -> RowFault {
        let name = columns[.id]?.name
        let differing = source.header.indices.filter { source.text(first, $0) != source.text(second, $0) }
        if differing.isEmpty, first.geometry == second.geometry {
            return RowFault(
                name, id, sv: "raden är densamma som rad \(first.number). Ta bort den ena.",
                en: "the row is the same as row \(first.number). Remove one of them.")
        }
        let roles = Set(
            differing.compactMap { index in InitiativeRole.allCases.first { columns.index(of: $0) == index } })
        if let municipality = [InitiativeRole.municipalities, .municipalityCodes].first(where: roles.contains),
            roles.isSubset(of: Self.ofPlace.union(Self.ofMoney)), roles.count == differing.count
        {
            return inSeveralMunicipalities(id, municipality, roles)
        }
        if roles.contains(.title) {
            return RowFault(
                name, id,
                sv:
                    """
                    id:t \(quoted(id).sv) finns redan på rad \(first.number), med en annan titel. Är det två \
                    insatser ska de ha olika id; är det en, behåll en rad.
                    """,
                en:
                    """
                    the id \(quoted(id).en) is already in row \(first.number), with another title. Two \
                    initiatives need different ids; of one initiative, keep one row.
                    """)
        }
        let list = quoted(differing.map { source.header[$0] })
        let what = differing.isEmpty ? Wording(sv: "geometrin", en: "the geometry") : list
        return RowFault(
            name, id,
            sv:
                """
                id:t \(quoted(id).sv) finns redan på rad \(first.number), men \(what.sv) är annorlunda. En insats är \
                en rad: behåll den rad som gäller, med hela beloppet.
                """,
            en:
                """
                the id \(quoted(id).en) is already in row \(first.number), but \(what.en) differs. An initiative is \
                one row: keep the row that holds, with the whole amount.
                """)
    }

    private static let ofPlace: Set<InitiativeRole> = [.municipalities, .municipalityCodes, .municipalityCount, .place]
    private static let ofMoney: Set<InitiativeRole> = [.granted, .totalBudget]

    private func inSeveralMunicipalities(
        _ id: String, _ role: InitiativeRole, _ differing: Set<InitiativeRole>
    ) -> RowFault {
        let column = columns.index(of: role) ?? 0
        let both = [first, second].map { source.text($0, column) }
        let list = quoted(both.filter { !$0.isEmpty }.joined(separator: ", "))
        let name = source.header[column]
        let money =
            differing.isDisjoint(with: Self.ofMoney)
            ? Wording(
                sv: "och beloppet en gång, för hela insatsen", en: "and the amount once, for the whole initiative")
            : Wording(sv: "och summan av beloppen", en: "and the sum of the amounts")
        return RowFault(
            columns[.id]?.name, id,
            sv:
                """
                id:t \(quoted(id).sv) finns redan på rad \(first.number), med en annan kommun. En insats är en rad: \
                skriv \(list.sv) i \(name) på rad \(first.number), \(money.sv), och ta bort den här raden.
                """,
            en:
                """
                the id \(quoted(id).en) is already in row \(first.number), with another municipality. An initiative \
                is one row: write \(list.en) in \(name) of row \(first.number), \(money.en), and remove this row.
                """)
    }
}
