import Store
import Testing
import Wording

@testable import Report

/// Arguments that don't go together.
@Suite struct ArgumentComplaintTests {
    private static func period(_ from: String?, _ to: String?) -> Wording? {
        ArgumentComplaint.period(from: from.flatMap { PartialDate($0) }, to: to.flatMap { PartialDate($0) })?.wording
    }

    @Test func `a period that ends before it begins is refused by name`() {
        #expect(
            Self.period("2024", "2023-12")
                == Wording(
                    sv: "Perioden slutar före den börjar: --from 2024 är efter --to 2023-12.",
                    en: "The period ends before it begins: --from 2024 is after --to 2023-12."))
    }

    private static let periods: [(String?, String?)] = [
        ("2024", "2024"), ("2024-06", "2024"), ("2024-05-17", "2024-05-17"), (nil, "1999"), ("2030", nil),
    ]

    @Test(arguments: periods)
    func `any other period holds a day`(from: String?, to: String?) {
        #expect(Self.period(from, to) == nil)
    }
}
