/// People assumed to live at one point, from which distances are measured.
public struct PopulationPiece: Sendable, Hashable {
    /// SWEREF 99 TM, metres.
    public let x: Double
    public let y: Double
    public let persons: Double
    /// Index into `Territory.cells`.
    public let cell: Int

    public init(x: Double, y: Double, persons: Double, cell: Int) {
        self.x = x
        self.y = y
        self.persons = persons
        self.cell = cell
    }
}
