import FollowUp
import Testing
import Wording

@testable import Report

/// Every kind of rule has sentences in both languages.
@Suite struct RuleSentencesTests {
    /// By kind what its example asks for, as `--explain` says it.
    private static let sentences = [
        "minimum_initiatives": Wording(
            sv: "Minst 3 insatser i varje kommun.", en: "At least 3 initiatives in each municipality."),
        "minimum_amount": Wording(
            sv: "Minst 1 000 000 kr i varje kommun.", en: "At least 1,000,000 SEK in each municipality."),
        "minimum_share": Wording(
            sv: "Andelen av medlen i varje kommun ska vara minst 50 % av dess andel av invånarna.",
            en: "The share of the money in each municipality should be at least 50% of its share of the people."),
        "matrix": Wording(
            sv: "Minst 1 insats för varje styrkeområde i varje kommun.",
            en: "At least 1 initiative for each strength area in each municipality."),
        "reach": Wording(
            sv: "Minst 80 % av invånarna ska ha högst 25 km till en insats.",
            en: "At least 80% of the people must live within 25 km of an initiative."),
        "maximum_concentration": Wording(
            sv: "Gini för medlen per invånare över länets delar (kommun) är högst 0,400.",
            en: "Gini of the money per inhabitant over the county's parts (municipality) is at most 0.400."),
        "recency": Wording(
            sv: "Det senaste beslutet i varje kommun är högst 24 månader gammalt vid utlysningen.",
            en: "The last decision in each municipality is at most 24 months old at the round."),
        "achievement": Wording(
            sv: "Minst 50 % av vad insatser ska nå av jobs i varje kommun är nått.",
            en: "At least 50% of what initiatives aim at of jobs in each municipality has been reached."),
        "change": Wording(
            sv: "Förändringen av population 2012–2023, i procent, är i varje kommun minst länets.",
            en: "The change of population 2012–2023, in per cent, is in each municipality at least the county's."),
        "trend": Wording(
            sv:
                """
                En kommun där tax_base_per_inhabitant försämrats 3 år i rad har minst 100 % av sin befolkningsandel av \
                medlen.
                """,
            en:
                """
                A municipality where tax_base_per_inhabitant has got worse 3 years in a row has at least 100% of its \
                population share of the money.
                """
        ),
    ]

    /// Spaces that don't break are written as others.
    private func plain(_ text: String) -> String {
        String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
    }

    @Test(arguments: Policy.kinds.map { $0.name })
    func `a kind says what it asks for in both languages`(name: String) throws {
        let kind = try #require(Policy.kinds.first { $0.name == name })
        #expect(kind is any RuleSentences.Type)
        let policy = try PolicyReader(file: "p.yaml").read(
            "version: 1\nname: x\nround: 2027\nrules:\n  - \(kind.example)\n")
        let sentence = PolicyText.requirement(try #require(policy.rules.first), PartNames())
        let expected = try #require(Self.sentences[name])
        #expect(plain(sentence.sv) == expected.sv)
        #expect(plain(sentence.en) == expected.en)
    }
}
