import Foundation
import Planar
import Synchronization
import Testing

@testable import Store

@Suite struct OutputFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func write(_ text: String, to path: String) throws {
        let output = try OutputFile(path)
        _ = try Array(text.utf8).withUnsafeBytes { bytes throws(OutputRefusal) in try output.write(bytes) }
        try output.commit()
    }

    private func problem(_ body: () throws -> Void) -> OutputRefusal.Problem? {
        do {
            try body()
            return nil
        } catch {
            return (error as? OutputRefusal)?.problem
        }
    }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted() }
    }

    @Test func `a file is replaced whole with its mode kept`() throws {
        let path = scratch.path("out.csv")
        try write("gammal", to: path)
        chmod(path, 0o640)
        let output = try OutputFile(path)
        _ = try Array("ny".utf8).withUnsafeBytes { bytes throws(OutputRefusal) in try output.write(bytes) }
        #expect(try read(path) == "gammal")
        try output.commit()
        #expect(try read(path) == "ny")
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        #expect(mode == 0o640)
        #expect(try names == ["out.csv"])
    }

    @Test func `what is not committed leaves nothing`() throws {
        do { _ = try OutputFile(scratch.path("out.csv")) }
        #expect(try names == [])
    }

    @Test func `a link stays a link also when it leads nowhere yet`() throws {
        let (target, link) = (scratch.path("target.csv"), scratch.path("link.csv"))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.csv")
        try write("ett", to: link)
        try write("två", to: link)
        #expect(try read(target) == "två")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.csv")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("a"), withDestinationPath: "b")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("b"), withDestinationPath: "a")
        #expect(problem { try write("", to: scratch.path("a")) } == .tooManyLinks)
    }

    @Test func `the store and its journals are refused under whatever name`() throws {
        let store = try scratch.store()
        let before = try Data(contentsOf: URL(fileURLWithPath: store.path))
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: store.path)
        link(store.path, scratch.path("hard"))
        let roundabout = scratch.folder.path + "/../" + scratch.folder.lastPathComponent + "/test.gpkg"
        for path in [store.path, scratch.path("link"), scratch.path("hard"), roundabout] {
            #expect(problem { try write("x", to: path) } == .protected(.store), "\(path)")
        }
        for companion in ["-journal", "-wal", "-shm"] {
            #expect(problem { try write("x", to: store.path + companion) } == .protected(.store))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path)) == before)
        #expect(try names == ["hard", "link", "test.gpkg"])
        let layer = GeoPackageLayer(
            name: "x", description: "", columns: [], shapes: .init(), hasShape: [], rows: [])
        #expect(problem { try layer.write(to: store.path) } == .protected(.store))
    }

    @Test func `an input is refused until it is another file`() throws {
        let path = scratch.path("in.csv")
        try write("id", to: path)
        ProtectedFiles.add(path, as: .input)
        #expect(problem { try write("x", to: path) } == .protected(.input))
        try FileManager.default.removeItem(atPath: path)
        try write("x", to: path)
        #expect(try read(path) == "x")
    }

    @Test func `what was opened meanwhile is not lost either`() throws {
        let path = scratch.path("in.csv")
        try write("id", to: path)
        let output = try OutputFile(path)
        ProtectedFiles.add(path, as: .input)
        #expect(problem { try output.commit() } == .protected(.input))
        #expect(try read(path) == "id")
    }

    @Test func `folders and sockets are refused and devices written`() throws {
        #expect(problem { try write("x", to: scratch.folder.path) } == .folder)
        #expect(problem { try write("x", to: scratch.path("no/such/out.csv")) } == .open(ENOENT))
        try write("x", to: "/dev/null")
        #if os(Linux)
            #expect(problem { try write("x", to: "/dev/full") } == .write(ENOSPC))
        #endif
        var status = stat()
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func `a pipe is written as it stands`() throws {
        let pipe = Pipe()
        let path = "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
        try write("genom röret", to: path)
        try pipe.fileHandleForWriting.close()
        #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("genom röret".utf8))
    }

    @Test func `a layer goes through AFIFO as one file`() throws {
        let path = scratch.path("fifo")
        mkfifo(path, 0o600)
        let layer = GeoPackageLayer(
            name: "x", description: "", columns: ["a"], shapes: .init(), hasShape: [], rows: [])
        let received = Mutex<Data?>(nil)
        let group = DispatchGroup()
        group.enter()
        let reader = Thread {
            let read = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile()
            received.withLock { $0 = read }
            group.leave()
        }
        reader.start()
        try layer.write(to: path)
        group.wait()
        let data = try #require(received.withLock { $0 })
        #expect(data.starts(with: Data("SQLite format 3\0".utf8)) && data.count % 4_096 == 0)
    }
}
