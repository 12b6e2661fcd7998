package import Statistics
public import Wording

/// The message for people where a statistic is undefined.
extension Undefined: WordedError {
    package var wording: Wording {
        let reason = Readings.reason(self)
        return Wording(sv: "Det går inte att räkna ut: \(reason.sv).", en: "This can't be computed: \(reason.en).")
    }
}

extension Readings {
    /// Names of parameters for people.
    static func name(_ parameter: Undefined.Parameter) -> Wording {
        switch parameter {
        case .epsilon: Wording(sv: "Atkinsons ε", en: "Atkinson's ε")
        case .level: Wording(sv: "konfidensnivån", en: "the confidence level")
        case .permutations: Wording(sv: "antalet slumpade ordningar", en: "the number of random orderings")
        case .replicates: Wording(sv: "antalet omlottningar", en: "the number of resamples")
        case .neighbours: Wording(sv: "antalet grannar", en: "the number of neighbours")
        case .distance: Wording(sv: "avståndet", en: "the distance")
        case .threads: Wording(sv: "antalet trådar", en: "the number of threads")
        case .treated: Wording(sv: "antalet områden i gruppen", en: "the number of areas in the group")
        case .orderings: Wording(sv: "antalet ordningar", en: "the number of orderings")
        case .probability: Wording(sv: "sannolikheten", en: "the probability")
        case .years: Wording(sv: "antalet år", en: "the number of years")
        case .since: Wording(sv: "det första året efter starten", en: "the first year after the start")
        case .periods: Wording(sv: "följden av år", en: "the sequence of years")
        case .target: Wording(sv: "målet", en: "the target")
        case .base: Wording(sv: "basens plats", en: "the place of the base")
        case .steps: Wording(sv: "antalet steg", en: "the number of steps")
        }
    }

    /// The kind of a bootstrap's interval, and where it isn't BCa, why.
    static func method(_ bootstrap: Bootstrap) -> Wording {
        var method = Wording(verbatim: "BCa")
        if let reason = bootstrap.note.map({ reason($0) }) {
            method = Wording(sv: "percentil, eftersom \(reason.sv)", en: "percentile, because \(reason.en)")
        }
        guard !bootstrap.containsEstimate else { return method }
        return Wording(
            sv: method.sv + "; värdet självt ligger utanför: omdragna blir så få eller olika stora insatser ojämnare",
            en: method.en + "; the value itself lies outside: redrawn, initiatives so few or unequal come out less even"
        )
    }
}
