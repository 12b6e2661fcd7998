import Exchange
import JSON
import Store
import Wording

/// The receipt of a file's rows, for machines.
enum ReceiptRecord {
    static func object(_ receipt: ImportReceipt, _ rejected: [RejectedRow], in language: Language) -> JSONObject {
        [
            "read": .integer(receipt.read), "inserted": .integer(receipt.inserted),
            "updated": .integer(receipt.updated), "unchanged": .integer(receipt.unchanged),
            "rejected": .integer(receipt.rejected), "repeated": .bool(receipt.repeated),
            "rejected_rows": rows(rejected, in: language),
        ]
    }

    static func rows(_ rejected: [RejectedRow], in language: Language) -> JSONValue {
        .array(
            rejected.map { row in
                [
                    "row": .integer(row.row), "column": JSONValue(row.column), "value": JSONValue(row.value),
                    "reason": .string(row.reason[language]),
                ]
            })
    }
}
