import Testing

@testable import FollowUp

/// Whose money it is, by the names that sources give their funds.
@Suite struct OwnFundsTests {
    @Test(
        arguments: [
            ("1:1-medel", true), ("1:1-medel (Region Jämtland Härjedalen)", true), ("ERUF 2021–2027; 1:1-medel", true),
            ("Landsbygdsprogrammet; Region Dalarna; kommunen", true), ("Egna medel", true), ("ERUF", false),
            ("Interreg Sverige–Norge 2021–2027", false), ("Regionalfonden", false), ("Leader 3sam", false),
        ] as [(String, Bool)]) func `the region's own funds are known by name`(_ programme: String, _ isOwn: Bool)
    {
        #expect(OwnFunds.pay(programme) == isOwn)
    }

    @Test func `a source that isn't named is unknown`() {
        #expect(OwnFunds.pay(nil) == nil && OwnFunds.pay("") == nil)
    }
}
