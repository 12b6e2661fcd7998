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

    public init(seed: UInt64) { self.seed = seed }
}
