import Foundation
package import Territory

/// What rows are located on.
package struct LocateGround: Sendable {
    let index: Territory.Index
    let names: LocatedNames

    /// - Parameter file: whose size decides how fine the index is.
    package init(_ territory: Territory, for file: String, delimiter: Delimiter) throws {
        index = try Territory.Index(territory, expectedPoints: Self.expectedRows(of: file))
        names = try LocatedNames(of: territory, delimiter: delimiter)
    }

    /// From the size of the file; many where it is a pipe.
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
