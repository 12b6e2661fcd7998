import Store
import Territory
import Wording

/// Makes an import of a statistical table: the municipalities' values that there are, and words about all others.
struct CubeImport {
    private let cube: StatisticsCube
    private let mapper: CubeMapper
    private let path: String

    init(_ cube: StatisticsCube, register: [Municipality], _ request: CubeRequest, path: String) throws(ImportError) {
        (self.cube, self.path) = (cube, path)
        mapper = try CubeMapper(cube, CubeAreas(register: register), request, file: path)
    }

    /// - Throws: where it is unclear whether a new indicator is a sum, where a unit is another than the indicator's,
    ///   and where no municipality has a value.
    func batch(
        _ file: ImportFile, known: [Indicator], kind: Indicator.Kind?
    ) throws(ImportError) -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        var names = IndicatorNames(known: known)
        let indicators = try indicators(&names, kind)
        let new = try names.settle(file: path)
        var understood = about() + cube.understood + mapper.understood + new
        let defined = Set(names.defined.map(\.id))
        for (content, id) in zip(mapper.contents, indicators) where !defined.contains(id) {
            let name = quoted(content.name)
            understood.append(
                Wording(sv: "\(name.sv) är indikatorn \(id).", en: "\(name.en) is the indicator \(id)."))
        }
        var accepted: [(row: Int, record: AreaValue)] = []
        let origin = origin
        for value in mapper.values {
            guard case .municipality(let code) = value.area, let number = value.value else { continue }
            let source = [origin, value.marks].filter { !$0.isEmpty }.joined(separator: " ")
            accepted.append(
                (
                    value.row,
                    AreaValue(
                        indicator: indicators[value.content], municipalityCode: code, year: value.year, value: number,
                        source: source.isEmpty ? nil : source)
                ))
        }
        accepted.sort { $0.row < $1.row }
        let leftOut = leftOut()
        guard !accepted.isEmpty else { throw nothing(leftOut) }
        understood += leftOut
        var batch = ImportBatch(
            file: file, accepted: accepted, rejected: rejected(cube.dimensions[mapper.areaDimension].label),
            understood: understood)
        let rejecting = cube.rejecting
        batch.refusing = { row, id, reason in
            rejecting?(row, nil, id, reason)
                ?? RejectedRow(
                    row: row, column: nil, value: nil, reason: reason, fields: [.init(column: "indicator", value: id)])
        }
        batch.unclearRows = batch.rejected.count
        return (batch, names.defined)
    }

    // MARK: Indicators

    private func indicators(
        _ names: inout IndicatorNames, _ kind: Indicator.Kind?
    ) throws(ImportError) -> [Indicator.ID] {
        for content in mapper.contents {
            if let id = names.find(content.code) ?? names.find(column: content.name) {
                do throws(RowFault) {
                    let indicator = try names.indicator(id.text, column: nil)
                    try names.checkUnit(content.unit, of: indicator, column: nil)
                } catch {
                    throw ImportError(file: path, problem: .unusable(error.reason))
                }
                try names.meet(id.text, unit: content.unit, kind: kind ?? Self.kind(content, cube.about), file: path)
                continue
            }
            try names.meet(
                content.name, unit: content.unit, kind: kind ?? Self.kind(content, cube.about),
                translated: content.translated, file: path)
        }
        var (all, unclear): ([Indicator.ID], [CubeMapper.Content]) = ([], [])
        for content in mapper.contents {
            if let id = names.find(content.code) ?? names.find(column: content.name) {
                all.append(id)
            } else {
                unclear.append(content)
            }
        }
        guard unclear.isEmpty else { throw refusal(of: unclear, names, kind) }
        for (index, id) in all.enumerated() {
            guard let other = all[..<index].firstIndex(of: id) else { continue }
            let both = quoted([mapper.contents[other].name, mapper.contents[index].name])
            throw ImportError(
                file: path,
                problem: .unusable(
                    Wording(
                        sv: "\(both.sv) är båda indikatorn \(id). Välj ett av dem med --select.",
                        en: "\(both.en) are both the indicator \(id). Choose one of them with --select.")))
        }
        return all
    }

    /// As the table declares it, where its unit doesn't say that it is a rate; nil where nothing tells.
    static func kind(_ content: CubeMapper.Content, _ about: StatisticsCube.About) -> Indicator.Kind? {
        let ofUnit = IndicatorNames.kind(ofUnit: content.unit)
        if content.measuring == .average || ofUnit == .intensive { return .intensive }
        if content.measuring == .stock || content.measuring == .flow { return .extensive }
        if about.refusesSums { return .intensive }
        return ofUnit
    }

    /// Why contents are no indicators: nobody says their kind, or they have a name that can't be an indicator's.
    private func refusal(
        of contents: [CubeMapper.Content], _ names: IndicatorNames, _ kind: Indicator.Kind?
    ) -> ImportError {
        for content in contents where (kind ?? Self.kind(content, cube.about)) != nil {
            do throws(RowFault) { _ = try names.indicator(content.name, column: nil) } catch {
                return ImportError(file: path, problem: .unusable(error.reason))
            }
        }
        return unknownKind(contents)
    }

    private func unknownKind(_ contents: [CubeMapper.Content]) -> ImportError {
        let (names, place) = (quoted(contents.map(\.name)), cube.about.describedBy)
        return ImportError(
            file: path,
            problem: .unusable(
                Wording(
                    sv: """
                        det framgår inte om \(names.sv) kan summeras. Ange --kind sum (en summa, som personer) \
                        eller --kind rate (en kvot, andel eller medelvärde)\
                        \(place.isEmpty ? "" : ", eller läs först in nyckeltalets beskrivning, \(place)").
                        """,
                    en: """
                        it is not clear whether \(names.en) can be added up. State --kind sum (a sum, such as persons) \
                        or --kind rate (a rate, share or mean)\
                        \(place.isEmpty ? "" : ", or import its description first, \(place)").
                        """)))
    }

    // MARK: What is told

    /// Where the values come from, as it is kept with each of them.
    private var origin: String {
        let day = String(cube.about.updated.prefix { $0 != "T" })
        return [cube.about.source, cube.about.table, day].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func about() -> [Wording] {
        let (about, count) = (cube.about, cube.values.count)
        let title = about.title.isEmpty ? "" : " ”\(about.title)”"
        var told = [
            Wording(
                sv: "\(about.format.sv)\(title), \(count == 1 ? "1 värde" : "\(count) värden").",
                en: "\(about.format.en)\(title.isEmpty ? "" : " “\(about.title)”"), "
                    + "\(count == 1 ? "1 value" : "\(count) values").")
        ]
        if !origin.isEmpty { told.append(Wording(sv: "Källa: \(origin).", en: "Source: \(origin).")) }
        for note in about.mandatory {
            told.append(Wording(sv: "Källans anmärkning: \(note)", en: "The source's note: \(note)"))
        }
        return told
    }

    /// Values that are none of a municipality's, and cells without a value.
    private func leftOut() -> [Wording] {
        var told: [Wording] = []
        var areas: [CubeArea: Int] = [:]
        var signs: [String: Int] = [:]
        var marks: [String: Int] = [:]
        for value in mapper.values {
            guard case .municipality = value.area else {
                areas[value.area, default: 0] += 1
                continue
            }
            let sign = value.symbol ?? ""
            if value.value == nil {
                signs[sign, default: 0] += 1
            } else if !sign.isEmpty {
                marks[sign, default: 0] += 1
            }
        }
        if !areas.isEmpty {
            let names = areas.keys.map(\.name).sorted { $0.sv < $1.sv }
            let (first, more) = (names.prefix(6), max(0, names.count - 6))
            let (sv, en) = (first.map(\.sv).joined(separator: ", "), first.map(\.en).joined(separator: ", "))
            let count = areas.values.reduce(0, +)
            told.append(
                Wording(
                    sv: """
                        Värden för annat än kommuner utelämnades, \(count): \
                        \(sv)\(more > 0 ? " och \(more) till" : ""). De läggs aldrig ihop med kommunernas.
                        """,
                    en: """
                        Values of other areas than municipalities were left out, \(count): \
                        \(en)\(more > 0 ? " and \(more) more" : ""). They are never added to those of municipalities.
                        """))
        }
        if !signs.isEmpty {
            let list = Self.list(signs)
            told.append(
                Wording(
                    sv: "Utan värde: \(list.sv). De lämnas tomma.", en: "Without a value: \(list.en). They stay empty.")
            )
        }
        if !marks.isEmpty {
            let list = Self.list(marks)
            told.append(
                Wording(
                    sv: "Med en anmärkning, som sparas med värdet: \(list.sv).",
                    en: "With a remark, which is kept with the value: \(list.en)."))
        }
        return told
    }

    private static func list(_ signs: [String: Int]) -> Wording {
        let sorted = signs.sorted { $0.key < $1.key }
        return Wording(
            sv: sorted.map { "\($0.key.isEmpty ? "tomt" : quoted($0.key).sv) (\($0.value))" }
                .joined(separator: ", "),
            en: sorted.map { "\($0.key.isEmpty ? "blank" : quoted($0.key).en) (\($0.value))" }.joined(separator: ", "))
    }

    private func rejected(_ column: String) -> [RejectedRow] {
        let areas = mapper.unclear.flatMap { one in
            one.rows.map { row in
                cube.rejecting?(row, column, one.name, one.reason)
                    ?? RejectedRow(
                        row: row, column: column, value: one.name, reason: one.reason,
                        fields: [.init(column: column, value: one.name)])
            }
        }
        return (cube.rejected + areas).sorted { $0.row < $1.row }
    }

    private func nothing(_ leftOut: [Wording]) -> ImportError {
        let reasons = mapper.unclear.map(\.reason) + mapper.understood + leftOut
        let (sv, en) = (
            reasons.map(\.sv).joined(separator: " "), reasons.map(\.en).joined(separator: " ")
        )
        return ImportError(
            file: path,
            problem: .unusable(
                Wording(
                    sv: "inget värde för någon kommun och något år. \(sv)",
                    en: "no value of any municipality and year. \(en)")))
    }
}
