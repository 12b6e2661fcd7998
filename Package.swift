// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// `Scripts/test` builds a release in which only dependencies and planar geometry are optimised: the rest takes longer to
/// optimise than its tests would save.
let isBuiltForTests = Context.environment["RACKVIDD_BUILD"] == "tests"
let plainSettings = settings + (isBuiltForTests ? [.unsafeFlags(["-Onone"]), .define("UNOPTIMISED")] : [])

/// A module of the program. Its dependencies are the architecture's arrows: `Scripts/check` refuses imports beyond
/// them.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], isHot: Bool = false) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: isHot ? settings : plainSettings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
        resources: [.copy("Fixtures")], swiftSettings: plainSettings)
}

let package = Package(
    name: "Rackvidd",
    defaultLocalization: "en",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rackvidd", targets: ["rackvidd"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        .systemLibrary(
            name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),

        .systemLibrary(
            name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),

        // GLPK ships no pkg-config file: Scripts/setup.sh sees to its header and library.
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),

        // SQLite's functions of variable arguments, which Swift can't call.
        .target(name: "CSQLiteGuard", linkerSettings: [.linkedLibrary("sqlite3")]),

        module("Wording"),
        module("Parallel", isHot: true),
        module("JSON", ["Wording"], isHot: true),
        module("Archive", ["CZip", "CExpat", "Wording"], isHot: true),
        module(
            "Planar",
            ["CGEOS", "CPROJ", "Parallel", "Wording", .product(name: "HeapModule", package: "swift-collections")],
            isHot: true),
        module("Territory", ["Planar", "Wording"]),
        module("Statistics", ["Parallel"]),
        module("Optimisation", ["CGLPK", "Wording"]),
        module("CQL", ["JSON", "Wording"]),
        module(
            "Store",
            [
                "CSQLiteGuard", "Territory", "Planar", "JSON", "Parallel", "Wording",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        module(
            "Exchange",
            [
                "Store", "Territory", "Planar", "Statistics", "JSON", "Archive", "Parallel", "GeoData", "Wording",
            ]),
        module(
            "FollowUp",
            [
                "CQL", "Store", "Optimisation", "Territory", "Planar", "Statistics", "Wording",
                .product(name: "Yams", package: "Yams"),
            ]),
        module(
            "Report",
            ["Exchange", "FollowUp", "CQL", "Store", "Territory", "Planar", "Statistics", "JSON", "Wording"]),
        module("Terminal", ["Report", "Statistics", "Store", "Wording"]),
        .target(
            name: "GeoData", dependencies: ["Wording"], path: "GeoData", exclude: ["README.md"],
            resources: [.copy("Files")],
            swiftSettings: plainSettings),
        .executableTarget(
            name: "rackvidd",
            dependencies: [
                "Terminal", "Report", "Exchange", "FollowUp", "CQL", "Store", "Territory", "Planar", "Statistics",
                "GeoData", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Rackvidd.docc"],
            swiftSettings: plainSettings),

        // What the tests of several modules share.
        .target(
            name: "TestSupport", dependencies: ["Store", "Territory", "Planar", "Wording"], path: "Tests/Support",
            swiftSettings: plainSettings),
        tests(of: "Wording"),
        .testTarget(name: "ParallelTests", dependencies: ["Parallel"], swiftSettings: plainSettings),
        .testTarget(name: "ArchiveTests", dependencies: ["Archive", "Wording"], swiftSettings: plainSettings),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport", "Wording"], swiftSettings: plainSettings),
        tests(of: "Planar"),
        tests(of: "Territory", ["Planar", "GeoData", "Wording"]),
        tests(of: "Statistics"),
        // What Scripts/verify-statistics asks: every statistic by name, from JSON.
        .executableTarget(
            name: "statistics-bridge", dependencies: ["Statistics"], path: "Tests/StatisticsBridge",
            swiftSettings: plainSettings),
        // What Scripts/bench measures in-process, beside its peers.
        .executableTarget(
            name: "rackvidd-bench",
            dependencies: [
                "FollowUp", "Exchange", "Store", "Optimisation", "Territory", "Planar", "Statistics", "GeoData",
                "CGEOS",
            ], path: "Tests/Bench",
            swiftSettings: plainSettings),
        // What Scripts/build-documentation and Scripts/check-documentation ask: generated pages, links, commands.
        .executableTarget(
            name: "documentation", dependencies: ["Exchange", "Wording"], path: "Tests/Documentation",
            swiftSettings: plainSettings),
        tests(of: "GeoData", ["Wording"]),
        tests(
            of: "Store",
            [
                "Territory", "Planar", "GeoData", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        tests(of: "CQL", ["Wording"]),
        tests(of: "Optimisation"),
        // What Scripts/verify-choice asks: the best sites of a maximal-coverage problem, from JSON.
        .executableTarget(
            name: "choice-bridge", dependencies: ["Optimisation"], path: "Tests/ChoiceBridge",
            swiftSettings: plainSettings),
        .executableTarget(
            name: "cql-bridge", dependencies: ["CQL", "Wording"], path: "Tests/CQLBridge",
            swiftSettings: plainSettings),
        // What Scripts/build-policy-schema asks: the JSON Schema of policies.
        .executableTarget(
            name: "policy-schema", dependencies: ["FollowUp", "Exchange", "JSON"], path: "Tests/PolicySchema",
            swiftSettings: plainSettings),
        tests(of: "Exchange", ["Archive", "JSON", "Store", "Territory", "Planar", "GeoData"]),
        tests(
            of: "FollowUp",
            ["CQL", "Store", "Territory", "Planar", "Statistics", "Exchange", "GeoData", "Wording", "policy-schema"]),
        tests(of: "Report", ["Exchange", "FollowUp", "JSON", "Store", "Territory", "Planar", "Statistics", "Wording"]),
        .testTarget(
            name: "CommandTests", dependencies: ["rackvidd", "TestSupport"], resources: [.copy("Fixtures")],
            swiftSettings: plainSettings),
    ]
)
