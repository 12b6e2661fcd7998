/// What isn't known of a policy's rule and applications make known: parts of which nobody states the money, for one.
///
/// A rule's requirement may depend on several blanks at once; it is then asked for every set of them that can be known.
struct FilledBlanks {
    /// Parts, ascending, or other numbers of what is blank.
    let blanks: [Int]
    /// By blank the applications any of which makes it known.
    let fillers: [[Int]]
    /// Applications that would make more known than `most`.
    let excluded: Set<Int>

    /// Nothing is blank.
    static let none = FilledBlanks([], applications: 0) { _, _ in false }

    /// Above so many blanks there are too many sets of them.
    private static let most = 6

    /// - Parameter fills: whether an application makes a blank known.
    init(_ blanks: some Sequence<Int>, applications: Int, fills: (_ application: Int, _ blank: Int) -> Bool) {
        let all = blanks.sorted().map { blank in (blank, (0..<applications).filter { fills($0, blank) }) }
            .filter { !$0.1.isEmpty }
        self.blanks = all.prefix(Self.most).map(\.0)
        fillers = all.prefix(Self.most).map(\.1)
        excluded = Set(all.dropFirst(Self.most).flatMap(\.1))
    }

    /// Every set of what may be known, in the order of `Form.known`: none first.
    var sets: [Set<Int>] {
        (0..<1 << blanks.count).map { set in
            Set(blanks.indices.filter { set >> $0 & 1 == 1 }.map { blanks[$0] })
        }
    }

    /// - Parameter forms: one a set.
    func form(_ forms: [ApplicationConditions.Form]) -> ApplicationConditions.Form {
        blanks.isEmpty ? forms[0] : .known(fillers: fillers, forms: forms)
    }

    /// A form that asks nothing until one blank is known.
    func form(of blank: Int, _ form: ApplicationConditions.Form) -> ApplicationConditions.Form {
        guard let number = blanks.firstIndex(of: blank) else { return .unasked }
        return .known(fillers: [fillers[number]], forms: [.unasked, form])
    }
}

extension FilledBlanks {
    /// Parts in which nobody states an indicator, and the applications that state it there.
    ///
    /// - Parameter fits: of an application, whether a row is one of those asked for.
    init(
        _ blanks: Set<Int>, of indicator: String, in level: Level, _ added: [RuleGround],
        fits: (RuleGround) -> (Int) -> Bool = { _ in { _ in true } }
    ) throws {
        guard !blanks.isEmpty else {
            self = .none
            return
        }
        let known = try added.map { one in
            let division = one.division(level)
            let there = one.ground.counts(in: division, fits: fits(one))
            let silent = try one.blanks(of: indicator, in: division, fits: fits(one))
            return Set(there.indices.filter { there[$0] > 0 && !silent.contains($0) })
        }
        self.init(blanks, applications: added.count) { known[$0].contains($1) }
    }
}
