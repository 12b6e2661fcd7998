import Exchange
import FollowUp
import JSON
package import Store
package import Wording

extension CheckOnFile {
    /// Reads a file of `rackvidd gaps --evidence` that is as it was written.
    ///
    /// - Throws: `EvidenceReplay.Unusable` for other files, for one of which a part has been changed, and for one of a
    ///   version without checksums; `FileError`, `JSONError`.
    package init(file path: String) throws {
        let file = try EvidenceFile(path)
        func unusable(_ sv: String, _ en: String) -> CheckUnusable {
            CheckUnusable(file: path, why: Wording(sv: sv, en: en))
        }
        guard file.hasChecksums else {
            throw unusable(
                """
                den är skriven av en tidigare version utan kontrollsummor; kör rackvidd gaps POLICY --evidence FIL, \
                med --as-known för databasen som den var då
                """,
                """
                it was written by an earlier version without checksums; run rackvidd gaps POLICY --evidence FILE, with \
                --as-known for the database as it was then
                """)
        }
        let altered = file.altered.map(EvidenceFile.words)
        guard altered.isEmpty else {
            let list = Prose.list(altered, most: 12)
            throw unusable(
                "den har ändrats efter att den skrevs: \(list.sv); ta fram den fil som rackvidd skrev",
                "it was altered after it was written: \(list.en); find the file that rackvidd wrote")
        }
        let json = file.json
        guard let state = StoreState(json["store"]), EvidenceDocument(json["policy"]) != nil,
            let result = json["result"],
            let name = result["policy"]?.string, let rules = result["rules"]?.array, let gaps = result["gaps"]?.array
        else {
            throw unusable(
                "den saknar policyn, databasen, reglerna eller luckorna; kör prövningen igen",
                "it lacks the policy, the database, the rules or the gaps; run the check again")
        }
        var seen = Set<String>()
        let text = EvidenceDocument(json["policy"]).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        self.init(
            name: name, round: result["round"]?.string, file: file.name, sha256: file.sha256,
            content: SHA256.hexadecimal(Array(Policy.content(of: text).utf8)), state: state,
            rules: rules.count,
            failed: rules.count { Self.standing($0) == RuleStanding.notMet.rawValue },
            parts: gaps.compactMap { $0["name"]?.string }.filter { seen.insert($0).inserted }, gaps: gaps.count,
            robust: gaps.count { $0["robust"] == .bool(true) },
            hasAdvice: result["allocation"] != nil || result["applications"] != nil)
        // Without names and sentences, which are of a language.
        let figures =
            rules.map { [$0["id"], $0["verdict"], $0["required"], $0["observed"]] }
            + gaps.map { [$0["rule"], $0["code"], $0["dimension"], $0["observed"]] }
        outcome = SHA256.hexadecimal(
            Array(JSONValue.array(figures.map { .array($0.map { $0 ?? .null }) }).text().utf8))
        unjudged = rules.count { Self.standing($0) == RuleStanding.cannotBeJudged.rawValue }
    }

    private static func standing(_ rule: JSONValue) -> String {
        rule["verdict"]?.string
            ?? (rule["passed"] == .bool(false) ? RuleStanding.notMet : RuleStanding.met).rawValue
    }

    /// Reads a file and, where the account's own database was checked, runs the check again on the database as it was
    /// known then: a result that was changed together with its checksums isn't found otherwise.
    ///
    /// - Throws: as `init(file:)`; `CheckUnusable` where the same program comes to something else.
    package init(file path: String, on store: Store, _ programVersion: String) throws {
        try self.init(file: path)
        guard try state.isState(of: store) else { return }
        let language = try EvidenceFile(path).json["language"]?.string.flatMap(Language.init) ?? .swedish
        let replay = try EvidenceReplay(file: path, language: language)
        let then = try Store(opening: store.path, for: .reading)
        let entries = try then.entries()
        if entries.count > state.entries { try then.show(then.moment(.entry(entries[state.entries - 1].number))) }
        let found = try replay.run(on: then, programVersion).differences
        guard !found.isReproduced else { return }
        let first = found.first ?? ""
        // What isn't kept in the history, such as the class of a status, may have changed since.
        let isOther = replay.programVersion != programVersion || !found.changed.isEmpty
        guard isOther else {
            throw CheckUnusable(
                file: path,
                why: Wording(
                    sv: "körd på nytt på databasen som den var då ger den ett annat resultat (\(first))",
                    en: "run again on the database as it was then it comes to another result (\(first))"))
        }
        let changed = Prose.list(found.changed, most: 5)
        doubt = Wording(
            sv:
                """
                körd på nytt på databasen som den var då ger den ett annat resultat (\(first)); det kan bero på detta: \
                \(changed.sv)
                """,
            en:
                """
                run again on the database as it was then it comes to another result (\(first)), perhaps for this \
                reason: \(changed.en)
                """)
    }
}

/// A check file that the yearly account can't rest on.
package struct CheckUnusable: WordedError {
    let file: String
    let why: Wording

    package var wording: Wording {
        Wording(
            sv: "\(file) kan inte ligga till grund för redovisningen: \(why.sv).",
            en: "\(file) can't be the ground of the account: \(why.en).")
    }
}
