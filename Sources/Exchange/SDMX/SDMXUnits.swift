/// The unit of a table whose one category of a dimension `unit` states it.
enum SDMXUnits {
    /// Eurostat's and SDMX's codes of the commonest units, as the program writes them.
    private static let units = [
        "NR": "antal", "PER": "personer", "PS": "personer", "PC": "procent", "PCT": "procent", "P_HTHAB": "per 100 000",
        "KM2": "km²", "EUR_HAB": "euro per invånare", "HAB": "invånare",
    ]

    static func stated(in cube: StatisticsCube) -> StatisticsCube {
        var cube = cube
        guard
            let unit = cube.dimensions.first(where: { ["unit", "unit_measure"].contains($0.code.lowercased()) }),
            unit.categories.count == 1, let code = unit.categories.first?.code
        else { return cube }
        cube.contents[""] = .init(unit: units[code.uppercased()] ?? code)
        return cube
    }
}
