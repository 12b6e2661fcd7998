/// Ids that were made of a feature's title and place, since it has none: `auto-0f3a…`, and `auto-0f3a…-2` for another
/// feature of the same title and place.
package enum MadeID {
    private static let prefix = "auto-"
    private static let digits = 10

    /// - Parameter digest: hexadecimal digits.
    package static func base(digest: String) -> String { prefix + digest.prefix(digits) }

    package static func id(_ base: String, _ number: Int) -> String { number == 1 ? base : "\(base)-\(number)" }

    /// What features of the same title and place have in common; nil for other ids.
    static func base(of id: String) -> String? {
        guard id.hasPrefix(prefix) else { return nil }
        let rest = id.dropFirst(prefix.count)
        let digest = rest.prefix { $0.isHexDigit }
        let tail = rest.dropFirst(digest.count)
        guard digest.count == digits, tail.isEmpty || tail.first == "-" && Int(tail.dropFirst()) != nil else {
            return nil
        }
        return prefix + digest
    }
}

extension InitiativeIntake {
    /// Gives rows of equal title and place the ids of the initiatives on file that say what they say: a file's order
    /// doesn't tell them apart. Those that say something new get the ids that are left.
    mutating func settleMadeIDs(_ lookup: Lookup) throws {
        var groups: [String: [Int]] = [:]
        for index in rows.indices {
            if let base = MadeID.base(of: rows[index].record.id) { groups[base, default: []].append(index) }
        }
        guard !groups.isEmpty else { return }
        let reader = try InitiativeReader(db)
        for (base, members) in groups.sorted(by: { $0.key < $1.key }) {
            var onFile: [(id: String, stored: Initiative)] = []
            var number = 1
            while true {
                let id = MadeID.id(base, number)
                let known = try self.onFile(id, lookup).flatMap { try reader.initiative(fid: $0.fid) }
                if let known { onFile.append((id, known)) } else if number > members.count { break }
                number += 1
            }
            if onFile.count > 1 || onFile.count == 1 && members.count > 1 { try settle(members, base, onFile) }
        }
    }

    private mutating func settle(
        _ members: [Int], _ base: String, _ onFile: [(id: String, stored: Initiative)]
    ) throws {
        var (free, open) = (onFile, [Int]())
        var taken: Set<String> = []
        for index in members {
            let (row, record) = rows[index]
            let match = try free.firstIndex { try becoming(row, record, $0.stored) == $0.stored }
            guard let match else {
                open.append(index)
                continue
            }
            rows[index].record.id = free[match].id
            taken.insert(free[match].id)
            free.remove(at: match)
        }
        for index in open {
            var id = rows[index].record.id
            if taken.contains(id) || !onFile.contains(where: { $0.id == id }) {
                let left = free.first { !taken.contains($0.id) }?.id
                var number = 1
                while left == nil,
                    taken.contains(MadeID.id(base, number))
                        || onFile.contains(where: { $0.id == MadeID.id(base, number) })
                { number += 1 }
                id = left ?? MadeID.id(base, number)
            }
            rows[index].record.id = id
            taken.insert(id)
        }
    }
}
