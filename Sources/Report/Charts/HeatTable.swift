import FollowUp
import Store
import Wording

/// A crosstab whose boxes are as dark as their figures are large (värmetabell).
///
/// The longer division stands in the rows; where there is no room for all columns they follow in blocks.
struct HeatTable: Chart {
    private let crosstab: Crosstab
    private let shares: CrosstabAnswer.Shares?
    private let isTurned: Bool
    private let unit: Unit
    private let classes: Classes
    private let scale: ColourScale
    /// As the table beside it prints them; empty where there are no shares.
    private let printed: [Language: [[String]]]

    /// In what the figures are written.
    private enum Unit {
        case own, thousands, millions, percent

        var divisor: Double {
            switch self {
            case .own: 1
            case .thousands: 1e3
            case .millions: 1e6
            case .percent: 0.01
            }
        }
    }

    init(_ crosstab: Crosstab, shares: CrosstabAnswer.Shares?) {
        (self.crosstab, self.shares) = (crosstab, shares)
        isTurned = crosstab.columns.count > crosstab.rows.count
        let known = crosstab.rows.indices.flatMap { row in
            crosstab.columns.indices.compactMap { crosstab.shown(row, $0, as: shares) }
        }
        let most = known.map(\.magnitude).max() ?? 0
        let isMoney = crosstab.indicator.id == .grantedSek
        unit = shares != nil ? .percent : !isMoney ? .own : most >= 1e6 ? .millions : most >= 1e4 ? .thousands : .own
        // Nothing stays white.
        classes = Classes(known.filter { $0 != 0 }, method: .natural, count: 5)
        scale = ColourScale(kind: .sequential, count: classes.count)
        printed =
            shares.map { shares in
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map {
                        ($0, CrosstabShares(crosstab, as: shares, Figures($0)).texts)
                    })
            } ?? [:]
    }

    private var dimensions: (rows: CrosstabDimension, columns: CrosstabDimension) {
        isTurned
            ? (crosstab.columnDimension, crosstab.rowDimension) : (crosstab.rowDimension, crosstab.columnDimension)
    }
    private var rows: [Crosstab.Line] { isTurned ? crosstab.columns : crosstab.rows }
    private var columns: [Crosstab.Line] { isTurned ? crosstab.rows : crosstab.columns }

    /// Nil indices are totals.
    private func value(_ row: Int?, _ column: Int?) -> Double? {
        crosstab.shown(isTurned ? column : row, isTurned ? row : column, as: shares)
    }

    var title: Wording {
        let (title, rows, columns) = (crosstab.indicator.title, dimensions.rows.wording, dimensions.columns.wording)
        return Wording(
            sv: "\(title.sv.capitalisedFirst) per \(rows.sv) och \(columns.sv)",
            en: "\(title.en.capitalisedFirst) by \(rows.en) and \(columns.en)")
    }

    var subtitle: Wording {
        let own = crosstab.indicator.unit
        switch (unit, shares) {
        case (.millions, _): return Wording(sv: "miljoner kronor", en: "million SEK")
        case (.thousands, _): return Wording(sv: "tusental kronor", en: "thousand SEK")
        case (_, .row?): return Wording(sv: "procent av \(whole(.row).sv)", en: "per cent of \(whole(.row).en)")
        case (_, .column?):
            return Wording(sv: "procent av \(whole(.column).sv)", en: "per cent of \(whole(.column).en)")
        case (_, .total?): return Wording(sv: "procent av allt", en: "per cent of all")
        case (_, nil): return own
        }
    }

    /// Rows and columns as they are asked for, whichever way the picture is turned.
    private func whole(_ shares: CrosstabAnswer.Shares) -> Wording {
        let dimension = shares == .row ? crosstab.rowDimension : crosstab.columnDimension
        return Wording(sv: "varje \(dimension.wording.sv)", en: "each \(dimension.wording.en)")
    }

    var notes: [Wording] {
        var notes: [Wording] = []
        if crosstab.cells.joined().contains(nil) {
            notes.append(
                Wording(
                    sv: "– och streckat: inget är rapporterat, vilket inte är noll.",
                    en: "– and hatched: nothing is reported, which is not zero."))
        }
        if unit == .millions || unit == .thousands {
            notes.append(
                Wording(
                    sv: "Avrundat var för sig; summorna är av de oavrundade beloppen.",
                    en: "Rounded one by one; totals are of the amounts before rounding."))
        }
        notes += shares.map { crosstab.reasons($0) } ?? []
        if crosstab.withoutValue > 0 {
            let count = crosstab.withoutValue
            notes.append(
                Wording(
                    sv: "\(Plural.sv(count, "insats", "insatser")) utan uppgift är inte med.",
                    en: "\(Plural.en(count, "initiative")) without a value \(count == 1 ? "is" : "are") left out."))
        }
        notes += Readings.placing(of: crosstab) + StatusText.sentences(crosstab.statuses, advises: false)
        notes += crosstab.money.map { MoneyText.sentences($0, advises: false) } ?? []
        return notes
            + [
                Wording(
                    sv: "Underlag: \(Plural.sv(crosstab.initiatives, "insats", "insatser")) i databasen.",
                    en: "Source: \(Plural.en(crosstab.initiatives, "initiative")) of the database.")
            ]
    }

    var description: Wording {
        func text(_ language: Language) -> String {
            rows.indices.map { row in
                let cells = columns.indices.map {
                    "\(columns[$0].name[language]) \(self.text(row, $0, language))"
                }
                return "\(rows[row].name[language]): \(cells.joined(separator: ", "))"
            }.joined(separator: "; ") + "."
        }
        return Wording(sv: text(.swedish), en: text(.english))
    }

    /// A figure other than zero never reads as zero. Shares are those of the table, without their sign.
    private func text(_ row: Int?, _ column: Int?, _ language: Language) -> String {
        let (own, other) = isTurned ? (column, row) : (row, column)
        let figures = Figures(language)
        if let text = printed[language]?[own ?? crosstab.rows.count][other ?? crosstab.columns.count] {
            let number = String(text.prefix { $0 != "%" && $0 != "\u{A0}" })
            return number == figures.decimal(0, 1) ? "0" : number
        }
        guard let value = value(row, column) else { return "–" }
        let shown = value / unit.divisor
        guard unit != .own else { return figures.value(value) }
        if shown != 0, shown.magnitude < 0.05 { return (shown < 0 ? ">\u{2212}" : "<") + figures.decimal(0.1, 1) }
        return figures.decimal(shown, shown.magnitude >= 999.5 || shown == 0 ? 0 : 1)
    }

    // MARK: Drawing

    private static let (size, row, least, headSize) = (11.5, 24.0, 40.0, 10.5)

    /// Where names of rows and figures stand.
    private struct Layout {
        /// The width of the names; 0 where they stand above their rows.
        var label: Double
        var width: Double
        var isSlanted: Bool
    }

    func drawing(in language: Language) -> ChartDrawing {
        let total = Wording(sv: "summa", en: "total")[language]
        let names = rows.map(\.name[language]) + [total]
        let heads = columns.map(\.name[language]) + [total]
        let widest = names.map { TextExtent.width($0, size: Self.size) }.max() ?? 0
        let wanted = Double(heads.count) * Self.least
        // Long names above their rows leave all the room to the figures.
        let label = widest + 8 + wanted <= ChartSheet.room || widest < 90 ? widest + 8 : 0
        let most = max(1, Int((ChartSheet.room - label) / Self.least))
        // Blocks of about the same width.
        let blocks = (heads.count + most - 1) / most
        let perBlock = (heads.count + blocks - 1) / blocks
        let width = min((ChartSheet.room - label) / Double(min(perBlock, heads.count)), 92)
        let word = heads.flatMap { $0.split(separator: " ") }.map { TextExtent.width(String($0), size: Self.headSize) }
        let layout = Layout(label: label, width: width, isSlanted: (word.max() ?? 0) > width - 2)
        var drawing = ChartDrawing(height: 0)
        for first in Swift.stride(from: 0, to: heads.count, by: perBlock) {
            if first > 0 { drawing.height += 14 }
            let block = first..<min(heads.count, first + perBlock)
            head(block.map { heads[$0] }, layout, &drawing)
            for row in names.indices { draw(row, names[row], block, layout, language, &drawing) }
        }
        return drawing
    }

    private func head(_ heads: [String], _ layout: Layout, _ drawing: inout ChartDrawing) {
        let lines = heads.map { TextExtent.lines($0, size: Self.headSize, width: layout.width - 2) }
        let deepest = Double(lines.map(\.count).max() ?? 1)
        let slanted = min(heads.map { TextExtent.width($0, size: Self.headSize) }.max() ?? 0, 120)
        // At 40 degrees a text is as high as 0.64 of its length.
        let height = layout.isSlanted ? slanted * 0.64 + 12 : deepest * 12.5 + 6
        for (place, words) in heads.enumerated() {
            let x = layout.label + (Double(place) + 0.5) * layout.width
            guard layout.isSlanted else {
                for (line, text) in lines[place].enumerated() {
                    let y = drawing.height + (deepest - Double(lines[place].count - line - 1)) * 12.5
                    drawing.markup += ChartInk.text(
                        text, x: x, y: y, size: Self.headSize, anchor: .middle, colour: ChartInk.quiet)
                }
                continue
            }
            let foot =
                "\(SVGNumber.text(x - 4, decimals: 1)) \(SVGNumber.text(drawing.height + height - 5, decimals: 1))"
            drawing.markup += SVG.g(Attribute("transform", "translate(\(foot)) rotate(-40)")) {
                ChartInk.text(
                    Self.fitted(words, size: Self.headSize, width: min(120, (ChartSheet.width - 10 - x) / 0.77)), x: 0,
                    y: 0, size: Self.headSize, colour: ChartInk.quiet)
            }
        }
        drawing.height += height
    }

    /// With dots where it is cut.
    private static func fitted(_ words: String, size: Double, width: Double) -> String {
        guard TextExtent.width(words, size: size) > width else { return words }
        return (TextExtent.lines(words, size: size, width: width - size).first ?? "") + " …"
    }

    private func draw(
        _ row: Int, _ words: String, _ block: Range<Int>, _ layout: Layout, _ language: Language,
        _ drawing: inout ChartDrawing
    ) {
        let isTotal = row == rows.count
        let isAbove = layout.label == 0
        if isAbove { drawing.height += 16 }
        drawing.markup += ChartInk.text(
            words, x: isAbove ? 1 : 0, y: drawing.height + (isAbove ? -3 : Self.row / 2 + 4), size: Self.size,
            weight: isTotal ? "600" : nil)
        for (place, column) in block.enumerated() {
            let isSum = isTotal || column == columns.count
            let (own, other) = (isTotal ? nil : row, column == columns.count ? nil : column)
            drawing.markup += box(
                value(own, other), text(own, other, language),
                at: (layout.label + Double(place) * layout.width, drawing.height), size: (layout.width, Self.row),
                isSum: isSum)
        }
        drawing.height += Self.row
    }

    private func box(
        _ value: Double?, _ text: String, at corner: (x: Double, y: Double), size: (width: Double, height: Double),
        isSum: Bool
    ) -> Markup {
        let colour = isSum ? nil : value.flatMap { $0 == 0 ? nil : scale.colour(classes.index(of: $0)) }
        let fill = colour?.hex ?? (value == nil && !isSum ? ChartInk.hatch : ChartInk.paper)
        let isDark = colour.map {
            $0.contrast(with: Colour(hex: "#ffffff")) > $0.contrast(with: Colour(hex: ChartInk.ink))
        }
        return SVG.rect(
            Attribute("x", corner.x + 1), Attribute("y", corner.y + 1), Attribute("width", size.width - 2),
            Attribute("height", size.height - 2), Attribute("fill", fill),
            isSum ? nil : Attribute("stroke", ChartInk.grid))
            + ChartInk.text(
                text, x: corner.x + size.width / 2, y: corner.y + size.height / 2 + 4,
                size: Self.size, anchor: .middle, weight: isSum ? "600" : nil,
                colour: isDark == true ? ChartInk.paper : value == 0 && !isSum ? ChartInk.quiet : nil,
                halo: value == nil && !isSum)
    }
}
