import Testing

@testable import Exchange

@Suite struct TerritoryIntakeTests {
    private func intake(
        _ use: TerritoryImport.Use, layer: String? = nil, name: String? = nil, urbanFrom: Int = 200
    ) -> TerritoryIntake {
        var intake = TerritoryIntake(file: "maps/betesland.gpkg", as: use)
        (intake.layer, intake.name, intake.urbanFrom) = (layer, name, urbanFrom)
        return intake
    }

    @Test func `a scheme without a name is called after its use, its layer or its file`() {
        for use in TerritoryImport.Use.allCases {
            #expect(intake(use, layer: "lager", name: "mitt").title == "mitt")
            let own = use == .deso || use == .localities
            #expect(intake(use, layer: "lager").title == (own ? use.rawValue : "lager"))
            #expect(intake(use).title == (own ? use.rawValue : "betesland"))
        }
    }

    @Test func `imports of one file are told apart by what was chosen`() {
        #expect(
            TerritoryImport.Use.allCases.map { intake($0, name: "mitt", urbanFrom: 500).purpose } == [
                "municipalities", "zones mitt", "localities mitt 500", "deso mitt", "population", "layer mitt",
            ])
        #expect(intake(.localities).purpose == "localities localities 200")
        #expect(intake(.deso).purpose == "deso deso")
    }
}
