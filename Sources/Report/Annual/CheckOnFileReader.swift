import Exchange
import JSON
import Store
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
        let content = ["policy", "applications", "options", "inputs", "result"].map { json[$0]?.text() ?? "" }
        self.init(
            name: name, round: result["round"]?.string, file: file.name, sha256: file.sha256,
            content: SHA256.hexadecimal(Array(content.joined(separator: "\n").utf8)), state: state,
            rules: rules.count,
            failed: rules.count { $0["passed"] == .bool(false) },
            parts: gaps.compactMap { $0["name"]?.string }.filter { seen.insert($0).inserted }, gaps: gaps.count,
            robust: gaps.count { $0["robust"] == .bool(true) },
            hasAdvice: result["allocation"] != nil || result["applications"] != nil)
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
