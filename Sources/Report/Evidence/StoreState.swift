import Exchange
import Foundation
import JSON
package import Store

/// Which database it is, and how far its history had come.
package struct StoreState: Sendable, Hashable {
    /// The file's name without its folder.
    package let name: String
    /// Entries of the history that there were.
    package let entries: Int
    /// When the last of them was made: ISO 8601, UTC; empty where there was none.
    package let time: String
    /// Of their numbers, kinds and times, hexadecimal. No two databases are made within one millisecond, so it says
    /// which one it is; a copy of a file is the same database until one of them is changed.
    package let sha256: String

    package init(name: String, entries: Int, time: String, sha256: String) {
        self.name = name
        self.entries = entries
        self.time = time
        self.sha256 = sha256
    }

    /// - Throws: `StoreError`.
    package init(of store: Store) throws {
        try self.init(named: (store.path as NSString).lastPathComponent, Self.known(of: store))
    }

    private init(named name: String, _ entries: [Entry]) {
        let rows = entries.map { "\($0.number) \($0.kind.rawValue) \($0.time)" }
        self.init(
            name: name, entries: entries.count, time: entries.last?.time ?? "",
            sha256: SHA256.hexadecimal(Array(rows.joined(separator: "\n").utf8)))
    }

    /// What another program wrote last has no time of its own yet.
    private static func known(of store: Store) throws -> [Entry] {
        var entries = try store.entries()
        while entries.last?.kind == .outside { entries.removeLast() }
        return entries
    }

    /// Whether a store was in this state once, or is.
    ///
    /// - Throws: `StoreError`.
    package func isState(of store: Store) throws -> Bool {
        let now = try Self.known(of: store)
        return entries > 0 && now.count >= entries
            && StoreState(named: name, Array(now.prefix(entries))).sha256 == sha256
    }

    var json: JSONValue {
        [
            "file": .string(name), "entries": .integer(entries), "last_entry": .string(time),
            "sha256": .string(sha256),
        ]
    }

    /// Nil for other values.
    init?(_ json: JSONValue?) {
        guard let name = json?["file"]?.string, let entries = json?["entries"]?.int,
            let time = json?["last_entry"]?.string, let sum = json?["sha256"]?.string
        else { return nil }
        self.init(name: name, entries: entries, time: time, sha256: sum)
    }
}
