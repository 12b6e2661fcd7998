/// Class colours, made in OKLCH so that equal steps look equally large and lightness alone separates every step, also
/// under red–green colour blindness and on grey paper.
///
/// - Source: B. Ottosson, A perceptual color space for image processing (2020).
struct ColourScale: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// From little to much.
        case sequential
        /// From less than the share over a neutral middle to more than it; an odd number of classes.
        case diverging
    }

    let kind: Kind
    let count: Int

    /// The colour of missing values.
    static let missing = Colour(hex: "#e4e4e0")
    static let missingOnDark = Colour(hex: "#3a3b3d")
    static let water = Colour(hex: "#c9dfee")
    static let waterOnDark = Colour(hex: "#16324a")

    /// On white: the lowest class is nearest to the background.
    func colour(_ index: Int) -> Colour { colour(index, onDark: false) }

    /// On dark: the lowest class is nearest to the background.
    func colourOnDark(_ index: Int) -> Colour { colour(index, onDark: true) }

    private func colour(_ index: Int, onDark: Bool) -> Colour {
        precondition((0..<count).contains(index))
        switch kind {
        case .sequential:
            let t = count == 1 ? 0.5 : Double(index) / Double(count - 1)
            // From a pale yellow-green over teal to a deep blue.
            let lightness = onDark ? 0.33 + 0.55 * t : 0.94 - 0.60 * t
            let chroma = 0.045 + 0.075 * (1 - abs(2 * t - 1.1))
            return Colour(lightness: lightness, chroma: chroma, hue: onDark ? 262 - 112 * t : 150 + 112 * t)
        case .diverging:
            let middle = Double(count - 1) / 2
            let t = middle == 0 ? 0 : (Double(index) - middle) / middle
            let lightness = onDark ? 0.36 + 0.42 * abs(t) : 0.955 - 0.39 * abs(t)
            let chroma = t == 0 ? 0.004 : 0.02 + 0.115 * abs(t)
            // Orange for less, blue for more.
            return Colour(lightness: lightness, chroma: chroma, hue: t < 0 ? 55 : 255)
        }
    }
}
