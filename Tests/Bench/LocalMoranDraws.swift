import Statistics

/// Local Moran with conditional permutations on a lattice, row-standardised rook weights, one thread.
///
/// Options: `values` (numbers row by row), `columns`, `permutations`, `runs`, `output`: three numbers a unit, Iᵢ and
/// the one-sided p-values greater and less.
enum LocalMoranDraws {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let y = try NumberFile.read(options.text("values"))
        let lattice = try rook(units: y.count, columns: options.count("columns"))
        let permutations = try options.count("permutations")
        var result = Measurement()
        var answer: LocalMoran?
        for _ in 0..<(try options.count("runs")) {
            result.seconds.append(
                try seconds {
                    answer = try LocalMoran(y, neighbours: lattice, permutations: permutations, seed: 20_240_221)
                })
        }
        guard let answer else { throw BenchError("nothing was computed") }
        let numbers = try answer.units.flatMap { unit in
            let unit = try unit.get()
            return [unit.i, unit.test.p(.greater), unit.test.p(.less)]
        }
        try NumberFile.write(numbers, to: options.text("output"))
        return result
    }

    private static func rook(units: Int, columns: Int) throws -> Neighbours {
        guard units % columns == 0 else { throw BenchError("\(units) units fill no lattice of \(columns) columns") }
        var pairs: [(Int, Int)] = []
        for unit in 0..<units {
            if (unit + 1) % columns != 0 { pairs.append((unit, unit + 1)) }
            if unit + columns < units { pairs.append((unit, unit + columns)) }
        }
        return try Neighbours(count: units, pairs: pairs, rule: .rook, style: .rowStandardised)
    }
}
