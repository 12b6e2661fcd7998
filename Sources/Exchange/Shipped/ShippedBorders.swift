import Planar
import Territory

extension Shipped {
    /// Pairs of municipalities of all Sweden that share a border, one of each pair among these.
    ///
    /// - Throws: `ShippedDataError`, `PlanarError`.
    package static func borders(of codes: Set<String>) throws -> [(String, String)] {
        let (register, areas) = try municipalities()
        let own = register.indices.filter { codes.contains(register[$0].code) }
        let near = register.indices.filter { row in
            guard let box = areas.envelope(row) else { return false }
            return own.contains { areas.envelope($0)?.intersects(box) ?? false }
        }
        var nearby = GeometryColumn()
        for row in near { nearby.append(row, of: areas) }
        return try Contiguity(areas: nearby).pairs.filter { $0.border > 0 }
            .map { (register[near[$0.a]].code, register[near[$0.b]].code) }
            .filter { codes.contains($0.0) || codes.contains($0.1) }
    }
}
