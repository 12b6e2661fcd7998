import Wording

/// The currency of a file's amounts: what they are in kronor, by a rate that the row or the user states, and the
/// Union's part of a total, as lists after article 49 of the regulation on common provisions (2021/1060) state it.
///
/// An amount without a rate is none in kronor: it is kept as it is, beside.
struct ForeignMoney {
    typealias Row = ImportSource.Row
    typealias Columns = ColumnRecognition<InitiativeRole>

    /// A number written in full, exactly.
    fileprivate struct Rate: Hashable {
        let digits: Int128
        let decimals: Int

        /// Nil for what isn't a number above zero, of at most six digits and eight decimals.
        init?(_ text: String) {
            let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
            guard text.wholeMatch(of: /\d{1,6}([.,]\d{1,8})?/) != nil, let digits = Int128(parts.joined()), digits > 0
            else { return nil }
            (self.digits, decimals) = (digits, parts.count == 2 ? parts[1].count : 0)
        }

        /// Rounded half away from zero.
        func times(_ amount: Int64, over: Int128 = 1) -> Int64? {
            let divisor = (0..<decimals).reduce(over) { product, _ in product * 10 }
            let product = Int128(amount) * digits
            let half = product < 0 ? -divisor / 2 : divisor / 2
            return Int64(exactly: (product + half) / divisor)
        }
    }

    private let source: ImportSource
    private let columns: Columns
    private var given: [String: Rate] = [:]
    /// Amounts without a rate, by role and currency; converted ones by currency.
    private var kept: [InitiativeRole: [String: Int]] = [:]
    private var converted: [String: Int] = [:]
    private var shared = 0
    /// Whether shares are written as parts of 1 and not in per cent.
    private let sharesAreFractions: Bool
    /// Whether some row states its currency: then another's silence says nothing.
    private let statesCurrency: Bool

    /// - Parameter rates: each as `EUR=11.27`.
    /// - Throws: `ImportError` for a rate that is none, and for one without anything to convert.
    init(in source: ImportSource, _ columns: Columns, given rates: [String]) throws(ImportError) {
        (self.source, self.columns) = (source, columns)
        let shares = columns.index(of: .unionShare).map { Array(source.texts($0)) } ?? []
        let numbers = shares.compactMap { Rate($0).map { Double($0.digits) / $0.scale } }
        sharesAreFractions =
            !numbers.isEmpty && numbers.count == shares.filter { !$0.isEmpty }.count
            && numbers.allSatisfy { $0 <= 1 } && numbers.contains { $0 < 1 }
        statesCurrency =
            columns.index(of: .currency).map { index in
                !source.texts(index).allSatisfy(NumberFormat.isMissing)
            } ?? false
        for text in rates {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let code = ForeignCurrency.code(parts[0].uppercased()), code != "SEK",
                let rate = Rate(parts[1])
            else {
                throw ImportError(
                    file: source.path,
                    problem: .unusable(
                        Wording(
                            sv: "--exchange-rate ”\(text)”: skriv kronor per enhet av valutan, som EUR=11,27.",
                            en: "--exchange-rate “\(text)”: write kronor per unit of the currency, as EUR=11.27.")))
            }
            given[code] = rate
        }
        let isForeign = columns.index(of: .currency) != nil || InitiativeRole.allCases.contains { named($0) != nil }
        guard rates.isEmpty || isForeign else {
            throw ImportError(
                file: source.path,
                problem: .unusable(
                    Wording(
                        sv: """
                            --exchange-rate: ingen kolumn säger att belopp är i en annan valuta. Ge kolumnen med \
                            valutan rollen currency (--map), eller utelämna kursen.
                            """,
                        en: """
                            --exchange-rate: no column says that amounts are in another currency. Give the column \
                            with the currency the role currency (--map), or leave the rate out.
                            """)))
        }
    }

    mutating func addCounts(of other: ForeignMoney) {
        kept.merge(other.kept) { $0.merging($1, uniquingKeysWith: +) }
        converted.merge(other.converted, uniquingKeysWith: +)
        shared += other.shared
    }

    // MARK: Amounts

    /// The currency that the column's name states.
    private func named(_ role: InitiativeRole) -> String? {
        guard role.isMoney, let column = columns[role], column.unit == nil else { return nil }
        return ForeignCurrency.trailing(in: column.name)?.code
    }

    /// The code of a row's amount; nil for kronor, `?` where the file leaves it open.
    private func currency(_ role: InitiativeRole, _ row: Row) throws(RowFault) -> String? {
        // A column that says kronor holds them whatever the row says of others.
        guard columns[role]?.unit == nil else { return nil }
        if let named = self.named(role) { return named }
        guard let index = columns.index(of: .currency) else { return nil }
        let text = source.text(row, index)
        if NumberFormat.isMissing(text) { return statesCurrency ? "?" : nil }
        guard let code = ForeignCurrency.code(text) else {
            throw RowFault(
                source.header[index], text,
                sv: "\(quoted(text).sv) är ingen valuta. Skriv dess kod, som SEK eller EUR.",
                en: "\(quoted(text).en) is not a currency. Write its code, such as SEK or EUR.")
        }
        return code == "SEK" ? nil : code
    }

    private func rate(_ code: String, _ row: Row) throws(RowFault) -> Rate? {
        if let index = columns.index(of: .exchangeRate) {
            let text = source.text(row, index)
            if !NumberFormat.isMissing(text) {
                guard let rate = Rate(text) else {
                    throw RowFault(
                        source.header[index], text,
                        sv: "\(quoted(text).sv) är ingen kurs. Skriv kronor per enhet av valutan, som 11,27.",
                        en: "\(quoted(text).en) is not a rate. Write kronor per unit of the currency, such as 11.27.")
                }
                return rate
            }
        }
        return given[code]
    }

    /// An amount of the column in öre; nil where it is in another currency without a rate.
    ///
    /// - Parameter hundredths: of the currency's unit.
    mutating func kronor(_ hundredths: Int64, _ role: InitiativeRole, _ row: Row) throws(RowFault) -> Int64? {
        guard let code = try currency(role, row) else { return hundredths }
        guard let rate = try self.rate(code, row) else {
            kept[role, default: [:]][code, default: 0] += 1
            return nil
        }
        guard let ore = rate.times(hundredths) else {
            throw RowFault(
                columns[role]?.name, "", sv: "beloppet är orimligt stort.", en: "the amount is unreasonably large.")
        }
        converted[code, default: 0] += 1
        return ore
    }

    /// The texts of a row's amounts that are none in kronor, under their columns' names.
    func keptTexts(of row: Row) -> [(name: String, text: String)] {
        guard !kept.isEmpty else { return [] }
        return kept.keys.compactMap { role in
            guard let column = columns[role], let code = try? currency(role, row), (try? rate(code, row)) == nil
            else { return nil }
            let text = source.text(row, column.index)
            return NumberFormat.isMissing(text) ? nil : (column.name, text)
        }
    }

    /// The columns of which some amounts are kept as they are.
    var keptNames: [String] { kept.keys.compactMap { columns[$0]?.name } }

    // MARK: The Union's part

    /// The share of a total that the Union pays, in öre; nil where the row states none.
    mutating func unionPart(of total: Int64?, _ row: Row) throws(RowFault) -> Int64? {
        guard let total, let index = columns.index(of: .unionShare) else { return nil }
        let text = source.text(row, index)
        guard !NumberFormat.isMissing(text) else { return nil }
        let plain = text.hasSuffix("%") ? String(text.dropLast()).withoutOuterSpaces : text
        let isFraction = sharesAreFractions && plain == text
        let zero = plain.wholeMatch(of: /0+([.,]0+)?/) != nil
        guard let share = zero ? Rate("1") : Rate(plain), isFraction || Double(share.digits) / share.scale <= 100 else {
            throw RowFault(
                source.header[index], text,
                sv: "\(quoted(text).sv) är ingen andel. Skriv procent av totalen, från 0 till 100.",
                en: "\(quoted(text).en) is not a share. Write per cent of the total, from 0 to 100.")
        }
        shared += 1
        return zero ? 0 : share.times(total, over: isFraction ? 1 : 100)
    }

    // MARK: What was made of it

    var understood: [Wording] {
        var notes: [Wording] = []
        for (code, count) in converted.sorted(by: { $0.key < $1.key }) {
            let rate = given[code].map { " (\($0.text))" } ?? ""
            notes.append(
                Wording(
                    sv: "Belopp i \(code), omräknade till kronor med angiven kurs\(rate): \(count).",
                    en: "Amounts in \(code), converted to kronor at the rate stated\(rate): \(count)."))
        }
        let open = kept.values.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
        for (code, count) in open.sorted(by: { $0.key < $1.key }) {
            notes.append(
                code == "?"
                    ? Wording(
                        sv: "Belopp utan angiven valuta, där andra rader anger den: \(count). De bevaras som text.",
                        en: "Amounts without a currency, which other rows state: \(count). They are kept as text.")
                    : Wording(
                        sv: """
                            Belopp i \(code) utan kurs: \(count). De bevaras som text och räknas inte; ange kursen med \
                            --exchange-rate \(code)=KURS eller i en kolumn exchange_rate.
                            """,
                        en: """
                            Amounts in \(code) without a rate: \(count). They are kept as text and not counted; state \
                            the rate with --exchange-rate \(code)=RATE or in a column exchange_rate.
                            """))
        }
        guard shared > 0, let share = columns[.unionShare]?.name else { return notes }
        let isGrant = columns.index(of: .granted) == nil
        notes.append(
            Wording(
                sv: """
                    \(share): EU:s andel gånger total budget är EU:s medel\
                    \(isGrant ? " och det beviljade beloppet" : "") \
                    (antal: \(shared)\(sharesAreFractions ? "; andelarna är delar av 1" : "")).
                    """,
                en: """
                    \(share): the EU's share times the total budget is the EU's money\
                    \(isGrant ? " and the amount granted" : "") (number: \(shared)\
                    \(sharesAreFractions ? "; the shares are parts of 1" : "")).
                    """))
        return notes
    }
}

extension ForeignMoney.Rate {
    fileprivate var scale: Double { (0..<decimals).reduce(1.0) { product, _ in product * 10 } }

    /// As it was written, with a decimal point.
    fileprivate var text: String {
        var text = String(digits)
        while text.count <= decimals { text = "0" + text }
        if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
        return text
    }
}
