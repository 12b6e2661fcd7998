import Territory

/// What of an initiative a column of a file can state.
public enum InitiativeField: String, Sendable, Hashable, CaseIterable {
    case title, lead, programme, priority
    case strengthArea = "strength_area"
    case theme, status, decided, start, end
    case granted = "granted_sek"
    case totalBudget = "total_budget_sek"
    case fundedBy = "funded_by"
    case economic, social, environmental, sami, municipalities, place, geometry, outcome, source
}

/// What a file speaks of: an absent column leaves what is stored, an empty cell in a column that is there empties it.
public struct SpokenColumns: Sendable, Hashable {
    public var fields: Set<InitiativeField>
    /// Columns without a role.
    public var extra: Set<String>

    public init(fields: Set<InitiativeField>, extra: Set<String>) {
        self.fields = fields
        self.extra = extra
    }

    /// What the stored initiative becomes by a row of the file. O(fields).
    func merge(_ row: Initiative, into stored: Initiative) -> Initiative {
        var it = stored
        for (field, take) in Self.plain where fields.contains(field) { take(row, &it) }
        it.location = location(row, stored)
        for name in extra { it.extra[name] = row.extra[name] }
        return it
    }

    /// What a row of a list of doubtful locations speaks of: what it states of a location.
    static func repairing(_ row: Initiative) -> SpokenColumns {
        let stated = row.stated.intersection([.municipalities, .place, .geometry])
        return SpokenColumns(fields: stated, extra: [])
    }

    /// What the stored initiative becomes by such a row. A place lies in the one municipality that is stated already;
    /// beside several, beside the whole county and beside a geometry, what is filled in is the whole location.
    func repair(_ row: Initiative, of stored: Initiative) -> Initiative {
        guard !fields.isEmpty else { return stored }
        var former = stored
        switch stored.location {
        case .geometry where !fields.contains(.geometry): former.location = .unknown
        case .municipalities(let items, _, _) where items.count == 1: break
        case .municipalities where fields == [.place], .county where fields == [.place]:
            former.location = .unknown
            former.municipalitiesText = nil
        case .geometry, .municipalities, .place, .county, .unknown: break
        }
        return merge(row, into: former)
    }

    private static let plain: [(InitiativeField, @Sendable (Initiative, inout Initiative) -> Void)] = [
        (.title, { $1.title = $0.title }), (.lead, { $1.lead = $0.lead }),
        (.programme, { $1.programme = $0.programme }), (.priority, { $1.priority = $0.priority }),
        (.strengthArea, { $1.strengthArea = $0.strengthArea }), (.theme, { $1.theme = $0.theme }),
        (.status, { $1.status = $0.status }), (.decided, { $1.decided = $0.decided }),
        (.start, { $1.start = $0.start }), (.end, { $1.end = $0.end }),
        (.granted, { $1.grantedOre = $0.grantedOre }), (.totalBudget, { $1.totalBudgetOre = $0.totalBudgetOre }),
        (.fundedBy, { $1.fundedBy = $0.fundedBy }), (.economic, { $1.marks.economic = $0.marks.economic }),
        (.social, { $1.marks.social = $0.marks.social }),
        (.environmental, { $1.marks.environmental = $0.marks.environmental }),
        (.sami, { $1.marks.sami = $0.marks.sami }),
        (.municipalities, { $1.municipalitiesText = $0.municipalitiesText }),
        (.place, { $1.placeText = $0.placeText }), (.outcome, { $1.outcomeText = $0.outcomeText }),
        (.source, { $1.source = $0.source }),
    ]

    /// A geometry that the file doesn't speak of stays; of municipalities and places each stays without the other.
    private func location(_ row: Initiative, _ stored: Initiative) -> Location {
        if fields.contains(.geometry) {
            if case .geometry = row.location { return row.location }
            if fields.contains(.municipalities) || fields.contains(.place) { return row.location }
            if case .geometry = stored.location { return .unknown }
            return stored.location
        }
        if case .geometry = stored.location { return stored.location }
        switch (fields.contains(.municipalities), fields.contains(.place)) {
        case (true, true): return row.location
        case (false, false): return stored.location
        case (true, false):
            switch (row.location, stored.location) {
            case (.municipalities(let items, let total, nil), .municipalities(_, _, let places)):
                return .municipalities(items, total: total, places: places)
            case (.municipalities(let items, let total, nil), .place(let name)):
                return .municipalities(items, total: total, places: name)
            case (.unknown, .municipalities(_, _, let places?)): return .place(places)
            case (.unknown, .place): return stored.location
            default: return row.location
            }
        case (false, true):
            switch (row.location, stored.location) {
            case (.place(let name), .municipalities(let items, let total, _)):
                return .municipalities(items, total: total, places: name)
            case (.unknown, .municipalities(let items, let total, _)):
                return .municipalities(items, total: total, places: nil)
            default: return row.location
            }
        }
    }
}

extension Initiative {
    /// What it says anything of.
    var stated: Set<InitiativeField> {
        let isGeometry = if case .geometry = location { true } else { false }
        let fields: [(InitiativeField, Bool)] = [
            (.title, true), (.lead, lead != nil), (.programme, programme != nil), (.priority, priority != nil),
            (.strengthArea, strengthArea != nil), (.theme, theme != nil), (.status, status != nil),
            (.decided, decided != nil), (.start, start != nil), (.end, end != nil), (.granted, grantedOre != nil),
            (.totalBudget, totalBudgetOre != nil), (.fundedBy, fundedBy != nil), (.economic, marks.economic != nil),
            (.social, marks.social != nil), (.environmental, marks.environmental != nil), (.sami, marks.sami != nil),
            (.municipalities, municipalitiesText != nil), (.place, placeText != nil), (.geometry, isGeometry),
            (.outcome, outcomeText != nil), (.source, source != nil),
        ]
        return Set(fields.lazy.filter(\.1).map(\.0))
    }

    /// How many of another's fields are empty here.
    func emptied(of former: Initiative) -> Int {
        former.stated.subtracting(stated).count + former.extra.keys.count { extra[$0] == nil }
    }

    /// Whether more than a running number says that it is the same project: the title, or the very geometry.
    func isSurelyOf(_ former: Initiative, byID id: String) -> Bool {
        if !id.allSatisfy(\.isNumber) || FoldedText.key(title) == FoldedText.key(former.title) { return true }
        if case .geometry = location { return location == former.location }
        return false
    }

    /// Whether the title is another's, or has most of its words: somebody may have corrected it.
    func hasTitle(of former: Initiative) -> Bool {
        let (own, others) = (FoldedText.key(title), FoldedText.key(former.title))
        if own == others { return true }
        let (words, otherWords) = (Set(own.split(separator: " ")), Set(others.split(separator: " ")))
        return words.intersection(otherWords).count * 2 > max(words.count, otherWords.count)
    }

    /// Whether another title and another place say that it is another project.
    package func isOtherProject(than former: Initiative) -> Bool {
        title != former.title && location != former.location
            && FoldedText.key(title) != FoldedText.key(former.title)
    }
}
