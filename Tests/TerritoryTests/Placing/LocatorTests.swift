import Planar
import Territory
import Testing

@Suite struct LocatorTests {
    /// Cell, distance to the border and the rule beyond it beside shapely's, for 600 points in and around the county.
    @Test func `points are where shapely says they are`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        var kinds: [Located.Flag?: Int] = [:]
        for point in try Foreign.jamtland.get().points {
            let located = try locator.locate(x: point.x, y: point.y)
            kinds[located.flag, default: 0] += 1
            if point.borderDistance <= Territory.Index.distanceLimit {
                let distance = try #require(located.borderDistance)
                #expect(abs(distance - point.borderDistance) < 0.01)
            } else {
                #expect(located.borderDistance == nil)
            }
            let isNear = point.borderDistance < Layers.borderAccuracy
            if !point.cell.isEmpty {
                #expect(located.cell.map(territory.code(ofCell:)) == point.cell)
                #expect(located.flag == (isNear ? .nearBorder : nil))
            } else if isNear {
                #expect(located.cell.map(territory.municipalityCode(ofCell:)) == point.nearest)
                #expect(located.flag == .nearBorder)
            } else {
                #expect(located.cell == nil && located.flag == .outside)
            }
        }
        #expect((kinds[nil] ?? 0) > 100 && (kinds[.nearBorder] ?? 0) > 20 && (kinds[.outside] ?? 0) > 50)
    }

    /// Many at a time: what each alone is told, numbers or not, in and around the county and on its borders.
    @Test func `many are told what each is`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        var (x, y): ([Double], [Double]) = ([.nan, .infinity, 0, 1e300], [7_000_000, 0, -.infinity, -1e300])
        for point in try Foreign.jamtland.get().points {
            x.append(point.x)
            y.append(point.y)
        }
        for row in 0..<territory.cellAreas.count {
            let flat = territory.cellAreas.flat(row)
            x += flat.x
            y += flat.y
        }
        for row in 0..<territory.water.count {
            guard let box = territory.water.envelope(row) else { continue }
            for step in 0..<200 {
                x.append(box.minX + box.width * Double(step % 20) / 19)
                y.append(box.minY + box.height * Double(step / 20) / 9)
            }
        }
        var located: [Located] = []
        for count in [x.count, 3, x.count] {
            try locator.locate(x: Array(x[..<count]), y: Array(y[..<count]), into: &located)
            #expect(located.count == count)
            for i in 0..<count { #expect(try located[i] == locator.locate(x: x[i], y: y[i])) }
        }
        // Where nothing is known to be wrong, nothing is doubtful.
        for flag in Located.Flag.allCases { #expect(located.contains { $0.flag == flag } == (flag != .doubtful)) }
    }

    /// A point in the outer border's neighbourhood belongs to the county up to the layer's accuracy, and not a metre
    /// farther.
    @Test func `the rule beyond the border ends at the accuracy`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        // The county's northernmost vertex: straight north of it is outside, and it is the nearest border.
        var top = (x: 0.0, y: 0.0)
        for row in 0..<territory.municipalityAreas.count {
            let flat = territory.municipalityAreas.flat(row)
            for (x, y) in zip(flat.x, flat.y) where y > top.y { top = (x, y) }
        }
        let inside = try locator.locate(x: top.x, y: top.y + 1_999)
        #expect(inside.flag == .nearBorder && inside.cell != nil)
        let outside = try locator.locate(x: top.x, y: top.y + 2_001)
        #expect(outside.flag == .outside && outside.cell == nil && abs((outside.borderDistance ?? 0) - 2_001) < 1e-6)
        let far = try locator.locate(x: top.x, y: top.y + 6_000)
        #expect(far.flag == .outside && far.borderDistance == nil)
    }

    @Test(arguments: [(Double.nan, 7_000_000.0), (500_000, .nan), (.infinity, 7_000_000), (500_000, -.infinity)])
    func `what is no coordinate`(_ x: Double, _ y: Double) throws {
        let located = try Layers.locator().locate(x: x, y: y)
        #expect(located == Located(cell: nil, borderDistance: nil, flag: .invalid))
    }

    @Test(arguments: [(63.18, 14.64), (0, 0), (1e12, 1e12), (-1e300, 1e300)])
    func `coordinates of other places`(_ x: Double, _ y: Double) throws {
        #expect(try Layers.locator().locate(x: x, y: y).flag == .outside)
    }

    /// All 59 shipped localities lie in their official municipality, except Fåker, 262 m over the generalised border.
    @Test func `localities are in their municipality`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        var strays: [String] = []
        for locality in try Layers.localities.get() {
            let located = try locator.locate(x: locality.x, y: locality.y)
            let code = territory.municipalityCode(ofCell: try #require(located.cell))
            guard code != locality.municipalityCode else { continue }
            strays.append(locality.name)
            #expect(located.flag == .nearBorder)
            #expect(abs((located.borderDistance ?? 0) - 262) < 1)
        }
        #expect(strays == ["Fåker"])
    }

    /// A point on a shared border belongs to the lowest cell, whichever side it is seen from, and every vertex to one
    /// cell.
    @Test func `points on shared borders`() throws {
        let territory = try Layers.territory("23")
        let locator = try Layers.locator()
        let context = Context()
        for row in 0..<territory.cellAreas.count {
            let flat = territory.cellAreas.flat(row)
            for i in stride(from: 0, to: flat.x.count, by: 7) {
                let point = try Geometry(x: flat.x[i], y: flat.y[i], in: context)
                let lowest = try (0..<territory.cellAreas.count).first {
                    guard let box = territory.cellAreas.envelope($0), box.contains(x: flat.x[i], y: flat.y[i]) else {
                        return false
                    }
                    return try territory.cellAreas.geometry($0, in: context).intersects(point)
                }
                #expect(try locator.locate(x: flat.x[i], y: flat.y[i]).cell == lowest)
            }
        }
    }
}
