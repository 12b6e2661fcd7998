import Exchange
import JSON
package import Wording

/// Repeats a recorded gap check, and reports changed inputs and figures.
package struct EvidenceReplay {
    package struct Unusable: WordedError {
        let file: String
        let why: Wording

        package var wording: Wording {
            Wording(sv: "\(file) kan inte köras om: \(why.sv)", en: "\(file) can't be replayed: \(why.en)")
        }
    }

    /// As it was recorded; never changed.
    private let recorded: JSONValue
    package let question: GapQuestion

    /// - Parameter language: of the answer; evidence in another language can't be compared.
    /// - Throws: `Unusable`; `FileError`, `JSONError`.
    package init(file path: String, language: Language) throws {
        let recorded = try JSONValue(file: path)
        self.recorded = recorded
        func unusable(_ sv: String, _ en: String) -> Unusable { Unusable(file: path, why: Wording(sv: sv, en: en)) }
        guard recorded["evidence"]?.int == Evidence.version else {
            throw unusable(
                "det är ingen prövningsfil från rackvidd gaps --evidence av version \(Evidence.version)",
                "it is not a check file of rackvidd gaps --evidence of version \(Evidence.version)")
        }
        guard let policy = EvidenceDocument(recorded["policy"]), recorded["result"]?.object != nil else {
            throw unusable("policyn i den stämmer inte med sin kontrollsumma", "its policy doesn't match its checksum")
        }
        let applications = EvidenceDocument(recorded["applications"])
        if applications == nil, recorded["applications"]?.isNull == false {
            throw unusable(
                "ansökningarna i den stämmer inte med sin kontrollsumma", "its applications don't match their checksum")
        }
        let own = recorded["language"]?.string ?? ""
        guard own == language.rawValue else {
            throw unusable(
                "den är på ett annat språk; kör om med --language \(own)",
                "it is in another language; replay with --language \(own)")
        }
        question = GapQuestion(
            policy: policy, applications: applications, allocate: Self.ore(recorded, "allocate_sek"),
            budget: Self.ore(recorded, "budget_sek"))
    }

    private static func ore(_ recorded: JSONValue, _ option: String) -> Int64? {
        recorded["options"]?[option]?.double.map { Int64(clamped: ($0 * 100).rounded()) }
    }

    private var result: JSONValue { recorded["result"] ?? .null }

    /// Differences from a check made now; empty where the result is the same to the byte.
    package func differences(from now: Evidence) -> EvidenceDifferences {
        var inputs: [Wording] = []
        let json = now.json
        for (name, what) in [
            ("program_version", Wording(sv: "programmets version", en: "the program's version")),
            ("store_version", Wording(sv: "databasens version", en: "the database's version")),
        ] where recorded[name]?.text() != json[name]?.text() {
            let (old, new) = (recorded[name]?.plainText ?? "", json[name]?.plainText ?? "")
            inputs.append(Wording(sv: "\(what.sv): \(old) → \(new)", en: "\(what.en): \(old) → \(new)"))
        }
        inputs += imports(json)
        for (name, what) in [
            ("scheme", Wording(sv: "zonindelningen är en annan", en: "the zoning scheme is another")),
            (
                "territory_sha256",
                Wording(
                    sv: "kommuner, zoner eller befolkning är inte desamma",
                    en: "municipalities, zones or population are not the same")
            ),
            (
                "initiatives_sha256",
                Wording(
                    sv: "insatserna eller deras avtryck är inte desamma",
                    en: "the initiatives or their footprints are not the same")
            ),
        ] where recorded["inputs"]?[name] != json["inputs"]?[name] {
            inputs.append(what)
        }
        let figures = JSONDifference.all(from: result, to: now.result)
        // A different order of members is a difference to the byte too.
        let isSame = result.text(indented: true) == now.result.text(indented: true)
        return EvidenceDifferences(
            inputs: inputs,
            figures: figures.isEmpty && !isSame
                ? [JSONDifference(path: "result", before: result, after: now.result)] : figures)
    }

    private func imports(_ now: JSONValue) -> [Wording] {
        func sums(_ json: JSONValue?) -> [String: String] {
            let imports = json?["inputs"]?["imports"]?.array ?? []
            return Dictionary(
                imports.compactMap { item in item["sha256"]?.string.map { ($0, item["file"]?.string ?? "") } }
            ) { first, _ in first }
        }
        let before = sums(recorded)
        let after = sums(now)
        let gone = before.filter { after[$0.key] == nil }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let added = after.filter { before[$0.key] == nil }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        return gone.map {
            Wording(
                sv: "filen \($0.value) (SHA-256 \($0.key.prefix(12))…) finns inte i databasen",
                en: "the file \($0.value) (SHA-256 \($0.key.prefix(12))…) is not in the database")
        }
            + added.map {
                Wording(
                    sv: "filen \($0.value) (SHA-256 \($0.key.prefix(12))…) har tillkommit",
                    en: "the file \($0.value) (SHA-256 \($0.key.prefix(12))…) has been added")
            }
    }
}
