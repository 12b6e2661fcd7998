public import Wording

extension Expectation {
    public var wording: Wording {
        switch self {
        case .condition: Wording(sv: "ett villkor", en: "a condition")
        case .value:
            Wording(
                sv: "ett värde (egenskap, 'text', tal eller funktion)",
                en: "a value (property, 'text', number or function)")
        case .operatorOrEnd:
            Wording(sv: "en operator eller uttryckets slut", en: "an operator or the end of the expression")
        case .comparison:
            Wording(
                sv: "en jämförelse (=, <>, <, >, <=, >=, LIKE, BETWEEN, IN, IS NULL)",
                en: "a comparison (=, <>, <, >, <=, >=, LIKE, BETWEEN, IN, IS NULL)")
        case .pattern: Wording(sv: "ett mönster inom enkla citattecken", en: "a pattern in single quotes")
        case .number: Wording(sv: "ett tal", en: "a number")
        case .instantText: Wording(sv: "en tid inom enkla citattecken", en: "a time in single quotes")
        case .intervalEnd:
            Wording(
                sv: "'ÅÅÅÅ-MM-DD', '..', en egenskap eller en funktion",
                en: "'YYYY-MM-DD', '..', a property or a function")
        case .geometry:
            Wording(sv: "en geometri (POINT, LINESTRING, POLYGON …)", en: "a geometry (POINT, LINESTRING, POLYGON …)")
        case .name: Wording(sv: "ett namn", en: "a name")
        case .jsonValue: Wording(sv: "ett JSON-värde", en: "a JSON value")
        case .jsonObject: Wording(sv: "ett JSON-objekt", en: "a JSON object")
        case .jsonArray: Wording(sv: "en JSON-lista", en: "a JSON array")
        case .jsonString: Wording(sv: "en JSON-sträng", en: "a JSON string")
        case .jsonNumber: Wording(sv: "ett JSON-tal", en: "a JSON number")
        case .token(let token): Wording(verbatim: token)
        }
    }
}

extension Problem {
    // Long because it is a table: one sentence per problem.
    public var wording: Wording {
        switch self {
        case .unexpected(let found, let expected):
            let (sv, en) = (listed(expected.map(\.wording.sv), "eller"), listed(expected.map(\.wording.en), "or"))
            guard let found else {
                return Wording(
                    sv: "uttrycket tar slut här; väntade \(sv).", en: "the expression ends here; expected \(en).")
            }
            return Wording(
                sv: "oväntat \(shown(found)); väntade \(sv).", en: "unexpected \(shown(found)); expected \(en).")
        case .character(let scalar): return Problem.foreign(scalar)
        case .unclosedText:
            return Wording(
                sv: "texten som börjar här saknar avslutande '. En apostrof i texten skrivs ''.",
                en: "the text that begins here has no closing '. An apostrophe inside is written ''.")
        case .unclosedQuote:
            return Wording(sv: "citattecknet \" här saknar sitt avslutande \".", en: "the \" here has no closing \".")
        case .escape(let sequence):
            return Wording(
                sv: "\(shown(sequence)) är ingen escape-sekvens; ett bakstreck skrivs \\\\.",
                en: "\(shown(sequence)) is not an escape sequence; a backslash is written \\\\.")
        case .controlCharacter(let scalar):
            return Wording(
                sv: "styrtecknet \(codePoint(scalar)) får inte stå i en text.",
                en: "the control character \(codePoint(scalar)) is not allowed in a text.")
        case .name(let name):
            return Wording(
                sv: "\(shown(name)) är inget namn: bokstäver, siffror, _ : och ., och inte en siffra först.",
                en: "\(shown(name)) is not a name: letters, digits, _ : and ., and no digit first.")
        case .number(let text):
            return Wording(sv: "\(shown(text)) är inget tal.", en: "\(shown(text)) is not a number.")
        case .numberTooLarge(let text):
            return Wording(
                sv: "talet \(shown(text)) är för stort; heltal går till 9223372036854775807, decimaltal till 1,8E308.",
                en: "the number \(shown(text)) is too large; integers go to 9223372036854775807, decimals to 1.8E308.")
        case .numberTooSmall(let text):
            return Wording(
                sv: "talet \(shown(text)) är för nära noll för att kunna lagras.",
                en: "the number \(shown(text)) is too close to zero to be kept.")
        case .reservedWord(let word):
            return Wording(
                sv: "\(shown(word)) är ett ord i språket; som egenskapens namn skrivs det \"\(word)\".",
                en: "\(shown(word)) is a word of the language; as a property's name it is written \"\(word)\".")
        case .unknownProperty(let name, let nearest):
            return Problem.unknown(Wording(sv: "ingen egenskap", en: "no property"), name, nearest)
        case .quotedText(let text, let nearest):
            let property = nearest.map {
                Wording(sv: " Menades egenskapen \($0)?", en: " Was the property \($0) meant?")
            }
            let written = shown(text).replacing("'", with: "''")
            return Wording(
                sv:
                    """
                    \"\(shown(text))\" är ingen egenskap; citattecken står om namn. En text skrivs med apostrofer: \
                    '\(written)'.\(property?.sv ?? "")
                    """,
                en:
                    """
                    \"\(shown(text))\" is not a property; quotation marks are for names. A text is written with \
                    apostrophes: '\(written)'.\(property?.en ?? "")
                    """)
        case .listCompared(let property, let instead):
            let hint = instead ?? "A_CONTAINS(\(property), ('…'))"
            return Wording(
                sv: "\(property) är en lista och kan inte jämföras med ett värde; skriv \(shown(hint)).",
                en: "\(property) is a list and cannot be compared with a value; write \(shown(hint)).")
        case .unknownFunction(let name, let nearest):
            return Problem.unknown(Wording(sv: "ingen funktion", en: "no function"), name, nearest)
        case .argumentCount(let function, let found, let required):
            let range = argumentRange(required)
            return Wording(
                sv: "\(function) tar \(range.sv) argument, inte \(found).",
                en: "\(function) takes \(range.en) \(required == 1...1 ? "argument" : "arguments"), not \(found).")
        case .kind(let subject, let found, let expected): return Problem.wrongKind(subject, found, expected)
        case .incomparable(let a, let b):
            let hint = Problem.hint(found: [a, b], expected: [a, b])
            return Wording(
                sv: "\(a.wording.sv) kan inte jämföras med \(b.wording.sv)\(hint.sv).",
                en: "\(a.wording.en) cannot be compared with \(b.wording.en)\(hint.en).")
        case .conditionAsValue(let subject):
            return Wording(
                sv: "ett villkor kan inte vara värde för \(subject).",
                en: "a condition cannot be a value of \(subject).")
        case .valueAsCondition(let property):
            guard let property else {
                return Wording(sv: "här står ett värde men inget villkor.", en: "this is a value, not a condition.")
            }
            return Wording(
                sv:
                    """
                    egenskapen ensam är inget villkor; skriv till exempel \(shown(property)) = TRUE eller \
                    \(shown(property)) IS NOT NULL.
                    """,
                en:
                    """
                    a property alone is not a condition; write for example \(shown(property)) = TRUE or \
                    \(shown(property)) IS NOT NULL.
                    """
            )
        case .chained:
            return Wording(
                sv: "jämförelser kan inte kedjas; förena dem med AND eller sätt parentes.",
                en: "comparisons cannot be chained; join them with AND or set parentheses.")
        case .powerChain:
            return Wording(sv: "^ kan inte kedjas; sätt parentes.", en: "^ cannot be chained; set parentheses.")
        case .emptyList:
            return Wording(sv: "IN behöver minst ett värde.", en: "IN needs at least one value.")
        case .instant(let text, let fault): return Problem.instantWording(text, fault)
        case .intervalReversed:
            return Wording(sv: "tidsintervallet slutar innan det börjar.", en: "the interval ends before it starts.")
        case .geometry(let fault): return fault.wording
        case .nullValue:
            return Wording(
                sv: "NULL är inget värde att jämföra med; skriv IS NULL eller IS NOT NULL.",
                en: "NULL is not a value to compare with; write IS NULL or IS NOT NULL.")
        case .tooDeep(let limit):
            return Wording(
                sv: "uttrycket är nästlat djupare än \(limit) nivåer.",
                en: "the expression is nested deeper than \(limit) levels.")
        case .tooLong(let limit):
            return Wording(
                sv: "uttrycket är längre än \(limit) byte.", en: "the expression is longer than \(limit) bytes.")
        case .missingMember(let name):
            return Wording(sv: "medlemmen \"\(name)\" saknas.", en: "the member \"\(name)\" is missing.")
        case .unknownMember(let name):
            return Wording(
                sv: "medlemmen \(shown(name)) hör inte hit.", en: "the member \(shown(name)) does not belong here.")
        case .duplicateMember(let name):
            return Wording(
                sv: "medlemmen \(shown(name)) finns två gånger.", en: "the member \(shown(name)) appears twice.")
        case .operatorCase(let found, let right):
            return Wording(
                sv: "operatorn \(shown(found)) skrivs \"\(right)\".",
                en: "the operator \(shown(found)) is written \"\(right)\".")
        }
    }

    private static func foreign(_ scalar: Unicode.Scalar) -> Wording {
        let sign = codePoint(scalar)
        switch scalar {
        case "‘", "’", "‚", "‛", "`", "´":
            return Wording(
                sv: "tecknet \(sign) finns inte i språket; text skrivs inom raka '.",
                en: "the character \(sign) is not of the language; text is written in straight '.")
        case "“", "”", "„", "«", "»":
            return Wording(
                sv: "tecknet \(sign) finns inte i språket; namn skrivs inom raka \", text inom raka '.",
                en:
                    """
                    the character \(sign) is not of the language; names are written in straight \", text in \
                    straight '.
                    """
            )
        case "!":
            return Wording(
                sv: "! finns inte i språket; olika skrivs <>, inte skrivs NOT.",
                en: "! is not of the language; not equal is written <>, negation NOT.")
        case "−", "–", "—":
            return Wording(
                sv: "tecknet \(sign) finns inte i språket; minus skrivs -.",
                en: "the character \(sign) is not of the language; minus is written -.")
        case "[", "]":
            return Wording(
                sv: "tecknet \(scalar) finns inte i språket; en lista skrivs inom ( ).",
                en: "the character \(scalar) is not of the language; an array is written in ( ).")
        default:
            return Wording(
                sv: "tecknet \(sign) finns inte i språket.", en: "the character \(sign) is not of the language.")
        }
    }

    private static func unknown(_ none: Wording, _ name: String, _ nearest: String?) -> Wording {
        let question = Nearest.question(nearest.map { [$0] } ?? [])
        return Wording(
            sv: "\(none.sv) heter \(shown(name))\(question.map { "; \($0.sv)" } ?? ".")",
            en: "there is \(none.en) \(shown(name))\(question.map { "; \($0.en)" } ?? ".")")
    }

    private static func wrongKind(_ subject: String, _ found: Kind, _ expected: [Kind]) -> Wording {
        let hint = hint(found: [found], expected: expected)
        return Wording(
            sv: "\(subject) tar \(listed(expected.map(\.wording.sv), "eller")), inte \(found.wording.sv)\(hint.sv).",
            en: "\(subject) takes \(listed(expected.map(\.wording.en), "or")), not \(found.wording.en)\(hint.en).")
    }

    private static func hint(found: [Kind], expected: [Kind]) -> Wording {
        if found.contains(.text), expected.contains(.instant) {
            return Wording(sv: "; en dag skrivs DATE('ÅÅÅÅ-MM-DD')", en: "; a day is written DATE('YYYY-MM-DD')")
        }
        if found == [.instant], expected == [.interval] {
            return Wording(
                sv: "; ett intervall skrivs INTERVAL('…','…')", en: "; an interval is written INTERVAL('…','…')")
        }
        if found == [.instant] || found == [.text], expected == [.number] {
            return Wording(sv: "; för annat än tal används >= och <=", en: "; for other than numbers use >= and <=")
        }
        return Wording(verbatim: "")
    }

    private static func instantWording(_ text: String, _ fault: InstantFault) -> Wording {
        let text = shown(text)
        switch fault {
        case .form:
            return Wording(
                sv: "\(text) är ingen tid; en dag skrivs 2024-05-17, en tidpunkt 2024-05-17T09:30:00Z.",
                en: "\(text) is not a time; a day is written 2024-05-17, a timestamp 2024-05-17T09:30:00Z.")
        case .nonexistent: return Wording(sv: "tiden \(text) finns inte.", en: "the time \(text) does not exist.")
        case .notUTC:
            return Wording(
                sv: "tidpunkten \(text) måste vara UTC och sluta med Z.",
                en: "the timestamp \(text) must be UTC and end with Z.")
        case .tooFine:
            return Wording(sv: "\(text) är finare än en nanosekund.", en: "\(text) is finer than a nanosecond.")
        case .granularity:
            return Wording(
                sv: "\(text): DATE tar en dag (2024-05-17), TIMESTAMP en tidpunkt (2024-05-17T09:30:00Z).",
                en: "\(text): DATE takes a day (2024-05-17), TIMESTAMP a timestamp (2024-05-17T09:30:00Z).")
        }
    }
}

extension GeometryFault {
    public var wording: Wording {
        switch self {
        case .lineTooShort:
            Wording(sv: "en linje behöver minst två punkter.", en: "a line needs at least two positions.")
        case .ringTooShort:
            Wording(sv: "en ring behöver minst fyra punkter.", en: "a ring needs at least four positions.")
        case .ringOpen: Wording(sv: "ringen slutar inte där den börjar.", en: "the ring does not end where it starts.")
        case .mixedDimensions:
            Wording(
                sv: "alla punkter måste ha lika många koordinater, tre efter Z.",
                en: "all positions must have equally many coordinates, three after Z.")
        case .coordinateCount(let count):
            Wording(
                sv: "två eller tre koordinater väntades, inte \(count) (en box tar fyra eller sex).",
                en: "two or three coordinates were expected, not \(count) (a box takes four or six).")
        case .boxReversed:
            Wording(sv: "boxens övre gräns ligger under den nedre.", en: "the box's upper bound lies below its lower.")
        case .empty(let type):
            Wording(
                sv: "tomma geometrier (\(type) EMPTY) stöds inte av CQL2.",
                en: "empty geometries (\(type) EMPTY) are not supported by CQL2.")
        case .measured:
            Wording(sv: "måttkoordinater (M) stöds inte av CQL2.", en: "measures (M) are not supported by CQL2.")
        case .nestedCollection:
            Wording(
                sv: "en GEOMETRYCOLLECTION i en annan, eller en BBOX i en, stöds inte av CQL2.",
                en: "a GEOMETRYCOLLECTION inside another, or a BBOX inside one, is not supported by CQL2.")
        }
    }
}

/// `2`, `1–3`, `at least 2`.
private func argumentRange(_ required: ClosedRange<Int>) -> Wording {
    if required.lowerBound == required.upperBound { return Wording(verbatim: "\(required.lowerBound)") }
    if required.upperBound == .max {
        return Wording(sv: "minst \(required.lowerBound)", en: "at least \(required.lowerBound)")
    }
    return Wording(verbatim: "\(required.lowerBound)–\(required.upperBound)")
}

/// At most 40 characters of the source, printable on a terminal.
private func shown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(40) {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            result += codePoint(scalar)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return text.unicodeScalars.count > 40 ? result + "…" : result
}

private func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator,
        .nonspacingMark, .enclosingMark, .spacingMark:
        return code
    default: return "\(scalar) (\(code))"
    }
}

private func listed(_ items: [String], _ or: String) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(or) " + items[items.count - 1]
}
