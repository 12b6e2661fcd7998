import Testing

@testable import Store

@Suite struct ImportWayTests {
    @Test(arguments: [
        ("beslut_2024_ren.csv", "beslut_ren"), ("beslut_2025k1.csv", "beslut"), ("rattning.csv", "rattning"),
        ("qgis_fid2.geojson", "qgis_fid2"), ("2024.xlsx", "2024"), ("NYPS export 2024-03.xlsx", "NYPS_export"),
        ("-", "standard_input"),
    ]) func `a source is proposed from the file's name`(file: String, name: String) {
        #expect(FileSource.proposal(fileName: file) == name)
    }
}
