import Wording

/// Numbers and lists in running text.
enum Prose {
    /// One to twelve in words, above in figures: "åtta", "eight".
    static func count(_ number: Int) -> Wording {
        let sv = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
        let en = [
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ]
        guard sv.indices.contains(number) else {
            return Wording(sv: Figures(.swedish).integer(number), en: Figures(.english).integer(number))
        }
        return Wording(sv: sv[number], en: en[number])
    }

    /// "Berg, Bräcke och Ragunda"; of more than `most` the first ones, and how many more.
    static func list(_ names: [Wording], most: Int = 4) -> Wording {
        let shown = names.count > most + 1 ? Array(names.prefix(most)) : names
        var sv = shown.map(\.sv)
        var en = shown.map(\.en)
        if shown.count < names.count {
            let rest = count(names.count - shown.count)
            sv.append("\(rest.sv) till")
            en.append("\(rest.en) more")
        }
        func joined(_ parts: [String], _ last: String) -> String {
            guard let final = parts.last, parts.count > 1 else { return parts.first ?? "" }
            return parts.dropLast().joined(separator: ", ") + " \(last) " + final
        }
        return Wording(sv: joined(sv, "och"), en: joined(en, "and"))
    }

    /// An amount of money in the usual unit: 124,0 mnkr, SEK 124.0 million.
    static func money(_ kronor: Double) -> Wording {
        let sv = Figures(.swedish)
        let en = Figures(.english)
        if abs(kronor) >= 999_500 {
            let millions = kronor / 1e6
            let decimals = abs(millions) >= 99.95 ? 0 : 1
            return Wording(
                sv: "\(sv.decimal(millions, decimals)) mnkr", en: "SEK\u{A0}\(en.decimal(millions, decimals)) million")
        }
        return Wording(sv: "\(sv.decimal(kronor, 0)) kr", en: "SEK\u{A0}\(en.decimal(kronor, 0))")
    }
}

extension String {
    /// Without marks of writing direction, so that a title can't turn the sentence around it.
    var withoutDirectionMarks: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isBidiControl }))
    }
}
