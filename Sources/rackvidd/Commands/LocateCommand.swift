import ArgumentParser
import Exchange
import Planar
import Report
import Wording

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.locate, commandName: "locate")

    @Argument(
        help: .init("Filen, eller - för standard in.", "The file, or - for standard input.", valueName: "fil.csv"))
    var file: String

    @Option(
        help: .init(
            "Kolumn med longitud (WGS 84).", "Column with longitude (WGS 84).", valueName: say("kolumn", "column")))
    var longitude: String?

    @Option(help: .init("Kolumn med latitud.", "Column with latitude.", valueName: say("kolumn", "column")))
    var latitude: String?

    @Option(
        name: .customLong("x"),
        help: .init(
            "Kolumn med öst-koordinat, med --crs.", "Column with easting, with --crs.",
            valueName: say("kolumn", "column")))
    var easting: String?

    @Option(
        name: .customLong("y"),
        help: .init("Kolumn med nord-koordinat.", "Column with northing.", valueName: say("kolumn", "column")))
    var northing: String?

    @Option(
        help: .init(
            "Koordinatsystem för --x och --y, t.ex. EPSG:3006.", "Reference system of --x and --y, e.g. EPSG:3006.",
            valueName: "EPSG:…"))
    var crs: String?

    @Option(help: .init("Länskod.", "County code.", valueName: say("kod", "code")))
    var county = "23"

    @Option(
        help: .init(
            "Utfil, eller - för standard ut.", "Output file, or - for standard output.", valueName: say("fil", "file")))
    var output = "-"

    @OptionGroup var sheet: SheetOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        let geographic = longitude != nil && latitude != nil && easting == nil && northing == nil && crs == nil
        let planar = easting != nil && northing != nil && crs != nil && longitude == nil && latitude == nil
        try refuse(
            unless: geographic || planar, "Ange antingen --longitude och --latitude, eller --x, --y och --crs.",
            "Give either --longitude and --latitude, or --x, --y and --crs.")
    }

    func run() throws {
        let reader = try DelimitedReader.table(file: file, sheet: sheet.sheet)
        let columns = (
            x: try HeaderColumn.find(longitude ?? easting!, in: reader.header, of: file),
            y: try HeaderColumn.find(latitude ?? northing!, in: reader.header, of: file)
        )
        let delimiter = reader.dialect.delimiter
        let progress = Progress(Wording(sv: "rader", en: "rows"))
        defer { progress.finish() }
        let stream = try LocateStream(
            from: reader, columns: columns, to: try DelimitedWriter(file: output, delimiter: delimiter),
            progress: { progress.update($0) })
        try stream.run(from: crs.map { CRS($0) } ?? .crs84) {
            try LocateGround(
                Shipped.territory(county: county), for: file, delimiter: delimiter)
        }
    }
}
