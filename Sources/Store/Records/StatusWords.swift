/// The usual words of status columns, in Swedish and English, in every inflection.
///
/// A text is looked up as a whole first ("under handläggning"), then word by word ("Avslag 2024-05-01", "Ansökan
/// beviljad"). Word by word it has a class only where all classified words agree; general words ("ansökan", "beslut")
/// yield to others, how far something has come says what that is ("Handläggning pågår"), what was taken back afterwards
/// isn't granted any more ("Beviljad, senare återkallad"), and an unknown text with a negation has none.
enum StatusWords {
    /// Nil for an unknown text. O(letters).
    static func statusClass(of text: String) -> StatusClass? {
        let words = FoldedText.words(text)
        guard !words.isEmpty else { return nil }
        return statusClass(of: words)
    }

    private static func statusClass(of words: [String]) -> StatusClass? {
        if words.contains("nej") {
            // A plain no beside a refusal says the same; beside anything else it isn't clear of what.
            let others = words.filter { $0 != "nej" }
            return !others.isEmpty && statusClass(of: others) == .rejected ? .rejected : nil
        }
        if let known = phrases[words.joined(separator: " ")] { return known }
        if words.contains(where: negations.contains) { return nil }
        if isProspect(words) { return .undecided }
        if let last = words.last(where: { self.words[$0] != nil }), withdrawals.contains(last),
            !words.contains("efter"), !words.contains("after")
        {
            // A refusal that was taken back is neither.
            return words.contains { refusals.contains($0) } ? nil : .rejected
        }
        if words.contains(where: handling.contains) || words.contains(where: applications.contains),
            words.allSatisfy({ self.words[$0] == nil || handling.contains($0) || phases.contains($0) })
        {
            let isOpen = words.contains(where: handling.contains) || words.contains(where: beginnings.contains)
            if isOpen { return .undecided }
        }
        // What ended by a refusal was refused.
        let others = words.filter { !phases.contains($0) || beginnings.contains($0) }.compactMap { self.words[$0] }
        if !words.contains("efter"), !words.contains("after"), Set(others) == [.rejected] { return .rejected }
        var found = Set(words.compactMap { self.words[$0] })
        // "under handläggning" within a longer text.
        for length in 2...4 where words.count > length {
            for start in 0...(words.count - length) {
                if let known = phrases[words[start..<start + length].joined(separator: " ")] { found.insert(known) }
            }
        }
        if found.isEmpty, words.allSatisfy({ general[$0] != nil || formalities.contains($0) }) {
            found = Set(words.compactMap { general[$0] })
        }
        return found.count == 1 ? found.first : nil
    }

    /// Whether a decision is only proposed, or still to come: "Förslag till bifall", "Ska beviljas", "to be approved",
    /// "Beslut nästa möte". What stands after a decision doesn't undo it: "Beviljad, väntar på rekvisition".
    private static func isProspect(_ words: [String]) -> Bool {
        let toBe = zip(words, words.dropFirst()).enumerated().first { $1 == ("to", "be") }?.offset
        guard let prospect = [toBe, words.firstIndex(where: prospects.contains)].compactMap({ $0 }).min(),
            let decision = words.firstIndex(where: outcomes.contains)
        else { return false }
        let classed = words.filter { self.words[$0] != nil || general[$0] != nil }
        guard classed.allSatisfy({ outcomes.contains($0) || self.words[$0] == .undecided }) else { return false }
        if prospect < decision { return true }
        let isNext =
            words.indices.contains(decision + 1) && ["nasta", "next", "kommande"].contains(words[decision + 1])
        return general[words[decision]] != nil && isNext
    }

    /// The form in which statuses are compared: folded, participles and adjectives by their first form, so that
    /// "Beviljat", "beviljade" and "BEVILJAD" are one status. Other words stand as they are.
    static func key(of text: String) -> String {
        FoldedText.key(text).split(separator: " ").map { stems[String($0)] ?? String($0) }.joined(separator: " ")
    }

    /// By inflected word its first form.
    private static let stems: [String: String] = {
        var stems: [String: String] = [:]
        let listed = words.merging(general) { own, _ in own }
        for word in listed.keys.sorted() {
            for (first, others) in [
                ("ad", ["at", "ade"]), ("d", ["t", "da"]), ("en", ["et", "na"]), ("", ["t", "a"]),
            ] where word.hasSuffix(first) {
                for other in others {
                    let form = String(word.dropLast(first.count) + other)
                    if listed[form] == listed[word], stems[form] == nil { stems[form] = word }
                }
            }
        }
        return stems
    }()

    // MARK: Words

    private static let negations: Set<String> = [
        "ej", "inte", "icke", "utan", "not", "non", "no", "never", "aldrig", "without",
    ]

    /// Words for the kind of document rather than its result.
    private static let general: [String: StatusClass] = [
        .undecided: ["ansokan", "ansokningar", "ansokning", "application", "applications", "arende", "case"],
        .decided: ["beslut", "beslutad", "beslutat", "beslutade", "beslutas", "beslutats", "decision", "decided"],
    ].byText

    /// Words beside a general one that change nothing: "Beslut fattat", "Ansökan om stöd".
    private static let formalities: Set<String> = [
        "fattat", "fattad", "fattats", "taget", "tagen", "tagits", "finns", "klart", "om", "for", "till", "den", "av",
        "och", "stod", "bidrag", "medel", "projektmedel", "projektstod", "made", "taken", "final", "slutligt",
        "slutlig", "funding", "support", "grant", "of", "on", "the",
    ]

    private static let prospects: Set<String> = [
        "ska", "skall", "bor", "forslag", "forslaget", "foreslas", "foreslagen", "foreslaget", "foreslagna",
        "rekommenderas", "rekommenderad", "rekommenderat", "rekommenderade", "rekommendation", "recommended",
        "recommendation", "recommend", "proposed", "proposal", "ready", "redo", "nasta", "next", "kommande", "infor",
        "will", "shall", "should", "awaiting", "awaits", "vantar", "invantar", "avvaktar", "kommer",
    ]

    /// What a decision can be.
    private static let outcomes: Set<String> = [
        "beslut", "beslutad", "beslutat", "beslutade", "beslutas", "beslutats", "decision", "decided", "bevilja",
        "beviljas", "beviljad", "beviljat", "beviljade", "beviljande", "bifall", "bifalla", "bifallas", "bifallen",
        "bifallet", "godkannas", "godkand", "godkant", "godkanda", "granted", "approved", "approval", "awarded",
        "award",
        "funded", "accepted", "avslag", "avslas", "avslagen", "avslaget", "rejected", "rejection", "refused",
        "declined", "ansokan", "application", "ansokningar", "applications", "arende", "case",
    ]

    /// What is done before a decision.
    private static let handling: Set<String> = [
        "handlaggning", "handlaggningen", "beredning", "beredningen", "provning", "provningen", "granskning",
        "granskningen", "bedomning", "bedomningen", "remiss", "remissen", "komplettering", "review", "assessment",
        "evaluation", "processing", "consideration",
    ]
    private static let applications: Set<String> = [
        "ansokan", "ansokningar", "ansokning", "application", "applications",
    ]

    /// How far it has come, whatever it is.
    private static let phases: Set<String> = beginnings.union([
        "avslutad", "avslutat", "avslutade", "klar", "klart", "klara", "fardig", "fardigt", "fardiga", "completed",
        "complete", "finished", "ended", "concluded", "closed",
    ])
    private static let beginnings: Set<String> = [
        "pagaende", "pagar", "loper", "lopande", "igang", "paborjad", "paborjat", "paborjade", "startad", "startat",
        "startade", "ongoing", "underway", "started", "running",
    ]

    private static let refusals: Set<String> = [
        "avslag", "avslaget", "avslagen", "avslagna", "rejection", "rejected", "refused", "declined",
    ]
    private static let withdrawals: Set<String> = Set(
        participles(ad: ["aterkall", "annuller", "makuler"], d: ["upphav", "atertag"], en: ["atertag", "indrag"])
            + [
                "upphavd", "upphavt", "upphavda", "havd", "havt", "havda", "aterkallas", "aterkallats", "atertas",
                "atertagits", "withdrawn", "revoked", "repealed", "cancelled", "canceled", "annulled", "rescinded",
            ])

    private static let words: [String: StatusClass] = [
        .decided: participles(
            ad: [
                "bevilj", "tilldel", "pabor", "start", "avslut", "slutredovis", "slutrapporter", "delredovis",
                "redovis",
                "kontrakter", "avtal", "rekvirer", "signer", "faststall",
            ],
            d: [
                "godkan", "genomfor", "slutfor", "utbetal", "delutbetal", "slututbetal", "fullfol", "verkstall",
                "fardigstall", "igangsatt",
            ], en: ["bifall"])
            + [
                "bifall", "bifallet", "beviljande", "pagaende", "pagar", "pagick", "loper", "lopande", "aktiv",
                "aktivt",
                "aktiva",
                "klar", "klart", "klara", "fardig", "fardigt", "fardiga", "igang", "genomforande", "slutredovisning",
                "slutrapport", "utbetalning", "delutbetalning", "slututbetalning", "slutbetalning", "forlangning",
                "andringsansokan", "extension", "beviljas", "beviljats", "avslutas",
                "paborjad", "paborjat", "paborjade", "fastslagen", "fastslaget", "fastslagna",
                "granted", "approved", "approval", "awarded", "award", "funded", "ongoing", "active", "started",
                "underway", "implemented", "implementation", "completed", "complete", "finished", "closed",
                "contracted",
                "signed", "paid", "disbursed", "ended", "finalised", "finalized", "accepted", "running", "concluded",
            ],
        .undecided: participles(
            ad: [
                "prioriter", "registrer", "planer", "kompletter", "remitter", "nominer", "bordlag", "obeslut",
                "aterremitter",
            ], d: ["inlam", "inskick"], en: ["inkomm", "foreslag", "mottag"])
            + [
                "inkomna", "inkommit", "handlaggningen", "beredningen", "provningen", "granskningen", "bedomningen",
                "ansokte", "soktes", "sokt", "sokta", "sokes", "soks", "ansokt", "ansokta", "ansoks", "handlaggning",
                "handlaggs",
                "beredning",
                "bereds", "provning", "provas", "granskning", "granskas", "bedomning", "bedoms", "preliminar",
                "preliminart", "preliminara", "vilande", "utkast", "komplettering", "kompletteras", "remiss",
                "inlamnad",
                "inlamnat", "inlamnade", "inskickad", "inskickat", "inskickade", "bordlagd", "bordlagt", "bordlagda",
                "obeslutad", "obeslutat", "obeslutade", "prioriteras", "foreslas", "planeras",
                "applied", "submitted", "received", "registered", "pending", "proposed", "planned", "preliminary",
                "provisional", "prioritised", "prioritized", "shortlisted", "draft", "undecided", "processing",
                "waitlisted", "requested", "nominated", "review", "assessment", "evaluation", "consideration",
            ],
        .rejected: participles(
            ad: ["obevilj", "aterkall", "avvis", "nek", "makuler", "annuller", "forkast", "avboj", "dementer"],
            d: ["upphav", "underkan", "atertag"], en: ["avslag", "atertag", "indrag", "tillbakadrag", "avskriv"])
            + [
                "havd", "havt", "havda", "installd", "installt", "installda",
                "avslag", "avslaget", "avslas", "avslagit", "avslagits", "avslog", "avslogs", "atertog", "atertogs",
                "upphavde", "upphavdes", "upphaves", "avskrev", "avskrevs", "atertas", "atertagits", "aterkallas",
                "aterkallats",
                "aterkallelse", "atertagande", "upphavs", "upphavts", "upphavd", "upphavt", "upphavda", "avskrivs",
                "avskrivits", "avskrivning", "avvisas", "avvisats", "avvisning", "nekas", "avbojd", "avbojt", "avbojda",
                "rejected", "rejection", "declined", "denied", "refused", "withdrawn", "revoked", "repealed",
                "cancelled",
                "canceled", "annulled", "unsuccessful", "dismissed", "ineligible", "rescinded",
            ],
    ].byText

    private static let phrases: [String: StatusClass] = [
        .decided: [
            "under genomforande", "i genomforande", "delvis beviljad", "delvis beviljat", "on going", "in progress",
            "ej avslutad", "ej avslutat", "inte avslutad", "inte avslutat", "ej slutredovisad", "ej slutredovisat",
            "inte slutredovisad", "inte slutredovisat", "ej paborjad", "ej paborjat", "inte paborjad", "inte paborjat",
            "under utbetalning", "not started", "not completed", "not finished", "delvis avslag", "delvis avslagen",
            "delvis avslaget", "partially rejected", "partly rejected", "rejected in part",
        ],
        .undecided: [
            "klar for beslut", "klart for beslut",
            "under handlaggning", "under beredning", "under provning", "under granskning", "under bedomning",
            "ej beslutad", "ej beslutat", "ej beslutade", "inte beslutad", "inte beslutat", "inte beslutade",
            "icke beslutad", "ej slutligt beslutad", "ej slutligt beslutat", "inte slutligt beslutad",
            "inte slutligt beslutat", "invantar beslut", "vantar pa beslut", "avvaktar beslut", "for beslut",
            "infor beslut", "forslag till beslut", "under beslut", "beslut vantas", "vantar beslut", "beslut vantar",
            "beslut ej fattat", "beslut inte fattat", "ej fattat beslut", "pa reservlista",
            "komplettering begard", "pa remiss", "ej avgjord", "ej avgjort", "inte avgjord", "inte avgjort",
            "not decided", "not yet decided", "under review", "in review", "under assessment", "under consideration",
            "under evaluation", "on hold", "awaiting decision", "in process", "waiting list", "ej fardigbehandlad",
            "ej fardigbehandlat", "awaiting approval", "pending approval",
        ],
        .rejected: [
            "ej beviljad", "ej beviljat", "ej beviljade", "inte beviljad", "inte beviljat", "inte beviljade",
            "icke beviljad", "icke beviljat", "beviljas ej", "beviljas inte", "beviljades inte", "beviljades ej",
            "ej godkand", "ej godkant", "ej godkanda", "inte godkand", "inte godkant", "ej bifallen", "ej bifallet",
            "inte bifallen", "ej bifall", "utan bifall", "lamnad utan bifall", "lamnat utan bifall",
            "lamnas utan bifall", "ej berattigad", "ej berattigat", "not granted", "not approved",
            "not awarded",
            "not funded", "not accepted", "written off", "not eligible",
        ],
    ].byText

    /// Swedish participles of stems and the past in both voices: -ad, -at, -ade; -d, -t, -da, -de; -en, -et, -na, -it.
    private static func participles(ad: [String] = [], d: [String] = [], en: [String] = []) -> [String] {
        ad.flatMap { ["\($0)ad", "\($0)at", "\($0)ade", "\($0)as", "\($0)ats", "\($0)ades"] }
            + d.flatMap { ["\($0)d", "\($0)t", "\($0)da", "\($0)de", "\($0)s", "\($0)ts", "\($0)des"] }
            + en.flatMap { ["\($0)en", "\($0)et", "\($0)na", "\($0)it", "\($0)its"] }
    }
}

extension [StatusClass: [String]] {
    /// Inverted.
    fileprivate var byText: [String: StatusClass] {
        var classes: [String: StatusClass] = [:]
        for (statusClass, texts) in self { for text in texts { classes[text] = statusClass } }
        return classes
    }
}
