import Territory
import Wording

/// Which dimension of a table is what: as the file states it, else by the dimension's name, else by its categories.
struct CubeRoles {
    let time: Int
    let area: Int
    /// Nil where the table has one content that no dimension names.
    let content: Int?

    /// - Throws: where there are no areas or no periods.
    init(_ cube: StatisticsCube, _ areas: CubeAreas, file: String) throws(ImportError) {
        let dimensions = cube.dimensions
        let content = dimensions.firstIndex { $0.role == .content }
        func find(
            _ role: StatisticsCube.Dimension.Role, _ names: Set<String>, apartFrom taken: [Int?],
            _ fits: (StatisticsCube.Dimension) -> Bool
        ) -> Int? {
            let free = dimensions.indices.filter { !taken.contains($0) }
            if let stated = free.first(where: { dimensions[$0].role == role }) { return stated }
            let open = free.filter { dimensions[$0].role == nil }
            let named = open.filter { index in
                [dimensions[index].code, dimensions[index].label].contains { names.contains(FoldedName($0).letters) }
            }
            return named.first { fits(dimensions[$0]) } ?? open.first { fits(dimensions[$0]) } ?? named.first
        }
        let time = find(.time, Self.times, apartFrom: [content]) { dimension in
            !dimension.categories.isEmpty
                && dimension.categories.allSatisfy { CubePeriod($0.code) ?? CubePeriod($0.label) != nil }
        }
        let area = find(.area, Self.areas, apartFrom: [content, time]) { dimension in
            dimension.categories.contains { areas.isArea($0) }
        }
        let known = quoted(dimensions.map(\.label))
        guard let time else {
            throw ImportError(
                file: file,
                problem: .unusable(
                    Wording(
                        sv: "tabellen har ingen dimension med år. Dess dimensioner är \(known.sv). Hämta den med år.",
                        en: "the table has no dimension of years. Its dimensions are \(known.en). Fetch it by year.")))
        }
        guard let area else {
            throw ImportError(
                file: file,
                problem: .unusable(
                    Wording(
                        sv: """
                            tabellen har ingen dimension med kommuner. Dess dimensioner är \(known.sv). Hämta den per \
                            kommun.
                            """,
                        en: """
                            the table has no dimension of municipalities. Its dimensions are \(known.en). Fetch it by \
                            municipality.
                            """)))
        }
        (self.time, self.area, self.content) = (time, area, content)
    }

    private static let times = folded([
        "tid", "år", "time", "year", "time_period", "period", "månad", "month", "kvartal", "quarter", "årtal",
    ])
    private static let areas = folded([
        "region", "kommun", "geo", "område", "area", "municipality", "ref_area", "kommunkod", "regionkod", "län",
    ])

    private static func folded(_ names: [String]) -> Set<String> { Set(names.map { FoldedName($0).letters }) }
}
