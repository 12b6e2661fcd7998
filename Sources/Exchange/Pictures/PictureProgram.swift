import Foundation
package import Wording

/// A program of others that makes PNG and PDF of the program's drawings and pages, where it is installed.
package struct PictureProgram: Sendable, Hashable {
    package enum Format: String, Sendable { case png, pdf }

    /// What is made a picture of.
    package enum Subject: Sendable {
        /// SVG, with its width and height.
        case drawing(String)
        /// HTML, whose print style says how it lies on paper.
        case page(String)
    }

    enum Kind: Sendable, Hashable { case rsvg, chromium }

    let kind: Kind
    let path: String

    /// Two pixels for each unit, as fine as telephones' screens.
    private static let fineness = 2
    /// Seconds; a browser may take some to start on a slow machine.
    private static let longest = 120.0

    private static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    private static let applications = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]

    /// The first on the path that can draw the subject; a page is for browsers only.
    static func find(
        for subject: Subject, path: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) -> PictureProgram? {
        func file(_ name: String) -> String? {
            path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
        }
        if case .drawing = subject, let path = file("rsvg-convert") { return PictureProgram(kind: .rsvg, path: path) }
        let browser = browsers.lazy.compactMap(file).first
        let application = applications.first { FileManager.default.isExecutableFile(atPath: $0) }
        return (browser ?? application).map { PictureProgram(kind: .chromium, path: $0) }
    }

    /// The picture's bytes, without a clock: the same subject and program give the same ones.
    ///
    /// - Throws: `PictureProgramError` where no program is installed, or where it fails.
    package static func bytes(of subject: Subject, as format: Format) throws -> [UInt8] {
        guard let program = find(for: subject) else {
            throw PictureProgramError(format: format, problem: .missing(subject.isDrawing))
        }
        return try program.bytes(of: subject, as: format)
    }

    private func bytes(of subject: Subject, as format: Format) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rackvidd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appendingPathComponent("out.\(format.rawValue)")
        let input = folder.appendingPathComponent(kind == .rsvg ? "in.svg" : "in.html")
        try Data(source(of: subject).utf8).write(to: input)
        let arguments =
            kind == .rsvg
            ? rsvg(input.path, output.path, format)
            : chromium(input.absoluteString, output.path, format, subject, profile: folder.path + "/profile")
        let said = try run(arguments, format)
        guard let made = try? Data(contentsOf: output), !made.isEmpty else {
            throw PictureProgramError(format: format, problem: .failed(program: path, said))
        }
        return format == .pdf ? Self.withoutClock([UInt8](made)) : [UInt8](made)
    }

    /// A drawing stands in a page for a browser, so that the sheet is as large as it.
    private func source(of subject: Subject) -> String {
        switch subject {
        case .page(let html): return html
        case .drawing(let svg) where kind == .rsvg: return svg
        case .drawing(let svg):
            let (width, height) = Self.size(svg)
            return """
                <!DOCTYPE html><html><head><meta charset="utf-8"><style>*{margin:0}@page{size:\(width)px \(height)px;\
                margin:0}body>svg{display:block;width:\(width)px!important;height:\(height)px!important;\
                max-width:none!important;max-height:none!important}</style></head><body>\(svg)</body></html>
                """
        }
    }

    /// In whole units, from the drawing's first element.
    static func size(_ svg: String) -> (width: Int, height: Int) {
        let start = svg.prefix { $0 != ">" }
        func length(_ name: String) -> Int {
            guard let place = start.range(of: " \(name)=\"")?.upperBound else { return 1 }
            return Int(clamped: (Double(start[place...].prefix { $0 != "\"" }) ?? 1).rounded(.up))
        }
        return (max(1, length("width")), max(1, length("height")))
    }

    private func rsvg(_ input: String, _ output: String, _ format: Format) -> [String] {
        let zoom = format == .png ? ["--zoom", "\(Self.fineness)"] : []
        return ["--format", format.rawValue] + zoom + ["--output", output, input]
    }

    private func chromium(
        _ input: String, _ output: String, _ format: Format, _ subject: Subject, profile: String
    ) -> [String] {
        var arguments = [
            "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--disable-dev-shm-usage", "--user-data-dir=\(profile)",
        ]
        // Chromium refuses to run as root with its sandbox; what it shows here is the program's own.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        switch (format, subject) {
        case (.png, .drawing(let svg)):
            let (width, height) = Self.size(svg)
            arguments += [
                "--window-size=\(width),\(height)", "--force-device-scale-factor=\(Self.fineness)",
                "--screenshot=\(output)",
            ]
        case (.png, .page): arguments.append("--screenshot=\(output)")
        case (.pdf, _): arguments += ["--no-pdf-header-footer", "--print-to-pdf=\(output)"]
        }
        return arguments + [input]
    }

    /// The last line of what it said.
    private func run(_ arguments: [String], _ format: Format) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        // The time that librsvg writes into a PDF.
        process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": "315532800"]) { $1 }
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        let watch = DispatchWorkItem { if process.isRunning { process.terminate() } }
        do { try process.run() } catch {
            throw PictureProgramError(format: format, problem: .failed(program: path, "\(error)"))
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.longest, execute: watch)
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        watch.cancel()
        return said.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    }

    /// A PDF with its times set to the beginning of 1980, each in its place, so that no offset changes.
    static func withoutClock(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let fixed = Array("19800101000000".utf8)
        for name in ["/CreationDate (D:", "/ModDate (D:"] {
            var from = bytes.startIndex
            while let place = bytes[from...].firstRange(of: Array(name.utf8)) {
                from = place.upperBound
                for (offset, digit) in fixed.enumerated() where from + offset < bytes.count {
                    bytes[from + offset] = digit
                }
            }
        }
        return bytes
    }
}

extension PictureProgram.Subject {
    fileprivate var isDrawing: Bool { if case .drawing = self { true } else { false } }
}

/// Why there is no PNG or PDF.
package struct PictureProgramError: WordedError, Hashable {
    enum Problem: Hashable {
        /// Whether it is of a drawing, which more programs can make than of a page.
        case missing(Bool)
        case failed(program: String, String)
    }

    let format: PictureProgram.Format
    let problem: Problem

    package var wording: Wording {
        let name = format.rawValue.uppercased()
        switch problem {
        case .missing(true):
            return Wording(
                sv: """
                    \(name) görs av rsvg-convert eller Chromium, och inget av dem finns här. Installera ett (Debian: \
                    apt install librsvg2-bin eller chromium; macOS: brew install librsvg; annars \
                    chromium.org), eller skriv till en fil .svg.
                    """,
                en: """
                    \(name) is made by rsvg-convert or Chromium, and neither is here. Install one (Debian: apt install \
                    librsvg2-bin or chromium; macOS: brew install librsvg; else chromium.org), or write to a file \
                    .svg.
                    """)
        case .missing(false):
            return Wording(
                sv: """
                    \(name) görs av Chromium eller Chrome, och inget av dem finns här. Installera ett (Debian: apt \
                    install chromium; annars chromium.org), eller skriv till en fil .docx eller .html och spara den \
                    som \(name).
                    """,
                en: """
                    \(name) is made by Chromium or Chrome, and neither is here. Install one (Debian: apt install \
                    chromium; else chromium.org), or write to a file .docx or .html and save that as \(name).
                    """)
        case .failed(let program, let said):
            let reason = said.isEmpty ? "" : ": \(said)"
            return Wording(
                sv: "\(program) gjorde ingen \(name)\(reason)", en: "\(program) made no \(name)\(reason)")
        }
    }
}
