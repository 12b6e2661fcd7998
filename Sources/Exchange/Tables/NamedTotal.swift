import Territory

/// A row that calls itself a total: by what, and with which amounts.
struct NamedTotal {
    /// One thing by which rows are of the same part as this one.
    struct Condition: Hashable {
        let column: Int
        /// Whether years are compared, of dates.
        let isYear: Bool
        let text: String
    }

    let row: Int
    /// By place among the columns of amounts.
    let amounts: [Double?]
    /// The names, first those that say what the row is.
    let names: [(name: TotalName, says: Bool)]
    /// Whether the first text is nothing but a total's name.
    let isFirstBare: Bool
    /// Whether it is the only text.
    let isAlone: Bool
    /// Whether it stands where others have their ids or titles, without an id of its own.
    let leads: Bool
    /// What else the row says, by column.
    let cells: [(column: Int, text: String)]
    /// Labels that the row leaves blank.
    let blanks: [Int]

    var form = TotalName.Form.mixed
    /// The cells that rows share, the part that the name says, and its year in one of the columns of dates.
    var shared: [Condition] = []
    var part: [Condition] = []
    var years: [Condition] = []

    init(
        _ row: Int, labels: [Int], amounts: [Int], _ header: [String], _ text: (Int, Int) -> String,
        _ value: (Int, Int) -> Double?
    ) {
        self.row = row
        self.amounts = amounts.map { value(row, $0) }
        var names: [(name: TotalName, says: Bool)] = []
        var cells: [(column: Int, text: String)] = []
        var blanks: [Int] = []
        var texts = 0
        var (isFirst, isFirstBare) = (false, false)
        let sums = Set(amounts)
        for column in header.indices {
            let own = text(row, column)
            if own.isEmpty {
                blanks.append(column)
                continue
            }
            if sums.contains(column), value(row, column) != nil { continue }
            // Numbers are no names of rows; a total's number of rows may stand among them.
            let isText = value(row, column) == nil
            if isText { texts += 1 }
            if let name = TotalName(own) {
                let isFirstText = texts == 1 && isText
                names.append((name, isFirstText || LabelColumn.names(header[column])))
                if isFirstText { (isFirst, isFirstBare) = (true, name.form([]) == .bare) }
            } else {
                cells.append((column, own))
            }
        }
        self.names = names
        self.cells = cells
        self.blanks = blanks
        self.isFirstBare = isFirstBare
        // A row with an id of its own and no amount is an initiative with a strange title.
        let hasID = cells.contains { LabelColumn.isIdentifier(header[$0.column]) }
        isAlone = texts == 1 && !hasID
        leads = isFirst && !hasID
    }
}
