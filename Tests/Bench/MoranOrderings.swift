import Statistics

/// All 8! orderings of Moran's I on a path of eight units: user time of one exact test.
///
/// The known answer: I = 0.65843179377014, reached by 174 of 40,320 orderings (PySAL's esda 2.9.0 for I, enumeration
/// for the count).
enum MoranOrderings {
    static let run: @Sendable (Options) throws -> Measurement = { options in
        let runs = try options.count("runs")
        let y: [Double] = [1, 2, 3, 4, 5, 6, 7, 9]
        let path = try Neighbours(count: 8, pairs: (0..<7).map { ($0, $0 + 1) }, rule: .listed, style: .binary)
        let test = try Moran.test(y, neighbours: path)
        var result = Measurement()
        if (test.observed - 0.65843179377014).magnitude > 1e-13 { result.fault = "I = \(test.observed)" }
        if test.method != .exact(orderings: 40_320) { result.fault = "not all orderings were tried" }
        let reaching = test.extremeOrderings(.greater)
        if reaching != 174 { result.fault = "\(reaching) orderings reach it, not 174" }
        // The clock of user time is coarse: each run is many tests.
        let tests = 100
        for _ in 0..<runs {
            let start = userSeconds()
            for _ in 0..<tests { keep(try Moran.test(y, neighbours: path)) }
            result.seconds.append((userSeconds() - start) / Double(tests))
        }
        return result
    }
}
