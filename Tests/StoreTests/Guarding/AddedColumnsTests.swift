import Testing

@testable import Store

@Suite struct AddedColumnsTests {
    private let own =
        "CREATE TABLE t (\n  fid INTEGER PRIMARY KEY NOT NULL,\n  name TEXT NOT NULL,\n  CHECK (name <> ')')\n)"

    private func with(_ columns: String) -> String {
        own.replacing("name TEXT NOT NULL", with: "name TEXT NOT NULL" + columns)
    }

    @Test(arguments: [
        ", \"anteckning\" TEXT", ", note TEXT(40) DEFAULT 'x'", ", a INTEGER NOT NULL DEFAULT 0, b REAL",
        ", \"x\" DATE",
    ]) func `plain columns may be added`(columns: String) {
        #expect(AddedColumns.areAll(thatSets: with(columns), apartFrom: own))
    }

    @Test(arguments: [
        "", ", x TEXT CHECK (x <> '')", ", x TEXT REFERENCES t(fid)", ", x TEXT GENERATED ALWAYS AS (1)",
        ", x TEXT DEFAULT (random())", ", x TEXT UNIQUE", " DEFAULT ''", ", x TEXT CONSTRAINT c NOT NULL",
    ]) func `what computes or forbids anything may not`(columns: String) {
        #expect(!AddedColumns.areAll(thatSets: with(columns), apartFrom: own))
    }

    @Test func `a definition that lacks or changes anything is no extension`() {
        #expect(!AddedColumns.areAll(thatSets: own.replacing("name TEXT NOT NULL,\n", with: ""), apartFrom: own))
        #expect(!AddedColumns.areAll(thatSets: own.replacing("NOT NULL,\n  CHECK", with: ",\n  CHECK"), apartFrom: own))
        #expect(
            !AddedColumns.areAll(
                thatSets: own.replacing("(name <> ')')", with: "(name <> ')', x TEXT')"), apartFrom: own))
    }

    @Test func `missing columns are named`() {
        #expect(AddedColumns.missing(in: ["FID", "x"], of: ["fid", "name"]) == ["name"])
    }
}
