import Planar
import Territory
import Testing

@testable import Store

@Suite struct FingerprintTests {
    private func place(_ location: Location, geometry: UInt64 = 0) -> Fingerprint.Place {
        Fingerprint.Place(location, geometry: geometry)
    }

    @Test func `it comes back from its bytes`() throws {
        let made = Fingerprint(
            place(.municipalities([.init(code: "2321", share: 0.25)], total: 3, places: "Åre"), geometry: 77),
            ground: .max)
        #expect(made.bytes.count == 32)
        #expect(Fingerprint(made.bytes) == made)
        #expect(Fingerprint([1, 2, 3]) == nil)
    }

    @Test func `what is declared differs each in its own part`() {
        let two = place(.municipalities([.init(code: "2321"), .init(code: "2326")]))
        let other = place(.municipalities([.init(code: "2321"), .init(code: "2303")]))
        #expect(two.municipalities != other.municipalities && two.shares == other.shares && two.place == other.place)
        let halves = place(.municipalities([.init(code: "2321", share: 1), .init(code: "2326", share: 1)]))
        #expect(two.municipalities == halves.municipalities && two.shares == 0 && halves.shares != 0)
        #expect(place(.place("Åre")).place != place(.place("Are")).place)
        #expect(place(.county).place != place(.unknown).place)
        #expect(place(.municipalities([.init(code: "2321")], total: 4)).total == 4)
        #expect(place(.unknown) == place(.unknown))
    }

    /// Both byte orders say the same.
    @Test func `a geometry that another program wrote is the same`() {
        let own = WKBWriter.point(x: 480_000, y: 7_000_000)
        let foreign: [UInt8] = [0] + own[1..<5].reversed() + own[5..<13].reversed() + own[13..<21].reversed()
        #expect(Digest.geometry(own) != Digest.geometry(foreign))
        #expect(Digest.geometry(own) == Digest.foreignGeometry(foreign[...]))
    }

    /// Fixed for good, since stores keep them; the number is Python's, by the same steps.
    @Test func `a digest is the same on every machine`() {
        var digest = Digest()
        digest.add("Räckvidd")
        #expect(digest.value == 15_928_830_403_327_067_010)
    }
}
