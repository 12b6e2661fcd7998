internal import Foundation
internal import GRDB
public import Planar

/// One layer for a GeoPackage of its own: shapes with figures, for export.
public struct GeoPackageLayer: Sendable {
    public enum Value: Sendable, Hashable {
        case null
        case integer(Int)
        case real(Double)
        case text(String)
    }

    public let name: String
    public let description: String
    public let columns: [String]
    /// SWEREF 99 TM.
    public let shapes: GeometryColumn
    /// By feature: false where it has no shape.
    public let hasShape: [Bool]
    /// By feature, in the order of `columns`.
    public let rows: [[Value]]

    public init(
        name: String, description: String, columns: [String], shapes: GeometryColumn, hasShape: [Bool], rows: [[Value]]
    ) {
        precondition(
            shapes.count == rows.count && hasShape.count == rows.count && rows.allSatisfy { $0.count == columns.count })
        self.name = name
        self.description = description
        self.columns = columns
        self.shapes = shapes
        self.hasShape = hasShape
        self.rows = rows
    }

    /// Writes the file; an existing one is replaced only when the new one is complete. To a pipe or device it writes
    /// the bytes of a file made elsewhere.
    ///
    /// - Throws: `OutputRefusal` where the file can't be written there; `StoreError`.
    public func write(to path: String) throws {
        let output = try OutputFile(path)
        if let draft = output.draft {
            try fill(file: draft)
        } else {
            let folder = FileManager.default.temporaryDirectory.path
            let draft: (path: String, descriptor: Int32)
            switch Drafts.make(beside: folder + "/") {
            case .success(let made): draft = made
            case .failure(let failure): throw OutputRefusal(.open(failure.code), file: folder)
            }
            defer {
                close(draft.descriptor)
                Drafts.discard(draft.path)
            }
            try fill(file: draft.path)
            var room = [UInt8](repeating: 0, count: 1 << 17)
            while true {
                let count = room.withUnsafeMutableBytes { read(draft.descriptor, $0.baseAddress, $0.count) }
                guard count >= 0 else { throw OutputRefusal(.write(errno), file: path) }
                guard count > 0,
                    try room.withUnsafeBytes({ bytes throws(OutputRefusal) in
                        try output.write(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
                    })
                else { break }
            }
        }
        try output.commit()
    }

    private func fill(file: String) throws {
        SQLiteFile.configure()
        do {
            var configuration = Configuration()
            configuration.prepareDatabase {
                try ConnectionGuard.arm($0)
                try SpatialFunctions.register(on: $0)
            }
            let queue = try DatabaseQueue(path: SQLiteFile.name(file), configuration: configuration)
            try queue.write { db in try ConnectionGuard.withTriggers(db) { try fill(db) } }
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError(error) ?? .database(message: error.message ?? "\(error.resultCode)")
        }
    }

    private func fill(_ db: Database) throws {
        try GeoPackage.createSystemTables(db)
        let types = columns.indices.map { column in
            var type = "INTEGER"
            for row in rows {
                switch row[column] {
                case .text: return "TEXT"
                case .real: type = "REAL"
                case .integer, .null: break
                }
            }
            return type
        }
        let definitions = zip(columns, types).map { ", \"\($0.replacingOccurrences(of: "\"", with: "\"\""))\" \($1)" }
            .joined()
        let table = GeoPackage.FeatureTable(name: name, geometryType: "GEOMETRY", description: description)
        try db.execute(
            sql:
                "CREATE TABLE \"\(name)\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY\(definitions))"
        )
        try GeoPackage.register(table, db)
        let marks = String(repeating: ", ?", count: columns.count)
        let insert = try db.makeStatement(sql: "INSERT INTO \"\(name)\" VALUES (NULL, ?\(marks))")
        for (index, row) in rows.enumerated() {
            var values: [DatabaseValue] = [
                hasShape[index] ? Data(GeoPackageGeometry.blob(shapes, row: index)).databaseValue : .null
            ]
            for value in row {
                switch value {
                case .null: values.append(.null)
                case .integer(let number): values.append(number.databaseValue)
                case .real(let number): values.append(number.databaseValue)
                case .text(let text): values.append(text.databaseValue)
                }
            }
            try insert.execute(arguments: StatementArguments(values))
        }
        let time = Store.timestamp(of: Date())
        try GeoPackage.touch([name], at: time, db)
    }
}
