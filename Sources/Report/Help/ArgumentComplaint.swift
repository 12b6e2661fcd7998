package import Store
package import Wording

/// Why arguments are wrong, or don't go together. That options act on nothing is said by `OptionLimit`.
package struct ArgumentComplaint: WordedError, Hashable {
    package let wording: Wording

    private init(_ sv: String, _ en: String) { wording = Wording(sv: sv, en: en) }

    // MARK: Which initiatives, values and kronor

    package static let statusBesideInclude = Self(
        "--status räknar de statusar den nämner, vilken klass de än har; --include gäller utan --status.",
        "--status counts the statuses that it names, whatever their class; --include is without --status.")

    package static let rangeElsewhere = Self(
        "--county-wide range gäller bara distribution.", "--county-wide range is for distribution only.")

    /// - Parameter rule: what `--county-wide` says beside `--without-county-wide`.
    package static func contradiction(_ rule: CountyWideRule.OrRange) -> Self {
        Self(
            "--without-county-wide och --county-wide \(rule.word) säger emot varandra.",
            "--without-county-wide and --county-wide \(rule.word) contradict each other.")
    }

    /// That a period holds no day; nil where it holds one, or has an open end.
    package static func period(from: PartialDate?, to: PartialDate?) -> Self? {
        guard let from, let to, to.lastDay < from.firstDay else { return nil }
        return Self(
            "Perioden slutar före den börjar: --from \(from) är efter --to \(to).",
            "The period ends before it begins: --from \(from) is after --to \(to).")
    }

    package static let yearBesideAsOf = Self(
        "--year och --as-of säger samma sak: använd den ena.", "--year and --as-of say the same: use one of them.")

    package static let notAYear = Self(
        "--year är ett år, till exempel 2024.", "--year is a year, for example 2024.")

    package static let indexOfNominalPrices = Self(
        "--price-index gäller --prices fixed:ÅR.", "--price-index is for --prices fixed:YEAR.")

    package static let pricesWithoutMoney = Self(
        "--prices gäller belopp (granted_sek); svaret har inga.",
        "--prices is for amounts (granted_sek); the answer has none.")

    package static let yearsOfOtherSums = Self(
        "--spread-years gäller --by year.", "--spread-years is for --by year.")

    package static let pricesOfSpreadYears = Self(
        "--prices räknar om efter beslutsåret och gäller utan --spread-years.",
        "--prices goes by the year of the decision and is without --spread-years.")

    package static let divisionWithoutIndicator = Self(
        "--by behöver en indikator.", "--by needs an indicator.")

    package static let disorderlyYears = Self(
        "--years är år i ordning, till exempel 2017,2019.", "--years are years in order, for example 2017,2019.")

    package static let sameDivision = Self(
        "Rader och kolumner är samma indelning.", "Rows and columns are the same division.")

    // MARK: Change, maps and reports

    package static let scaleWithoutSeries = Self("--common-scale behöver --series.", "--common-scale needs --series.")

    package static let noSectors = Self(
        "--dynamic, --method och --reference behöver --sectors.",
        "--dynamic, --method and --reference need --sectors.")

    package static let partsOfNothing = Self("--parts behöver --decompose.", "--parts needs --decompose.")

    package static let decomposedParts = Self(
        "--decompose gäller kommuner: --by municipality.", "--decompose is for municipalities: --by municipality.")

    package static let similarToNobody = Self(
        "--similar-by gäller --against similar:ANTAL.", "--similar-by is for --against similar:COUNT.")

    package static let yearsAstray = Self(
        "--pre är ett år före --since, --post --since eller ett senare år.",
        "--pre is a year before --since, --post is --since or a later year.")

    package static let classesOfQuotients = Self(
        "quotient har fasta klasser; --classes och --class-count gäller de andra måtten.",
        "quotient has fixed classes; --classes and --class-count are for the other measures.")

    package static let badClassCount = Self("--class-count är 2–9.", "--class-count is 2–9.")

    package static let markdownOfReport = Self(
        "--format markdown gäller --annual ÅR.", "--format markdown is for --annual YEAR.")

    package static let dayWithoutGoals = Self("--today gäller --goals FIL.", "--today is for --goals FILE.")

    package static let notAnAnnualYear = Self(
        "--annual är ett år, till exempel 2026.", "--annual is a year, for example 2026.")

    // MARK: Stores, files and columns

    package static let noStore = Self(
        "Ange databasen med --store FIL eller miljövariabeln RACKVIDD_STORE. Skapa en med: rackvidd init FIL",
        """
        Name the database with --store FILE or the environment variable RACKVIDD_STORE. Make one with: \
        rackvidd init FILE
        """)

    package static let twoToStandardOutput = Self(
        "--rejected - och --format json vill båda ha standard ut: ange en fil för de avvisade raderna.",
        "--rejected - and --format json both want standard output: name a file for the rejected rows.")

    package static let emptySource = Self("--source är ett namn.", "--source is a name.")

    package static let emptyReason = Self(
        "--reason är skälet i ord.", "--reason is the reason in words.")

    package static let emptyIndicator = Self("--indicator är ett namn.", "--indicator is a name.")

    /// - Parameter id: what was given as one.
    package static func notAnID(_ id: String) -> Self {
        Self("\(id): ett id har små bokstäver a–z, siffror och _.", "\(id): an id has lower case a–z, digits and _.")
    }

    package static let notAKeptColumn = Self(
        "Ange kolumnen som \"extra('Utbetalt')\".", "Name the column as \"extra('Utbetalt')\".")

    package static let noCoordinates = Self(
        "Ange antingen --longitude och --latitude, eller --x, --y och --crs.",
        "Give either --longitude and --latitude, or --x, --y and --crs.")

    package static let databaseToStandardOutput = Self(
        "En GeoPackage är en fil: ange --output FIL.gpkg.", "A GeoPackage is a file: give --output FILE.gpkg.")

    // MARK: Policies and applications

    package static let gapsWithoutPolicy = Self(
        "export gaps behöver --policy FIL.", "export gaps needs --policy FILE.")

    package static let policyOrReplay = Self(
        "Ange en policy, eller --replay FIL.", "Name a policy, or --replay FILE.")

    package static let nothingToAllocate = Self(
        "--allocate är ett belopp över noll.", "--allocate is an amount above zero.")

    package static let noBudget = Self("--budget är ett belopp över noll.", "--budget is an amount above zero.")

    // MARK: Territory and reach

    package static let badTolerance = Self("--tolerance är meter, 0 till 1 000.", "--tolerance is metres, 0 to 1,000.")

    package static let badAccuracy = Self(
        "--border-accuracy är meter, 0 eller mer.", "--border-accuracy is metres, 0 or more.")

    package static let fewerThanNobody = Self("--urban-from är invånare.", "--urban-from is inhabitants.")

    package static let noPopulation = Self(
        "Ingen folkmängd är inläst att fördela efter.", "No population has been imported to apportion by.")

    package static let badDistances = Self(
        "--distances är olika avstånd i meter, över noll: 10000,20000.",
        "--distances are different distances in metres above zero: 10000,20000.")

    package static let badCatchment = Self(
        "--catchment är ett avstånd i meter, över noll.", "--catchment is a distance in metres above zero.")

    package static let noneShown = Self("--most är ett antal, minst 1.", "--most is a number, at least 1.")

    // MARK: Questions and columns of numbers

    package static let expressionOfQueryables = Self(
        "--queryables tar inget uttryck.", "--queryables takes no expression.")

    package static let noExpression = Self(
        "Ange ett uttryck, eller --queryables.", "Give an expression, or --queryables.")

    package static let negativeLimit = Self("--limit är noll eller mer.", "--limit is zero or more.")

    package static let badTimeout = Self(
        "--timeout är ett antal sekunder, högst 86400.", "--timeout is a number of seconds, at most 86400.")

    package static let localWithoutNeighbours = Self("--local behöver --neighbours.", "--local needs --neighbours.")

    package static let smoothWithoutWeight = Self("--smooth behöver --weight.", "--smooth needs --weight.")

    package static let contrastWithoutIDs = Self("--contrast behöver --id.", "--contrast needs --id.")
}
