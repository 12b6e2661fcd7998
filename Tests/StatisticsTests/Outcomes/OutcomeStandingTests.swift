import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct OutcomeStandingTests {
    /// Every initiative's series of the made outcomes, by initiative and indicator.
    private func series() throws -> [(initiative: String, indicator: String, series: OutcomeSeries)] {
        let rows = try EffectsTruths.input("outcomes")
        var entries: [[String]: [String: [OutcomeSeries.Entry]]] = [:]
        var kinds: [[String]: (OutcomeSeries.Measure, OutcomeSeries.Accumulation)] = [:]
        for place in 0..<rows.count {
            let row = rows[place]
            let key = [try row["initiative"].text(), try row["indicator"].text()]
            let entry = OutcomeSeries.Entry(
                try #require(Double(row["value"].text())), period: Double(try row["period"].text()))
            entries[key, default: [:]][try row["kind"].text(), default: []].append(entry)
            kinds[key] = (
                try row["indicator_kind"].text() == "extensive" ? .sum : .rate,
                try #require(OutcomeSeries.Accumulation(rawValue: row["accumulation"].text()))
            )
        }
        return try entries.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { key in
            let (own, kind) = (try #require(entries[key]), try #require(kinds[key]))
            let series = try OutcomeSeries(
                measure: kind.0, accumulation: kind.1,
                stated: .init(
                    baselines: own["baseline"] ?? [], milestones: own["milestone"] ?? [],
                    targets: own["target"] ?? []),
                reports: own["result"] ?? [])
            return (key[0], key[1], series)
        }
    }

    /// The members of an indicator's group, with grants and programmes as the truth states them.
    private func members(_ indicator: String) throws -> [(id: String, programme: String, member: OutcomeGroup.Member)] {
        let rows = try EffectsTruths.expected("outcomes", "per_initiative_as_of_2024")
        var facts: [String: EffectsTruths] = [:]
        for place in 0..<rows.count { facts[try rows[place]["initiative"].text()] = rows[place] }
        return try series().filter { $0.indicator == indicator }.map { own in
            let fact = try #require(facts[own.initiative])
            return (
                own.initiative, try fact["programme"].text(),
                OutcomeGroup.Member(OutcomeStanding(own.series, at: 2024), granted: fact["granted_sek"].optional())
            )
        }
    }

    @Test func `every initiative stands where exact fractions put it in 2024`() throws {
        let rows = try EffectsTruths.expected("outcomes", "per_initiative_as_of_2024")
        let all = try series()
        #expect(all.count == rows.count)
        for (place, own) in all.enumerated() {
            let row = rows[place]
            #expect(try row["initiative"].text() == own.initiative && row["indicator"].text() == own.indicator)
            let standing = OutcomeStanding(own.series, at: 2024)
            #expect(try standing.isBaselineAssumed == (row["baseline_assumed_zero"].number() == 1))
            if !standing.isBaselineAssumed { #expect(standing.baseline == row["baseline"].optional()) }
            #expect(standing.target?.value == row["target"].optional())
            #expect(standing.target?.period == row["target_year"].optional())
            #expect(standing.result == row["result"].optional())
            #expect((standing.achievement == nil) == row["achievement"].isMissing)
            if let achievement = standing.achievement {
                #expect(try agree(achievement, row["achievement"].number()))
            }
            #expect(try standing.state.rawValue == row["state"].text())
            #expect((standing.milestone == nil) == row["milestone"].isMissing)
            if let milestone = standing.milestone {
                #expect(milestone.value == row["milestone"]["value"].optional())
                #expect(try milestone.isReached == (row["milestone"]["reached"].number() == 1))
                #expect(!milestone.isByEarlierReport)
            }
        }
    }

    @Test func `new jobs: what came, what was to come, and the bound that silence leaves`() throws {
        let members = try members("new_jobs")
        let group = try OutcomeGroup(members.map(\.member))
        try check(group, EffectsTruths.expected("outcomes", "new_jobs_total"))
        let hidden = try EffectsTruths.expected("outcomes", "new_jobs_hidden_by_one")
        #expect(try agree(#require(group.achievementOfReported), hidden["pooled"].number()))
        #expect(try agree(#require(group.achievementCapped), hidden["pooled_each_at_most_its_target"].number()))
        #expect(try agree(#require(group.median), hidden["median"].number()))
        #expect(try group.counts.reached == hidden["reached"].integer())
        #expect(try group.counts.measured == hidden["of"].integer())
        // Without the one that gave 36 of 30, the others together reached 60 %.
        let one = try #require(members.firstIndex { $0.id == "I116" })
        #expect(agree(try #require(group.withoutEach()[one]), 26.0 / 43))
        let programmes = try EffectsTruths.expected("outcomes", "new_jobs_by_programme")
        let byProgramme = Dictionary(grouping: members, by: \.programme)
        #expect(byProgramme.keys.sorted() == programmes.keys)
        for (name, own) in byProgramme { try check(OutcomeGroup(own.map(\.member)), programmes[name]) }
        #expect(try OutcomeGroup([]).valueKind == .noInitiative)
        let waiting = try #require(members.first { $0.id == "I039" })
        #expect(try OutcomeGroup([waiting.member]).valueKind == .notDue)
        let silent = try #require(members.first { $0.id == "I002" })
        #expect(try OutcomeGroup([waiting.member, silent.member]).valueKind == .notReported)
    }

    private func check(_ group: OutcomeGroup, _ truth: EffectsTruths) throws {
        #expect(try group.counts.initiatives == truth["initiatives"].integer())
        #expect(try group.counts.reported == truth["reported"].integer())
        #expect(try group.counts.notReported == truth["not_reported"].integer())
        #expect(try group.counts.notDue == truth["not_due"].integer())
        #expect(try group.counts.withoutTarget == truth["without_target"].integer())
        #expect(try agree(group.change, truth["change"].number()))
        for (own, key) in [
            (group.achievementOfReported, "achievement_of_reported"),
            (group.achievementIfUnreportedIsNothing, "achievement_if_unreported_is_nothing"),
            (group.sekPerUnit, "sek_per_unit"),
        ] {
            #expect((own == nil) == truth[key].isMissing, "\(key)")
            if let own { #expect(try agree(own, truth[key].number()), "\(key)") }
        }
        #expect(try agree(group.grantedOfReported, truth["granted_sek_of_reported"].number()))
    }

    @Test func `a rate is averaged, never added`() throws {
        let truth = try EffectsTruths.expected("outcomes", "satisfaction")
        let rates = try OutcomeRates(members("satisfaction").map(\.member))
        #expect(try agree(#require(rates.mean), truth["mean_of_latest_unweighted"].number()))
        #expect(try agree(#require(rates.weightedByGrant), truth["mean_weighted_by_grant"].number()))
        #expect(try rates.reported == truth["reported"].integer())
        #expect(try OutcomeRates([]).mean == nil)
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `by municipality shares of initiatives add up to the county`() throws {
        let truth = try EffectsTruths.expected("outcomes", "new_jobs_by_municipality")
        var shares: [String: [String: Double]] = [:]
        for row in try EffectsData.lines("effects/shares.csv", separator: ";").dropFirst() {
            shares[row[1], default: [:]][row[0]] = try #require(Double(row[2])) / 1e12
        }
        let members = try members("new_jobs")
        var sum = 0.0
        for place in 0..<truth.count {
            let row = truth[place]
            let own = shares[try row["code"].text()] ?? [:]
            let group = try OutcomeGroup(
                members.map { .init($0.member.standing, granted: $0.member.granted, share: own[$0.id] ?? 0) })
            sum += group.change
            #expect(try agree(group.change, row["change"].number()))
            #expect(try agree(group.target, row["target"].number()))
            #expect(try agree(group.measuredTarget, row["target_reported"].number()))
            #expect(try agree(group.measuredChange, row["reported_change_with_target"].number()))
            #expect(try group.counts.initiatives == row["initiatives"].integer())
            #expect(try group.counts.notReported == row["not_reported"].integer())
            #expect(try group.counts.notDue == row["not_due"].integer())
            #expect(try agree(group.grantedOfReported, row["granted_of_reported"].number()))
            #expect(try agree(#require(group.achievementOfReported), row["achievement_of_reported"].number()))
            #expect(
                try agree(
                    #require(group.achievementIfUnreportedIsNothing),
                    row["achievement_if_unreported_is_nothing"].number()))
            #expect(try group.valueKind.rawValue == row["value"].text())
        }
        // I039 lies nowhere and isn't due; all that came is in a municipality or its remainder.
        let total = try OutcomeGroup(members.map(\.member)).change
        let placed = shares.values.flatMap { $0 }.reduce(into: [String: Double]()) {
            $0[$1.key, default: 0] += $1.value
        }
        let elsewhere = members.reduce(0.0) { $0 + (1 - (placed[$1.id] ?? 0)) * ($1.member.standing.change ?? 0) }
        #expect((sum + elsewhere - total).magnitude <= 1e-12 * total)
    }

    @Test func `reports add up, replace each other or wait, as is stated`() throws {
        func standing(
            _ accumulation: OutcomeSeries.Accumulation, _ reports: [OutcomeSeries.Entry], at time: Double,
            stated: OutcomeSeries.Stated = .init(), measure: OutcomeSeries.Measure = .sum, higher: Bool = true
        ) throws -> OutcomeStanding {
            OutcomeStanding(
                try OutcomeSeries(
                    measure: measure, accumulation: accumulation, higherIsBetter: higher, stated: stated,
                    reports: reports), at: time)
        }
        let reports: [OutcomeSeries.Entry] = [.init(4, period: 2022), .init(1, period: nil), .init(6, period: 2023)]
        #expect(try standing(.cumulative, reports, at: 2022).result == 4)
        #expect(try standing(.perPeriod, reports, at: 2022).result == 5)
        #expect(try standing(.perPeriod, reports, at: 2023).result == 11)
        #expect(try standing(.cumulative, reports, at: 2000).result == 1)
        // A revised target replaces; a milestone without its own report is judged by the last before.
        let stated = OutcomeSeries.Stated(
            baselines: [.init(2, period: 2020)], milestones: [.init(3, period: 2022.5)],
            targets: [.init(20, period: 2024), .init(12, period: 2025)])
        let now = try standing(.cumulative, reports, at: 2023, stated: stated)
        #expect(now.target == .init(12, period: 2025) && now.achievement == 0.4 && now.state == .partly)
        #expect(now.milestone?.isReached == true && now.milestone?.isByEarlierReport == true)
        #expect(agree(try #require(now.expected), 3 + 9 * 0.5 / 2.5))
        let early = try standing(.cumulative, reports, at: 2022, stated: stated)
        #expect(early.milestone?.isReached == nil)
        #expect(agree(try #require(early.expected), 2 + 2.0 / 2.5))
        // Lower is better: the same formula.
        let minutes = OutcomeSeries.Stated(baselines: [.init(60, period: 2019)], targets: [.init(45, period: 2025)])
        #expect(
            try standing(.level, [.init(63, period: 2021)], at: 2024, stated: minutes, measure: .rate).state == .none)
        let kept = OutcomeSeries.Stated(baselines: [.init(7, period: nil)], targets: [.init(7, period: 2024)])
        #expect(try standing(.level, [.init(6, period: 2024)], at: 2024, stated: kept, measure: .rate).isKept == false)
        let low = try standing(.level, [.init(6, period: 2024)], at: 2024, stated: kept, measure: .rate, higher: false)
        #expect(low.isKept == true && low.state == .reached && low.achievement == nil)
        #expect(try standing(.level, [], at: 2024, measure: .rate).baseline == nil)
        #expect(throws: Undefined.notFinite(index: 0)) {
            try standing(.level, [.init(.nan, period: nil)], at: 1)
        }
    }

    @Test func `net of what would have come anyway is a range where its factors are`() throws {
        let exact = try Additionality(losses: [0.2...0.2, 0.1...0.1, 0.25...0.25], multiplier: 1.3...1.3)
        #expect(agree(exact.net(100).lowerBound, 100 * 0.8 * 0.9 * 0.75 * 1.3))
        #expect(exact.net(100).lowerBound == exact.net(100).upperBound)
        let range = try Additionality(losses: [0.2...0.5])
        #expect(range.net(10) == 5...8 && range.net(-10) == -8 ... -5)
        #expect(throws: Undefined.parameter(.probability, value: 1.5)) { try Additionality(losses: [0.2...1.5]) }
        #expect(throws: Undefined.invalidWeight(index: 0)) {
            try Additionality(losses: [], multiplier: -1...1)
        }
    }
}
