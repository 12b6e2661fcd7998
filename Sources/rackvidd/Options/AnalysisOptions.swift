import ArgumentParser
import Exchange
public import FollowUp
import Foundation
import Report
import Statistics
import Store
import Wording

/// What to ask of a distribution beyond its figures. More than twelve properties, because each is an option.
struct AnalysisOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            say(
                "Vilken enskild insats och del som flyttar indexet mest.",
                "Which single initiative and part moves the index most.")))
    var influence = false

    @Option(help: ArgumentHelp(say("Index för --influence och --sources.", "Index for --influence and --sources.")))
    var index: Distribution.Index = .gini

    @Option(
        help: ArgumentHelp(
            say(
                "Bootstrapintervall över insatser, så många omdragningar.",
                "Bootstrap intervals over initiatives, so many resamples."), valueName: say("antal", "count")))
    var bootstrap: Int?

    @Option(
        help: ArgumentHelp(
            say("Frö för allt som slumpas.", "Seed for everything random."), valueName: say("frö", "seed")))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            say(
                "Samma index under flera indelningar: municipality,cell,zone.",
                "The same indices under several divisions: municipality,cell,zone."),
            valueName: say("lista", "list")))
    var division: String?

    @Option(
        help: ArgumentHelp(
            say("Behov att jämföra med: en kommunindikator.", "Need to compare with: a municipal indicator."),
            valueName: say("indikator", "indicator")))
    var need: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Vilka källor som gör fördelningen ojämn (Shapley).",
                "Which sources make the distribution uneven (Shapley).")))
    var sources: Distributor.SourceReport.Grouping?

    @Option(
        help: ArgumentHelp(
            say(
                "Grannar: queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt) med delarnas koder.",
                "Neighbours: queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt) of the parts' codes."),
            valueName: say("regel", "rule")))
    var neighbours = "queen"

    @Option(help: ArgumentHelp(say("Grannvikter.", "Neighbour weights.")))
    var weights: StatisticsCommand.WeightStyle = .rowStandardised

    @Flag(help: ArgumentHelp(say("Lokal Moran och Getis–Ord G* per del.", "Local Moran and Getis–Ord G* by part.")))
    var local = false

    @Flag(
        help: ArgumentHelp(
            say(
                "Utjämnade kvoter (empirisk Bayes) bredvid de råa.",
                "Smoothed rates (empirical Bayes) beside the raw ones.")))
    var smooth = false

    @Option(
        help: ArgumentHelp(
            say("Delar att ställa mot de övriga: 2303,2313.", "Parts to set against the others: 2303,2313."),
            valueName: say("koder", "codes")))
    var contrast: String?

    /// How much of each initiative is asked for: who moves an index most and where it came from are more than amounts.
    var detail: InitiativeTable.Detail { influence || sources != nil ? .figures : .amounts }

    var choice: NeighbourChoice {
        get throws {
            if NeighbourFile.isOne(neighbours) {
                let list = try NeighbourFile.list(neighbours)
                return NeighbourChoice(
                    .listed(list, file: URL(fileURLWithPath: neighbours).lastPathComponent), style: weights.style)
            }
            guard let choice = NeighbourChoice(neighbours, style: weights.style) else {
                throw ValidationError(
                    say(
                        """
                        --neighbours är queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt), inte \
                        ”\(neighbours)”.
                        """,
                        """
                        --neighbours is queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt), not \
                        “\(neighbours)”.
                        """
                    ))
            }
            return choice
        }
    }

    var divisions: [Level] {
        get throws {
            try (division ?? "").split(separator: ",").map { name in
                guard let level = Level(named: String(name)) else {
                    throw ValidationError(
                        Nearest.unknown(
                            String(name), among: Set(Level.allCases.map(\.rawValue)),
                            what: Wording(sv: "en indelning", en: "a division"))[Speech.language])
                }
                return level
            }
        }
    }

    func validate() throws {
        if !NeighbourFile.isOne(neighbours) { _ = try choice }
        _ = try divisions
        if let bootstrap, !ResampleCount.range.contains(bootstrap) { throw ResampleCount.refusal }
    }

    /// Everything that was asked for.
    func run(_ distributor: Distributor, _ distribution: Distribution) throws -> Analysis {
        // What single initiatives bring is asked as of the same date.
        var distributor = distributor
        distributor.asOf = distributor.asOf ?? distribution.outcomes?.asOf
        var analysis = Analysis(seed: seed)
        let id = distribution.indicator.id
        let level = distribution.level
        analysis.reversals = try distributor.reversals(of: distribution)
        if influence {
            try analysis.answer(.influence, in: \.influence) {
                try distributor.influence(of: id, by: level, on: index)
            }
        }
        if let bootstrap {
            do {
                analysis.intervals = try distributor.intervals(of: id, by: level, replicates: bootstrap, seed: seed)
            } catch let reason as Undefined {
                analysis.intervals = Dictionary(
                    uniqueKeysWithValues: Distribution.Index.allCases.map { ($0, .failure(reason)) })
            }
        }
        for level in try divisions {
            analysis.divisions.append(
                try distributor.distribution(of: id, by: level, year: distribution.year))
        }
        if let need {
            try analysis.answer(.need, in: \.need) {
                try distributor.need(of: id, against: Indicator.ID(need), by: level)
            }
        }
        if let sources {
            try analysis.answer(.sources, in: \.sources) {
                try distributor.sources(of: id, by: level, grouping: sources, on: index, seed: seed)
            }
        }
        if local {
            try analysis.answer(.local, in: \.local) {
                try distributor.local(distribution, neighbours: choice, seed: seed)
            }
        }
        if let contrast {
            try analysis.answer(.contrast, in: \.contrast) {
                try distributor.contrast(
                    distribution, parts: contrast.split(separator: ",").map(String.init), seed: seed)
            }
        }
        if smooth { try analysis.answer(.rates, in: \.rates) { try distributor.rates(distribution) } }
        return analysis
    }
}

/// How many resamples or orderings can be asked for: enough for an interval, and what memory has room for.
enum ResampleCount {
    static let range = 100...1_000_000

    static var refusal: ValidationError {
        ValidationError(
            say("--bootstrap är 100–1 000 000 omdragningar.", "--bootstrap is 100–1,000,000 resamples."))
    }

    static func checkPermutations(_ count: Int) throws {
        guard 1...10_000_000 ~= count else {
            throw ValidationError(say("--permutations är 1–10 000 000.", "--permutations is 1–10,000,000."))
        }
    }
}

extension Distribution.Index: ExpressibleByArgument {}
extension Distributor.SourceReport.Grouping: ExpressibleByArgument {}
