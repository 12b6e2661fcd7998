import TestSupport
import Testing

@testable import Store

@Suite struct SchemaGuardTests {
    /// When the schema changes, this says what `ownDigest` is now.
    @Test func `a store just made is known by its digest`() throws {
        let digest = try SchemaGuard.digest(of: SchemaGuard.own())
        #expect(digest == SchemaGuard.ownDigest)
        let store = try Squareland.store([])
        #expect(try store.read { SchemaGuard.digest(of: try SchemaGuard.objects(of: $0)) } == digest)
    }

    @Test func `one object more, less or otherwise makes another digest`() throws {
        let own = try SchemaGuard.own()
        let one = try #require(own.last)
        let other = SchemaGuard.Object(type: one.type, name: one.name, table: one.table, sql: (one.sql ?? "") + " ")
        for objects in [own.dropLast(), own + [one], own.dropLast() + [other]] {
            #expect(SchemaGuard.digest(of: Array(objects)) != SchemaGuard.ownDigest)
        }
    }
}
