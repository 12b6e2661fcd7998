import Territory
import Testing

@testable import Store

/// What statuses amount to, and what figures leave out for it.
@Suite struct StatusTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
    }

    @Test(arguments: [
        ("beviljad", StatusClass.decided), ("BEVILJAT", .decided), ("Beviljade", .decided), ("pågående", .decided),
        ("Avslutat", .decided), ("slutredovisad", .decided), ("Slutredovisat", .decided), ("bifallen", .decided),
        ("Beslutat", .decided), ("Ansökan beviljad", .decided), ("granted", .decided), ("On-going", .decided),
        ("3. Genomförd", .decided), ("Ej slutredovisad", .decided), ("utbetalning pågår", .decided),
        ("ansökt", .undecided), ("Ansökan", .undecided), ("Sökt", .undecided), ("Under handläggning", .undecided),
        ("under  beredning", .undecided), ("Preliminärt", .undecided), ("prioriterat", .undecided),
        ("Prioriterad", .undecided), ("ej beslutad", .undecided), ("Pending", .undecided),
        ("Ansökan under handläggning", .undecided), ("application", .undecided), ("inväntar beslut", .undecided),
        ("avslag", .rejected), ("Avslaget", .rejected), ("avslagna", .rejected), ("Återtagen", .rejected),
        ("återkallat", .rejected), ("upphävd", .rejected), ("Upphävt", .rejected), ("avskrivna", .rejected),
        ("Beslut om avslag", .rejected), ("Ansökan avslagen 2024-05-01", .rejected), ("ej beviljad", .rejected),
        ("Lämnad utan bifall", .rejected), ("Obeviljad", .rejected), ("Inför beslut", .undecided),
        ("Beslut ej fattat", .undecided), ("På reservlista", .undecided), ("Delvis avslag", .decided),
        ("Aterkallad", .rejected), ("withdrawn", .rejected), ("Not approved", .rejected),
        ("Handläggning pågår", .undecided), ("Prövningen påbörjad", .undecided), ("Ansökan pågår", .undecided),
        ("Granskning avslutad", .undecided), ("Inkommen", .undecided), ("Ansökan inkommen", .undecided),
        ("Beviljad, senare återkallad", .rejected), ("Granted, later withdrawn", .rejected), ("Hävd", .rejected),
        ("Projektet pågår", .decided), ("Beslut väntas", .undecided), ("Förslag till beslut", .undecided),
        ("under beslut", .undecided), ("återtagit", .rejected), ("återtogs", .rejected), ("avslogs", .rejected),
        ("upphäves", .rejected), ("ansökte", .undecided), ("pågick", .decided), ("Avslutad - avslag", .rejected),
        ("closed - rejected", .rejected), ("to be approved", .undecided), ("recommended for approval", .undecided),
        ("Ska beviljas", .undecided), ("Förslag till bifall", .undecided), ("Rekommenderas bifall", .undecided),
        ("Ready for decision", .undecided), ("Beslut nästa möte", .undecided), ("Bör avslås", .undecided),
        ("Klar för beslut", .undecided), ("Proposed for approval", .undecided), ("Beslut fattat", .decided),
        ("Ansökan om stöd", .undecided), ("Ansökan om slutbetalning", .decided), ("Partially rejected", .decided),
        ("partly rejected", .decided), ("Beslut 2024-05-01", .decided),
        ("Beviljad, väntar på rekvisition", .decided), ("Approved, awaiting contract", .decided),
        ("Beviljad enligt förslag", .decided), ("Granted as recommended", .decided),
        ("Avslag, ska överklagas", .rejected), ("Rejected, will resubmit", .rejected), ("Nej, avslag", .rejected),
        ("Avslag enligt förslag", .rejected),
    ])
    func `a usual word has its class in every inflection`(_ text: String, _ statusClass: StatusClass) {
        #expect(StatusStanding(ofStatus: text) == StatusStanding(statusClass, .known))
    }

    @Test(arguments: [
        "", "xyz", "1", "avbruten", "Avslutad efter återkallelse", "Beviljad, under granskning", "ej avskriven", "...",
        "Avslag upphävt", "Beviljad efter återkallad ansökan", "Nedlagd", "Beslut i nämnd", "Beslut: Nej",
        "Ansökt om förlängning", "Ska slutredovisas, avslag",
    ])
    func `a word that is unknown or contradicts itself is taken for decided and marked`(_ text: String) {
        #expect(StatusStanding(ofStatus: text) == StatusStanding(.decided, .assumed))
    }

    private func initiatives(_ statuses: [String?]) -> [Initiative] {
        statuses.enumerated().map { number, status in
            var one = Initiative(id: "S\(number)", title: "S", location: .municipalities([.init(code: "9901")]))
            one.status = status
            one.grantedOre = 100
            one.decided = PartialDate(year: 2020 + number)
            return one
        }
    }

    @Test func `figures count what is decided and tell the rest by status`() throws {
        try store.commit(
            batch(initiatives(["beviljat", "avslag", "sökt", "Avslag", nil, "okänt ord"]), kind: .initiatives))
        for detail in [InitiativeTable.Detail.all, .figures, .amounts] {
            let table = try store.initiatives(detail: detail)
            #expect((0..<table.count).map { table.initiatives.id($0) } == ["S0", "S4", "S5"])
            let account = table.statusAccount
            #expect(account.counted == [.decided])
            #expect(
                account.leftOut.map { "\($0.status) \($0.statusClass) \($0.initiatives) \($0.grantedOre)" } == [
                    "sökt undecided 1 100", "Avslag rejected 1 100", "avslag rejected 1 100",
                ])
            #expect(account.assumed.map { "\($0.status) \($0.initiatives) \($0.grantedOre)" } == ["okänt ord 1 100"])
            #expect(account.withoutStatus == 1)
        }
        let more = try store.initiatives(Selection(classes: [.decided, .rejected]))
        #expect((0..<more.count).map { more.initiatives.id($0) } == ["S0", "S1", "S3", "S4", "S5"])
        #expect(more.statusAccount.rejected == 2)
        #expect(more.statusAccount.leftOut.map(\.status) == ["sökt"])
        #expect(try store.initiatives(.everything).count == 6)
        #expect(try store.initiativeCount() == 3)
    }

    @Test func `an amount that nobody states is no zero beside a status or a period`() throws {
        var some = initiatives(["avslag", "sökt", "sökt", "okänt ord", "beviljat", "beviljat"])
        for index in [0, 1, 3, 4] { some[index].grantedOre = nil }
        (some[4].decided, some[5].decided) = (nil, PartialDate(year: 2020))
        try store.commit(batch(some, kind: .initiatives))
        for detail in [InitiativeTable.Detail.all, .figures, .amounts] {
            let account = try store.initiatives(detail: detail).statusAccount
            #expect(account.leftOut.map(\.status) == ["sökt", "avslag"])
            #expect(account.leftOut.map(\.amounts.statedOre) == [100, nil])
            #expect(account.leftOut.map(\.amounts.withoutAmount) == [1, 1])
            #expect(account.assumed.map(\.amounts.statedOre) == [nil])
            let period = Selection(from: PartialDate(year: 2020), to: PartialDate("2020-06"))
            let table = try store.initiatives(period, detail: detail)
            #expect(table.undated.initiatives == 1 && table.undated.statedOre == nil)
            #expect(table.straddling.initiatives == 1 && table.straddling.statedOre == 100)
        }
        let records = try store.statuses()
        #expect(records.map { $0.status ?? "" } == ["beviljat", "okänt ord", "sökt", "avslag"])
        #expect(records.map(\.amounts.statedOre) == [100, nil, 100, nil])
    }

    /// Without a status an initiative counts as decided, and so not among the rejected alone.
    @Test func `asked for one class, an initiative without a status is of it or not`() throws {
        try store.commit(batch(initiatives(["avslag", nil, "sökt"]), kind: .initiatives))
        for detail in [InitiativeTable.Detail.all, .figures, .amounts] {
            func found(_ classes: Set<StatusClass>) throws -> [String] {
                let table = try store.initiatives(Selection(classes: classes), detail: detail)
                return (0..<table.count).map { table.initiatives.id($0) }
            }
            #expect(try found([.rejected]) == ["S0"] && found([.undecided]) == ["S2"] && found([.decided]) == ["S1"])
            #expect(try found([.rejected, .undecided]) == ["S0", "S2"])
        }
    }

    @Test func `what lies outside the period is not among what is left out`() throws {
        try store.commit(batch(initiatives(["beviljat", "avslag", "avslag"]), kind: .initiatives))
        let table = try store.initiatives(Selection(from: PartialDate(year: 2022)))
        #expect(table.count == 0)
        #expect(table.statusAccount.leftOut.map(\.initiatives) == [1])
    }

    @Test func `a status that is named counts whatever its class`() throws {
        try store.commit(batch(initiatives(["beviljat", "avslag"]), kind: .initiatives))
        let table = try store.initiatives(Selection(statuses: ["avslag"]))
        #expect(table.count == 1)
        #expect(table.statusAccount.leftOut.isEmpty)
        #expect(table.statusAccount.rejected == 1)
    }

    @Test(arguments: [
        ("BEVILJAD", ["Beviljat"]), ("atertaget", ["Återtagen", "återtagna"]),
        ("under  handlaggning", ["Under handläggning"]),
        ("forstudie", ["Förstudie"]), ("steg 2", ["Steg 2"]),
    ])
    func `a filter finds a status however it is written and inflected`(_ asked: String, _ found: [String]) throws {
        try store.commit(
            batch(
                initiatives([
                    "Beviljat", "Återtagen", "återtagna", "Under handläggning", "Förstudie", "Steg 1", "Steg 2",
                ]), kind: .initiatives))
        let table = try store.initiatives(Selection(statuses: [asked]))
        #expect(table.initiatives.indices.map { table.initiatives.status($0) } == found)
    }

    @Test func `a class is set for a status however it is written, and for no other`() throws {
        try store.commit(
            batch(initiatives(["Beviljat", "beviljade", "Steg 1", "Steg 2", "Förstudie"]), kind: .initiatives))
        try store.setClasses([("BEVILJAD", .undecided), ("steg 1", .rejected), ("forstudie", .rejected)])
        let classes = Dictionary(
            uniqueKeysWithValues: try store.statuses().map { ($0.status ?? "", $0.standing.statusClass) })
        #expect(
            classes == [
                "Beviljat": .undecided, "beviljade": .undecided, "Steg 1": .rejected, "Steg 2": .decided,
                "Förstudie": .rejected,
            ])
    }

    private func shown() throws -> Double? {
        try store.number("SELECT granted_sek FROM effect_by_municipality WHERE code = '9901'")
    }

    @Test func `the layers of effects show what is decided and follow what is said`() throws {
        try store.commit(batch(initiatives(["beviljat", "avslag", "Vilar"]), kind: .initiatives))
        #expect(try shown() == 2)
        #expect(try store.verify() == [])
        try store.setClasses([("vilar", .undecided)])
        #expect(try shown() == 1)
        #expect(try store.verify() == [])
        // One that differs by case only comes later, and counts as was said.
        var later = initiatives(["VILAR"])[0]
        later.id = "L1"
        try store.commit(batch([later], kind: .initiatives, file: "later.csv", digest: "b"))
        #expect(try shown() == 1)
        try store.setClasses([("Vilar", nil)])
        #expect(try shown() == 3)
        #expect(try store.verify() == [])
        #expect(throws: StoreError.unknownStatus("vila", known: ["VILAR", "Vilar", "avslag", "beviljat"])) {
            try store.setClasses([("vila", .decided)])
        }
    }

    @Test func `statuses on file are listed by class with their sums`() throws {
        try store.commit(batch(initiatives(["beviljat", "sökt", nil, "avslag", "beviljat"]), kind: .initiatives))
        #expect(
            try store.statuses().map {
                """
                \($0.status ?? "–") \($0.standing.statusClass) \($0.standing.origin) \($0.initiatives) \
                \($0.grantedOre)
                """
            } == [
                "beviljat decided known 2 200", "– decided assumed 1 100", "sökt undecided known 1 100",
                "avslag rejected known 1 100",
            ])
    }
}
