import Statistics
import Wording

/// Neighbour weights as JSON names them: by the terms of spatial statistics, whatever the words of texts.
enum NeighbourRecord {
    static func text(_ weights: Neighbours.Summary) -> String {
        let rule =
            switch weights.rule {
            case .queen: "queen"
            case .rook: "rook"
            case .distanceBand(let metres): "within \(Figures(.english).value(metres / 1_000)) km"
            case .nearest(let k): "\(k) nearest"
            case .file(let name): name
            case .listed: "listed"
            }
        let style =
            switch weights.style {
            case .binary: "binary"
            case .rowStandardised: "row-standardised"
            case .asGiven: "as given"
            }
        return "\(rule), \(style)"
    }
}
