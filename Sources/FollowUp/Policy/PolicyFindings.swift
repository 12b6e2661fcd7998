import Store
import Wording
import Yams

/// The faults found so far; reading continues after a fault, so that all are reported at once.
final class PolicyFindings {
    let file: String
    /// Names allowed in a policy; nil where they are unknown and any name is accepted.
    let indicators: Set<String>?
    let schemes: Set<String>?
    private(set) var errors: [PolicyError] = []
    /// Notes other than faults.
    private(set) var notes: [Policy.Note] = []

    init(file: String, indicators: Set<String>?, schemes: Set<String>?) {
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

    func check() throws(PolicyErrors) {
        guard errors.isEmpty else {
            throw PolicyErrors(errors: errors.sorted { ($0.line, $0.key ?? "") < ($1.line, $1.key ?? "") })
        }
    }
}
