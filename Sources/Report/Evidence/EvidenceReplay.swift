import Exchange
import FollowUp
import JSON
package import Store
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
    /// Parts of the file that aren't as they were written.
    private let altered: [String]
    private let question: GapQuestion
    private let language: Language

    /// - Parameter language: of the answer; evidence in another language can't be compared.
    /// - Throws: `Unusable`; `FileError`, `JSONError`.
    package init(file path: String, language: Language) throws {
        let file = try EvidenceFile(path)
        let recorded = file.json
        self.recorded = recorded
        altered = file.altered
        self.language = language
        func unusable(_ sv: String, _ en: String) -> Unusable { Unusable(file: path, why: Wording(sv: sv, en: en)) }
        guard let policy = EvidenceDocument(recorded["policy"]) else {
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
        let options = recorded["options"]
        question = try GapQuestion(
            policy: policy, applications: applications, reading: TableReading(options?["reading"]),
            ApplicationQuestion(
                budget: Self.ore(recorded, "budget_sek"),
                // Before there was a choice, all gaps could be widened.
                neverWiden: options?["never_widen"]?.string.flatMap(NeverWiden.init) ?? .none,
                byHand: options?["choose"]?.array?.compactMap(\.string),
                hasFrontier: options?["frontier"] == .bool(true)),
            allocate: Self.ore(recorded, "allocate_sek"))
    }

    private static func ore(_ recorded: JSONValue, _ option: String) -> Int64? {
        recorded["options"]?[option]?.double.map { Int64(clamped: ($0 * 100).rounded()) }
    }

    /// Of the program that wrote it, as it says.
    var programVersion: String { recorded["program_version"]?.string ?? "–" }

    private var result: JSONValue { recorded["result"] ?? .null }

    /// Asks the question again.
    ///
    /// - Throws: what the check and the store throw.
    package func run(on store: Store, _ programVersion: String) throws -> (
        answer: GapAnswer, differences: EvidenceDifferences
    ) {
        let answer = try question.answer(by: question.check(store: store), store: store) { _ in }
        return (answer, differences(from: try Evidence(of: question, answer, store: store, programVersion, language)))
    }

    /// Differences from a check made now; empty where the result is the same to the byte.
    func differences(from now: Evidence) -> EvidenceDifferences {
        let json = now.json
        var inputs = versions(json) + imports(json)
        for (name, what) in Self.wholes where differs(name, json) { inputs.append(what) }
        for (group, what) in Self.groups { inputs += items(group, what, json) }
        let figures = JSONDifference.all(from: result, to: now.result)
        // A different order of members is a difference to the byte too.
        let isSame = result.text(indented: true) == now.result.text(indented: true)
        return EvidenceDifferences(
            altered: altered.map(EvidenceFile.words), inputs: inputs,
            figures: figures.isEmpty && !isSame
                ? [JSONDifference(path: "result", before: result, after: now.result)] : figures)
    }

    /// Inputs that are one thing each.
    private static let wholes = [
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
        (
            "population_sha256",
            Wording(
                sv: "kommunernas folkmängd är inte densamma", en: "the municipalities' population is not the same")
        ),
    ]

    /// Inputs of which there are several, by name.
    private static let groups = [
        ("indicators", Wording(sv: "kommunernas värden av", en: "the municipalities' values of")),
        ("outcomes", Wording(sv: "insatsernas utfall av", en: "the initiatives' outcomes of")),
        ("statuses", Wording(sv: "statusen", en: "the status")),
    ]

    /// Nothing is known to differ of what an earlier version of the program didn't record.
    private func differs(_ name: String, _ now: JSONValue) -> Bool {
        recorded["inputs"]?[name].map { $0 != now["inputs"]?[name] } ?? false
    }

    private func versions(_ now: JSONValue) -> [Wording] {
        [
            ("program_version", Wording(sv: "programmets version", en: "the program's version")),
            ("store_version", Wording(sv: "databasens version", en: "the database's version")),
        ].filter { recorded[$0.0]?.text() != now[$0.0]?.text() }.map { name, what in
            let (old, new) = (recorded[name]?.plainText ?? "", now[name]?.plainText ?? "")
            return Wording(sv: "\(what.sv): \(old) → \(new)", en: "\(what.en): \(old) → \(new)")
        }
    }

    private func items(_ group: String, _ what: Wording, _ now: JSONValue) -> [Wording] {
        guard let before = recorded["inputs"]?[group]?.object, let after = now["inputs"]?[group]?.object else {
            return []
        }
        let names = before.members.map(\.name) + after.members.map(\.name).filter { before[$0] == nil }
        let isStatus = group == "statuses"
        return names.filter { before[$0] != after[$0] }.map { name in
            if before[name] == nil {
                return Wording(
                    sv: "\(what.sv) \(name) har tillkommit", en: "\(what.en) \(name) \(isStatus ? "is" : "are") new")
            }
            if after[name] == nil {
                return Wording(
                    sv: "\(what.sv) \(name) finns inte längre",
                    en: "\(what.en) \(name) \(isStatus ? "is" : "are") no longer there")
            }
            return isStatus
                ? Wording(
                    sv: "\(what.sv) \(name) räknas på ett annat sätt", en: "\(what.en) \(name) counts in another way")
                : Wording(sv: "\(what.sv) \(name) är inte desamma", en: "\(what.en) \(name) are not the same")
        }
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
