import Testing
import Wording

@Suite struct PercentTableTests {
    private let en = Figures(.english), sv = Figures(.swedish)

    /// By itself the last row reads 66.7%, and each of its boxes 33.3%.
    @Test func `margins are the sums of what is printed`() {
        let printed = en.percents(table: [[1.0 / 6, 1.0 / 6], [1.0 / 3, 1.0 / 3]])
        #expect(printed.cells == [["16.7%", "16.6%"], ["33.3%", "33.4%"]])
        #expect(printed.rows == ["33.3%", "66.7%"])
        #expect(printed.columns == ["50.0%", "50.0%"])
    }

    @Test func `what is blank stays blank`() {
        let printed = sv.percents(table: [[0.25, nil], [nil, nil], [0.5, 0.25]])
        #expect(printed.cells == [["25,0\u{A0}%", nil], [nil, nil], ["50,0\u{A0}%", "25,0\u{A0}%"]])
        #expect(printed.rows == ["25,0\u{A0}%", nil, "75,0\u{A0}%"])
        #expect(printed.columns == ["75,0\u{A0}%", "25,0\u{A0}%"])
    }

    @Test func `shares of no whole are rounded one by one`() {
        let printed = en.percents(table: [[0.333, 0.333], [0.333, -0.1]])
        #expect(printed.cells == [["33.3%", "33.3%"], ["33.3%", "\u{2212}10.0%"]])
        #expect(printed.rows == ["66.6%", "23.3%"])
    }

    @Test func `a share that is not zero never reads as zero`() {
        #expect(en.percents(table: [[0.99998, 0.00002]]).cells == [[">99.9%", "<0.1%"]])
    }
}
