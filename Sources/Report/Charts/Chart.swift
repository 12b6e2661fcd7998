import Wording

/// A picture of an answer's values (diagram), drawn into a `ChartSheet`.
protocol Chart: Sendable {
    var title: Wording { get }
    /// The unit and the years.
    var subtitle: Wording { get }
    /// How to read it, what is missing, where the values are from: a sentence each.
    var notes: [Wording] { get }
    /// Its values in words, for readers who don't see it.
    var description: Wording { get }
    /// The picture itself, at most `ChartSheet.room` wide.
    func drawing(in language: Language) -> ChartDrawing
}

/// Marks from (0, 0) to (`ChartSheet.room`, `height`), in units of the sheet.
struct ChartDrawing {
    var markup = Markup()
    var height: Double
}
