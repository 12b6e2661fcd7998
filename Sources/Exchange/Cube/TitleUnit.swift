/// A unit that a title states: `Arbetslöshet 20-64 år, andel (%)`, `Nettokostnad, kr/inv`.
enum TitleUnit {
    /// Nil where the title states none that says whether values can be added up.
    static func unit(in title: String) -> String? {
        var parts: [Substring] = []
        var rest = title[...]
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            parts.append(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        if let comma = title.lastIndex(of: ",") { parts.append(title[title.index(after: comma)...]) }
        for part in parts {
            let unit = String(part).withoutOuterSpaces
            if IndicatorNames.kind(ofUnit: unit) != nil, unit.count <= 40 { return unit }
        }
        return nil
    }
}
