import FollowUp
import Statistics
import Store
import Territory
import Wording

/// The evenness of the distribution: curve, quotients, indices in words, and the part between zones.
struct EvennessSection {
    let page: ReportPage
    private var figures: Figures { page.figures }

    @MarkupBuilder
    func markup() -> Markup {
        if page.isOfRate { ofRate } else { ofSum }
    }

    /// A rate has no shares, and so no curve, quotients or indices of them; how far its levels lie apart, and whether
    /// neighbours are alike, can be asked.
    private var ofRate: Markup {
        let reason = Readings.reason(.rate)
        return HTML.div {
            HTML.p {
                page.say(
                    "Kurva, kvoter, Hoover och koncentration saknas: \(reason.sv).",
                    "There is no curve, quotient, Hoover or concentration: \(reason.en).")
            }
            indices
            moran
        }
    }

    @MarkupBuilder
    private var ofSum: Markup {
        let distribution = page.facts.main
        HTML.div(.class("pair")) {
            if case .success(let curve) = distribution.lorenz {
                HTML.figure {
                    LorenzPlot(
                        curve: curve, names: distribution.compared.map { $0.part.name[page.language] },
                        subject: Readings.subject(distribution),
                        language: page.language, prefix: "lorenz"
                    ).markup()
                    HTML.figcaption {
                        page.say(
                            """
                            Lorenzkurva över kommunerna. Ju längre under den raka linjen, desto ojämnare; Gini är \
                            ytan mellan dem gånger två.
                            """,
                            """
                            Lorenz curve over the municipalities. The further below the straight line the less \
                            even; Gini is twice the area between.
                            """
                        )
                    }
                }
            }
            HTML.figure {
                QuotientPlot(
                    items: distribution.rows.map {
                        .init(name: $0.part.name[page.language], quotient: $0.locationQuotient)
                    }, language: page.language,
                    prefix: "kvoter"
                ).markup()
                HTML.figcaption {
                    page.say(
                        """
                        Lokaliseringskvot: andel av \(page.subject) mot andel av invånarna. Skalan är i \
                        fördubblingar.
                        """,
                        """
                        Location quotient: share of \(page.subject) against share of people. The scale is in \
                        doublings.
                        """
                    )
                }
            }
        }
        indices
        decomposition
    }

    private var indices: Markup {
        let distribution = page.facts.main
        let levels: [Level] = [.municipality, .zone, .cell]
        var table = PageTable(
            id: "tabell-index",
            caption: page.say(
                "Samma mått vid olika indelningar; skillnaden är indelningens",
                "The same measures at several divisions; the difference is the division's"),
            columns: [.init(title: page.say("Mått", "Measure"))]
                + levels.map { .init(title: $0.wording[page.language].capitalisedFirst, isNumeric: true) }
                + [.init(title: page.say("Så läses det", "How to read it"))])
        table.isSortable = false
        for index in Distribution.Index.allCases {
            let reading = distribution.indices[index]?.value.flatMap {
                Readings.sentence(index, $0, of: distribution)?[page.language]
            }
            table.rows.append(
                PageTable.Row(
                    cells: [.init(Readings.title(index)[page.language])]
                        + levels.map { level in
                            let result = page.facts.distributions[level]?.indices[index]
                            if let value = result?.value { return .init(figures.decimal(value, 3)) }
                            return .init(result?.undefined.map { Readings.reason($0)[page.language] } ?? "–")
                        } + [.init(reading.map { $0.capitalisedFirst + "." } ?? "")]))
        }
        return HTML.div {
            HTML.h3 { page.say("Mått på ojämnhet", "Measures of unevenness") }
            table.markup()
            interval
            moran
        }
    }

    private var interval: Markup? {
        guard let bootstrap = page.facts.hooverInterval else {
            guard page.facts.distributor.table.count > ReportFacts.mostForInterval else { return nil }
            return HTML.p(.class("note")) {
                page.say(
                    """
                    Intervall över insatser räknas inte när de är fler än \
                    \(figures.integer(ReportFacts.mostForInterval)).
                    """,
                    """
                    Intervals over initiatives are not computed where there are more than \
                    \(figures.integer(ReportFacts.mostForInterval)).
                    """
                )
            }
        }
        let interval = bootstrap.interval
        let method = Readings.method(bootstrap)
        return HTML.p {
            page.say(
                """
                Hur känsligt är Hoover för vilka insatser som råkade få stöd? Lottas insatserna om sträcker sig \
                känslighetsintervallet (\(figures.percent(bootstrap.level))) från \
                \(figures.percent(interval.low)) till \(figures.percent(interval.high)). \
                \(figures.integer(bootstrap.replicates)) slumpvisa omlottningar, \
                slumpfrö \(bootstrap.seed); metod: \(method.sv).
                """,
                """
                How sensitive is Hoover to which initiatives happened to be supported? When the initiatives are \
                redrawn, the sensitivity interval (\(figures.percent(bootstrap.level))) runs from \
                \(figures.percent(interval.low)) to \(figures.percent(interval.high)). \
                \(figures.integer(bootstrap.replicates)) resamples, random seed \(bootstrap.seed); method: \(method.en).
                """
            )
        }
    }

    private var moran: Markup {
        HTML.p {
            switch page.facts.main.moran {
            case .value(let test, let weights):
                page.say(
                    """
                    Liknar grannkommuner varandra? Morans I \(figures.decimal(test.observed, 3)) (väntat \
                    \(figures.decimal(test.expected, 3)) om läget saknade betydelse); \
                    \(Readings.test(test, Readings.tail(test)).sv). Grannar: \(Readings.weights(weights).sv).
                    """,
                    """
                    Are neighbouring municipalities alike? Moran's I \(figures.decimal(test.observed, 3)) \
                    (expected \(figures.decimal(test.expected, 3)) if place meant nothing); \
                    \(Readings.test(test, Readings.tail(test)).en). Neighbours: \(Readings.weights(weights).en).
                    """
                )
            case .undefined(let reason):
                page.say(
                    "Morans I går inte att räkna: \(Readings.reason(reason).sv).",
                    "Moran's I is undefined: \(Readings.reason(reason).en).")
            }
        }
    }

    // MARK: Between and within zones

    private var decomposition: Markup {
        HTML.div {
            HTML.h3 { page.say("Mellan zoner och inom dem", "Between zones and within them") }
            switch page.facts.main.decomposition?.theilT {
            case .success(let parts)?:
                HTML.p {
                    let share = parts.betweenShare ?? 0
                    let printed = figures.percents([share, 1 - share], 0).map { $0 ?? "–" }
                    page.say(
                        """
                        Av ojämnheten mellan delområdena (Theil T \(figures.decimal(parts.total, 3))) ligger \
                        \(printed[0]) mellan zonerna och \(printed[1]) mellan \
                        kommunernas delar av samma zon.
                        """,
                        """
                        Of the unevenness between subareas (Theil T \(figures.decimal(parts.total, 3))) \
                        \(printed[0]) lies between the zones and \(printed[1]) between \
                        the municipalities' parts of the same zone.
                        """
                    )
                }
                StackedBar(
                    parts: [
                        .init(title: page.say("mellan zoner", "between zones"), share: parts.betweenShare ?? 0),
                        .init(title: page.say("inom zoner", "within zones"), share: 1 - (parts.betweenShare ?? 0)),
                    ], figures: figures
                ).markup()
                zones(parts)
            case .failure(let reason)?: HTML.p { Readings.reason(reason)[page.language].capitalisedFirst + "." }
            case nil:
                HTML.p {
                    page.say(
                        "Indikatorn kan inte delas upp på delområden.", "The indicator can't be divided among subareas."
                    )
                }
            }
        }
    }

    private func zones(_ parts: Decomposition<Int>) -> Markup {
        var table = PageTable(
            id: "tabell-zoner",
            caption: page.say("Så mycket bidrar varje zon till Theil T", "What zones add to Theil T"),
            columns: [
                .init(title: page.say("Zon", "Zone")),
                .init(title: page.say("Av invånarna", "Of people"), isNumeric: true),
                .init(title: page.say("Andel", "Share"), isNumeric: true),
                .init(title: page.say("Mellan", "Between"), isNumeric: true),
                .init(title: page.say("Inom", "Within"), isNumeric: true),
            ])
        table.isSortable = false
        let groups = parts.groups.sorted { $0.group < $1.group }
        let people = figures.percents(groups.map(\.populationShare))
        let shares = figures.percents(groups.map(\.valueShare))
        for (index, part) in groups.enumerated() {
            table.rows.append(
                PageTable.Row(
                    cells: [
                        .init(page.facts.main.scheme.zones[part.group].title[page.language]),
                        .init(people[index] ?? "–"), .init(shares[index] ?? "–"),
                        .init(figures.decimal(part.betweenContribution, 3)),
                        .init(figures.decimal(part.withinContribution, 3)),
                    ]))
        }
        return table.markup()
    }
}
