import Foundation
package import Territory

/// The territory's index and names for locating rows.
package struct LocateGround: Sendable {
    let index: Territory.Index
    let names: LocatedNames

    /// - Parameter file: its size determines the fineness of the index.
    package init(_ territory: Territory, for file: String, delimiter: Delimiter) throws {
        index = try Territory.Index(territory, expectedPoints: Self.expectedRows(of: file))
        names = try LocatedNames(of: territory, delimiter: delimiter)
    }

    /// Estimated from the file's size; large for a pipe.
    private static func expectedRows(of file: String) -> Int {
        let most = 1_000_000
        let least = 1_000
        let bytesEach = 32
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
            return most
        }
        return min(most, max(least, size / bytesEach))
    }
}
