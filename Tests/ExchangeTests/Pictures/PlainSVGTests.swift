import Testing

@testable import Exchange

struct PlainSVGTests {
    @Test func `every look is an attribute, and a halo a text of its own below`() {
        var path = VectorPicture.Path(
            [.init([.init(x: 0, y: 0.126), .init(x: 2, y: 1)], isClosed: true)], fill: .init("#ffffff", opacity: 0.5),
            stroke: .init(.init("#000000"), width: 1.5, dashes: [2.5, 2], isRound: true), isEvenOdd: true)
        path.clip = [.init(x: 0, y: 0), .init(x: 9, y: 8)]
        var text = VectorPicture.Text("a < b", at: .init(x: 1, y: 2), size: 10, paint: .init("#111111"))
        (text.isBold, text.anchor, text.turn) = (true, .end, -40)
        text.halo = .init(.init("#ffffff"), width: 3)
        let picture = VectorPicture(width: 10, height: 20, marks: [.path(path), .text(text)])
        #expect(
            picture.svg(title: "T & U") == """
                <svg xmlns="http://www.w3.org/2000/svg" width="10" height="20" viewBox="0 0 10 20"><title>T &amp; U\
                </title><clipPath id="c1"><rect x="0" y="0" width="9" height="8"/></clipPath><path \
                d="M0 0.13L2 1Z" fill="#ffffff" fill-opacity="0.5" fill-rule="evenodd" stroke="#000000" \
                stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="2.5 2" \
                clip-path="url(#c1)"/><text x="1" y="2" font-family="Arial" font-size="10" fill="#ffffff" \
                font-weight="bold" text-anchor="end" transform="rotate(-40 1 2)" stroke="#ffffff" \
                stroke-width="3">a &lt; b</text><text x="1" y="2" font-family="Arial" font-size="10" fill="#111111" \
                font-weight="bold" text-anchor="end" transform="rotate(-40 1 2)">a &lt; b</text></svg>
                """)
    }
}
