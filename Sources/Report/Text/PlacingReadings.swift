public import Store
public import Wording

extension Readings {
    /// What a result rests on beyond what sources say outright: stated numbers of municipalities, and points where the
    /// borders are in doubt. Empty where neither is there.
    public static func placing(_ count: InitiativeTable.PlacingCount) -> [Wording] {
        var lines: [Wording] = []
        if count.restingOnTotal > 0 {
            let (sv, en) = (Figures(.swedish), Figures(.english))
            let kronor = Double(count.outsideByTotalOre) / 100
            lines.append(
                Wording(
                    sv:
                        """
                        \(Plural.sv(count.restingOnTotal, "insats", "insatser")) anger fler kommuner än de räknar \
                        upp: länet får de uppräknades del, varje kommun lika, och \(sv.decimal(kronor, 0)) kr \
                        räknas utanför länet.
                        """,
                    en:
                        """
                        \(Plural.en(count.restingOnTotal, "initiative")) \
                        \(count.restingOnTotal == 1 ? "states" : "state") more municipalities than listed: the county \
                        gets the listed ones' part, each municipality alike, and SEK \(en.decimal(kronor, 0)) counts \
                        outside the county.
                        """))
        }
        if count.doubtful > 0 { lines.append(doubtful(count.doubtful)) }
        return lines
    }

    /// That so many initiatives have points in doubt.
    public static func doubtful(_ count: Int) -> Wording {
        Wording(
            sv:
                """
                \(Plural.sv(count, "insats", "insatser")) har punkter där de generaliserade gränserna är kända för att \
                vara fel: rackvidd query "doubtful IS NOT NULL".
                """,
            en:
                """
                \(Plural.en(count, "initiative")) \(count == 1 ? "has" : "have") points where the generalised borders \
                are known to be wrong: rackvidd query "doubtful IS NOT NULL".
                """)
    }
}
