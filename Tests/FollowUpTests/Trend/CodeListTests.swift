import Testing

@testable import FollowUp

@Suite struct CodeListTests {
    @Test func `codes one a line or many, a header and remarks passed over, each once`() throws {
        #expect(
            try CodeList.read("kommunkod\n2303\n# nära\n2305; 2309,2303\n\n", file: "f") == ["2303", "2305", "2309"])
        #expect(try CodeList.read("\u{FEFF}\"2303\"\r\n2305", file: "f") == ["2303", "2305"])
    }

    @Test func `what is no code is named with its line`() {
        #expect(throws: TrendError.wrongCode("Åre", file: "f", line: 3)) {
            try CodeList.read("kod\n2303\nÅre\n", file: "f")
        }
        #expect(throws: TrendError.noCodes(file: "f")) { try CodeList.read("kommunkod\n", file: "f") }
    }
}
