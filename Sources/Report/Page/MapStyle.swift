/// Colours of maps on dark ground, in place of those that the drawings carry.
enum MapStyle {
    static var sheet: Markup {
        var rules = ""
        for count in 1...9 {
            for kind in [ColourScale.Kind.sequential, .diverging]
            where kind == .sequential || count == MapMeasure.quotientBreaks.count + 1 {
                let scale = ColourScale(kind: kind, count: count)
                for index in 0..<count {
                    rules += ".\(CountyMap.className(scale, index)){fill:\(scale.colourOnDark(index).hex)}"
                }
            }
        }
        return Markup(
            escaped:
                """
                @media screen and \
                (prefers-color-scheme:dark){\(rules).missing{fill:\(ColourScale.missingOnDark.hex)}\
                .water{fill:\(ColourScale.waterOnDark.hex)}}\n
                """
        )
    }
}
