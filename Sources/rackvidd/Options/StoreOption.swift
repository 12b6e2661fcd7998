import ArgumentParser
import Exchange
import FollowUp
import Foundation
import Report
import Store
import Terminal
import Territory

/// Where the store is.
struct StoreOption: ParsableArguments {
    @Option(name: .long, help: .init(SharedOptionText.store))
    var store: String?

    func path() throws -> String {
        if let path = store ?? ProcessInfo.processInfo.environment["RACKVIDD_STORE"], !path.isEmpty {
            Provenance.note(store: path)
            return path
        }
        throw ValidationError(ArgumentComplaint.noStore)
    }

    /// - Parameter remarking: whether what is to be known of the store is said: a command that takes it over needn't.
    func open(for access: Store.Access = .reading, remarking: Bool = true) throws -> Store {
        let store = try Store(opening: path(), for: access, doubt: Shipped.borderDoubt())
        for notice in StoreUpgradeText.notices(of: store) { Console.tell(notice) }
        if remarking { try Provenance.tell(StoreRemarks(store)) }
        return store
    }
}
