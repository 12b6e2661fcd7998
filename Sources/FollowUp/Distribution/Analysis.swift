package import Statistics

/// What was asked of a distribution beyond its figures; what was not asked for is nil or empty.
package struct Analysis: Sendable {
    package let seed: UInt64
    package var influence: Distributor.InfluenceReport?
    package var intervals: [Distribution.Index: Result<Bootstrap, Undefined>]?
    package var divisions: [Distribution] = []
    package var need: Distributor.NeedReport?
    package var sources: Distributor.SourceReport?
    package var local: Distributor.LocalReport?
    package var rates: EmpiricalBayes?
    package var contrast: Distributor.ContrastReport?

    /// Which initiatives, left out, turn the conclusion, and which ways of counting county-wide ones; nil for municipal
    /// statistics.
    package var reversals: Reversals?
    /// What was asked for and has no answer, and why.
    package private(set) var undefined: [Question: Undefined] = [:]

    /// What can be asked beyond the figures, by the names of the answers' keys.
    package enum Question: String, Sendable, CaseIterable {
        case influence, sources, need, local, contrast, rates
    }

    package init(seed: UInt64) { self.seed = seed }

    /// Answers a question, or keeps the reason why it has no answer: the figures stand all the same.
    ///
    /// - Throws: what `compute` throws but `Undefined`.
    package mutating func answer<Value>(
        _ question: Question, in place: WritableKeyPath<Analysis, Value?>, _ compute: () throws -> Value
    ) throws {
        do {
            self[keyPath: place] = try compute()
        } catch let reason as Undefined {
            undefined[question] = reason
        }
    }
}
