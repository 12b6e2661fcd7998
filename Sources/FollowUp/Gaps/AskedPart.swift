/// What a rule asks of one part: in a matrix one value of the part may be asked and another not.
struct AskedPart: Hashable {
    let part: Int?
    let value: String?
}

extension Policy.Rule {
    func asked(_ part: Int?, _ dimension: String?) -> AskedPart {
        AskedPart(part: part, value: content.dimension == nil ? nil : dimension)
    }
}
