import Exchange
import JSON
import Store
import Wording

/// Headings and cells of lists.
enum ListText {
    static func heading(_ column: String, in language: Language) -> String {
        headings[column]?[language] ?? RowChangeText.title(column)[language]
    }

    static func cell(_ value: SQLValue, _ column: String, _ figures: Figures, _ language: Language) -> String {
        switch value {
        case .null: return "–"
        case .integer(let number) where column.hasPrefix("is_"):
            return (number != 0 ? Wording(sv: "ja", en: "yes") : Wording(sv: "nej", en: "no"))[language]
        case .integer(let number) where ["entry", "undoes", "row", "change"].contains(column): return "\(number)"
        case .integer(let number): return figures.integer(Int(number))
        case .real(let number) where column.hasSuffix("_sek"):
            return figures.kronor(ore: Int64((number * 100).rounded()))
        case .real(let number): return figures.value(number)
        case .text(let text) where column.hasSuffix("_at"): return EntryText.time(text)
        case .text(let text) where ["kind", "content", "class", "origin"].contains(column):
            return words[text]?[language] ?? text
        case .text(let text): return text
        case .blob: return "–"
        }
    }

    static func json(_ value: SQLValue) -> JSONValue {
        switch value {
        case .null, .blob: .null
        case .integer(let number): .integer(Int(number))
        case .real(let number): JSONValue(number)
        case .text(let text): .string(text)
        }
    }

    private static let words: [String: Wording] = {
        var words: [String: Wording] = [
            "initiatives": Wording(sv: "insatser", en: "initiatives"),
            "indicators": Wording(sv: "indikatorer", en: "indicators"),
            "outcomes": Wording(sv: "utfall", en: "outcomes"),
            "extensive": Wording(sv: "summa eller antal", en: "count or amount"),
            "intensive": Wording(sv: "nyckeltal", en: "rate"),
            "baseline": Wording(sv: "utgångsvärde", en: "baseline"),
            "milestone": Wording(sv: "delmål", en: "milestone"),
            "target": Wording(sv: "mål", en: "target"), "result": Wording(sv: "resultat", en: "result"),
        ]
        words["statistics"] = Wording(sv: "statistik", en: "statistics")
        words["assumed"] = Wording(sv: "antagen", en: "assumed")
        words["known"] = Wording(sv: "känd", en: "known")
        words["set"] = Wording(sv: "angiven", en: "set")
        for status in StatusClass.allCases { words[status.rawValue] = status.ofOne }
        for (kind, sv, en) in [
            ("parish", "socken", "parish"), ("locality", "tätort", "locality"), ("smaort", "småort", "hamlet"),
            ("village", "by", "village"), ("district", "distrikt", "district"), ("island", "ö", "island"),
            ("mountain", "fjäll", "mountain"), ("waterfall", "vattenfall", "waterfall"),
            ("station", "station", "station"),
        ] {
            words[kind] = Wording(sv: sv, en: en)
        }
        for kind in Entry.Kind.allCases { words[kind.rawValue] = EntryText.kind(kind) }
        words["territory"] = Wording(sv: "indelning", en: "division")
        return words
    }()

    private static let headings: [String: Wording] = [
        "entry": Wording(sv: "post", en: "entry"), "made_at": Wording(sv: "tid", en: "time"),
        "kind": Wording(sv: "slag", en: "kind"), "subject": Wording(sv: "gäller", en: "about"),
        "content": Wording(sv: "innehåll", en: "content"), "read": Wording(sv: "lästa", en: "read"),
        "inserted": Wording(sv: "nya", en: "new"), "updated": Wording(sv: "ändrade", en: "changed"),
        "unchanged": Wording(sv: "oförändrade", en: "unchanged"),
        "withdrawn": Wording(sv: "borttagna", en: "withdrawn"), "rejected": Wording(sv: "avvisade", en: "rejected"),
        "reason": Wording(sv: "skäl", en: "reason"), "undoes": Wording(sv: "ångrar", en: "undoes"),
        "initiative": Wording(sv: "insats", en: "initiative"),
        "initiatives": Wording(sv: "insatser", en: "initiatives"),
        "indicator": Wording(sv: "indikator", en: "indicator"), "period": Wording(sv: "period", en: "period"),
        "first": Wording(sv: "första", en: "first"), "last": Wording(sv: "sista", en: "last"),
        "indicator_values": Wording(sv: "indikatorvärden", en: "indicator values"),
        "outcomes": Wording(sv: "utfall", en: "outcomes"),
        "imports": Wording(sv: "importer", en: "imports"),
        "imported_at": Wording(sv: "senast inläst", en: "last imported"),
        "origin": Wording(sv: "ursprung", en: "origin"), "values": Wording(sv: "värden", en: "values"),
        "class": Wording(sv: "klass", en: "class"), "name": Wording(sv: "namn", en: "name"),
        "municipality_code": Wording(sv: "kommunkod", en: "municipality code"),
        "accuracy_m": Wording(sv: "noggrannhet (m)", en: "accuracy (m)"),
        "other_names": Wording(sv: "andra namn", en: "other names"),
        "scheme": Wording(sv: "zonindelning", en: "scheme"),
        "is_default": Wording(sv: "förval", en: "default"), "zones": Wording(sv: "zoner", en: "zones"),
        "cells": Wording(sv: "delområden", en: "subareas"), "population": Wording(sv: "folkmängd", en: "population"),
        "layer": Wording(sv: "lager", en: "layer"), "areas": Wording(sv: "ytor", en: "polygons"),
        "file": Wording(sv: "fil", en: "file"), "change": Wording(sv: "byte", en: "change"),
        "changed_at": Wording(sv: "tid", en: "time"),
        "former_county_code": Wording(sv: "förra länet", en: "former county"),
        "county_code": Wording(sv: "län", en: "county"),
        "moved_initiatives": Wording(sv: "flyttade insatser", en: "moved initiatives"),
        "moved_sek": Wording(sv: "flyttade medel (kr)", en: "moved money (SEK)"),
        "row": Wording(sv: "rad", en: "row"), "column": Wording(sv: "kolumn", en: "column"),
        "reason_sv": Wording(sv: "skäl", en: "reason"), "reason_en": Wording(sv: "skäl", en: "reason"),
        "granted_sek": Wording(sv: "beviljat (kr)", en: "granted (SEK)"),
    ]
}
