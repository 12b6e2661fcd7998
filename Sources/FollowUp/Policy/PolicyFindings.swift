import Store
import Wording
import Yams

/// The faults found so far; reading continues after a fault, so that all are reported at once.
final class PolicyFindings {
    let file: String
    /// Names allowed in a policy; nil where they are unknown and any name is accepted.
    let indicators: Set<String>?
    let schemes: Set<String>?
    /// By field the values that initiatives have.
    let values: [SelectionField: Set<String>]
    private(set) var errors: [PolicyError] = []
    /// Notes other than faults.
    private(set) var notes: [Policy.Note] = []

    init(
        file: String, indicators: Set<String>?, schemes: Set<String>?, values: [SelectionField: Set<String>] = [:]
    ) {
        self.values = values
        self.file = file
        self.indicators = indicators
        self.schemes = schemes
    }

    func note(line: Int, _ wording: Wording) {
        notes.append(
            Policy.Note(
                line: line,
                wording: Wording(
                    sv: "\(file), rad \(line): \(wording.sv)", en: "\(file), line \(line): \(wording.en)")))
    }

    func add(line: Int, key: String? = nil, sv: String, en: String) {
        add(line: line, key: key, Wording(sv: sv, en: en))
    }

    func add(line: Int, key: String? = nil, _ problem: Wording) {
        errors.append(PolicyError(file: file, line: line, key: key, problem: problem))
    }

    /// Compares texts with what initiatives have: one that resembles another is a misspelling, one that resembles none
    /// is noted, since nobody may have it yet.
    func check(_ node: PolicyNode, against field: SelectionField) {
        guard let known = values[field], !known.isEmpty else { return }
        let keys = Set(known.map(field.key))
        for item in node.isList ? node.list : [node] {
            guard let text = item.string, !keys.contains(field.key(of: text)) else { continue }
            if Nearest.name(to: text, among: known, tolerance: .name) != nil {
                add(line: item.line, key: node.key, field.unknown(text, known: known.sorted()))
            } else {
                note(
                    line: item.line,
                    Wording(
                        sv: "ingen insats i databasen har \(field.named.sv) \(text)",
                        en: "no initiative in the database has \(field.named.en) \(text)"))
            }
        }
    }

    func check() throws(PolicyErrors) {
        guard errors.isEmpty else {
            throw PolicyErrors(errors: errors.sorted { ($0.line, $0.key ?? "") < ($1.line, $1.key ?? "") })
        }
    }
}

extension SelectionField {
    fileprivate var named: Wording {
        switch self {
        case .programme: Wording(sv: "programmet", en: "the programme")
        case .strengthArea: Wording(sv: "styrkeområdet", en: "the strength area")
        case .status: Wording(sv: "statusen", en: "the status")
        case .theme: Wording(sv: "temat", en: "the theme")
        }
    }
}
