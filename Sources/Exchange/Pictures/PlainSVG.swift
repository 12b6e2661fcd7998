import Wording

extension VectorPicture {
    /// The picture as SVG of paths and texts alone, all their looks in attributes: what office programs know of SVG.
    package func svg(title: String) -> String {
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.number(width))" height="\(Self.number(height))" \
            viewBox="0 0 \(Self.number(width)) \(Self.number(height))"><title>\(XMLText.escaped(title))</title>
            """
        var clips = 0
        for mark in marks {
            switch mark {
            case .path(let path):
                if path.clip.count == 2 {
                    clips += 1
                    let (one, other) = (path.clip[0], path.clip[1])
                    text += """
                        <clipPath id="c\(clips)"><rect x="\(Self.number(one.x))" y="\(Self.number(one.y))" \
                        width="\(Self.number(other.x - one.x))" height="\(Self.number(other.y - one.y))"/></clipPath>
                        """
                }
                text += Self.path(path, clip: path.clip.count == 2 ? clips : nil)
            case .text(let words):
                // Not all programs draw the line below the letters when asked to.
                if let halo = words.halo {
                    text += Self.text(words, halo.paint, stroke: halo)
                }
                text += Self.text(words, words.paint, stroke: nil)
            }
        }
        return text + "</svg>"
    }

    private static func number(_ value: Double) -> String {
        let hundredths = Int(clamped: (value * 100).rounded())
        return hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }

    private static func opacity(_ name: String, _ paint: Paint?) -> String {
        guard let paint, paint.opacity < 1 else { return "" }
        return " \(name)-opacity=\"\(number(paint.opacity))\""
    }

    private static func path(_ path: Path, clip: Int?) -> String {
        let data = path.lines.filter { !$0.points.isEmpty }.map { line in
            "M" + line.points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
                + (line.isClosed ? "Z" : "")
        }.joined()
        var text = "<path d=\"\(data)\" fill=\"\(path.fill?.colour ?? "none")\"" + opacity("fill", path.fill)
        if path.fill != nil, path.isEvenOdd { text += " fill-rule=\"evenodd\"" }
        if let stroke = path.stroke {
            text += self.stroke(stroke)
            if !stroke.dashes.isEmpty {
                text += " stroke-dasharray=\"\(stroke.dashes.map(number).joined(separator: " "))\""
            }
        }
        if let clip { text += " clip-path=\"url(#c\(clip))\"" }
        return text + "/>"
    }

    private static func stroke(_ stroke: Stroke) -> String {
        " stroke=\"\(stroke.paint.colour)\" stroke-width=\"\(number(stroke.width))\"" + opacity("stroke", stroke.paint)
            + (stroke.isRound ? " stroke-linejoin=\"round\" stroke-linecap=\"round\"" : "")
    }

    private static func text(_ words: Text, _ paint: Paint, stroke: Stroke?) -> String {
        let (x, y) = (number(words.place.x), number(words.place.y))
        var text = """
            <text x="\(x)" y="\(y)" font-family="Arial" font-size="\(number(words.size))" fill="\(paint.colour)"
            """
        if words.isBold { text += " font-weight=\"bold\"" }
        if words.anchor != .start { text += " text-anchor=\"\(words.anchor.rawValue)\"" }
        if words.turn != 0 { text += " transform=\"rotate(\(number(words.turn)) \(x) \(y))\"" }
        if let stroke { text += self.stroke(stroke) }
        return text + ">\(XMLText.escaped(words.words))</text>"
    }
}
