import Foundation
import Testing

@testable import Statistics

@Suite struct OwnPastTests {
    @Test func `a value above the earlier line's interval is told as such`() throws {
        let years = (2001...2010).map(Double.init)
        var values = years.map { 3 + 0.5 * ($0 - 2000) + ($0.truncatingRemainder(dividingBy: 2) == 0 ? 0.1 : -0.1) }
        values[7] += 4
        let past = try OwnPast(periods: years, values: values, since: 2008)
        #expect(past.later.map(\.position) == [.above, .within, .within])
        #expect(past.fit.count == 7 && past.later[1].period == 2009)
        #expect(agree(past.later[0].expected, past.fit.value(at: 2008)))
        let short = try OwnPast(periods: years, values: values, since: 2004)
        #expect(short.later.allSatisfy { $0.position == .unknown && $0.interval == nil })
        #expect(throws: Undefined.parameter(.since, value: 2011)) {
            try OwnPast(periods: years, values: values, since: 2011)
        }
    }
}
