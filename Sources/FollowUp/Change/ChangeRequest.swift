package import Store
import Territory
import Wording

/// What to ask of a change beyond its table.
package struct ChangeRequest: Sendable {
    package var sectors: [Indicator.ID] = []
    package var isDynamic = false
    package var method = Method.dunn
    package var reference = Reference.county
    package var convergence = false
    package var mobility = false
    /// Divides Theil's change within and between functional regions.
    package var decomposesByRegion = false

    /// How the regional component of a shift-share is shown.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// As one.
        case dunn
        /// As competition and specialisation.
        case esteban
    }

    /// What the parts are compared with.
    package enum Reference: String, Sendable, Hashable, CaseIterable {
        /// All its own parts.
        case county
        /// All municipalities on file.
        case country
    }

    package init() {}
}

extension Distributor {
    /// The table of a change with what was asked of it beyond.
    ///
    /// - Parameter base: the year whose value is 100; the first where nil.
    /// - Throws: `ChangeError`, `DistributionError.unknownIndicator`.
    /// - Complexity: O(values on file).
    package func change(
        of id: Indicator.ID, by level: Level, from: Int, to: Int, base: Int? = nil,
        asking request: ChangeRequest = ChangeRequest()
    ) throws -> TerritorialChange {
        guard from < to else { throw ChangeError.notLater(from: from, to: to) }
        let values = try YearlyValues(id, by: level, of: self)
        if let note = values.indicator.note, note.saysYearsDiffer {
            throw ChangeError.notComparable(values.indicator.id, note: note)
        }
        for year in [from, to, base ?? from] where !values.years.contains(year) {
            throw ChangeError.notOnFile(values.indicator.id, year: year, onFile: values.years)
        }
        var change = try TerritorialChange(values, level, from: from, to: to, base: base ?? from)
        if !request.sectors.isEmpty {
            change.shiftShare = try ShiftShareReport(request, by: level, from: from, to: to, of: self)
        }
        if request.convergence { change.convergence = ConvergenceReport(change) }
        if request.mobility {
            let regions = values.parts.map { territory.region(of: $0) }
            change.mobility = MobilityReport(change, regions: level == .municipality ? regions : nil)
        }
        if request.decomposesByRegion {
            change.entropy = try EntropyReport(change, values, regions: values.parts.map { territory.region(of: $0) })
        }
        return change
    }
}

extension Distributor {
    /// By municipality, from the first to the last year on file; nil with fewer than two years.
    ///
    /// - Parameter last: no year after it; nil: to the newest.
    /// - Throws: as `change(of:by:from:to:base:asking:)`.
    package func change(ofWhole id: Indicator.ID, until last: Int?) throws -> TerritorialChange? {
        let years = try YearlyValues(id, by: .municipality, of: self).years.filter { $0 <= last ?? .max }
        guard let from = years.min(), let to = years.max(), from < to else { return nil }
        return try change(of: id, by: .municipality, from: from, to: to)
    }
}

extension Territory {
    /// The code of a municipality's functional region; its own where it has none.
    fileprivate func region(of part: Part) -> String {
        municipalities.first { $0.code == part.code }?.region?.code ?? part.code
    }
}

extension Wording {
    /// Whether an indicator's note warns against comparing its years.
    var saysYearsDiffer: Bool {
        let (sv, en) = (sv.lowercased(), en.lowercased())
        return ["inte jämförbar", "ej jämförbar", "kan inte jämföras", "not comparable", "can't be compared"].contains {
            sv.contains($0) || en.contains($0)
        }
    }
}
