import Foundation
import JSON
import Testing

/// No error reaches a person as a program writes it.
@Suite struct ErrorWordsTests {
    /// Errors of the inside: a function of their own module turns each into a worded one before anybody sees it.
    private static let inner: Set<String> = [
        "Store/SQL/SpatialFunctions.swift Failure", "Store/Verification/Verification.swift Fault",
        "Store/Guarding/Drafts.swift Failure",
        "CQL/Language/CQLError.swift Fault", "CQL/Language/Instant.swift InstantFault",
        "CQL/Language/GeometryLiteral.swift GeometryFault", "CQL/Language/Number.swift NumberFault",
        "FollowUp/Choices/AllocationProgram.swift Failure", "Statistics/Neighbours/NeighbourList.swift Unreadable",
        "Exchange/Places/LocationText.swift Problem", "Exchange/Imports/ImportError.swift RowFault",
        "Exchange/Delimited/TextBuffer.swift Failure", "Exchange/GeoJSON/GeoJSONError.swift GeoJSONFault",
        "Exchange/GeoJSON/GeoJSONWriter.swift NotFinite", "JSON/JSONScanner.swift JSONFault",
        "Exchange/PX/PXScanner.swift Fault",
        // Says nothing: an exit code.
        "rackvidd/Exit.swift Exit",
        // Worded in Report.
        "Statistics/Numerics/Undefined.swift Undefined",
    ]

    @Test func `every type of error has words or stays inside`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let declaration = /(?:enum|struct|class|actor|extension) (\w+)(?:<.*>)?: ([^{]*)\{/
        var bare: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let path = String(file.path.dropFirst(root.path.count + 1))
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard let match = line.firstMatch(of: declaration) else { continue }
                let bases = match.2.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                if bases.contains("Error") { bare.insert("\(path) \(match.1)") }
            }
        }
        #expect(bare.subtracting(Self.inner).isEmpty)
    }
}
