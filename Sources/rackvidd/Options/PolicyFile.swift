import FollowUp
import Report
import Store
import Terminal
import Wording

extension Console {
    /// Says what the reader noticed in a policy that it could read: words that have been replaced.
    static func tell(_ notes: [Policy.Note]) {
        for note in notes { tell(note.wording) }
    }
}

extension Store {
    /// A policy's check, its notes told.
    ///
    /// - Throws: what `GapQuestion.check` throws.
    func check(policy file: String, prices: FixedPrices? = nil) throws -> GapCheck {
        let check = try GapQuestion.check(file, store: self, prices: prices)
        Console.tell(check.policy.notes)
        return check
    }
}
