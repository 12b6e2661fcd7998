import Foundation

/// Whether an initiative is paid from the region's own funds, by the source that its programme names.
///
/// The regions' own funds for regional development are the state's 1:1 funds (anslag 1:1), which regions decide on, and
/// what a region pays by its own name: "1:1-medel (Region Jämtland Härjedalen)", "ERUF; 1:1-medel",
/// "Landsbygdsprogrammet; Region Dalarna; kommunen".
enum OwnFunds {
    /// Nil where no source is named.
    static func pay(_ programme: String?) -> Bool? {
        guard let programme, !programme.isEmpty else { return nil }
        let sources = programme.lowercased().split { ";,()+/".contains($0) }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return sources.contains { source in
            source.contains("1:1") || source.hasPrefix("region ") || source == "regionen" || source == "egna medel"
                || source == "regionala utvecklingsmedel"
        }
    }
}
