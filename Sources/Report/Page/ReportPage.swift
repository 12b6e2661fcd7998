import FollowUp
import Planar
import Store
import Territory
package import Wording

/// The report as one HTML file: no request to any server, no third-party content, the same bytes for the same store.
///
/// Everything can be read without the script; the switches of the maps work without it too. Text from the store goes
/// through `Markup`, which escapes it, and a content security policy forbids the browser to run or fetch anything
/// outside the page.
package struct ReportPage {
    let facts: ReportFacts
    let language: Language
    let figures: Figures
    private let programVersion: String
    private let generated: String?

    /// - Parameters:
    ///   - programVersion: of Räckvidd.
    ///   - generated: the time stated on the page, if asked for; nil leaves it out.
    package init(_ facts: ReportFacts, language: Language, programVersion: String, generated: String? = nil) {
        self.facts = facts
        self.language = language
        self.programVersion = programVersion
        self.generated = generated
        figures = Figures(language)
    }

    /// UTF-8 text. O(footprint parts + initiatives listed).
    package func html() -> String { frame.html() }

    /// The page before it is written in a format.
    var frame: PageFrame {
        PageFrame(title: title, language: language, sections: sections, footer: footer) {
            HTML.p(.class("kicker")) {
                say("Uppföljning av insatser", "Follow-up of initiatives") + " · "
                    + County.title(ofCode: facts.territory.countyCode)[language]
            }
            HTML.h1 { say("Når insatserna hela länet?", "Do the initiatives reach the whole county?") }
            HTML.div(.class("answer")) {
                for sentence in Conclusion(facts).sentences { HTML.p { sentence[language] } }
            }
        }
    }

    func say(_ sv: String, _ en: String) -> String { Wording(sv: sv, en: en)[language] }

    private var title: String {
        say("Når insatserna hela länet? ", "Do the initiatives reach the whole county? ")
            + County.title(ofCode: facts.territory.countyCode)[language]
    }

    private var sections: [PageFrame.Section] {
        [
            .init(id: "karta", title: say("Kartan", "The map"), content: MapSection(page: self).markup()),
            .init(
                id: "delar", title: say("Område för område", "Area by area"),
                content: FigureSection(page: self).markup()),
            .init(id: "jamnhet", title: say("Hur jämnt", "How evenly"), content: EvennessSection(page: self).markup()),
            .init(
                id: "inflytande", title: say("Vad enskilda insatser väger", "What single initiatives weigh"),
                content: InfluenceSection(page: self).markup()),
            .init(
                id: "luckor", title: say("Täckningsluckor", "Coverage gaps"), content: GapSection(page: self).markup()),
        ]
            + (facts.conflicts.map {
                [
                    .init(
                        id: "malkonflikter", title: say("Målkonflikter", "Goal conflicts"),
                        content: ConflictSection(page: self, conflicts: $0).markup())
                ]
            } ?? []) + effects + [
                .init(
                    id: "grund", title: say("Vad svaret vilar på", "What the answer rests on"),
                    content: FoundationSection(page: self).markup()),
                .init(
                    id: "insatser", title: say("Insatserna", "The initiatives"),
                    content: InitiativeSection(page: self).markup()),
                .init(
                    id: "metod", title: say("Metod och källor", "Method and sources"),
                    content: MethodSection(page: self, programVersion: programVersion).markup()),
            ]
    }

    /// Results, change, goals and strength areas, as far as there is something to say.
    private var effects: [PageFrame.Section] {
        let effects = facts.effects
        let results = ResultBlocks(facts: effects, language: language) {
            "rackvidd outcomes \($0.indicator.id.text) --by municipality\($0.pricesOptions)"
        }.blocks
        var goals: [WrittenDocument.Block] = []
        if let review = effects.review, let file = effects.question.goals?.file {
            goals = GoalBlocks(review: review, file: file, language: language).blocks
        }
        let sections: [(id: String, title: String, blocks: [WrittenDocument.Block])] = [
            ("resultat", say("Resultat", "Results"), results),
            ("forandring", say("Förändring", "Change"), ChangeBlocks(facts: effects, language: language).blocks),
            ("mal", say("Mål", "Goals"), goals),
            (
                "styrkeomraden", say("Styrkeområden", "Strength areas"),
                StrengthAreaBlocks(facts: effects, language: language).blocks
            ),
            (
                "horda", say("Vilka som har hörts", "Who has been heard"),
                effects.heard.map { HeardBlocks(heard: $0, language: language).blocks } ?? []
            ),
        ]
        return sections.filter { !$0.blocks.isEmpty }.map { section in
            .init(
                id: section.id, title: section.title,
                content: section.blocks.map { WrittenDocument.markup($0, nil, language) }.joined())
        }
    }

    private var footer: Markup {
        HTML.p {
            say("Räckvidd ", "Räckvidd ") + programVersion
            if let generated {
                " · " + say("skapad ", "made ")
                HTML.time(Attribute("datetime", generated)) { generated }
            }
        }
    }

    // MARK: Shared by the sections

    /// An amount of the report's indicator, without its unit.
    func amount(_ value: Double) -> String {
        figures.amount(value, of: facts.main.indicator)
    }

    var unit: String { facts.main.indicator.unit[language] }
    var subject: String { Readings.subject(facts.main)[language] }
    /// "Beviljade medel".
    var indicatorTitle: String { facts.main.indicator.title[language].capitalisedFirst }

    /// Whether the report is of a rate, which is averaged, never shared out, summed or set against people.
    var isOfRate: Bool { facts.main.indicator.kind == .intensive }

    /// The weights of a rate's mean.
    var rateNote: String {
        say(
            """
            \(indicatorTitle) är en kvot: den summeras inte och har varken andelar eller lokaliseringskvot. Värdet är \
            insatsernas senaste nivå, i medeltal vägt med insatsernas andel i området; länets är samma medel, vägt med \
            deras andel i länet.
            """,
            """
            \(indicatorTitle) is a rate: it isn't summed, and has neither shares nor location quotients. The value is \
            the latest level of the initiatives, averaged by their share in the area; the county's is the same mean, \
            by their share in the county.
            """)
    }

    /// Money per inhabitant, rates as they are, other indicators per 1,000.
    var density: MapMeasure { .standard(for: facts.main.indicator) }
    var densityTitle: String {
        if density == .value { return unit }
        return density == .perInhabitant
            ? say("\(unit) per invånare", "\(unit) per inhabitant") : say("per 1 000 invånare", "per 1,000 inhabitants")
    }
}
