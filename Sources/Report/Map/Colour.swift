import Foundation

/// A colour of the sRGB space.
struct Colour: Sendable, Hashable {
    /// `#rrggbb`.
    let hex: String

    init(hex: String) { self.hex = hex }

    /// From OKLCH: lightness 0 … 1, chroma about 0 … 0.3, hue in degrees. Chroma is reduced until sRGB has the colour.
    init(lightness: Double, chroma: Double, hue: Double) {
        var chroma = chroma
        while true {
            let rgb = Self.linear(lightness: lightness, chroma: chroma, hue: hue)
            if chroma <= 0 || rgb.allSatisfy({ (-1e-4...1.0001).contains($0) }) {
                hex = "#" + rgb.map(Self.hexPair).joined()
                return
            }
            chroma = max(0, chroma - 0.005)
        }
    }

    private static func linear(lightness: Double, chroma: Double, hue: Double) -> [Double] {
        let a = chroma * cos(hue * .pi / 180)
        let b = chroma * sin(hue * .pi / 180)
        func cube(_ x: Double) -> Double { x * x * x }
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return [
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
        ]
    }

    private static func hexPair(_ linear: Double) -> String {
        let clamped = min(max(linear, 0), 1)
        let encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * pow(clamped, 1 / 2.4) - 0.055
        let byte = Int((encoded * 255).rounded())
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// Relative luminance after WCAG 2, 0 … 1.
    var luminance: Double {
        let bytes = stride(from: 1, to: 7, by: 2).map { offset -> Double in
            let start = hex.index(hex.startIndex, offsetBy: offset)
            // A colour is made by this file's initialisers only, so its digits are hexadecimal.
            let value = Double(Int(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)!) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * bytes[0] + 0.7152 * bytes[1] + 0.0722 * bytes[2]
    }

    /// After WCAG 2, 1 … 21.
    func contrast(with other: Colour) -> Double {
        let (a, b) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (a + 0.05) / (b + 0.05)
    }
}
