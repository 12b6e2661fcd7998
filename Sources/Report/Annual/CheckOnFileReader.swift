import Exchange
import JSON
import Store
import Wording

extension CheckOnFile {
    /// Reads a file of `rackvidd gaps --evidence`.
    ///
    /// - Throws: `EvidenceReplay.Unusable` for other files and for one whose policy has been changed; `FileError`,
    ///   `JSONError`.
    package init(file path: String) throws {
        let document = try EvidenceDocument(file: path)
        let json = try JSONValue(parsing: document.bytes, name: document.name)
        guard json["evidence"]?.int == Evidence.version, EvidenceDocument(json["policy"]) != nil,
            let result = json["result"],
            let name = result["policy"]?.string, let rules = result["rules"]?.array, let gaps = result["gaps"]?.array
        else {
            throw EvidenceReplay.Unusable(
                file: path,
                why: Wording(
                    sv: "filen är inte skapad med rackvidd gaps --evidence, eller har ändrats efteråt",
                    en: "it is not an unchanged check file of rackvidd gaps --evidence"))
        }
        var seen = Set<String>()
        self.init(
            name: name, round: result["round"]?.string, file: document.name, sha256: SHA256.hexadecimal(document.bytes),
            rules: rules.count,
            failed: rules.count { $0["passed"] == .bool(false) },
            parts: gaps.compactMap { $0["name"]?.string }.filter { seen.insert($0).inserted }, gaps: gaps.count,
            robust: gaps.count { $0["robust"] == .bool(true) },
            hasAdvice: result["allocation"] != nil || result["applications"] != nil)
    }
}
