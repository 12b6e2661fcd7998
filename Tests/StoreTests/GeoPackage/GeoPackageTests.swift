import Foundation
import Planar
import Territory
import TestSupport
import Testing

@testable import Store

/// What other programs make of a store. The foreign truths are GDAL's own reader and its validator (3.6.2 when
/// written).
@Suite struct GeoPackageTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func filled() throws -> Store {
        let store = try scratch.store()
        try store.commit(batch(Squareland.Strips.initiatives, kind: .initiatives))
        try store.commit(
            batch([AreaValue(indicator: "jobs", municipalityCode: "9901", year: 2024, value: 1.5)], kind: .indicators),
            defining: [])
        try store.commit(
            batch([Outcome(initiative: "A-1", indicator: "labour_force", kind: .target, value: 3)], kind: .outcomes),
            defining: [])
        return store
    }

    @Test(.enabled(if: Program.ogrinfo != nil, "needs GDAL's ogrinfo"))
    func `gdal lists layers without a warning`() throws {
        let store = try filled()
        let listing = try Program.run(Program.ogrinfo!, ["-ro", "-al", "-so", scratch.path()])
        #expect(listing.status == 0 && listing.errors.isEmpty, "\(listing.errors)")
        let layers = listing.output.split(separator: "\n").filter { $0.hasPrefix("Layer name: ") }.map {
            $0.dropFirst(12)
        }
        #expect(try Set(layers.map(String.init)) == Set(store.rows("SELECT table_name FROM gpkg_contents")))
        #expect(
            Set(layers.map(String.init)).isSuperset(of: [
                "municipality", "zone", "cell", "water", "locality", "place", "initiative", "effect_by_municipality",
                "effect_by_cell", "setting", "import", "import_note", "rejected_row", "municipality_register",
                "zoning_scheme",
                "place_name", "declared_municipality", "footprint", "footprint_part", "indicator", "indicator_value",
                "outcome",
                "locality_area", "population_area", "dialogue_layer", "territory_change", "territory_scheme",
                "territory_move", "former_footprint", "status_class",
            ]))
        // In two layers each: of effects by municipality and by cell.
        let granted = "granted_sek: Real (0.0)"
        #expect(listing.output.lines(starting: "granted_sek:") == [granted, granted])
        let touching = "initiatives_touching: Integer64 (0.0) NOT NULL DEFAULT 0"
        #expect(listing.output.lines(starting: "initiatives_touching:") == [touching, touching])
        #expect(Set(listing.output.lines(starting: "PROJCRS")) == ["PROJCRS[\"SWEREF99 TM\","])
        #expect(!listing.output.contains("Warning") && !listing.output.contains("ERROR"))
    }

    @Test(.enabled(if: Program.validator != nil, "needs GDAL's validate_gpkg.py and its Python module"))
    func `gdals validator finds nothing`() throws {
        _ = try filled()
        let verdict = try Program.run(Program.validator!, ["--extra", "--warning-as-error", scratch.path()])
        #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
        #expect(verdict.output.isEmpty && verdict.errors.isEmpty, "\(verdict.output)\(verdict.errors)")
    }

    @Test(.enabled(if: Program.ogr2ogr != nil, "needs GDAL's ogr2ogr"))
    func `spatial filter uses the layer`() throws {
        _ = try filled()
        let arguments = ["-f", "CSV", "/vsistdout/", scratch.path(), "-select", "id", "-spat"]
        let box: [String] = ["501000", "7009000", "503000", "7011000", "initiative"]
        let west = try Program.run(Program.ogr2ogr!, arguments + box)
        #expect(west.status == 0 && west.errors.isEmpty, "\(west.errors)")
        let found = west.output.split(whereSeparator: \.isNewline).dropFirst().map { String($0) }
        #expect(Set(found) == ["A-1", "E-5"])
        let cells = try Program.run(
            Program.ogr2ogr!,
            [
                "-f", "CSV", "/vsistdout/", scratch.path(), "-select", "code,granted_ore", "-spat", "521000", "6992000",
                "521001", "6992001", "effect_by_cell",
            ])
        #expect(cells.output == "code,granted_ore\n9902/country,\"48014\"\n")
    }
}

/// Programs of other makers, looked for where they usually are.
enum Program {
    static let ogrinfo = find("ogrinfo")
    static let ogr2ogr = find("ogr2ogr")

    /// The validator as a command: Debian ships it as a sample of the Python module.
    static let validator: [String]? = {
        guard let python = ["/usr/bin/python3"].first(where: FileManager.default.isExecutableFile) else { return nil }
        let command = [python, "-m", "osgeo_utils.samples.validate_gpkg"]
        let probe = try? run([python], ["-c", "import osgeo.ogr, osgeo_utils.samples.validate_gpkg"])
        return probe?.status == 0 ? command : nil
    }()

    private static func find(_ name: String) -> [String]? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile).map { [$0] }
    }

    static func run(_ command: [String], _ arguments: [String]) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst()) + arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // What the programs print here fits in a pipe, so reading one after the other does not block.
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: printed, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }
}
