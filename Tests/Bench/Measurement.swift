import Foundation

/// What a work reports. Seconds are of wall time on one machine, run by run; the bench takes medians.
struct Measurement: Encodable {
    /// This program's runs.
    var seconds: [Double] = []
    /// The peer's runs, where it runs in this process.
    var peerSeconds: [Double]?
    /// Named numbers that the table's notes are made of.
    var figures: [String: Double] = [:]
    /// Of the libraries in use.
    var versions: [String: String]?
    /// Why the answer is wrong; nil where it is right.
    var fault: String?
    /// Why there is nothing to measure on this machine.
    var skipped: String?

    private enum CodingKeys: String, CodingKey {
        case seconds, figures, versions, fault, skipped
        case peerSeconds = "peer_seconds"
    }
}

/// Seconds of wall time that `work` takes.
func seconds<Failure: Error>(of work: () throws(Failure) -> Void) throws(Failure) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try work()
    return (clock.now - start) / .seconds(1)
}

/// Seconds of processor time that this process has spent in user mode.
func userSeconds() -> Double {
    var usage = rusage()
    // 0 is RUSAGE_SELF, which is of another type on each system.
    getrusage(0, &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
}

/// Which side of a pair runs: both for time and answers, one alone for its memory.
enum Side: String {
    case both, ours, peer

    init(_ options: Options) throws {
        guard let side = Side(rawValue: try options.text("side")) else {
            throw BenchError("--side is both, ours or peer")
        }
        self = side
    }

    var runsOurs: Bool { self != .peer }
    var runsPeer: Bool { self != .ours }
}

/// Keeps the optimiser from leaving out work whose result nobody reads.
@inline(never)
func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }

/// The middle one, the lower of two; 0 of none.
func median(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.sorted()[(numbers.count - 1) / 2]
}
