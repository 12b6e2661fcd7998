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
        #expect(read.elements.contains("title") && read.elements.contains("desc"))
        // Every reference leads somewhere.
        for node in read.nodes {
            for value in node.attributes.values where value.hasPrefix("url(#") {
                #expect(read.ids.contains(String(value.dropFirst(5).dropLast())))
            }
        }
        #expect(!read.elements.contains("script") && !read.elements.contains("image"))
    }

    @Test func `same store same drawing`() throws { #expect(try Self.sheet() == Self.sheet()) }

    @Test func `both languages`() throws {
        let swedish = try Self.sheet()
        let english = try Self.sheet(language: .english)
        #expect(swedish.contains("Beviljade medel, kr per invånare") && swedish.contains("naturliga brytpunkter"))
        #expect(english.contains("Funding granted, SEK per inhabitant") && english.contains("natural breaks"))
        #expect(!english.contains("insats") && !english.contains("Gränser"))
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
        #expect(read.elements.contains("clipPath") && read.text.contains("initiative that is a route"))
    }

    @Test func `a rate is not shared`() throws {
        let rate = Indicator(id: "r", title: Wording(verbatim: "r"), unit: Wording(verbatim: "%"), kind: .intensive)
        #expect(MapMeasure.allCases.filter { $0.suits(rate) } == [.value])
        #expect(MapMeasure.standard(for: rate) == .value)
    }
}
