import JSON
import Store
import Testing
import Wording

@testable import Report

@Suite struct ResultFiltersTests {
    private let nothing: JSONObject = [
        "from": .null, "to": .null, "programme": [], "strength_area": [], "status": [], "status_class": ["decided"],
        "where": .null, "county_wide": "population", "programme_areas": false, "scheme": .null, "prices": "nominal",
        "year": .null, "as_of": .null, "source": .null,
    ]

    @Test func `without filters nothing is said, and each is null`() {
        let filters = ResultFilters(Selection())
        #expect(filters.sentence == nil)
        #expect(filters.json == .object(nothing))
        #expect(filters.grounds(in: .english).isEmpty)
    }

    @Test func `every filter is said by its name`() {
        var selection = Selection(
            from: PartialDate("2020"), to: PartialDate("2023-05"), programmes: ["ERUF", "Leader"],
            strengthAreas: ["Upplevelser"], countyWide: .leftOut, scheme: "deso")
        selection.classes = [.decided, .undecided]
        selection.prices = FixedPrices(year: 2024)
        var filters = ResultFilters(selection, condition: "granted_sek > 5")
        (filters.asOf, filters.source) = (PartialDate("2022"), .initiatives)
        var json = nothing
        (json["from"], json["to"], json["programme"]) = ("2020", "2023-05", ["ERUF", "Leader"])
        (json["strength_area"], json["status_class"]) = (["Upplevelser"], ["decided", "undecided"])
        (json["where"], json["county_wide"], json["scheme"]) = ("granted_sek > 5", "left_out", "deso")
        (json["prices"], json["as_of"], json["source"]) = ("fixed:2024", "2022", "initiatives")
        #expect(filters.json == .object(json))
        #expect(
            filters.sentence
                == Wording(
                    sv: """
                        Urval: datum från 2020 till och med 2023-05; program ERUF, Leader; styrkeområde Upplevelser; \
                        insatser som är beslutade eller inte slutligt beslutade; villkor granted_sek > 5; länstäckande \
                        insatser utelämnade; zonindelning deso; 2024 års priser; värden till och med 2022; insatsernas \
                        utfall.
                        """,
                    en: """
                        Selection: dated from 2020 to 2023-05; programmes ERUF, Leader; strength area Upplevelser; \
                        initiatives that are decided or not finally decided; condition granted_sek > 5; county-wide \
                        initiatives left out; zoning scheme deso; prices of 2024; values up to 2022; outcomes of \
                        initiatives.
                        """))
    }

    @Test func `statuses asked for by name count whatever their class`() {
        let filters = ResultFilters(Selection(statuses: ["Beviljad"]))
        #expect(filters.json["status"] == ["Beviljad"] && filters.json["status_class"] == .null)
        #expect(filters.sentence?.sv == "Urval: status Beviljad.")
    }

    @Test func `results about no initiatives say their values only`() {
        var filters = ResultFilters(nil)
        filters.year = 2019
        #expect(filters.json == ["year": 2019, "as_of": .null, "source": .null])
        #expect(filters.sentence == Wording(sv: "Urval: värden för 2019.", en: "Selection: values of 2019."))
    }

    @Test func `rows of every status are no filter`() {
        #expect(ResultFilters(.everything).sentence == nil)
    }
}
