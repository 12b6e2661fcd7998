import Exchange
import FollowUp
import Store
import Wording

/// Runs a recorded gap check again, and says what has changed: which input, which figure.
struct EvidenceReplay {
    struct Unusable: WordedError {
        let file: String
        let why: Wording

        var wording: Wording {
            Wording(sv: "\(file) kan inte köras om: \(why.sv)", en: "\(file) can't be replayed: \(why.en)")
        }
    }

    /// As it was recorded; never changed.
    private let recorded: JSONValue
    let policy: Evidence.Document
    let applications: Evidence.Document?
    let allocate: Int64?
    let budget: Int64?

    init(file path: String) throws {
        let recorded = try JSONValue(file: path)
        self.recorded = recorded
        func unusable(_ sv: String, _ en: String) -> Unusable { Unusable(file: path, why: Wording(sv: sv, en: en)) }
        guard recorded["evidence"]?.int == Evidence.version else {
            throw unusable(
                "det är inget underlag från rackvidd gaps --evidence av version \(Evidence.version)",
                "it is no evidence of rackvidd gaps --evidence of version \(Evidence.version)")
        }
        guard let policy = Evidence.Document(recorded["policy"]), recorded["result"]?.object != nil else {
            throw unusable("policyn i den stämmer inte med sin kontrollsumma", "its policy doesn't match its checksum")
        }
        self.policy = policy
        applications = Evidence.Document(recorded["applications"])
        if applications == nil, recorded["applications"]?.isNull == false {
            throw unusable(
                "ansökningarna i den stämmer inte med sin kontrollsumma", "its applications don't match their checksum")
        }
        let language = recorded["language"]?.string ?? ""
        guard language == Speech.language.rawValue else {
            throw unusable(
                "den är på ett annat språk; kör om med --language \(language)",
                "it is in another language; replay with --language \(language)")
        }
        (allocate, budget) = (Self.ore(recorded, "allocate_sek"), Self.ore(recorded, "budget_sek"))
    }

    private static func ore(_ recorded: JSONValue, _ option: String) -> Int64? {
        recorded["options"]?[option]?.double.map { Int64(($0 * 100).rounded()) }
    }

    var result: JSONValue { recorded["result"] ?? .null }

    /// What differs from a check made now; empty where the result is the same to the byte.
    func differences(from now: Evidence) -> (inputs: [Wording], figures: [JSONDifference]) {
        var inputs: [Wording] = []
        let json = now.json
        for (name, what) in [
            ("program_version", Wording(sv: "programmets version", en: "the program's version")),
            ("store_version", Wording(sv: "lagrets version", en: "the store's version")),
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
        // Were it only the order of members, that too is a difference to the byte.
        let isSame = result.text(indented: true) == now.result.text(indented: true)
        return (
            inputs,
            figures.isEmpty && !isSame ? [JSONDifference(path: "result", before: result, after: now.result)] : figures
        )
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
                sv: "filen \($0.value) (SHA-256 \($0.key.prefix(12))…) finns inte i lagret",
                en: "the file \($0.value) (SHA-256 \($0.key.prefix(12))…) is not in the store")
        }
            + added.map {
                Wording(
                    sv: "filen \($0.value) (SHA-256 \($0.key.prefix(12))…) har tillkommit",
                    en: "the file \($0.value) (SHA-256 \($0.key.prefix(12))…) has been added")
            }
    }
}

/// A value that is another one in one of two JSON values, by its path.
struct JSONDifference {
    /// `gaps[every_cell 2321/sparse].observed`
    let path: String
    /// Nil: not there.
    let before: JSONValue?
    let after: JSONValue?

    var text: String { "\(path): \(Self.short(before)) → \(Self.short(after))" }

    private static func short(_ value: JSONValue?) -> String {
        guard let value else { return "–" }
        let text = value.text()
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    /// Members by name; elements of arrays by their identifying members where those tell all apart, else by place.
    static func all(from old: JSONValue?, to new: JSONValue?, at path: String = "") -> [JSONDifference] {
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            let names = before.members.map(\.name) + after.members.map(\.name).filter { before[$0] == nil }
            return names.flatMap { all(from: before[$0], to: after[$0], at: path.isEmpty ? $0 : "\(path).\($0)") }
        case (.array(let before)?, .array(let after)?):
            let keys = (before.map(key), after.map(key))
            guard Set(keys.0).count == before.count, Set(keys.1).count == after.count, !(keys.0 + keys.1).contains("")
            else {
                return (0..<max(before.count, after.count)).flatMap { index in
                    all(
                        from: index < before.count ? before[index] : nil, to: index < after.count ? after[index] : nil,
                        at: "\(path)[\(index)]")
                }
            }
            let old = Dictionary(uniqueKeysWithValues: zip(keys.0, before))
            let new = Dictionary(uniqueKeysWithValues: zip(keys.1, after))
            let names = keys.0 + keys.1.filter { old[$0] == nil }
            let found = names.flatMap { all(from: old[$0], to: new[$0], at: "\(path)[\($0)]") }
            if found.isEmpty, keys.0 != keys.1 {
                return [
                    JSONDifference(
                        path: path, before: .array(keys.0.map { .string($0) }),
                        after: .array(keys.1.map { .string($0) }))
                ]
            }
            return found
        default:
            return old?.text() == new?.text() ? [] : [JSONDifference(path: path, before: old, after: new)]
        }
    }

    private static func key(_ value: JSONValue) -> String {
        if let text = value.string { return text }
        return ["id", "rule", "code", "dimension", "value"].compactMap { value[$0]?.string }.joined(separator: " ")
    }
}
