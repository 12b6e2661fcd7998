import Testing
import Wording

@testable import FollowUp

/// What the parser says, in the reader's language.
@Suite struct YAMLProblemTests {
    @Test(arguments: [
        (
            "a: b: c\n",
            "p.yaml, rad 1: ogiltig YAML, tecken 5: ett kolon till på samma rad; sätt texten inom citattecken"
        ),
        ("a: [1, 2\nb: 3\n", "p.yaml, rad 2: ogiltig YAML, tecken 2: ett komma eller ] saknas"),
        (
            "\ta: 1\n",
            "p.yaml, rad 1: ogiltig YAML, tecken 1: tecknet får inte stå först; tabb och % får inte inleda en rad"
        ),
    ])
    func `it is said in Swedish what is wrong`(_ text: String, _ told: String) {
        let errors = #expect(throws: PolicyErrors.self) { try PolicyReader(file: "p.yaml").read(text) }
        #expect(errors?.errors.map(\.wording.sv) == [told])
        #expect(errors?.errors.allSatisfy { !$0.wording.sv.contains("expected") } == true)
    }
}
