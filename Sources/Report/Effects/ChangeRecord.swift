import Exchange
import FollowUp
import JSON
import Statistics
import Store
import Territory
import Wording

/// A change between two years for machines.
struct ChangeRecord {
    private let change: TerritorialChange
    private let view: ChangeAnswer.View
    private let language: Language

    init(_ change: TerritorialChange, _ view: ChangeAnswer.View, language: Language) {
        (self.change, self.view, self.language) = (change, view, language)
    }

    var json: JSONValue {
        var object: JSONObject = [
            "indicator": .string(change.indicator.id.text), "by": .string(change.level.rawValue),
            "unit": .string(change.indicator.unit.en), "kind": .string(change.indicator.kind.rawValue),
            "from": .integer(change.from), "to": .integer(change.to), "base": .integer(change.base),
            "population_year": ["from": JSONValue(change.people.from?.year), "to": JSONValue(change.people.to?.year)],
            "population_interpolated": [
                "from": change.people.from.map { .bool($0.isInterpolated) } ?? .null,
                "to": change.people.to.map { .bool($0.isInterpolated) } ?? .null,
            ],
            "blank_parts": .integer(change.blankParts),
            "county": .object(figures(change.county)),
            "rows": .array(
                change.rows.map { line in
                    var row = flat(line)
                    if view.series { row["series"] = series(line) }
                    return .object(row)
                }),
        ]
        if view.series, var county = object["county"]?.object {
            county["series"] = series(change.county)
            object["county"] = .object(county)
        }
        if let shiftShare = change.shiftShare { object["shift_share"] = json(shiftShare) }
        if let convergence = change.convergence { object["convergence"] = json(convergence) }
        if let mobility = change.mobility { object["mobility"] = json(mobility) }
        if let entropy = change.entropy {
            object["decomposition"] = ["theil_l": json(entropy.theilL), "theil_t": json(entropy.theilT)]
        }
        return .object(object)
    }

    /// A part as flat values.
    func flat(_ line: TerritorialChange.Line) -> JSONObject {
        var row: JSONObject = ["code": JSONValue(line.part?.code), "name": JSONValue(line.part?.name[language])]
        for member in figures(line).members { row[member.name] = member.value }
        return row
    }

    private func figures(_ line: TerritorialChange.Line) -> JSONObject {
        var row: JSONObject = [
            "from": JSONValue(line.from), "to": JSONValue(line.to), "change": JSONValue(line.change?.change),
            "percent": JSONValue(line.change.flatMap { try? $0.percent.get() }),
            "annual_percent": JSONValue(line.change.flatMap { try? $0.annualPercent.get() }),
            "index": JSONValue(line.index),
        ]
        if change.indicator.kind == .extensive {
            row["contribution_points"] = JSONValue(
                line.part == nil ? line.change.flatMap { try? $0.percent.get() } : line.contribution)
            if change.indicator.id != .population {
                row["per_1000_from"] = JSONValue(line.perThousand?.from)
                row["per_1000_to"] = JSONValue(line.perThousand?.to)
                row["per_1000_change"] = JSONValue(line.perThousand.map { $0.to - $0.from })
            }
        } else {
            let all = change.rows.compactMap(\.ofCounty)
            let isWhole = line.part == nil && !all.isEmpty
            row["own_change"] = JSONValue(
                isWhole ? all.reduce(0) { $0 + $1.ownChange } : line.ofCounty?.ownChange)
            row["weight_shift"] = JSONValue(
                isWhole ? all.reduce(0) { $0 + $1.weightShift } : line.ofCounty?.weightShift)
        }
        row["reason"] = line.change == nil ? "not_measured" : .null
        return row
    }

    private func series(_ line: TerritorialChange.Line) -> JSONValue {
        .array(
            zip(change.years, line.series).map { year, value in
                ["year": .integer(year), "value": JSONValue(value)]
            })
    }

    private func code(_ row: Int) -> JSONValue { JSONValue(change.rows[row].part?.code) }

    // MARK: Beyond the table

    private func json(_ report: ShiftShareReport) -> JSONValue {
        [
            "reference": .string(report.reference.rawValue), "municipalities": .integer(report.municipalities),
            "sectors": .array(report.sectors.map { .string($0.id.text) }), "dynamic": .bool(report.isDynamic),
            "blank": .array(report.blank.map { .string($0.code) }),
            "change": .number(report.rows.reduce(0) { $0 + $1.change }),
            "national": .number(report.rows.reduce(0) { $0 + $1.national }),
            "mix": .number(report.rows.reduce(0) { $0 + $1.mix }),
            "regional": .number(report.rows.reduce(0) { $0 + $1.regional }),
            "rows": .array(
                report.rows.map { row in
                    var object: JSONObject = [
                        "code": .string(row.part.code), "name": .string(row.part.name[language]),
                        "change": .number(row.change), "national": .number(row.national), "mix": .number(row.mix),
                        "regional": .number(row.regional),
                    ]
                    if let esteban = row.esteban {
                        let split = try? esteban.get()
                        object["competitive"] = JSONValue(split?.competitive)
                        object["allocation"] = JSONValue(split?.allocation)
                        object["reason"] = reason(esteban)
                    }
                    return .object(object)
                }),
        ]
    }

    private func reason<Value>(_ result: Result<Value, Undefined>) -> JSONValue {
        if case .failure(let undefined) = result { .string(Readings.code(undefined)) } else { .null }
    }

    private func json(_ report: ConvergenceReport) -> JSONValue {
        var object: JSONObject = ["parts": .array(report.parts.map(code))]
        let beta = try? report.beta.get()
        object["beta"] = JSONValue(beta?.beta)
        object["intercept"] = JSONValue(beta?.intercept)
        object["r2"] = JSONValue(beta.flatMap { try? $0.fit.r2.get() })
        object["p_one_sided"] = JSONValue(beta?.test.p(.less))
        object["p_two_sided"] = JSONValue(beta?.test.p(.twoSided))
        object["minimum_p"] = JSONValue(beta?.test.minimumP(.less))
        object["orderings"] = beta.map { orderings($0.test) } ?? .null
        object["speed"] = JSONValue(beta?.speed?.perYear)
        object["half_life_years"] = JSONValue(beta?.speed?.halfLife)
        object["reason"] = reason(report.beta)
        let sigma = try? report.sigma.get()
        let series = try? report.series.get()
        let trend = series.flatMap { try? $0.test() }
        object["sigma"] = [
            "sd_log_from": JSONValue(sigma?.from.logDeviation), "sd_log_to": JSONValue(sigma?.to.logDeviation),
            "cv_from": JSONValue(sigma?.from.variation), "cv_to": JSONValue(sigma?.to.variation),
            "series": .array(
                zip(series?.years ?? [], series?.sigmas ?? []).map { year, sigma in
                    [
                        "year": .integer(Int(year)), "sd_log": .number(sigma.logDeviation),
                        "cv": .number(sigma.variation),
                    ]
                }), "slope_per_year": JSONValue(series.flatMap { try? $0.slope() }),
            "mann_kendall_s": JSONValue(trend.map { Double($0.s) }),
            "mann_kendall_p_two_sided": JSONValue(trend?.p(.twoSided)), "reason": reason(report.sigma),
        ]
        let pitman = try? report.pitmanMorgan.get()
        object["pitman_morgan"] = [
            "r": JSONValue(pitman?.r), "p_one_sided": JSONValue(pitman?.test.p(.less)),
            "p_two_sided": JSONValue(pitman?.test.p(.twoSided)), "minimum_p": JSONValue(pitman?.test.minimumP(.less)),
            "orderings": pitman.map { orderings($0.test) } ?? .null, "reason": reason(report.pitmanMorgan),
        ]
        return .object(object)
    }

    private func orderings(_ test: PermutationTest) -> JSONValue {
        switch test.method {
        case .exact(let orderings): .integer(orderings)
        case .monteCarlo(let permutations, _): .integer(permutations)
        }
    }

    private func json(_ report: MobilityReport) -> JSONValue {
        let ranks = try? report.ranks.get()
        var object: JSONObject = [
            "tau_b": JSONValue(ranks?.kendall.observed), "concordant": JSONValue(ranks?.pairs.concordant),
            "discordant": JSONValue(ranks?.pairs.discordant), "p_one_sided": JSONValue(ranks?.kendall.p(.greater)),
            "minimum_p": JSONValue(ranks?.kendall.minimumP(.greater)), "spearman": JSONValue(ranks?.spearman.observed),
            "mean_absolute_rank_change": JSONValue(ranks?.meanAbsoluteRankChange),
            "largest_mean_absolute_rank_change": JSONValue(ranks?.largestMeanAbsoluteRankChange),
            "ranks": .array(
                report.parts.enumerated().map { place, row in
                    [
                        "code": code(row), "from": JSONValue(ranks?.ranksFrom[place]),
                        "to": JSONValue(ranks?.ranksTo[place]),
                    ]
                }),
            "passed": .array(
                (ranks?.passes ?? []).map { pass in
                    ["code": code(report.parts[pass.passer]), "passed": code(report.parts[pass.passed])]
                }), "reason": reason(report.ranks),
        ]
        if let theta = report.theta {
            object["theta"] = .array(
                theta.map { step in
                    let test = try? step.test.get()
                    return [
                        "from": .integer(step.from), "to": .integer(step.to), "theta": JSONValue(test?.observed),
                        "p_one_sided": JSONValue(test?.p(.greater)), "minimum_p": JSONValue(test?.minimumP(.greater)),
                        "reason": reason(step.test),
                    ]
                })
        }
        return .object(object)
    }

    private func json(_ result: Result<EntropyChange<String>, Undefined>) -> JSONValue {
        let entropy = try? result.get()
        var object: JSONObject = [
            "from": JSONValue(entropy?.from.total), "to": JSONValue(entropy?.to.total),
            "change": JSONValue(entropy?.change), "within": JSONValue(entropy?.withinInequality),
            "share_shift": JSONValue(entropy?.withinShareShift), "between": JSONValue(entropy?.between),
        ]
        if view.fourParts {
            object["between_share_shift"] = JSONValue(entropy?.betweenShareShift)
            object["between_relative_means"] = JSONValue(entropy?.betweenRelativeMeans)
        }
        object["reason"] = reason(result)
        return .object(object)
    }
}
