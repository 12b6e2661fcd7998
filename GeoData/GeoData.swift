public import Foundation
public import Wording

#if canImport(Darwin)
    internal import Darwin
#endif

/// The files that ship with the program. `README.md` beside this file gives source, licence, accuracy and checksum of
/// each.
public enum GeoData: String, CaseIterable, Sendable {
    /// Municipalities of all Sweden, generalised: `code`, `name`, `county_code`.
    case municipalities = "municipalities.geojson"
    /// Kilometre squares that `municipalities` assigns to the wrong municipality, with the right one.
    case borderDoubt = "border_doubt.csv"
    /// Functional labour-market regions of all Sweden: `code`, `name`.
    case faRegions = "fa_regions.geojson"
    /// The functional region of each municipality.
    case faMembers = "fa_members.csv"
    /// Larger places of Sweden, and of its neighbours near the border, for distances from outside a county. © GeoNames,
    /// CC BY 4.0.
    case surroundingPlaces = "surrounding_places.csv"
    /// Localities (tätorter) of Jämtland with population and coordinates.
    case localities = "localities.csv"
    /// Smaller places of Jämtland with coordinates and alternative names.
    case places = "places.csv"
    /// Units, additivity and better direction of the shipped indicators.
    case indicatorDefinitions = "indicator_definitions.csv"
    /// Indicators by municipality and year, population among them.
    case indicators = "indicators.csv"
    /// Classifications of the municipalities by others.
    case classification = "classification.csv"
    /// Real development initiatives in the county, as an example and not as a finding.
    case initiatives = "initiatives.csv"
    /// The county's goals, strength areas and reporting duties.
    case steering = "steering.csv"
    /// The zoning scheme `accessibility`: zones, their names and distances.
    case accessibilityZoning = "zoning_accessibility.json"
    /// A commented example policy for coverage gaps.
    case examplePolicy = "example_policy.yaml"
    /// JSON Schema (draft 2020-12) of policies, for editors and other programs.
    case policySchema = "policy.schema.json"
    /// A valley drawn by hand, for `rackvidd query --file`.
    case exampleArea = "example_area.geojson"
    /// Made-up applications, for `rackvidd gaps --applications`.
    case exampleApplications = "example_applications.csv"
    /// Made-up initiatives as a register exports them, one of them with a fault, for `rackvidd import initiatives`.
    case exampleInitiatives = "example_initiatives.csv"
    /// Four points, for `rackvidd locate`.
    case examplePlaces = "example_places.csv"
    /// A composite index of five indicators, for `rackvidd composite`.
    case exampleComposite = "example_composite.yaml"
    /// The region's steering documents with example goals, for `rackvidd goals`.
    case exampleGoals = "example_goals.yaml"
    /// Population of all 290 municipalities 1990–2019, to compare with, for `rackvidd import indicators`.
    case populationMunicipalities = "population_municipalities.csv"

    /// The files of the demo's folder, so that documented commands run there as written.
    public static let examples: [GeoData] = [
        .examplePolicy, .policySchema, .exampleArea, .exampleApplications, .exampleInitiatives, .examplePlaces,
        .exampleComposite, .exampleGoals, .populationMunicipalities,
    ]

    public var fileName: String { rawValue }

    /// The file's location.
    ///
    /// With the environment variable `RACKVIDD_DATA` set, only the folder that it names counts. Otherwise the first of
    /// these folders that has the file, `bin` being that of the executable with symbolic links followed:
    ///
    /// 1. `bin/Rackvidd_GeoData.resources/Files` or, on macOS, `bin/Rackvidd_GeoData.bundle/…`: as built, or copied
    ///   with its bundle;
    /// 2. `bin/../share/rackvidd`: as `Scripts/install` lays it;
    /// 3. on macOS the bundle beside the one that holds this code: a test run, where the executable is Xcode's.
    ///
    /// SwiftPM's `Bundle.module` isn't asked: it ends the program when its bundle is missing, and it knows no folder
    /// but 1 and the build folder of the machine that compiled it.
    ///
    /// - Throws: `MissingGeoData` when no folder has it.
    public var url: URL {
        get throws(MissingGeoData) {
            try DataFolders(
                environment: ProcessInfo.processInfo.environment, executable: DataFolders.executable,
                code: DataFolders.code
            ).find(fileName)
        }
    }

    /// The file's bytes.
    ///
    /// - Throws: `MissingGeoData` when no folder has it; Foundation's error when it can't be read.
    public func data() throws -> Data { try Data(contentsOf: url) }
}

/// A shipped file was not found.
public struct MissingGeoData: WordedError, Hashable {
    public let fileName: String
    /// The folders searched, in order.
    public let folders: [String]

    public var wording: Wording {
        let list = folders.map { "\n  \($0)" }.joined()
        return Wording(
            sv: """
                Programmets datafil \(fileName) saknas. Sökt i:\(list)
                Installera om programmet, eller peka ut mappen med filen i miljövariabeln \(DataFolders.variable).
                """,
            en: """
                The program's data file \(fileName) is missing. Looked in:\(list)
                Reinstall the program, or name the folder that has the file in the environment variable \
                \(DataFolders.variable).
                """)
    }
}

/// The folders that may hold shipped files, in order of precedence.
struct DataFolders {
    static let variable = "RACKVIDD_DATA"
    /// SwiftPM names it after package and target.
    static let bundle = "Rackvidd_GeoData"

    let folders: [URL]

    init(environment: [String: String], executable: URL?, code: URL?) {
        if let named = environment[Self.variable], !named.isEmpty {
            folders = [URL(fileURLWithPath: named, isDirectory: true)]
            return
        }
        var folders: [URL] = []
        if let bin = executable?.deletingLastPathComponent() {
            folders += Self.bundles(in: bin)
            folders.append(bin.deletingLastPathComponent().appendingPathComponent("share/rackvidd", isDirectory: true))
        }
        if let code { folders += Self.bundles(in: code.deletingLastPathComponent()) }
        self.folders = folders
    }

    func find(_ fileName: String) throws(MissingGeoData) -> URL {
        for folder in folders {
            let file = folder.appendingPathComponent(fileName, isDirectory: false)
            if FileManager.default.fileExists(atPath: file.path) { return file }
        }
        throw MissingGeoData(fileName: fileName, folders: folders.map(\.path))
    }

    private static func bundles(in folder: URL) -> [URL] {
        #if canImport(Darwin)
            // SwiftPM's bundles are flat, those of an Xcode build aren't.
            let inside = ["\(bundle).bundle/Files", "\(bundle).bundle/Contents/Resources/Files"]
        #else
            let inside = ["\(bundle).resources/Files"]
        #endif
        return inside.map { folder.appendingPathComponent($0, isDirectory: true) }
    }

    /// The running program's file with symbolic links followed; nil where the system doesn't report it.
    static var executable: URL? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _ = _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            let bytes = path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return URL(fileURLWithPath: String(decoding: bytes, as: UTF8.self)).resolvingSymlinksInPath()
        #else
            guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
                return nil
            }
            return URL(fileURLWithPath: path)
        #endif
    }

    /// The bundle of this code, where that isn't the executable itself.
    static var code: URL? {
        #if canImport(Darwin)
            Bundle(for: Marker.self).bundleURL.resolvingSymlinksInPath()
        #else
            nil
        #endif
    }

    #if canImport(Darwin)
        private final class Marker {}
    #endif
}
