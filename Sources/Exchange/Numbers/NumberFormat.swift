import Wording

/// How a column writes its numbers (talformat), decided once for all of its fields.
///
/// Every field is read both ways, with a decimal point and with a decimal comma. One that can be read in only one way
/// is evidence: `12,5` and `1.018.306` are for the comma, `0.125` and `1,018,306` for the point. A field such as
/// `1.234`, which can be read both ways, follows the evidence of its column. Where there is none,
/// - a lone mark in front of three digits stands for thousands in an amount of kronor (nobody writes tenths of öre),
/// - it is a decimal mark in other quantities,
/// - and an amount in thousands or millions of kronor is not guessed at but rejected.
struct NumberFormat {
    enum Content: Sendable, Hashable {
        /// Money, in the unit that the column's name states; a field may state its own: `1,5 mnkr`.
        case money(MoneyUnit?)
        case quantity
    }

    /// Fields that count as empty: signs with which tables say that there is no value.
    static let missing: Set<String> = [
        "", "-", "–", "—", ".", "..", "...", "…", "*", "x", "na", "n/a", "n.a.", "nan", "null", "none", "saknas",
        "uppgift saknas", "ej angivet", "okänt", "okänd", "missing", "unknown",
    ]

    static func isMissing(_ text: String) -> Bool {
        // Nothing that begins with a digit is one of them, and nothing longer than they are.
        if let first = text.utf8.first, (0x30...0x39).contains(first) || text.utf8.count > 20 { return false }
        return missing.contains(text.lowercased())
    }

    private enum Decimal { case point, comma, proven, undecided }

    private let column: String
    private let content: Content
    private let decimal: Decimal
    private let isMachineWritten: Bool
    /// Some field shows which mark is the decimal one.
    private let isProven: Bool
    /// Decisions made without proof, and the signs taken for missing values.
    let understood: [Wording]

    /// The format of a column of a file.
    init(column: String, content: Content, of index: Int, in source: ImportSource) {
        self.init(
            column: column, content: content, texts: source.texts(index),
            isMachineWritten: source.numericColumns.contains(index))
    }

    /// - Parameters:
    ///   - texts: the column's fields, without white space around them. O(characters).
    ///   - isMachineWritten: JSON's numbers, whose point is a decimal point.
    init(column: String, content: Content, texts: some Sequence<String>, isMachineWritten: Bool = false) {
        self.column = column
        self.content = content
        self.isMachineWritten = isMachineWritten
        var points = 0
        var commas = 0
        var unclear: [WrittenNumber.Mark: (text: String, count: Int)] = [:]
        var signs: [String: Int] = [:]
        for text in texts where !text.isEmpty {
            if Self.isMissing(text) {
                signs[text, default: 0] += 1
                continue
            }
            if let plain = PlainNumber(text) {
                switch plain.mark {
                case .point: points += 1
                case .comma: commas += 1
                default: break
                }
                continue
            }
            guard let number = WrittenNumber(text) else { continue }
            switch (number.reading(decimal: .point), number.reading(decimal: .comma)) {
            case (nil, nil): break
            case (_?, nil): points += 1
            case (nil, _?): commas += 1
            case (let point?, let comma?):
                guard point != comma else { break }
                let mark = point.decimals > 0 ? WrittenNumber.Mark.point : .comma
                unclear[mark] = (unclear[mark]?.text ?? text, (unclear[mark]?.count ?? 0) + 1)
            }
        }
        var notes: [Wording] = []
        isProven = isMachineWritten || points + commas > 0
        switch (isMachineWritten || points > 0, !isMachineWritten && commas > 0) {
        case (true, false): decimal = .point
        case (false, true): decimal = .comma
        case (true, true): decimal = .proven
        case (false, false):
            if unclear.count == 1, let (mark, example) = unclear.first {
                let other = mark == .point ? Decimal.comma : .point
                switch content {
                case .money(nil), .money(.kronor):
                    decimal = other
                    notes.append(Self.note(column, example, sv: "tusental", en: "thousands"))
                case .money: decimal = .undecided
                case .quantity:
                    decimal = mark == .point ? .point : .comma
                    notes.append(Self.note(column, example, sv: "decimaler", en: "decimals"))
                }
            } else {
                decimal = .undecided
            }
        }
        if !signs.isEmpty { notes.append(Self.note(column, missing: signs)) }
        understood = notes
    }

    /// - Parameter signs: the signs that stand for no value, with their number.
    private static func note(_ column: String, missing signs: [String: Int]) -> Wording {
        let list = signs.keys.sorted()
        let count = signs.values.reduce(0, +)
        return Wording(
            sv: "\(column): \(quoted(list).sv) tolkades som att värde saknas (antal fält: \(count)).",
            en: "\(column): \(quoted(list).en) was read as no value (fields: \(count)).")
    }

    private static func note(_ column: String, _ example: (text: String, count: Int), sv: String, en: String) -> Wording
    {
        let text = quoted(example.text)
        return Wording(
            sv:
                """
                \(column): inget i kolumnen avgör hur \(text.sv) ska läsas; tecknet togs för \(sv) (antal fält: \
                \(example.count)).
                """,
            en:
                """
                \(column): nothing in the column settles how to read \(text.en); the mark was taken for \(en) \
                (fields: \(example.count)).
                """
        )
    }

    // MARK: Reading

    /// A quantity; the nearest double.
    func quantity(_ text: String) throws(RowFault) -> Double {
        if let value = PlainNumber(text)?.value { return value }
        guard let number = WrittenNumber(text) else { throw notANumber(text) }
        let reading = try decide(number, text, unit: nil)
        guard ["", "%", "procent", "percent", "kr", "sek"].contains(number.word.lowercased()) else {
            throw notANumber(text)
        }
        var digits = reading.digits
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -reading.decimals))
        guard let value = Double("0\(digits)0e\(number.exponent)"), value.isFinite else { throw notANumber(text) }
        return number.isNegative ? -value : value
    }

    /// An amount of money in öre, exactly; parts of an öre are rounded, half away from zero, with a note.
    ///
    /// - Parameter mayBeNegative: whether an amount can be repaid or withdrawn.
    func amount(_ text: String, mayBeNegative: Bool = false) throws(RowFault) -> (ore: Int64, isRounded: Bool) {
        guard case .money(let stated) = content else { preconditionFailure("the column holds no money") }
        if let plain = PlainNumber(text), !plain.isNegative,
            let amount = Self.ore(Int128(plain.digits), decimals: plain.decimals, unit: stated ?? .kronor)
        {
            return amount
        }
        guard let number = WrittenNumber(text), number.exponent == 0 else { throw notANumber(text) }
        var unit = stated ?? .kronor
        if !number.word.isEmpty {
            guard let own = MoneyUnit(number.word) else {
                throw RowFault(
                    column, text,
                    sv: "\(quoted(number.word).sv) är ingen enhet för svenska kronor. Ange beloppet i kronor.",
                    en: "\(quoted(number.word).en) is not a unit of Swedish kronor. Give the amount in kronor.")
            }
            unit = own
        }
        let reading = try decide(number, text, unit: unit)
        guard mayBeNegative || !number.isNegative || reading.digits.allSatisfy({ $0 == "0" }) else {
            throw RowFault(
                column, text, sv: "beloppet är negativt. En budget eller en ansökan anges som ett positivt belopp.",
                en: "the amount is negative. A budget or an application is given as a positive amount.")
        }
        let tooLarge = RowFault(
            column, text, sv: "beloppet är orimligt stort.", en: "the amount is unreasonably large.")
        // 25 digits times a billion kronor in öre stay within 128 bits.
        guard reading.digits.count <= 25, let digits = Int128(reading.digits),
            let amount = Self.ore(digits, decimals: reading.decimals, unit: unit)
        else { throw tooLarge }
        return number.isNegative ? (-amount.ore, amount.isRounded) : amount
    }

    /// Ten thousand billion kronor: more than Sweden produces in a year, and a thousand times less than what all
    /// amounts together may be.
    private static let mostOre: Int128 = 1_000_000_000_000_000

    /// Nil for more than anybody grants.
    private static func ore(_ digits: Int128, decimals: Int, unit: MoneyUnit) -> (ore: Int64, isRounded: Bool)? {
        var divisor: Int128 = 1
        for _ in 0..<decimals { divisor *= 10 }
        let (whole, rest) = (digits * Int128(unit.rawValue) * 100).quotientAndRemainder(dividingBy: divisor)
        let ore = rest * 2 >= divisor ? whole + 1 : whole
        return ore <= mostOre ? (Int64(ore), rest != 0) : nil
    }

    private func decide(_ number: WrittenNumber, _ text: String, unit: MoneyUnit?) throws(RowFault)
        -> WrittenNumber.Reading
    {
        let (point, comma) = (number.reading(decimal: .point), number.reading(decimal: .comma))
        guard let point else {
            guard let comma else { throw notANumber(text) }
            return comma
        }
        guard let comma, comma != point else { return point }
        let reading: WrittenNumber.Reading
        switch decimal {
        case .point: reading = point
        case .comma: reading = comma
        case .proven, .undecided: throw unclear(text)
        }
        switch unit {
        case nil: return reading
        // Three decimals of a krona in a column that has decimals: rather thousands, but who knows.
        case .kronor: if reading.decimals > 0, !isMachineWritten { throw unclear(text) } else { return reading }
        // The rule for lone marks rests on kronor; a field in millions needs proof from its column.
        default: if !isProven { throw unclear(text) } else { return reading }
        }
    }

    private func unclear(_ text: String) -> RowFault {
        RowFault(
            column, text,
            sv: "talet kan läsas på två sätt, med tusental eller med decimaler. Skriv det utan tusentalsavskiljare.",
            en:
                """
                the number can be read in two ways, with thousands or with decimals. Write it without thousands \
                separators.
                """
        )
    }

    private func notANumber(_ text: String) -> RowFault {
        RowFault(
            column, text, sv: "\(quoted(text).sv) är inget tal. Rätta det, eller lämna fältet tomt om det saknas.",
            en: "\(quoted(text).en) is not a number. Correct it, or leave the field empty if it is missing.")
    }
}
