import FollowUp
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct ProseTests {
    @Test(arguments: [(1, "en", "one"), (12, "tolv", "twelve"), (13, "13", "13"), (1_234, "1\u{A0}234", "1,234")])
    func `counts in words`(_ number: Int, _ sv: String, _ en: String) {
        #expect(Prose.count(number) == Wording(sv: sv, en: en))
    }

    @Test func `lists in words`() {
        let names = (1...7).map { Wording(verbatim: "\($0)") }
        #expect(Prose.list([]).sv == "")
        #expect(Prose.list(Array(names.prefix(2))).sv == "1 och 2")
        #expect(Prose.list(Array(names.prefix(5))).en == "1, 2, 3, 4 and 5")
        #expect(Prose.list(names).sv == "1, 2, 3, 4 och tre till")
    }

    @Test(arguments: [
        (999_499.0, "999\u{A0}499 kr"), (999_500, "1,0 mnkr"), (124_000_000, "124 mnkr"), (99_940_000, "99,9 mnkr"),
        (99_960_000, "100 mnkr"), (0, "0 kr"),
    ])
    func `money in words`(_ kronor: Double, _ text: String) { #expect(Prose.money(kronor).sv == text) }
}
