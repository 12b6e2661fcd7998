import Store
import Wording

/// How long before the round the newest municipal statistics are that a rule looks at.
struct DataAge {
    /// By indicator, as sentences name it, the year of its newest values that count.
    let years: [(indicator: Wording, year: Int)]
    let round: PartialDate?

    /// Older values than so many years before the round get a remark where the policy says nothing.
    static let usual = 5

    /// Why the rule can't be judged: values older than the policy allows.
    ///
    /// - Parameter limit: years before the round; nil: any age.
    func refusal(_ limit: Int?) -> Wording? {
        guard let limit, let old = oldest, old.age > limit else { return nil }
        let told = told(old)
        return Wording(
            sv: "\(told.sv); regeln godtar högst \(limit) år", en: "\(told.en); the rule accepts at most \(limit)")
    }

    /// What to tell of values that are older than usual, where the policy sets no limit.
    func remark(_ limit: Int?) -> Wording? {
        guard limit == nil, let old = oldest, old.age > Self.usual else { return nil }
        return told(old)
    }

    private var oldest: (indicator: Wording, year: Int, age: Int)? {
        guard let round, let old = years.min(by: { $0.year < $1.year }) else { return nil }
        return (old.indicator, old.year, round.year - old.year)
    }

    private func told(_ old: (indicator: Wording, year: Int, age: Int)) -> Wording {
        Wording(
            sv: "de nyaste värdena av \(old.indicator.sv) är från \(old.year), \(old.age) år före utlysningen",
            en: "the newest values of \(old.indicator.en) are of \(old.year), \(old.age) years before the round")
    }
}

extension PolicyKey where Value == Int {
    /// The oldest municipal statistics that a rule accepts.
    static var newest: Self {
        .positiveInteger("newest_not_older_than")
            .meaning("Years before the round; a rule can't be judged on older municipal statistics.")
    }
}
