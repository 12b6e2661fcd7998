import Statistics
import Store
package import Wording
import Yams

/// How much of a change somebody says would not have come anyway, with the sources of the factors. Never assumed.
package struct StatedAdditionality: Sendable {
    /// In the order of the file's factors.
    package let factors: [Factor]
    let additionality: Additionality

    package struct Factor: Sendable, Hashable {
        package let name: String
        package let value: ClosedRange<Double>
        package let source: String
    }

    /// What is left of a gross change; a range where a factor is one.
    package func net(_ gross: Double) -> ClosedRange<Double> { additionality.net(gross) }
}

extension [OutcomeFollowUp] {
    /// A file that says nothing of any of the indicators.
    package struct NothingStated: WordedError {
        let file: String
        let indicators: String

        package var wording: Wording {
            Wording(sv: "\(file) säger inget om \(indicators).", en: "\(file) says nothing of \(indicators).")
        }
    }

    /// Gives each follow-up the factors stated of its indicator.
    ///
    /// - Throws: `NothingStated` where there are none.
    package mutating func takeOff(
        _ stated: [String: StatedAdditionality], statedIn file: String
    ) throws(NothingStated) {
        for index in indices { self[index].additionality = stated[self[index].indicator.id.text] }
        guard contains(where: { $0.additionality != nil }) else {
            throw NothingStated(file: file, indicators: map(\.indicator.id.text).joined(separator: ", "))
        }
    }
}
