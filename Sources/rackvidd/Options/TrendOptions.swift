public import ArgumentParser
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
        try refuse(.similarToNobody, if: similarBy != nil && !against.hasPrefix("similar:"))
        try refuse(.yearsAstray, if: pre.map { $0 >= since } ?? false || post.map { $0 < since } ?? false)
    }

    /// - Throws: `TrendError`; `TextFile.Unreadable` of a file of codes.
    func request(of store: Store) throws -> TrendRequest {
        func list(_ text: String?) -> [String] { (text ?? "").split(separator: ",").map(String.init) }
        var request = try TrendRequest(treated: list(treated), since: since, against: against, in: store)
        (request.first, request.last, request.scale) = (pre, post, scale)
        request.excluded = list(exclude)
        request.similarBy = list(similarBy).map { Indicator.ID($0) }
        (request.synthetic, request.dose) = (synthetic, dose != nil)
        return request
    }
}

extension Panel.Scale: ExpressibleByArgument {}
