internal import Foundation
package import Store

extension PartialDate {
    /// The day that the machine's clock shows, in UTC.
    package static var today: PartialDate {
        guard let day = PartialDate(Date().formatted(.iso8601.year().month().day())) else {
            preconditionFailure("the clock gives a date")
        }
        return day
    }
}
