/// `INTERVAL(start, end)` as written: closed at both ends, each end an instant, open (`..`) or a name to look up.
public struct Interval: Sendable, Hashable {
    public enum End: Sendable, Hashable {
        /// `..`
        case unbounded
        case instant(Instant)
        case property(String)
        case function(Function)
    }

    public let start: End
    public let end: End

    public init(_ start: End, _ end: End) {
        self.start = start
        self.end = end
    }
}

/// An interval with its ends looked up: every instant from `start` to `end`, both included; nil is without bound.
public struct Span: Sendable, Hashable {
    public let start: Instant?
    public let end: Instant?

    /// Nil when it ends before it starts.
    public init?(start: Instant?, end: Instant?) {
        if let start, let end, Instant.order(start, end) > 0 { return nil }
        self.start = start
        self.end = end
    }

    /// An instant as the interval that starts and ends with it.
    public init(_ instant: Instant) {
        start = instant
        end = instant
    }
}
