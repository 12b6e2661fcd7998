import ArgumentParser
import Report
import Store
import Terminal
import Wording

/// A store that may be read as it was known at some time.
struct KnownStoreOption: ParsableArguments {
    @OptionGroup var option: StoreOption
    @Option(help: .init(HistoryOptionText.asKnown)) var asKnown: Moment.Name?

    /// - Parameter other: the time of another reading than the one that the answer is about.
    func open(at other: Moment.Name? = nil) throws -> Store {
        let store = try option.open(remarking: other == nil)
        if let name = other ?? asKnown { try store.show(store.moment(name)) }
        if other == nil, let asKnown { Provenance.note(moment: asKnown) }
        return store
    }
}
