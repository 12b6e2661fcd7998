import Foundation
import Testing

/// Statistics as offices hand them out, through `rackvidd import indicators`.
@Suite struct StatisticsImportTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = "\(folder.path)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static let divided = """
        {"version": "2.0", "class": "dataset", "label": "Sysselsatta efter region, kön och år", "source": "SCB",
        "id": ["Region", "Kon", "ContentsCode", "Tid"], "size": [2, 2, 1, 1], "dimension": {
        "Region": {"label": "region", "category": {"index": ["2303", "2305"]}},
        "Kon": {"label": "kön", "category": {"index": ["1", "2"], "label": {"1": "män", "2": "kvinnor"}}},
        "ContentsCode": {"category": {"index": ["x"], "label": {"x": "Sysselsatta"}, "unit": {"x": {"base": "antal"}}}},
        "Tid": {"category": {"index": ["2024"]}}},
        "role": {"metric": ["ContentsCode"], "time": ["Tid"]}, "value": [5, null, 7, 8], "status": {"1": ".."}}
        """

    @Test func `the advice of a refusal works when it is followed`() throws {
        let file = try write("jobb.json", Self.divided)
        let refused = try Program.run("import", "indicators", file, "--store", store)
        #expect(refused.status == 1)
        #expect(
            refused.errors.hasSuffix(
                """
                the table is divided, and no category stands for all. Say which one is meant, such as \
                --select "kön=män". The categories are kön: “män”, “kvinnor”.

                """))
        let taken = try Program.run("import", "indicators", file, "--select", "kön=kvinnor", "--store", store)
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(taken.errors.contains("Without a value: “..” (1). They stay empty.\n"))
        let values = try Program.run(
            "sql",
            "SELECT municipality_code, year, value, source FROM indicator_value WHERE indicator LIKE 'syssel%'",
            "--format", "csv",
            "--store", store)
        #expect(values.output.split(separator: "\n").dropFirst() == ["2305;2024;8;SCB"])
    }

    @Test func `an option that has nothing to do is refused`() throws {
        let file = try write("lang.csv", "kommun;indikator;år;värde;enhet\nÅre;Jobb;2024;5;antal\n")
        let refused = try Program.run("import", "indicators", file, "--period", "sum", "--store", store)
        #expect(refused.status == 1)
        #expect(
            refused.errors == """
                rackvidd: error: \(file): the periods are years already. Leave out --period.

                """)
    }

    @Test func `a description of Kolada defines an indicator without values`() throws {
        let file = try write(
            "kpi.json",
            """
            {"count": 1, "values": [{"id": "N1", "title": "Något, andel (%)", "description": "Källa: SCB.",
            "municipality_type": "K", "is_divided_by_gender": false}]}
            """)
        #expect(try Program.run("import", "indicators", file, "--store", store).status == 0)
        let data = try write(
            "data.json",
            """
            {"count": 1, "next_url": null, "values": [{"kpi": "N1", "municipality": "2303", "period": 2024,
            "values": [{"gender": "T", "count": 1, "status": "", "value": 12.5}]}]}
            """)
        #expect(try Program.run("import", "indicators", data, "--store", store).status == 0)
        let values = try Program.run(
            "sql",
            "SELECT indicator, title_sv, kind, value, indicator_value.source FROM indicator_value JOIN indicator "
                + "ON indicator.name = indicator WHERE indicator = 'n1'", "--format", "csv", "--store", store)
        #expect(values.output.split(separator: "\n").dropFirst() == ["n1;Något, andel (%);intensive;12.5;Kolada"])
    }
}
