internal import GRDB

/// What is taken back at once: an entry, and those that came from it (följdposter), as a new placing from an import of
/// population.
struct UndoGroup {
    let leader: Entry
    /// Whatever came later is taken back first.
    let newestFirst: [Entry]
    private let entries: [Entry]

    /// - Parameters:
    ///   - entries: the history, the oldest first.
    ///   - number: of the entry, or of one that came from it; nil: the last one that can be taken back.
    /// - Throws: `StoreError.unknownEntry`, and `.undo` where there is nothing to take back.
    init(_ entries: [Entry], of number: Int64?) throws {
        let leaders = Leaders(entries)
        let named: Entry
        if let number {
            guard let entry = entries.first(where: { $0.number == number }) else {
                throw StoreError.unknownEntry("\(number)")
            }
            named = entry
        } else {
            let last = entries.last {
                $0.undoneBy == nil && Self.canBeFirst($0) && Self.canBeFirst(leaders.leader(of: $0))
            }
            guard let last else { throw StoreError.undo(nil, .nothing) }
            named = last
        }
        let leader = named.undoneBy == nil ? leaders.leader(of: named) : named
        self.leader = leader
        self.entries = entries
        newestFirst = entries.reversed().filter {
            $0 == leader || $0.undoneBy == nil && leaders.leader(of: $0) == leader
        }
    }

    /// Whether another program ever wrote in the database.
    var hasOutside: Bool { entries.contains { $0.kind == .outside } }

    private static func canBeFirst(_ entry: Entry) -> Bool { ![.start, .undo, .erase].contains(entry.kind) }

    /// - Throws: `StoreError.undo`.
    func check(_ db: Database) throws {
        if leader.kind == .start || leader.kind == .erase { throw StoreError.undo(leader.number, .forGood) }
        if let by = leader.undoneBy { throw StoreError.undo(leader.number, .undone(by: by)) }
        // What builds on those that build on it stands in the way too: the list can be followed from its newest on.
        let own = Set(newestFirst.map(\.number))
        var blocking: Set<Int64> = []
        var open = newestFirst
        while let one = open.popLast() {
            let more = try Undoing(db, of: one, among: entries).blockers()
                .filter { !own.contains($0) && !blocking.contains($0) }
            blocking.formUnion(more)
            open += entries.filter { more.contains($0.number) }
        }
        guard !blocking.isEmpty else { return }
        // What is taken back with another isn't named beside it.
        let leaders = Leaders(entries)
        let named = Set(entries.filter { blocking.contains($0.number) }.map { leaders.leader(of: $0).number })
        throw StoreError.undo(leader.number, .builtOn(by: named.subtracting(own).sorted()))
    }
}

/// Which entry others come from.
private struct Leaders {
    private let byNumber: [Int64: Entry]

    init(_ entries: [Entry]) {
        byNumber = Dictionary(entries.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The standing entry that one comes from; itself where it comes from none.
    func leader(of entry: Entry) -> Entry {
        guard let number = entry.follows, number != entry.number, let other = byNumber[number], other.undoneBy == nil
        else { return entry }
        return other
    }
}
