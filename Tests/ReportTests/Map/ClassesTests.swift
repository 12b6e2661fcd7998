import Foundation
import Testing

@testable import Report

@Suite struct ClassesTests {
    private struct Fixture: Decodable {
        struct Values: Decodable {
            let values: [Double]
            let natural: [String: [Int]]
            let equal: [String: [Int]]
            let quantile: [String: [Int]]
        }
        let sets: [Values]
    }

    private static func fixture() throws -> Fixture {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/classes.json", withExtension: nil))
        return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    }

    private static func sizes(_ classes: Classes, _ values: [Double]) -> [Int] {
        (0..<classes.count).map { index in values.count { classes.index(of: $0) == index } }
    }

    /// Foreign oracle: mapclassify 2.10.0.
    @Test(arguments: [3, 5, 7])
    func `natural breaks are fishers`(_ count: Int) throws {
        for set in try Self.fixture().sets {
            #expect(
                Self.sizes(Classes(set.values, method: .natural, count: count), set.values) == set.natural["\(count)"])
        }
    }

    @Test(arguments: [3, 5, 7])
    func `equal widths are equal`(_ count: Int) throws {
        for set in try Self.fixture().sets {
            let classes = Classes(set.values, method: .equal, count: count)
            #expect(Self.sizes(classes, set.values) == set.equal["\(count)"])
        }
    }

    /// Where a quantile falls between two ranks definitions differ; these fall clear of that.
    @Test(arguments: [3, 5])
    func `quantiles hold as many each`(_ count: Int) throws {
        for set in try Self.fixture().sets where Set(set.values).count == set.values.count {
            #expect(
                Self.sizes(Classes(set.values, method: .quantile, count: count), set.values) == set.quantile["\(count)"]
            )
        }
    }

    @Test func `ties stay together`() {
        let values = [1.0, 1, 1, 1, 1, 2, 3]
        for method in [Classes.Method.quantile, .natural, .equal] {
            let classes = Classes(values, method: method, count: 3)
            #expect(Set(values.filter { $0 == 1 }.map(classes.index)).count == 1)
            #expect(classes.breaks == classes.breaks.sorted() && Set(classes.breaks).count == classes.breaks.count)
        }
    }

    @Test func `few values give few classes`() {
        #expect(Classes([], method: .natural, count: 5).count == 1)
        #expect(Classes([4, 4, 4], method: .quantile, count: 5).count == 1)
        #expect(Classes([1, 2], method: .natural, count: 5).count == 2)
        #expect(Classes([0, 0, 5], method: .natural, count: 5).breaks == [5])
    }

    @Test(arguments: [
        (389_231.0, 518_483.0, 500_000.0), (0.1, 0.9, 0.5), (0.2, 0.21, 0.21), (-5, 3, 0),
        (1_637_611, 2_010_726, 2_000_000),
        (-9.5, -9.1, -9.2), (0.0, 0.003, 0.002), (12, 12.0000001, 12.0000001),
    ])
    func `breaks are round`(_ low: Double, _ high: Double, _ expected: Double) {
        #expect(Classes.roundest(above: low, upTo: high) == expected)
    }

    @Test func `a break belongs to the upper class`() {
        let classes = Classes(fixed: [1, 2])
        #expect([0.99, 1, 1.99, 2, 3].map(classes.index) == [0, 1, 1, 2, 2])
    }

    /// 1.381595178515 / 15,680 and 1.118404821485 / 12,693 are the same, spread by people from one figure.
    @Test(arguments: Classes.Method.computed)
    func `values that differ by rounding only are in one class`(method: Classes.Method) {
        let (a, b) = (0.08811193740529337, 0.08811193740526274)
        let classes = Classes([a, b, 0.46, 0.5, 1.55], method: method, count: 5)
        #expect(classes.index(of: a) == classes.index(of: b) && classes.index(of: 1.55) == classes.count - 1)
        #expect(Classes([a, b], method: .natural, count: 5).count == 1 || method == .equal)
    }
}
