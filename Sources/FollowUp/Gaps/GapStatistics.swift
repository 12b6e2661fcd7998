import Store
import Wording

/// The municipal statistics used by a policy's rules.
struct GapStatistics: Sendable {
    let file: String
    /// Every indicator on file.
    let indicators: [String: Indicator]
    /// All years of those named by the policy.
    let values: [String: [AreaValue]]

    init(_ policy: Policy, store: Store) throws {
        file = policy.name
        indicators = Dictionary(uniqueKeysWithValues: try store.indicators().map { ($0.id.text, $0) })
        var values: [String: [AreaValue]] = [:]
        let asked = policy.need.map(\.indicator) + policy.rules.flatMap(\.content.statistics)
        for id in Set(asked) where values[id] == nil {
            values[id] = try store.areaValues(indicator: Indicator.ID(id), year: nil)
        }
        self.values = values
    }

    /// Titles in quotation marks, by key; those that are called as their key is have none.
    var titles: [String: Wording] {
        indicators.values.reduce(into: [:]) { titles, indicator in
            let (key, title) = (indicator.id.text, indicator.title)
            guard title.sv != key || title.en != key else { return }
            titles[key] = Wording(sv: "”\(title.sv)”", en: "“\(title.en)”")
        }
    }

    /// An indicator as sentences name it.
    func name(of key: String) -> Wording {
        switch key {
        case Indicator.ID.grantedSek.text: Wording(sv: "medlen", en: "the money")
        case Indicator.ID.initiatives.text: Wording(sv: "insatserna", en: "the initiatives")
        default: titles[key] ?? Wording(verbatim: key)
        }
    }

    /// The indicator with the direction that the policy or else its own definition gives.
    func measured(_ id: String, direction: Indicator.Direction?, line: Int) throws(PolicyError) -> Indicator {
        guard var indicator = indicators[id] else { throw empty(id, line: line) }
        indicator.direction = direction ?? indicator.direction
        guard indicator.direction != .neutral else {
            throw PolicyError(
                file: file, line: line, key: "direction",
                problem: Wording(
                    sv: "\(id) saknar riktning; ange direction: higher_is_better eller lower_is_better",
                    en: "\(id) has no direction; state direction: higher_is_better or lower_is_better"))
        }
        return indicator
    }

    func empty(_ id: String, line: Int) -> PolicyError {
        PolicyError(
            file: file, line: line, key: "indicator",
            problem: Wording(
                sv: "\(id) har inga värden per kommun; importera dem med rackvidd import indicators",
                en: "\(id) has no values by municipality; import them with rackvidd import indicators"))
    }
}
