import Testing

@testable import FollowUp

@Suite struct PolicyContentTests {
    @Test func `comments, order and layout are no content, values are`() {
        let one = "# a\nname: x\nrules:\n  - {id: a, minimum: 1}\n"
        let same = "rules:\n  # b\n  - minimum: 1\n    id: a\nname: \"x\"\n"
        #expect(Policy.content(of: one) == #"{"name":"x","rules":[{"id":"a","minimum":"1"}]}"#)
        #expect(Policy.content(of: same) == Policy.content(of: one))
        #expect(Policy.content(of: "name: x\nrules:\n  - {id: a, minimum: 2}\n") != Policy.content(of: one))
        #expect(Policy.content(of: "a: [") == "a: [")
    }
}
