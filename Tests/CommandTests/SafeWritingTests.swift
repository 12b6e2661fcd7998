import Foundation
import Testing

/// What a command does to files, whatever it is told and however it is ended.
@Suite struct SafeWritingTests {
    private let folder: Folder
    private let store: String

    init() throws {
        folder = try Folder()
        store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
    }

    /// Runs a script of the shell, in which `$R` is the program, `$S` the store and the folder is the test's.
    private func shell(_ script: String, language: String = "en") throws -> Program.Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = [
            "PATH": "/usr/bin:/bin", "R": Program.executable.path, "S": store, "RACKVIDD_LANGUAGE": language,
        ]
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let out = output.fileHandleForReading.readDataToEndOfFile()
        let err = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Program.Result(
            status: process.terminationStatus, output: String(decoding: out, as: UTF8.self),
            errors: String(decoding: err, as: UTF8.self))
    }

    private var leftovers: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".") } }
    }

    private let policy = "version: 1\nname: p\nrules:\n  - id: a\n    kind: coverage\n    by: municipality\n"

    @Test(
        arguments: [
            "export cells --store s.gpkg --output", "export cells --format csv --store s.gpkg --output",
            "export cells --format gpkg --store s.gpkg --output", "map --store s.gpkg --output",
            "report --store s.gpkg --output",
        ])
    func `no output takes the stores place`(_ command: String) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        for (target, setUp) in [
            ("s.gpkg", ":"), ("link", "ln -s s.gpkg link"), ("hard", "ln s.gpkg hard"), ("s.gpkg-journal", ":"),
            ("s.gpkg-wal", ":"),
        ] {
            let result = try shell("\(setUp); $R \(command) \(target)")
            #expect(result.status == 1, "\(target)")
            #expect(
                result.errors
                    == "rackvidd: error: \(target) is not written: it is the database or its journal. "
                    + "Choose another output file; nothing in it was changed.\n")
        }
        let swedish = try shell("$R \(command) s.gpkg", language: "sv")
        #expect(
            swedish.errors == """
                rackvidd: fel: s.gpkg skrivs inte: det är databasen eller dess journal. Välj en annan utfil; \
                ingenting är ändrat i den.

                """)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        #expect(try leftovers.isEmpty)
    }

    @Test func `no output takes an inputs place`() throws {
        let table = try folder.file("in.csv", "id;title;longitude;latitude\nA;B;14,6;63,2\n")
        let text = try String(contentsOfFile: table, encoding: .utf8)
        for (command, file) in [
            ("locate in.csv --longitude longitude --latitude latitude --output in.csv", "in.csv"),
            ("import initiatives in.csv --store $S --rejected ./in.csv", "./in.csv"),
        ] {
            let result = try shell("$R \(command)")
            #expect(result.status == 1)
            #expect(
                result.errors == """
                    rackvidd: error: \(file) is not written: it is read as well. Choose another output file; nothing \
                    in it was changed.

                    """)
        }
        #expect(try String(contentsOfFile: table, encoding: .utf8) == text)
        #expect(try shell("$R query 'granted_sek >= 0' --store $S").errors == "0 of 0 initiatives.\n")
        #expect(try leftovers.isEmpty)
    }

    @Test func `links are written through and modes kept`() throws {
        let result = try shell(
            """
            : > target; chmod 640 target; ln -s target link
            $R map --store $S --output link 2>/dev/null && test -L link && stat -c %a target && head -c 4 target
            """)
        #expect(result.output == "640\n<svg" || result.output == "640\n<?xm", "\(result.output)")
    }

    @Test func `standard output may be named as a file`() throws {
        let plain = try shell("$R export cells --store $S")
        #expect(try shell("$R export cells --store $S --output /dev/stdout 2>/dev/null").output == plain.output)
        let appended = try shell(
            "echo first > o; $R export cells --store $S --output /dev/stdout >> o 2>/dev/null; cat o")
        #expect(appended.output == "first\n" + plain.output)
        #expect(try shell("$R export cells --format gpkg --store $S --output /dev/null").status == 0)
        #expect(
            try shell("$R export cells --format gpkg --store $S --output /dev/stdout 2>/dev/null | head -c 15").output
                == "SQLite format 3")
    }

    @Test func `what cant be written is an error with a word`() throws {
        for command in ["export cells --store $S", "distribution granted_sek --store $S", "--help", "map --store $S"] {
            let full = try shell("$R \(command) > /dev/full")
            #expect(full.status == 1, "\(command)")
            #expect(full.errors.hasSuffix("Standard output cannot be written: No space left on device.\n"))
            let closed = try shell("$R \(command) >&-")
            #expect(closed.status == 1, "\(command)")
            #expect(closed.errors == "rackvidd: error: Standard output cannot be written: Bad file descriptor.\n")
        }
        #expect(
            try shell("$R distribution granted_sek --store $S > /dev/full", language: "sv").errors
                == "rackvidd: fel: Standard ut kan inte skrivas: disken är full.\n")
    }

    @Test func `nobody listening ends no work`() throws {
        for (number, redirection) in ["2>&-", "2>/dev/full", "2>&1 >/dev/null | true", ">&- 2>&- <&-"].enumerated() {
            let file = try folder.file("in\(number).csv", "id;title\nA\(number);B\n")
            _ = try shell("$R import initiatives \(file) --store $S \(redirection)")
        }
        let count = try shell("$R sql 'SELECT count(*) AS n FROM initiative' --format csv --store $S")
        #expect(count.output == "n\n4\n")
        #expect(try shell("$R verify $S").status == 0)
        // A reader that goes away ends what is said, not what is done.
        let demo = try shell("$R demo d 2>/dev/null | head -1 >/dev/null; ls d")
        let whole = try Demo.folder()
        #expect(
            try demo.output.split(separator: "\n").map(String.init)
                == FileManager.default.contentsOfDirectory(atPath: whole.path).filter { !$0.hasPrefix(".") }.sorted())
    }

    @Test func `closed descriptors never become the stores`() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        _ = try shell("$R verify $S >&- 2>&- <&-; $R query 'nonsense' --store $S 2>&-")
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
    func `a signal ends work cleanly with its status`(_ signal: String, _ status: Int32) throws {
        let result = try shell(
            """
            trap - \(signal)
            mkfifo f
            sleep 30 > f & HOLD=$!
            env --default-signal=\(signal) $R locate f --longitude x --latitude y --output out.csv & ONE=$!
            env --default-signal=\(signal) $R sql 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) \
            SELECT count(*) FROM c' --store $S --timeout 60 & TWO=$!
            env --default-signal=\(signal) $R import initiatives f --store $S & THREE=$!
            sleep 1
            kill -\(signal) $ONE $TWO $THREE
            for P in $ONE $TWO $THREE; do wait $P; echo $?; done
            kill $HOLD
            """)
        #expect(result.output == "\(status)\n\(status)\n\(status)\n", "\(result.errors)")
        #expect(try leftovers.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out.csv"))
        #expect(try shell("$R verify $S").status == 0)
    }

    @Test func `a draft goes with the signal`() throws {
        let result = try shell(
            """
            mkfifo f
            (yes '14.6,63.2' | head -c 300000 | sed '1s/.*/x,y/'; sleep 30) > f & HOLD=$!
            $R locate f --longitude x --latitude y --output out.csv & ONE=$!
            sleep 1.5; ls -a | grep -c '^\\.rackvidd-.*part$'
            kill -TERM $ONE; wait $ONE; echo $?; ls -a | grep -c '^\\.rackvidd-'
            kill $HOLD
            """)
        #expect(result.output == "1\n143\n0\n", "\(result.errors)")
    }

    @Test func `a demonstration writes over nothing that is not its own`() throws {
        #expect(try shell("$R demo d >/dev/null 2>&1").status == 0)
        #expect(try shell("$R demo d >/dev/null 2>&1").status == 0)
        let changed = try shell("echo mine > d/map.svg; $R demo d; cat d/map.svg")
        #expect(changed.output == "mine\n")
        #expect(
            changed.errors == """
                rackvidd: error: d/map.svg has been changed since this command wrote it; nothing was written. Name \
                another folder, or move the file.

                """)
        let foreign = try shell("mkdir e; echo mine > e/rackvidd.gpkg; $R demo e; ls -A e")
        #expect(foreign.output == "rackvidd.gpkg\n")
        #expect(
            foreign.errors == """
                rackvidd: error: e/rackvidd.gpkg exists already and was not written by this command; nothing was \
                written. Name another folder, or move the file.

                """)
    }

    @Test func `a store is copied and repaired`() throws {
        #expect(try shell("$R copy $S c.gpkg && $R verify c.gpkg").status == 0)
        let again = try shell("$R copy $S c.gpkg", language: "sv")
        #expect(again.status == 1)
        #expect(again.errors == "rackvidd: fel: c.gpkg finns redan. Välj ett annat namn eller ta bort filen först.\n")
        let repaired = try shell("$R repair c.gpkg r.gpkg && $R verify r.gpkg")
        #expect(repaired.status == 0)
        #expect(
            repaired.output == """
                Saved 1,215 rows to r.gpkg, among them 0 initiatives.
                r.gpkg: the file is whole, the footprints add up, the subareas partition the county without overlap \
                or hole.

                """)
        #expect(try shell("$R repair c.gpkg $S").status == 1)
        #expect(try leftovers.isEmpty)
    }

    @Test func `limits on memory are told`() throws {
        let result = try shell("ulimit -v 400000; $R verify $S")
        #expect(result.status == 1, "\(result.errors)")
        #expect(
            result.errors == "rackvidd: error: memory is limited to 390 MiB (ulimit -v); at least 768 are needed.\n")
    }
}
