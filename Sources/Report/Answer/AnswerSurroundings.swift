import Exchange
package import JSON
package import Wording

/// What stands beside an answer of any kind: the filters that it used, and what is to be known of the database.
package struct AnswerSurroundings: Sendable {
    package var filters: ResultFilters?
    package var remarks: StoreRemarks?

    package init(filters: ResultFilters?, remarks: StoreRemarks?) { (self.filters, self.remarks) = (filters, remarks) }

    /// An answer with them, as far as a format has room: programs get members of JSON and GeoJSON, people a sentence
    /// below the text. Pages say their filters themselves; tables alone have no room.
    package func around(_ answer: some Answer, as format: AnswerFormat) -> any Answer {
        switch format {
        case .json, .table:
            guard filters != nil || remarks?.isEmpty == false, let text = answer as? any TextAnswer else {
                return answer
            }
            return SurroundedText(answer: text, surroundings: self)
        case .geojson, .gpkg:
            guard let filters else { return answer }
            if let layer = answer as? FeatureLayer { return layer.filtered(by: filters) }
            guard let layer = answer as? any LayerAnswer else { return answer }
            return FilteredLayer(answer: layer, filters: filters)
        default: return answer
        }
    }

    /// Members of answers for programs.
    fileprivate var members: JSONObject {
        var members = remarks?.json ?? [:]
        if let filters { members["filters"] = filters.json }
        return members
    }
}

private struct SurroundedText: RecordAnswer {
    let answer: any TextAnswer
    let surroundings: AnswerSurroundings

    func text(in language: Language, width: Int) throws -> String {
        let text = try answer.text(in: language, width: width)
        return text + (surroundings.filters?.sentence.map { $0[language].wrapped(to: width) } ?? "")
    }

    func json(in language: Language) throws -> JSONValue {
        guard let record = answer as? any RecordAnswer else {
            throw AnswerFormatError.notOffered(.json, of: type(of: answer).formats)
        }
        let json = try record.json(in: language)
        guard case .object(var object) = json else { return json }
        for member in surroundings.members.members { object[member.name] = member.value }
        return .object(object)
    }
}

/// A layer with the filters as a member of its own beside its features.
private struct FilteredLayer: Answer {
    let answer: any LayerAnswer
    let filters: ResultFilters

    static var formats: [AnswerFormat] { [.geojson] }

    func write(as format: AnswerFormat, in language: Language, width: Int, to sink: consuming ByteSink) throws {
        try answer.layer(in: language).filtered(by: filters).write(as: format, in: language, width: width, to: sink)
    }
}
