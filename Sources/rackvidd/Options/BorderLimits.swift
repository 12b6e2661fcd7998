import ArgumentParser
import Wording

/// How far borders may be mended, and how exact they are taken to be.
enum BorderLimits {
    static func check(tolerance: Double?, borderAccuracy: Double) throws {
        if let tolerance, !(tolerance >= 0 && tolerance <= 1_000) {
            throw ValidationError("--tolerance är meter, 0 till 1 000.", "--tolerance is metres, 0 to 1,000.")
        }
        try refuse(
            unless: borderAccuracy >= 0 && borderAccuracy.isFinite, "--border-accuracy är meter, 0 eller mer.",
            "--border-accuracy is metres, 0 or more.")
    }
}
