import Exchange
import Testing

@testable import Report

struct PictureReaderTests {
    private typealias Point = VectorPicture.Point

    private func picture(_ markup: Markup) throws -> VectorPicture {
        guard case .element(let svg)? = MarkupNode.read(markup).first else { throw Missing() }
        return try #require(PictureReader.picture(svg))
    }
    private struct Missing: Error {}

    private func svg(_ name: String = "", @MarkupBuilder _ content: () -> Markup) -> Markup {
        SVG.svg(.class(name), Attribute("viewBox", "0 0 20 10"), content: content)
    }

    @Test func `marks have their own looks and those of the groups around them`() throws {
        let picture = try self.picture(
            svg {
                SVG.g(Attribute("fill", "#112233"), Attribute("transform", "translate(2 1)")) {
                    SVG.path(Attribute("d", "M0 0h4v2zM10 5l1 1"), Attribute("stroke", "#445566"))
                    SVG.title { "not drawn" }
                }
            })
        #expect((picture.width, picture.height) == (20, 10))
        #expect(
            picture.marks == [
                .path(
                    .init(
                        [
                            .init([Point(x: 2, y: 1), Point(x: 6, y: 1), Point(x: 6, y: 3)], isClosed: true),
                            .init([Point(x: 12, y: 6), Point(x: 13, y: 7)], isClosed: false),
                        ], fill: .init("#112233"), stroke: .init(.init("#445566"), width: 1)))
            ])
    }

    @Test func `a text turns with its group and keeps its halo`() throws {
        let picture = try self.picture(
            svg {
                SVG.g(Attribute("transform", "translate(5 5) rotate(-90)")) {
                    SVG.text(
                        Attribute("x", 2.0), Attribute("y", 0.0), Attribute("font-size", "9"),
                        Attribute("font-weight", "600"), Attribute("text-anchor", "end"),
                        Attribute("paint-order", "stroke"), Attribute("stroke", "#ffffff"),
                        Attribute("stroke-width", "3"), Attribute("fill", "#000001")
                    ) { "A & <B>" }
                }
            })
        guard case .text(let text)? = picture.marks.first else { throw Missing() }
        #expect(text.words == "A & <B>")
        #expect((text.place.x * 1_000).rounded() == 5_000)
        #expect((text.place.y * 1_000).rounded() == 3_000)
        #expect((text.size, text.isBold, text.anchor, text.turn) == (9, true, .end, -90))
        #expect(text.halo == .init(.init("#ffffff"), width: 3))
    }

    @Test func `a pattern becomes lines and dots`() throws {
        let picture = try self.picture(
            svg {
                ChartInk.definitions
                SVG.rect(Attribute("width", "10"), Attribute("height", "10"), Attribute("fill", ChartInk.hatch))
            })
        #expect(picture.marks.count == 1)
        guard case .path(let path)? = picture.marks.first else { throw Missing() }
        #expect(path.fill == nil)
        #expect(path.stroke == .init(.init(ChartInk.back), width: 1.2))
        // A square of 10 has a diagonal of 14.1: lines at 0, 5 and 10 of it.
        #expect(path.lines.count == 3)
    }

    @Test func `a plot looks as its page's style sheet says`() throws {
        let picture = try self.picture(
            svg("plot") {
                SVG.path(.class("curve"), Attribute("d", "M0 0L2 2"))
                SVG.circle(.class("dot less"), Attribute("cx", "5"), Attribute("cy", "5"), Attribute("r", "5"))
            })
        guard case .path(let curve) = picture.marks[0], case .path(let dot) = picture.marks[1] else { throw Missing() }
        #expect(curve.fill == nil)
        #expect(curve.stroke == .init(.init("#1f6aa5"), width: 2.5))
        #expect(dot.fill == .init("#a3520f"))
        #expect(dot.stroke == nil)
        for colour in ["#1c262b", "#4c5960", "#c9d1d4", "#cfe3e6", "#1f6aa5", "#a3520f"] + PlotInk.shares
            + [PlotInk.good, PlotInk.bad]
        {
            #expect(PageStyle.sheet.source.contains(colour))
        }
    }
}
