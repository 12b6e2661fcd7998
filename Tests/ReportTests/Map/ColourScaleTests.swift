import Foundation
import Testing

@testable import Report

@Suite struct ColourScaleTests {
    /// Lightness alone tells the classes, on white and on dark; the middle of a diverging scale is grey.
    @Test(arguments: 2...9)
    func `colours are told by lightness`(_ count: Int) {
        let scale = ColourScale(kind: .sequential, count: count)
        for index in 1..<count {
            #expect(scale.colour(index).luminance < scale.colour(index - 1).luminance)
            #expect(scale.colourOnDark(index).luminance > scale.colourOnDark(index - 1).luminance)
        }
        #expect(scale.colour(0).contrast(with: scale.colour(count - 1)) > 7)
    }

    @Test func `the middle is neutral`() {
        let scale = ColourScale(kind: .diverging, count: 5)
        for colour in [scale.colour(2), scale.colourOnDark(2)] {
            let bytes = stride(from: 1, to: 7, by: 2).map { offset in
                Int(colour.hex.dropFirst(offset).prefix(2), radix: 16)!
            }
            #expect(bytes.max()! - bytes.min()! <= 5, "\(colour.hex)")
        }
        for (low, high) in [(0, 4), (1, 3)] {
            #expect(abs(scale.colour(low).luminance - scale.colour(high).luminance) < 0.08)
            #expect(scale.colour(low).contrast(with: scale.colour(2)) > 1.25)
        }
    }
}
