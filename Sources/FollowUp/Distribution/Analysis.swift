public import Statistics

/// What was asked of a distribution beyond its figures; what was not asked for is nil or empty.
public struct Analysis: Sendable {
    public let seed: UInt64
    public var influence: Distributor.InfluenceReport?
    public var intervals: [Distribution.Index: Result<Bootstrap, Undefined>]?
    public var divisions: [Distribution] = []
    public var need: Distributor.NeedReport?
    public var sources: Distributor.SourceReport?
    public var local: Distributor.LocalReport?
    public var rates: EmpiricalBayes?
    public var contrast: Distributor.ContrastReport?

    /// Which initiatives, left out, turn the conclusion, and which ways of counting county-wide ones; nil for municipal
    /// statistics.
    public var reversals: Reversals?
    /// What was asked for and has no answer, and why.
    public private(set) var undefined: [Question: Undefined] = [:]

    /// What can be asked beyond the figures, by the names of the answers' keys.
    public enum Question: String, Sendable, CaseIterable {
        case influence, sources, need, local, contrast, rates
    }

    public init(seed: UInt64) { self.seed = seed }

    /// Answers a question, or keeps the reason why it has no answer: the figures stand all the same.
    ///
    /// - Throws: what `compute` throws but `Undefined`.
    public mutating func answer<Value>(
        _ question: Question, in place: WritableKeyPath<Analysis, Value?>, _ compute: () throws -> Value
    ) throws {
        do {
            self[keyPath: place] = try compute()
        } catch let reason as Undefined {
            undefined[question] = reason
        }
    }
}
