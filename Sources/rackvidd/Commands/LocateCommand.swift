import ArgumentParser
import Exchange
import Planar
import Report
import Terminal
import Wording

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(.locate, commandName: "locate")

    @Argument(help: .init(LocateOptionText.file)) var file: String
    @Option(help: .init(LocateOptionText.longitude)) var longitude: String?
    @Option(help: .init(LocateOptionText.latitude)) var latitude: String?
    @Option(name: .customLong("x"), help: .init(LocateOptionText.easting)) var easting: String?
    @Option(name: .customLong("y"), help: .init(LocateOptionText.northing)) var northing: String?
    @Option(help: .init(LocateOptionText.crs)) var crs: String?
    @Option(help: .init(LocateOptionText.county)) var county = "23"
    @Option(help: .init(LocateOptionText.output)) var output = "-"

    @OptionGroup var table: TableOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        let geographic = longitude != nil && latitude != nil && easting == nil && northing == nil && crs == nil
        let planar = easting != nil && northing != nil && crs != nil && longitude == nil && latitude == nil
        try refuse(
            unless: geographic || planar, "Ange antingen --longitude och --latitude, eller --x, --y och --crs.",
            "Give either --longitude and --latitude, or --x, --y and --crs.")
    }

    func run() throws {
        try MisnamedOutput.refuse(output, as: .csv, of: [.csv])
        let reader = try DelimitedReader.table(file: file, as: table.reading)
        for line in reader.understood { Console.tell(line) }
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
        for line in stream.understood { Console.tell(line) }
    }
}
