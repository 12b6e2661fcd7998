import Foundation
import Store
import Wording

@testable import Exchange

/// Statistics that others publish, and what is made of them.
enum Statistics {
    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Fixtures/statistics/\(name)").path
    }

    static func bytes(_ name: String) throws -> [UInt8] { try WholeFile.bytes(of: path(name)) }

    /// The cube of a fixture in a format of its own.
    static func fixture(_ name: String, _ request: CubeRequest = .init()) throws -> StatisticsCube {
        try cube(bytes(name), named: name, request)
    }

    static func cube(_ text: String, _ request: CubeRequest = .init()) throws -> StatisticsCube {
        try cube(Array(text.utf8), named: "made", request)
    }

    static func cube(
        _ bytes: [UInt8], named name: String, _ request: CubeRequest = .init()
    ) throws -> StatisticsCube {
        let file = try StatisticsFile(path: name, bytes: bytes)
        guard let format = StatisticsFormats.format(of: file), case .cube(let cube) = try format.read(file, request)
        else { throw NoCube() }
        return cube
    }

    struct NoCube: Error {}

    /// The values that the mapper makes of it, as `2303 2024 5200 [p]`.
    static func values(_ name: String, _ request: CubeRequest = .init()) throws -> [String] {
        try values(fixture(name, request), request)
    }

    static func values(_ cube: StatisticsCube, _ request: CubeRequest = .init()) throws -> [String] {
        let mapper = try CubeMapper(cube, CubeAreas(register: testRegister), request, file: "f")
        return mapper.values.map { value in
            let content = mapper.contents.count > 1 ? mapper.contents[value.content].name + " " : ""
            let area =
                switch value.area {
                case .municipality(let code): code
                case .county(let code): "county:\(code)"
                case .country: "country"
                case .nuts(let code): "nuts:\(code)"
                case .other(let name): "other:\(name)"
                }
            let number = value.value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "nil"
            return ["\(content)\(area)", "\(value.year)", number, value.marks].filter { !$0.isEmpty }
                .joined(separator: " ")
        }
    }

    /// Every cell before the mapper, by codes.
    static func cells(_ cube: StatisticsCube) -> [String] {
        let strides = cube.strides
        return cube.values.indices.map { position in
            let codes = cube.dimensions.indices.map { dimension in
                let categories = cube.dimensions[dimension].categories
                return categories[cube.place(position) / strides[dimension] % categories.count].code
            }
            let value = cube.value(position).map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "nil"
            return (codes + [value] + [cube.symbols[position]].compactMap { $0 }).joined(separator: " ")
        }
    }

    /// A whole import of a fixture.
    static func imported(
        _ name: String, known: [Indicator] = [], _ request: CubeRequest = .init()
    ) throws -> (ImportBatch<AreaValue>, defining: [Indicator]) {
        try IndicatorImport.read(file: path(name), register: testRegister, known: known, asked: request)
    }

    /// What an import is refused with, in English, without the file's name.
    static func refusal(_ name: String, _ request: CubeRequest = .init()) -> String? {
        do {
            _ = try imported(name, request)
            return nil
        } catch {
            let text = (error as? any WordedError)?.wording.en ?? "\(error)"
            return text.replacing(path(name) + ": ", with: "")
        }
    }
}

extension CubeRequest {
    init(select choices: String..., indicator: String? = nil, kind: Indicator.Kind? = nil, period: Folding? = nil) {
        self.init(
            choices: choices.compactMap { Choice($0) }, indicator: indicator, kind: kind, folding: period)
    }
}
