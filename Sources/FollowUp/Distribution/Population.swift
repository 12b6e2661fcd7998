import Statistics
import Territory
package import Wording

/// The sentences for a store without population, and how to import it.
package enum Population {
    static let remedy = Wording(
        sv:
            """
            Läs in folkmängden med rackvidd import indicators FIL.csv (kolumnerna municipality_code, year och \
            population, länets alla kommuner), eller rackvidd import territory LAGER --as population.
            """,
        en:
            """
            Import it with rackvidd import indicators FILE.csv (columns municipality_code, year and population, \
            all of the county's municipalities), or rackvidd import territory LAYER --as population.
            """)

    /// Of what compares years: a layer has the people of one.
    static let remedyByYear = Wording(
        sv:
            """
            Läs in folkmängden med rackvidd import indicators FIL.csv (kolumnerna municipality_code, year och \
            population).
            """,
        en:
            """
            Import the population with rackvidd import indicators FILE.csv (columns municipality_code, year and \
            population).
            """)

    package static let unknown = Wording(
        sv: "Länets folkmängd är inte inläst. \(remedy.sv)",
        en: "The county's population has not been imported. \(remedy.en)")

    /// Of distances, and of drawn areas: how many live where in a municipality isn't known.
    package static let spreadOverMunicipalities = Wording(
        sv:
            """
            Folkmängden är känd per kommun, inte var i kommunen folk bor: hur långt folk har, och hur många som bor i \
            en yta, kan inte räknas. Läs in ett finare lager, till exempel DeSO, med rackvidd import territory LAGER \
            --as population.
            """,
        en:
            """
            The population is known by municipality, not where in it people live: how far people have, and how many \
            live in an area, can't be computed. Import a finer layer, such as DeSO, with rackvidd import territory \
            LAYER --as population.
            """)

    /// A layer of one area for each municipality.
    package static let byMunicipality = Wording(
        sv:
            """
            Folkmängden är känd per kommun, inte var i kommunen folk bor: för zoner, delområden och stad och land \
            sägs därför inget per invånare, och inte hur det som bara är känt till kommun faller på dem. Läs in ett \
            finare lager, till exempel DeSO, med rackvidd import territory LAGER --as population.
            """,
        en:
            """
            The population is known by municipality, not where in it people live: nothing is therefore said per \
            inhabitant of zones, subareas, and town and country, nor how what is known to its municipality only falls \
            on them. Import a finer layer, such as DeSO, with rackvidd import territory LAYER --as population.
            """)
}
