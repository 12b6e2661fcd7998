import Territory
import Testing
import Wording

@Suite struct CountyTests {
    @Test
    func `there are 21 counties, each with its own two digits, in the order of their codes`() {
        let codes = County.all.map(\.code)
        #expect(codes.count == 21 && Set(codes).count == 21)
        #expect(codes == codes.sorted() && codes.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isNumber) })
    }

    @Test(
        arguments: [
            ("23", "Jämtlands län", "Jämtland County"),
            ("14", "Västra Götalands län", "Västra Götaland County"),
            ("12", "Skåne län", "Skåne County"), ("20", "Dalarnas län", "Dalarna County"),
            ("02", "län 02", "county 02"),
        ])
    func titles(code: String, sv: String, en: String) {
        #expect(County.title(ofCode: code) == Wording(sv: sv, en: en))
    }
}
