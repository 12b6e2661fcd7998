/// The looks of plots outside a page: what the page's style sheet says of their classes, by day.
enum PlotInk {
    private static let ink = "#1c262b", quiet = "#4c5960", paper = "#ffffff", line = "#c9d1d4"
    private static let bar = "#cfe3e6", more = "#1f6aa5", less = "#a3520f"

    /// Shares of a whole, in their order.
    static let shares = ["#0f5f73", "#4a9aa8", "#8a7fb5", "#b9c0c3", "#e0cfa8"]
    static let good = "#1d6b3c", bad = "#9c2a21"

    /// The attributes of an element of a plot.
    static func attributes(of element: MarkupNode.Element) -> [String: String] {
        var result: [String: String] = [:]
        if element.name == "text" { result = ["fill": ink, "font-size": "12"] }
        for name in element.classes {
            let more: [String: String] =
                switch name {
                case "axis": ["fill": quiet]
                case "grid": ["fill": "none", "stroke": line, "stroke-width": "1"]
                case "even": ["fill": "none", "stroke": quiet, "stroke-width": "1.5"]
                case "between": ["fill": bar]
                case "curve": ["fill": "none", "stroke": Self.more, "stroke-width": "2.5"]
                case "point": ["fill": Self.more, "stroke": paper, "stroke-width": "1.5"]
                case "stem":
                    [
                        "stroke-width": "3", "stroke": element.has(class: "less") ? less : Self.more, "fill": "none",
                    ]
                case "dot": ["fill": element.has(class: "less") ? less : Self.more]
                default: [:]
                }
            result.merge(more) { $1 }
        }
        return result
    }
}
