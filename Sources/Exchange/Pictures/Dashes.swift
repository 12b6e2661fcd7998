/// A line with gaps as the lines that are left of it, for formats without dashes.
enum Dashes {
    /// - Parameter lengths: of stroke and gap in turn, all above zero.
    static func cut(_ line: VectorPicture.Line, by lengths: [Double]) -> [VectorPicture.Line] {
        guard lengths.count > 1, lengths.allSatisfy({ $0 > 0 }), line.points.count > 1 else { return [line] }
        var points = line.points
        if line.isClosed { points.append(points[0]) }
        var pieces: [VectorPicture.Line] = []
        var (place, left, isOn) = (0, lengths[0], true)
        var piece = [points[0]]
        for (one, other) in zip(points, points.dropFirst()) {
            let (dx, dy) = (other.x - one.x, other.y - one.y)
            let length = (dx * dx + dy * dy).squareRoot()
            var gone = 0.0
            while length - gone > left {
                gone += left
                let point = VectorPicture.Point(x: one.x + dx * gone / length, y: one.y + dy * gone / length)
                if isOn { pieces.append(VectorPicture.Line(piece + [point], isClosed: false)) }
                piece = [point]
                isOn.toggle()
                place = (place + 1) % lengths.count
                left = lengths[place]
            }
            left -= length - gone
            if isOn { piece.append(other) }
        }
        if isOn, piece.count > 1 { pieces.append(VectorPicture.Line(piece, isClosed: false)) }
        return pieces
    }
}
