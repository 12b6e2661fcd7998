import Statistics
import TestSupport
import Testing

@Suite struct ShiftShareTests {
    @Test(arguments: ["farhauer_kroell_A", "farhauer_kroell_B", "farhauer_kroell_C"])
    func `shift-share gives the worked examples of Farhauer and Kröll`(name: String) throws {
        let truth = try EffectsTruths.expected("shift_share", name)
        let input = try EffectsTruths.expected("shift_share", name + "_input")
        let (region, nation) = (try input["region"].table(), try input["nation"].table())
        let shift = try ShiftShare(
            region: .init(from: region[0], to: region[1]), reference: .init(from: nation[0], to: nation[1]))
        #expect(try shift.change == truth["change"].number())
        #expect(try agree(shift.national, truth["national"].number(), absolute: 1e-10))
        #expect(try agree(shift.mix, truth["mix"].number(), absolute: 1e-10))
        #expect(try agree(shift.regional, truth["regional"].number(), absolute: 1e-10))
        #expect(try agree(shift.sectors.map(\.national), truth["national_by"].numbers(), absolute: 1e-10))
        #expect(try agree(shift.sectors.map(\.mix), truth["mix_by"].numbers(), absolute: 1e-10))
        #expect(try agree(shift.sectors.map(\.regional), truth["regional_by"].numbers(), absolute: 1e-10))
        let (competitive, allocation) = try shift.esteban()
        #expect(try agree(competitive.reduce(0, +), truth["competitive"].number()))
        #expect(try agree(allocation.reduce(0, +), truth["allocation"].number()))
    }

    @Test func `yearly components add up to Barff and Knight's`() throws {
        let truth = try EffectsTruths.expected("shift_share", "dynamic_A_two_steps")
        let input = try EffectsTruths.expected("shift_share", "dynamic_A_two_steps_input")
        let dynamic = try DynamicShiftShare(region: input["region"].table(), reference: input["nation"].table())
        #expect(try dynamic.change == truth["change"].number())
        #expect(try agree(dynamic.national, truth["national"].number()))
        #expect(try agree(dynamic.mix, truth["mix"].number()))
        #expect(try agree(dynamic.regional, truth["regional"].number()))
    }

    @Test(.enabled(if: EffectsData.isPresent, "no ../shared/data/effects"))
    func `Göttingen's employment 2008–2017 shifts as REAT says, from the right columns`() throws {
        let truth = try EffectsTruths.expected("shift_share", "goettingen_2008_2017")
        // The first row is the total of the sectors.
        let rows = try EffectsData.lines("effects/goettingen.csv").dropFirst(2).map { line in
            line.suffix(20).compactMap(Double.init)
        }
        let region = (0..<10).map { year in rows.map { $0[year] } }
        let nation = (0..<10).map { year in rows.map { $0[10 + year] } }
        let dynamic = try DynamicShiftShare(region: region, reference: nation)
        let fixed = try ShiftShare(
            region: .init(from: region[0], to: region[9]), reference: .init(from: nation[0], to: nation[9]))
        for (parts, entry) in [
            ([dynamic.change, dynamic.national, dynamic.mix, dynamic.regional], truth["dynamic"]),
            ([fixed.change, fixed.national, fixed.mix, fixed.regional], truth["static"]),
        ] {
            let names = ["change", "national", "mix", "regional"]
            #expect(try agree(parts, names.map { try entry[$0].number() }))
        }
    }

    @Test func `over the county's parts mix and regional add up to nothing`() throws {
        let truth = try EffectsTruths.expected("shift_share", "county_age_2015_2016")
        let all = try EffectsTruths.input("population")
        let working = try EffectsTruths.input("population_16_64")
        func sectors(_ year: String) throws -> [[Double]] {
            zip(try all[year].numbers(), try working[year].numbers()).map { [$1, $0 - $1] }
        }
        let parts = try ShiftShare.parts(from: sectors("2015"), to: sectors("2016"))
        let rows = truth["rows"]
        for (part, shift) in parts.enumerated() {
            #expect(try shift.change == rows[part]["change"].number())
            #expect(try agree(shift.national, rows[part]["national"].number()))
            #expect(try agree(shift.mix, rows[part]["mix"].number()))
            #expect(try agree(shift.regional, rows[part]["regional"].number()))
        }
        #expect(try agree(parts.map(\.national).reduce(0, +), truth["sum"]["national"].number(), relative: 1e-12))
        #expect(parts.map(\.mix).reduce(0, +).magnitude < 1e-10)
        #expect(parts.map(\.regional).reduce(0, +).magnitude < 1e-10)
    }

    @Test(arguments: 1...40) func `parts of a change add up, with zeros and new sectors`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let (parts, sectors) = (Int.random(in: 2...9, using: &random), Int.random(in: 1...6, using: &random))
        func table() -> [[Double]] {
            (0..<parts).map { _ in
                (0..<sectors).map { _ in
                    Int.random(in: 0...3, using: &random) == 0 ? 0 : Double.random(in: 0...1e4, using: &random)
                }
            }
        }
        var (from, to) = (table(), table())
        from[0][0] = 17
        if sectors > 1 {
            for part in 0..<parts { from[part][1] = 0 }
            to[0][1] = 5
        }
        let shifts = try ShiftShare.parts(from: from, to: to)
        for (part, shift) in shifts.enumerated() {
            let largest = shift.sectors.flatMap { [$0.national, $0.mix, $0.regional] }.map(\.magnitude).max() ?? 0
            let change = to[part].reduce(0, +) - from[part].reduce(0, +)
            #expect((shift.national + shift.mix + shift.regional - change).magnitude <= 1e-12 * max(1, largest))
            #expect(sectors == 1 || shift.newInReference.contains(1))
        }
        let scale = 1e-12 * Double(parts) * 1e5
        // A sector new in the reference grows in nobody's mix: all of it is regional.
        let new = sectors > 1 ? to.map { $0[1] }.reduce(0, +) : 0
        #expect((shifts.map(\.mix).reduce(0, +) + new).magnitude < scale)
        #expect((shifts.map(\.regional).reduce(0, +) - new).magnitude < scale)
        let rates = (random.values(parts), random.values(parts))
        let weights = (random.values(parts, in: 0.1...9), random.values(parts, in: 0.1...9))
        let rate = try RateChange(from: rates.0, to: rates.1, weightsFrom: weights.0, weightsTo: weights.1)
        let largest = rate.parts.flatMap { [$0.ownChange, $0.weightShift] }.map(\.magnitude).max() ?? 0
        #expect((rate.ownChange + rate.weightShift - rate.change).magnitude <= 1e-12 * max(1, largest))
    }

    @Test func `what has no meaning is refused by name`() throws {
        let none = try ValueChange(from: 0, to: 3, years: 2)
        #expect(none.change == 3)
        #expect(none.percent == .failure(.zeroValue(index: 0)))
        #expect(try ValueChange(from: -1, to: 3, years: 2).index == .failure(.negativeValue(index: 0)))
        #expect(try ValueChange(from: 4, to: -1, years: 2).annualPercent == .failure(.negativeValue(index: 1)))
        #expect(try ValueChange(from: 4, to: 0, years: 2).annualPercent.get() == -100)
        #expect(throws: Undefined.parameter(.years, value: 0)) { try ValueChange(from: 1, to: 1, years: 0) }
        #expect(try ValueChange.index([2, nil, 3], base: 0) == [100, nil, 150])
        #expect(throws: Undefined.missingValue(index: 1)) { try ValueChange.index([2, nil, 3], base: 1) }
        #expect(throws: Undefined.zeroPopulation(index: 1)) {
            try ValueChange.perThousand([1, 2], population: [10, 0])
        }
        #expect(throws: Undefined.zeroValue(index: 1)) {
            try ShiftShare(region: .init(from: [1, 2], to: [1, 2]), reference: .init(from: [4, 0], to: [4, 9]))
        }
        let shift = try ShiftShare(
            region: .init(from: [1, 0], to: [1, 2]), reference: .init(from: [4, 1], to: [4, 9]))
        #expect(throws: Undefined.zeroValue(index: 1)) { try shift.esteban() }
    }
}
