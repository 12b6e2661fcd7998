public import ArgumentParser
import Exchange
import FollowUp
import Report
public import Statistics
import Store
import Wording

/// A comparison over time as it is asked for.
struct TrendOptions: ParsableArguments {
    @Argument(help: .init(TrendOptionText.indicator)) var indicator: Indicator.ID
    @Option(help: .init(TrendOptionText.treated)) var treated: String
    @Option(help: .init(TrendOptionText.since)) var since: Int
    @Option(help: .init(TrendOptionText.against)) var against = "others"
    @Option(help: .init(TrendOptionText.similarBy)) var similarBy: String?
    @Option(help: .init(TrendOptionText.exclude)) var exclude: String?
    @Option(help: .init(TrendOptionText.first)) var pre: Int?
    @Option(help: .init(TrendOptionText.last)) var post: Int?
    @Option(help: .init(TrendOptionText.scale)) var scale: Panel.Scale?
    @Flag(help: .init(TrendOptionText.synthetic)) var synthetic = false
    @Option(help: .init(TrendOptionText.dose)) var dose: Dose?

    enum Dose: String, ExpressibleByArgument, CaseIterable { case grantedSek = "granted_sek" }

    func validate() throws {
        try refuse(
            if: similarBy != nil && !against.hasPrefix("similar:"), "--similar-by gäller --against similar:ANTAL.",
            "--similar-by is for --against similar:COUNT.")
        try refuse(
            if: pre.map { $0 >= since } ?? false || post.map { $0 < since } ?? false,
            "--pre är ett år före --since, --post --since eller ett senare år.",
            "--pre is a year before --since, --post is --since or a later year.")
    }

    /// - Throws: `TrendError`; `TextFile.Unreadable` of a file of codes.
    func request(of store: Store) throws -> TrendRequest {
        func list(_ text: String?) -> [String] { (text ?? "").split(separator: ",").map(String.init) }
        var request = TrendRequest(treated: list(treated), since: since)
        request.against =
            try ComparisonRule(word: against)
            ?? .listed(CodeList.read(TextFile.read(against), file: against), file: against)
        (request.first, request.last, request.scale) = (pre, post, scale)
        request.excluded = list(exclude)
        request.similarBy = list(similarBy).map { Indicator.ID($0) }
        (request.synthetic, request.dose) = (synthetic, dose != nil)
        request.register = try store.municipalityRegister()
        request.borders = try Shipped.borders(of: Set(request.treated))
        return request
    }
}

extension Panel.Scale: ExpressibleByArgument {}
