/// Money that counts at the initiative that granted it on, where the one that it was granted to isn't there.
public struct MoneyReturned: Sendable {
    /// The row of the funding initiative.
    public let funder: Int
    /// By cell of its footprint, how many öre more count there.
    public let ore: [(cell: Int, ore: Int64)]
}
