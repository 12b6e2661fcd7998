import Store

extension Distributor {
    /// - Parameter name: of a classification, or what its column was called; nil: the only one.
    /// - Throws: `TrendError.noClassification`.
    func classification(_ name: String?) throws -> Classification {
        let all = try classifications()
        guard let name else {
            guard all.count == 1 else { throw TrendError.noClassification(known: all.map(\.name)) }
            return all[0]
        }
        let wanted = FoldedText.key(name)
        guard let found = all.first(where: { $0.name == name || FoldedText.key($0.title) == wanted }) else {
            throw TrendError.noClassification(known: all.map(\.name))
        }
        return found
    }
}

extension Classification {
    /// The classes of municipalities.
    ///
    /// - Throws: `TrendError.notClassified`.
    func kinds(of codes: [String]) throws(TrendError) -> Set<String> {
        let missing = codes.filter { classes[$0] == nil }
        guard missing.isEmpty else { throw .notClassified(missing, by: name) }
        return Set(codes.compactMap { classes[$0] })
    }
}
