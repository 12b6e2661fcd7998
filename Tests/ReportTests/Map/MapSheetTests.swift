import FollowUp
import Foundation
import Planar
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import Report

@Suite struct MapSheetTests {
    private static func sheet(
        _ level: Level = .municipality, _ measure: MapMeasure = .perInhabitant, language: Language = .swedish,
        gaps: Set<String>? = nil
    ) throws -> String {
        let distributor = try Distributor(store: MapCounty.store(), selection: Selection())
        let distribution = try distributor.distribution(of: "granted_sek", by: level)
        let subject = try MapSubject(distribution, measure: measure, gaps: gaps)
        let ground = MapGround(distributor.territory, initiatives: distributor.table)
        return MapSheet(CountyMap(subject, on: ground, language: language), notes: Readings.foundation(distribution))
            .svg()
    }

    @Test(arguments: Level.allCases, [MapMeasure.perInhabitant, .quotient, .share])
    func `is well formed with unique ids`(_ level: Level, _ measure: MapMeasure) throws {
        let read = try XMLTexts(Self.sheet(level, measure, gaps: ["9904"]))
        #expect(Set(read.ids).count == read.ids.count)
        #expect(read.elements.prefix(3) == ["svg", "title", "desc"])
        // Every reference leads somewhere.
        for node in read.nodes {
            for value in node.attributes.values where value.hasPrefix("url(#") {
                #expect(read.ids.contains(String(value.dropFirst(5).dropLast())))
            }
        }
        // Neither scripts nor pictures from elsewhere.
        #expect(
            Set(read.elements).subtracting([
                "svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text",
            ]) == [])
    }

    @Test func `same store same drawing`() throws { #expect(try Self.sheet() == Self.sheet()) }

    @Test func `both languages`() throws {
        let swedish = try XMLTexts(Self.sheet()).text
        let english = try XMLTexts(Self.sheet(language: .english)).text
        #expect(
            swedish.split(separator: "\n") == [
                "Beviljade medel, kr per invånare",
                """
                Karta över länet per kommun. Från högst till lägst: Deby 5\u{A0}570; Ceby 945; Beby 845; Aby 108.
                """,
                "Beviljade medel, kr per invånare",
                "5\u{A0}000 och mer (1)",
                "900–5\u{A0}000 (1)",
                "500–900 (1)",
                "under 500 (1)",
                "insats med exakt läge (siffra:",
                "antal insatser på samma plats)",
                "tätort",
                "Klasser: naturliga brytpunkter (minsta",
                "spridning inom klasserna, Fisher 1958).",
                "Kartan visar det som har ett läge i länet:",
                "61\u{A0}% av summan vilar på utpekade platser",
                "och kommuner, 11\u{A0}% på länstäckande",
                "uppgifter. 28\u{A0}% saknar känt läge, 0\u{A0}% ligger",
                "utanför.",
                "11 insatser, varav 2 utan känt läge.",
                "Inte medräknade, inte slutligt beslutade: 1",
                "insats, 500\u{A0}000 kr: sökt 1, 500\u{A0}000 kr.",
                "Invånare: indelningens folkmängd, vars år",
                "inte är känt.",
                "SWEREF 99 TM. Gränser förenklade högst",
                "29 m (Visvalingam–Whyatt).",
                "Aby: 108 kr per invånare; 19,1\u{A0}% mot 80,0\u{A0}% av invånarna",
                "Beby: 845 kr per invånare; 18,8\u{A0}% mot 10,0\u{A0}% av invånarna",
                "Ceby: 945 kr per invånare; 12,6\u{A0}% mot 6,0\u{A0}% av invånarna",
                "Deby: 5\u{A0}570 kr per invånare; 49,5\u{A0}% mot 4,0\u{A0}% av invånarna",
                "2",
                "ABY",
                "BEBY",
                "CEBY",
                "DEBY",
                "Staden",
                "Byn",
                "0",
                "20\u{A0}km",
            ])
        #expect(
            english.split(separator: "\n") == [
                "Funding granted, SEK per inhabitant",
                """
                Map of the county by municipality. From highest to lowest: Deby 5,570; Ceby 945; Beby 845; Aby 108.
                """,
                "Funding granted, SEK per inhabitant",
                "5,000 and more (1)",
                "900–5,000 (1)",
                "500–900 (1)",
                "below 500 (1)",
                "initiative with an exact location",
                "(figure: number at the same",
                "place)",
                "locality",
                "Classes: natural breaks (least spread within",
                "classes, Fisher 1958).",
                "The map shows what has a place in the",
                "county: 61% of the total rests on declared",
                "places and municipalities, 11% on",
                "county-wide declarations. 28% has no known",
                "place, 0% lies outside.",
                "11 initiatives, 2 of them without a known",
                "location.",
                "Not counted, not finally decided: 1 initiative,",
                "SEK 500,000: sökt 1, SEK 500,000.",
                "People: the division's population, whose",
                "year is not known.",
                "SWEREF 99 TM. Borders simplified by at",
                "most 29 m (Visvalingam–Whyatt).",
                "Aby: 108 SEK per inhabitant; 19.1% against 80.0% of the people",
                "Beby: 845 SEK per inhabitant; 18.8% against 10.0% of the people",
                "Ceby: 945 SEK per inhabitant; 12.6% against 6.0% of the people",
                "Deby: 5,570 SEK per inhabitant; 49.5% against 4.0% of the people",
                "2",
                "ABY",
                "BEBY",
                "CEBY",
                "DEBY",
                "Staden",
                "Byn",
                "0",
                "20\u{A0}km",
            ])
    }

    @Test func `names cover nothing`() throws {
        let territory = try Squareland.territory(.block())
        let table = try MapCounty.store().initiatives()
        let ground = MapGround(territory, initiatives: table)
        let labels = ground.labels.municipalities + ground.labels.localities
        #expect(labels.map(\.text) == ["ABY", "BEBY", "CEBY", "DEBY", "Staden", "Byn"])
        var boxes = labels.map { Labels.box(of: $0, width: TextExtent.width($0.text, size: $0.size)) }
        boxes += ground.symbols.map {
            Box(x: $0.position.x - $0.radius, y: $0.position.y - $0.radius, width: 2 * $0.radius, height: 2 * $0.radius)
        }
        for a in boxes.indices {
            for b in boxes.indices where b > a { #expect(!boxes[a].overlaps(boxes[b]), "\(a) \(b)") }
        }
        for box in boxes {
            #expect(box.lies(inside: Box(x: 0, y: 0, width: ground.frame.width, height: ground.frame.height)))
        }
    }

    /// Five places, two of them in the town 580 m apart: too near for two symbols.
    @Test func `symbols are joined not stacked`() throws {
        let ground = MapGround(try Squareland.territory(.block()), initiatives: try MapCounty.store().initiatives())
        #expect(ground.symbols.map(\.count) == [2, 1, 1, 1])
    }

    /// A route across the border and a large area are drawn as they run; an area of a few pixels stays a symbol.
    @Test func `routes and areas are drawn`() throws {
        let (x, y) = Squareland.origin
        func initiative(_ id: String, _ wkb: [UInt8]) -> Initiative {
            Initiative(id: id, title: id, location: .geometry(wkb: wkb))
        }
        func square(_ dx: Double, _ dy: Double, _ side: Double) -> [UInt8] {
            WKBWriter.polygon(
                x: [0, side, side, 0, 0].map { x + dx + $0 }, y: [0, 0, side, side, 0].map { y + dy + $0 })
        }
        var route = FlatGeometry(kind: .lineString)
        for step in 0...10 {
            route.append(x: x - 20_000 + Double(step) * 5_000, y: y + 30_000 + (step.isMultiple(of: 2) ? 0 : 2_000))
        }
        route.endRing()
        route.endPart()
        let store = try MapCounty.store([
            initiative("route", WKBWriter.wkb(route)), initiative("area", square(50_000, 10_000, 15_000)),
            initiative("small", square(60_000, 60_000, 200)),
        ])
        let distributor = try Distributor(store: store, selection: Selection())
        let ground = MapGround(distributor.territory, initiatives: distributor.table)
        let shapes = try #require(ground.shapes)
        #expect(shapes.lines.map(\.count) == [11] && shapes.rings.map(\.count) == [5])
        #expect(ground.symbols.map(\.count) == [1])
        let subject = try MapSubject(
            distributor.distribution(of: "initiatives", by: .municipality), measure: .share, gaps: nil)
        let read = try XMLTexts(MapSheet(CountyMap(subject, on: ground, language: .english)).svg())
        #expect(read.elements.count { $0 == "clipPath" } == 1)
        #expect(
            read.text.lines(starting: "initiative") == [
                "initiative with an exact location",
                "initiative that is a route or an",
            ])
    }

    @Test func `a rate is not shared`() throws {
        let rate = Indicator(id: "r", title: Wording(verbatim: "r"), unit: Wording(verbatim: "%"), kind: .intensive)
        #expect(MapMeasure.allCases.filter { $0.suits(rate) } == [.value])
        #expect(MapMeasure.standard(for: rate) == .value)
    }
}
