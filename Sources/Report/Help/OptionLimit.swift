package import Wording

/// Options of a command that act on nothing in some state of it. They are then refused by name, with the way that
/// works: no option is without effect.
package struct OptionLimit: Sendable {
    /// Names, without dashes.
    package let options: [String]
    /// What they are for, as it ends a sentence: "initiatives".
    let scope: Wording
    /// Why that isn't asked here, or what works instead, as a sentence of its own; nil where the scope says it all.
    let instead: Wording?

    init(_ options: [String], scope: Wording, instead: Wording? = nil) {
        (self.options, self.scope, self.instead) = (options, scope, instead)
    }
}

/// That options were given where they act on nothing.
package struct OptionRefusal: WordedError, Hashable {
    package let options: [String]
    package let wording: Wording

    init(_ options: [String], _ limit: OptionLimit) {
        self.options = options
        let names = options.map { "--\($0)" }
        let are = options.count == 1 ? "is" : "are"
        let rest = limit.instead.map { Wording(sv: " \($0.sv)", en: " \($0.en)") } ?? Wording(verbatim: "")
        wording = Wording(
            sv: "\(PolicyText.list(names, .swedish)) gäller \(limit.scope.sv).\(rest.sv)",
            en: "\(PolicyText.list(names, .english)) \(are) for \(limit.scope.en).\(rest.en)")
    }
}

/// The options of a command line, by name, whatever their values.
package struct GivenOptions: Sendable {
    private let names: Set<String>

    /// - Parameter arguments: words of the command line; after `--` none is an option.
    package init(_ arguments: some Sequence<String>) {
        names = Set(
            arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map {
                String($0.dropFirst(2).prefix { $0 != "=" })
            })
    }

    package func contains(_ name: String) -> Bool { names.contains(name) }

    /// Refuses the options of a limit that were given, in the order of its declaration.
    ///
    /// - Throws: `OptionRefusal`.
    package func refuse(_ limits: [OptionLimit]) throws(OptionRefusal) {
        for limit in limits {
            let given = limit.options.filter(names.contains)
            if !given.isEmpty { throw OptionRefusal(given, limit) }
        }
    }
}
