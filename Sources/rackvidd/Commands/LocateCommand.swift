import ArgumentParser
import Exchange
import Foundation
import Planar
import Report
import Territory
import Wording

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: say(
            "Placera varje rad i en CSV-fil i kommun och zon.",
            "Place each row of a CSV file in a municipality and a zone."),
        discussion: say(
            """
            Behöver inget lager. Lägger till municipality_code, municipality, zone, border_distance_m, flag och \
            likely_municipality_code. flag är tom eller den första av invalid, outside, doubtful, water och \
            near_border (närmare gränsen än skiktet är noggrant). doubtful är punkter där skiktets gränser är kända \
            för att vara fel; de hör troligen till likely_municipality_code, och placeras där om det mesta av \
            kilometerrutan gör det.
            """,
            """
            Needs no store. Adds municipality_code, municipality, zone, border_distance_m, flag and \
            likely_municipality_code. flag is empty or the first of invalid, outside, doubtful, water and near_border \
            (closer to the border than the layer is accurate). doubtful are points where the layer's borders are \
            known to be wrong; they probably belong to likely_municipality_code, and are placed there if most of the \
            kilometre square does.
            """
        ))

    @Argument(
        help: ArgumentHelp(
            say("Filen, eller - för standard in.", "The file, or - for standard input."), valueName: "fil.csv"))
    var file: String

    @Option(
        help: ArgumentHelp(
            say("Kolumn med longitud (WGS 84).", "Column with longitude (WGS 84)."), valueName: say("kolumn", "column"))
    )
    var longitude: String?

    @Option(help: ArgumentHelp(say("Kolumn med latitud.", "Column with latitude."), valueName: say("kolumn", "column")))
    var latitude: String?

    @Option(
        name: .customLong("x"),
        help: ArgumentHelp(
            say("Kolumn med öst-koordinat, med --crs.", "Column with easting, with --crs."),
            valueName: say("kolumn", "column")))
    var easting: String?

    @Option(
        name: .customLong("y"),
        help: ArgumentHelp(
            say("Kolumn med nord-koordinat.", "Column with northing."), valueName: say("kolumn", "column")))
    var northing: String?

    @Option(
        help: ArgumentHelp(
            say(
                """
                Koordinatsystem för --x och --y, t.ex. EPSG:3006.
                """, "Reference system of --x and --y, e.g. EPSG:3006."),
            valueName: "EPSG:…"))
    var crs: String?

    @Option(help: ArgumentHelp(say("Länskod.", "County code."), valueName: say("kod", "code")))
    var county = "23"

    @Option(
        help: ArgumentHelp(
            say("Utfil, eller - för standard ut.", "Output file, or - for standard output."),
            valueName: say("fil", "file")))
    var output = "-"

    @OptionGroup var language: LanguageOption

    func validate() throws {
        let geographic = longitude != nil && latitude != nil && easting == nil && northing == nil && crs == nil
        let planar = easting != nil && northing != nil && crs != nil && longitude == nil && latitude == nil
        guard geographic || planar else {
            throw ValidationError(
                say(
                    "Ange antingen --longitude och --latitude, eller --x, --y och --crs.",
                    "Give either --longitude and --latitude, or --x, --y and --crs."))
        }
    }

    func run() throws {
        let reader = try DelimitedReader(file: file)
        let columns = (
            x: try Columns.find(longitude ?? easting!, in: reader.header, of: file),
            y: try Columns.find(latitude ?? northing!, in: reader.header, of: file)
        )
        let delimiter = reader.dialect.delimiter
        let stream = try LocateStream(
            from: reader, columns: columns, to: try DelimitedWriter(file: output, delimiter: delimiter),
            progress: Progress(Wording(sv: "rader", en: "rows")))
        try stream.run(from: crs.map { CRS($0) } ?? .crs84) {
            let territory = try Shipped.territory(county: county)
            return try LocateGround(
                index: Territory.Index(territory, expectedPoints: expectedRows),
                names: LocatedNames(of: territory, delimiter: delimiter))
        }
    }

    /// From the size of the file; many where it is a pipe.
    private var expectedRows: Int {
        let most = 1_000_000
        let least = 1_000
        let bytesEach = 32
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
            return most
        }
        return min(most, max(least, size / bytesEach))
    }
}

/// Finds a column by name, or says which there are.
enum Columns {
    struct Missing: WordedError {
        let name: String
        let file: String
        let header: [String]

        var wording: Wording {
            let list = header.joined(separator: ", ")
            return Wording(
                sv: "\(file) har ingen kolumn \(name). Kolumner: \(list)",
                en: "\(file) has no column \(name). Columns: \(list)")
        }
    }

    static func find(_ name: String, in header: [String], of file: String) throws -> Int {
        guard
            let index = header.firstIndex(of: name)
                ?? header.firstIndex(where: { $0.lowercased() == name.lowercased() })
        else {
            throw Missing(name: name, file: file, header: header)
        }
        return index
    }
}
