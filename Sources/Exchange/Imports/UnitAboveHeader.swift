import Wording

/// A unit that stands above the table, such as "Belopp i tkr": whether it is that of a column of money nobody can know.
enum UnitAboveHeader {
    /// - Throws: where amounts in a column that states no unit may be thousands or millions.
    static func refuse(
        in source: ImportSource, _ columns: ColumnRecognition<InitiativeRole>
    ) throws(ImportError) {
        let amounts = InitiativeRole.allCases.filter(\.isMoney).compactMap { role in columns[role].map { (role, $0) } }
        guard let (role, column) = amounts.first(where: { $0.1.unit == nil }),
            let (title, unit) = source.titles.lazy.compactMap({ title in unit(in: title).map { (title, $0) } }).first
        else { return }
        let base = role.rawValue.split(separator: "_").dropLast().joined(separator: "_")
        let stated = unit == .thousands ? "tkr" : unit == .millions ? "mnkr" : "mdkr"
        let (above, name) = (quoted(title), quoted(column.name))
        throw ImportError(
            file: source.path,
            problem: .unusable(
                Wording(
                    sv:
                        """
                        ovanför tabellen står \(above.sv), men kolumnen \(name.sv) säger inte sin enhet. Ange den: \
                        --map "\(column.name)=\(base)_\(stated)", eller \
                        --map "\(column.name)=\(base)_kr" om den är kronor.
                        """,
                    en:
                        """
                        above the table stands \(above.en), but the column \(name.en) does not state its unit. State \
                        it: --map "\(column.name)=\(base)_\(stated)", or \
                        --map "\(column.name)=\(base)_kr" if it is kronor.
                        """)))
    }

    /// Nil for none, and for kronor.
    private static func unit(in title: String) -> MoneyUnit? {
        let words = title.split { !$0.isLetter && !$0.isNumber }
        for first in words.indices {
            for count in [3, 2, 1] where first + count <= words.count {
                let unit = MoneyUnit(words[first..<first + count].joined())
                if let unit, unit != .kronor { return unit }
            }
        }
        return nil
    }
}
