import Foundation
import Testing

/// Documents for word processors, and pictures by programs of others where they are installed.
@Suite struct OfficeDocumentTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Demo.folder()
        store = "\(folder.path)/rackvidd.gpkg"
    }

    private static func installed(_ names: String...) -> String? {
        names.first { FileManager.default.fileExists(atPath: $0) }
    }
    /// LibreOffice with its word processor, which is a package of its own.
    private static let office =
        installed("/usr/lib/libreoffice/program/libswlo.so") != nil
        ? installed("/usr/bin/soffice", "/usr/bin/libreoffice")
        : installed("/Applications/LibreOffice.app/Contents/MacOS/soffice")

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: name)) }

    /// What LibreOffice reads in a document, line by line.
    private func opened(_ file: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.office))
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/office", "--headless", "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir", folder.path, file,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let text = try String(contentsOfFile: file.replacingOccurrences(of: ".docx", with: ".txt"), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    @Test(.enabled(if: office != nil, "needs LibreOffice Writer"))
    func `a report's document opens, with every section in its order, and is the same twice`() throws {
        let (one, other) = ("\(folder.path)/a.docx", "\(folder.path)/b.docx")
        let policy = "\(folder.path)/example_policy.yaml"
        let run = try Program.run("report", "--policy", policy, "--output", one, "--store", store)
        #expect((run.status, run.output) == (0, ""))
        #expect(
            try Program.run(
                "report", "--policy", policy, "--format", "docx", "--output", other, "--store", store
            ).status == 0)
        #expect(try bytes(one) == bytes(other))
        let lines = try opened(one)
        let headings = [
            "Do the initiatives reach the whole county?", "The map", "Area by area", "How evenly",
            "What single initiatives weigh", "Coverage gaps", "What the answer rests on", "The initiatives",
            "Method and sources",
        ]
        // Each in the contents, then at its section.
        let rest = Array(headings.dropFirst())
        #expect(lines.filter { headings.contains($0) } == headings + rest)
    }

    @Test(.enabled(if: office != nil, "needs LibreOffice Writer"))
    func `an account of results is a document in its language`() throws {
        let file = "\(folder.path)/konto.docx"
        let run = try Program.run(
            "report", "--annual", "2024", "--output", file, "--store", store, language: "sv")
        #expect(run.status == 0)
        let lines = try opened(file)
        #expect(lines.contains("Resultatredovisning 2024"))
        #expect(lines.filter { $0 == "Att fylla i" }.count == 2)
    }

    @Test func `a document isn't thrown at a terminal's reader by its text, and goes through a pipe`() throws {
        let run = try Program.run("report", "--format", "docx", "--store", store)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("PK"))
    }

    @Test func `without a program to draw with, what to install is said and nothing is written`() throws {
        let file = "\(folder.path)/k.png"
        let run = try Program.run("map", "--output", file, "--store", store, environment: ["PATH": folder.path])
        if run.status == 0 { return }  // A browser outside the path, as macOS has them.
        #expect(
            run.errors == """
                rackvidd: error: PNG is made by rsvg-convert or Chromium, and neither is here. Install one (Debian: \
                apt install librsvg2-bin or chromium; macOS: brew install librsvg; else chromium.org), or write to a \
                file .svg.

                """)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test(
        .enabled(if: installed("/usr/bin/chromium", "/usr/bin/rsvg-convert") != nil, "needs Chromium or rsvg-convert"))
    func `a map by the name of a picture is one, twice as fine as its drawing`() throws {
        let (png, svg) = ("\(folder.path)/k.png", "\(folder.path)/k.svg")
        #expect(try Program.run("map", "--output", png, "--store", store).status == 0)
        #expect(try Program.run("map", "--output", svg, "--store", store).status == 0)
        let bytes = [UInt8](try self.bytes(png))
        #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        func word(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        let text = try String(contentsOfFile: svg, encoding: .utf8)
        let size = try #require(text.firstMatch(of: #/ width="([0-9.]+)" height="([0-9.]+)"/#))
        // A browser's window has whole points; rsvg-convert rounds pixels.
        for (drawn, side) in [(word(16), try #require(Double(size.1))), (word(20), try #require(Double(size.2)))] {
            #expect((Int((2 * side).rounded(.down))...2 * Int(side.rounded(.up))).contains(drawn), "\(drawn), \(side)")
        }
    }

    @Test(.enabled(if: installed("/usr/bin/chromium") != nil, "needs Chromium"))
    func `a report's pdf is the same twice, without a clock`() throws {
        let (one, other) = ("\(folder.path)/a.pdf", "\(folder.path)/b.pdf")
        for file in [one, other] {
            #expect(try Program.run("report", "--annual", "2024", "--output", file, "--store", store).status == 0)
        }
        let bytes = try self.bytes(one)
        #expect(bytes.prefix(5) == Data("%PDF-".utf8))
        #expect(bytes == (try self.bytes(other)))
    }
}
