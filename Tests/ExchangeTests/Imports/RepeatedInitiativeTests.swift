import Store
import Territory
import Testing
import Wording

@testable import Exchange

struct RepeatedInitiativeTests {
    private func reasons(_ text: String) throws -> [Wording] { try importInitiatives(text).rejected.map(\.reason) }

    @Test func `one initiative in two municipalities is one row with both, and following that works`() throws {
        let reasons = try reasons("id;title;granted_sek;kommun\nD1;a;1000;Åre\nD1;a;1000;Berg\n")
        #expect(
            reasons.map(\.sv) == [
                """
                id:t ”D1” finns redan på rad 2, med en annan kommun. En insats är en rad: skriv ”Åre, Berg” i kommun \
                på \
                rad 2, och beloppet en gång, för hela insatsen, och ta bort den här raden.
                """
            ])
        let followed = try importInitiatives("id;title;granted_sek;kommun\nD1;a;1000;\"Åre, Berg\"\n")
        #expect(followed.rejected.isEmpty)
        #expect(
            followed.accepted.map(\.record.location) == [.municipalities([.init(code: "2321"), .init(code: "2326")])])
    }

    @Test func `amounts by municipality are added`() throws {
        let reasons = try reasons("id;title;granted_sek;kommun\nD1;a;1000;Åre\nD1;a;500;Berg\n")
        #expect(
            reasons.map(\.en) == [
                """
                the id “D1” is already in row 2, with another municipality. An initiative is one row: write “Åre, \
                Berg” \
                in kommun of row 2, and the sum of the amounts, and remove this row.
                """
            ])
    }

    @Test func `another title is another initiative, and anything else a choice`() throws {
        #expect(
            try reasons("id;title;granted_sek\nD1;a;1\nD1;b;1\n").map(\.en) == [
                """
                the id “D1” is already in row 2, with another title. Two initiatives need different ids; of one \
                initiative, keep one row.
                """
            ])
        #expect(
            try reasons("id;title;granted_sek\nD1;a;1\nD1;a;2\n").map(\.en) == [
                """
                the id “D1” is already in row 2, but “granted_sek” differs. An initiative is one row: keep the row \
                that \
                holds, with the whole amount.
                """
            ])
        #expect(
            try reasons("id;title\nD1;a\nD1;a\n").map(\.en) == ["the row is the same as row 2. Remove one of them."])
    }
}
