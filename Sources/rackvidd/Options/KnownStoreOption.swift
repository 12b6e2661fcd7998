import ArgumentParser
import Report
import Store
import Terminal
import Wording

/// A store that may be read as it was known at some time.
struct KnownStoreOption: ParsableArguments {
    @OptionGroup var option: StoreOption
    @Option(help: .init(HistoryOptionText.asKnown)) var asKnown: Moment.Name?

    func open() throws -> Store {
        let store = try option.open()
        if let asKnown {
            try store.show(store.moment(asKnown))
            Provenance.note(moment: asKnown)
        }
        return store
    }
}
