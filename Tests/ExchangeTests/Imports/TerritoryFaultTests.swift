import Foundation
import Planar
import Store
import Territory
import Testing
import Wording

@testable import Exchange

/// What can be wrong with a layer, each kind alone: found with its place and size, and repaired within a tolerance or
/// refused.
@Suite struct TerritoryFaultTests {
    private func read(
        _ features: [(properties: String, coordinates: String)], as use: TerritoryImport.Use = .municipalities,
        crs: Int? = 3006
    ) throws -> TerritoryImport {
        let file = try TemporaryFile(LayerFiles.geoJSON(features, crs: crs))
        return try TerritoryImport(file: file.path, as: use, register: LayerFiles.register)
    }

    private func two(_ first: String, _ second: String, codes: [String] = ["2391", "2392"]) throws -> TerritoryImport {
        try read([("{\"kommunkod\": \"\(codes[0])\"}", first), ("{\"kommunkod\": \"\(codes[1])\"}", second)])
    }

    private func refused(_ read: TerritoryImport, within tolerance: Double?) -> [CoverageFault] {
        do {
            _ = try read.usable(within: tolerance)
            return []
        } catch {
            return (error as? CoverageRefusal)?.faults ?? []
        }
    }

    @Test func overlap() throws {
        let read = try two(LayerFiles.box(500_000, 7_000_000), LayerFiles.box(500_999.5, 7_000_000))
        let fault = try #require(read.faults.first)
        #expect(read.faults.count == 1 && fault.kind == .overlap && fault.rows == [0, 1] && fault.isSliver)
        #expect(abs((fault.area ?? 0) - 500) < 1e-6 && abs((fault.width ?? 0) - 0.49975) < 1e-4)
        #expect((500_999.5...501_000).contains(fault.place?.x ?? 0))
        #expect(refused(read, within: nil) == [fault])
        #expect(refused(read, within: 0.1) == [fault])
        let (layer, repaired, water) = try read.usable(within: 1)
        #expect(repaired == [fault] && water.isEmpty)
        // The lowest code keeps it.
        #expect(layer.areas.envelope(0)?.maxX == 501_000 && layer.areas.envelope(1)?.minX == 501_000)
    }

    @Test func `gaps are closed or become water`() throws {
        let hole =
            "[[[500000, 7000000], [503000, 7000000], [503000, 7003000], [500000, 7003000], [500000, 7000000]], "
            + "[[501000, 7001000], [501000, 7002000], [502000, 7002000], [502000, 7001000], [501000, 7001000]]]"
        let read = try two(hole, LayerFiles.box(503_000, 7_000_000, 1_000, 3_000))
        let gap = try #require(read.faults.first)
        #expect(gap.kind == .gap && gap.area == 1_000_000 && !gap.isSliver && gap.codes == ["2391"])
        // Nobody said that it may be a lake.
        #expect(refused(read, within: nil) == [gap])
        let kept = try read.usable(within: 1)
        #expect(kept.water == [gap] && kept.repaired.isEmpty)

        let narrow = try two(
            LayerFiles.box(500_000, 7_000_000),
            LayerFiles.ring([
                (501_000, 7_000_000), (502_000, 7_000_000), (502_000, 7_001_000), (501_000, 7_001_000),
                (501_000.4, 7_000_500),
            ]))
        let sliver = try #require(narrow.faults.first)
        #expect(sliver.kind == .gap && sliver.isSliver && abs((sliver.area ?? 0) - 200) < 1e-6)
        #expect(refused(narrow, within: nil) == [sliver])
        let closed = try narrow.usable(within: 0.5)
        #expect(closed.repaired == [sliver] && closed.water.isEmpty)
        let context = Context()
        let area = try (0..<2).reduce(0) { try $0 + closed.layer.areas.geometry($1, in: context).area }
        #expect(abs(area - 2_000_000) < 1e-6)
    }

    @Test func `invalid ring`() throws {
        // A bow tie whose small loop is 2 m wide.
        let read = try two(
            LayerFiles.ring([
                (500_000, 7_000_000), (501_000, 7_000_000), (501_000, 7_001_000), (500_998, 7_001_002),
                (500_998, 7_001_000), (501_000, 7_001_002), (500_000, 7_001_002),
            ]),
            LayerFiles.box(510_000, 7_000_000))
        let fault = try #require(read.faults.first)
        #expect(fault.kind == .invalid(reason: "Self-intersection") && fault.rows == [0] && fault.place != nil)
        // The small loop is a hole besides.
        #expect(refused(read, within: nil).map(\.kind) == [fault.kind, .gap])
        #expect(refused(read, within: 0) == [fault])
        #expect(try read.usable(within: 5).repaired.map(\.kind) == [fault.kind, .gap])
    }

    @Test func `orientation is mended and said`() throws {
        let clockwise = LayerFiles.ring([
            (500_000, 7_000_000), (500_000, 7_001_000), (501_000, 7_001_000), (501_000, 7_000_000),
        ])
        let read = try two(clockwise, LayerFiles.box(501_000, 7_000_000))
        #expect(read.faults.map(\.kind) == [.orientation] && read.faults[0].rows == [0])
        let (layer, repaired, _) = try read.usable(within: nil)
        #expect(repaired.map(\.kind) == [.orientation])
        #expect(layer.areas.flat(0).signedArea(ofRing: 0) == 1_000_000)
    }

    @Test func `codes must be there and once`() throws {
        let twice = try two(
            LayerFiles.box(500_000, 7_000_000), LayerFiles.box(501_000, 7_000_000), codes: ["2391", "2391"])
        #expect(twice.faults.map(\.kind) == [.duplicateCode] && twice.faults[0].rows == [0, 1])
        // No tolerance says which of the two it is.
        #expect(refused(twice, within: 1_000).map(\.kind) == [.duplicateCode])
        let none = try two(LayerFiles.box(500_000, 7_000_000), LayerFiles.box(501_000, 7_000_000), codes: ["2391", ""])
        #expect(none.faults.map(\.kind) == [.missingCode] && none.faults[0].place == .init(x: 501_500, y: 7_000_500))
        #expect(refused(none, within: 1_000).map(\.kind) == [.missingCode])
    }

    @Test func `rows are numbered as in the file`() throws {
        let read = try read(
            [
                ("{\"kommunkod\": \"23911\"}", LayerFiles.box(490_000, 7_000_000)),
                ("{\"kommunkod\": \"2391\"}", LayerFiles.box(500_000, 7_000_000)),
                ("{\"kommunkod\": \"2392\"}", LayerFiles.box(500_500, 7_000_000)),
            ])
        #expect(read.rejected.map(\.row) == [1])
        #expect(read.faults.map(\.rows) == [[1, 2]])
    }

    @Test func `axes in the wrong order`() throws {
        func fault(_ x: Double, _ y: Double, crs: Int?) throws -> SwedishCoordinates.Fault? {
            do {
                _ = try read([("{\"kommunkod\": \"2391\"}", LayerFiles.box(x, y, 0.5, 0.5))], crs: crs)
                return nil
            } catch let fault as SwedishCoordinates.Fault {
                return fault
            }
        }
        #expect(try fault(7_000_000, 500_000, crs: 3006)?.cause == .swappedAxes)
        #expect(try fault(63.2, 14.6, crs: 4326)?.cause == .swappedAxes)
        // RT 90 taken for SWEREF 99 TM, and degrees taken for metres.
        #expect(try fault(1_440_000, 7_010_000, crs: 3006)?.cause == .otherSystem(3021))
        #expect(try fault(14.6, 63.2, crs: 3006)?.cause == .otherSystem(.crs84))
        #expect(try fault(-73.9, 40.7, crs: 4326)?.cause == .elsewhere)
        #expect(try fault(14.6, 63.2, crs: nil) == nil)
    }

    @Test func `metres without a system are not degrees`() throws {
        do {
            _ = try read([("{\"kommunkod\": \"2391\"}", LayerFiles.box(500_000, 7_000_000))], crs: nil)
            Issue.record("metres were taken for degrees")
        } catch let error as ImportError {
            #expect(
                error.wording.en == """
                    \(error.file): no feature can be read. The first: (500000.0, 7000000.0) is not longitude and \
                    latitude. Name the reference system, such as EPSG:3006 for SWEREF 99 TM.
                    """)
        }
    }

    @Test func `other systems are transformed`() throws {
        let projection = try Projection(from: .sweref99TM, to: 3021)
        let corner = try projection.transform(x: 500_000, y: 7_000_000)
        let read = try read([("{\"kommunkod\": \"2391\"}", LayerFiles.box(corner.x, corner.y))], crs: 3021)
        let box = try #require(read.layer.areas.envelope(0))
        #expect(abs(box.minX - 500_000) < 40 && abs(box.minY - 7_000_000) < 40)
        #expect(
            read.understood.map(\.en) == [
                "GeoJSON, coordinates in EPSG:3021, 1 feature.", "Columns: kommunkod → municipality code.",
                "Coordinates were transformed to SWEREF 99 TM (EPSG:3006).",
            ])
    }

    /// Numbers lose the zero that Stockholm's codes begin with; `kommun` may hold a code or a name.
    @Test func `municipalities by whatever names them`() throws {
        let read = try read([
            ("{\"kommunkod\": 114}", LayerFiles.box(500_000, 7_000_000)),
            ("{\"kommunkod\": \"\", \"kommun\": \"Östmarks kommun\"}", LayerFiles.box(501_000, 7_000_000)),
            ("{\"kommun\": \"2391\"}", LayerFiles.box(502_000, 7_000_000)),
            ("{\"kommun\": \"Ankeborg\"}", LayerFiles.box(503_000, 7_000_000)),
        ])
        #expect(read.layer.codes == ["0114", "2392", "2391"])
        #expect(read.layer.names == ["Upplands Väsby", "Östmark", "Västmark"])
        #expect(read.rejected.map(\.reason.en) == ["no municipality is called “Ankeborg”."])
    }

    @Test func `columns by options`() throws {
        let file = try TemporaryFile(
            LayerFiles.geoJSON([
                ("{\"k\": \"2391A0010\", \"pop\": \"1 234\", \"typ\": \"x\"}", LayerFiles.box(500_000, 7_000_000))
            ]))
        #expect(throws: ImportError.self) { try TerritoryImport(file: file.path, as: .population, register: []) }
        let read = try TerritoryImport(
            file: file.path, as: .population, columns: .init(code: "k", population: "pop"), register: [])
        #expect(read.layer.codes == ["2391A0010"] && read.layer.persons == [1_234])
        do {
            _ = try TerritoryImport(file: file.path, as: .population, columns: .init(code: "nope"), register: [])
            Issue.record("a column that isn't there")
        } catch let error as ImportError {
            #expect(
                error.wording.en
                    == "\(file.path): --code: the file has no column “nope”, only “k”, “pop”, “typ”.")
        }
    }

    @Test func `a table is no layer`() throws {
        let file = try TemporaryFile(Array("kommunkod;namn\n2391;Västmark\n".utf8))
        #expect(throws: ImportError.self) { try TerritoryImport(file: file.path, as: .municipalities, register: []) }
    }

    /// They overlap by nature, but each must be an area that holds.
    @Test func `dialogue layers may overlap`() throws {
        let read = try read(
            [
                ("{\"namn\": \"Jijnjevaerie\"}", LayerFiles.box(500_000, 7_000_000)),
                ("{\"namn\": \"Ohredahke\"}", LayerFiles.box(500_500, 7_000_000)),
            ], as: .layer)
        #expect(read.faults.isEmpty && read.layer.names == ["Jijnjevaerie", "Ohredahke"])
        #expect(try read.usable(within: nil).layer.count == 2)
        let bowTie = LayerFiles.ring([
            (500_000, 7_000_000), (501_000, 7_001_000), (501_000, 7_000_000), (500_000, 7_001_000),
        ])
        let broken = try self.read(
            [("{\"namn\": \"hel\"}", LayerFiles.box(0 + 500_000, 7_000_000)), ("{\"namn\": \"trasig\"}", bowTie)],
            as: .layer)
        #expect(broken.faults.map(\.rows) == [[1]])
        #expect(throws: CoverageRefusal.self) { try broken.usable(within: 10) }
    }
}
