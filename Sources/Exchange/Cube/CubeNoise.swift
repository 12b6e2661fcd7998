/// From which year on a source adds random numbers to its counts (Cell Key Method), as its notes say.
enum CubeNoise {
    /// Nil where no note speaks of it. SCB began with the reference year 2025, which counts where a note names none.
    static func firstYear(notes: [String]) -> Int? {
        let years = notes.compactMap { note -> Int? in
            let text = note.lowercased()
            guard
                ["cell key", "cell-key", "cellkey", "slumpmässig osäkerhet", "random noise", "(ckm)"]
                    .contains(where: text.contains)
            else { return nil }
            let words = text.split { !$0.isLetter && !$0.isNumber }
            let stated = words.lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first { (1900...2200).contains($0) }
            return stated ?? 2025
        }
        return years.min()
    }
}
