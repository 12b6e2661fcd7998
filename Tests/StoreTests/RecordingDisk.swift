import Foundation
import GRDBSQLite
import Synchronization

/// A disk that notes what SQLite does to the files of one folder, so that a test can cut the power at any moment: it is
/// SQLite's own way to files (a VFS) with a pen in hand.
///
/// What a real disk keeps after a cut is what was synced, and any part of what was written since. A file's name is kept
/// once the file was synced, as SQLite's Unix layer syncs the folder then; a removed name is forgotten for certain only
/// where SQLite asked for the folder to be synced with it.
final class RecordingDisk: Sendable {
    enum Event: Sendable {
        case write(file: String, at: Int, bytes: [UInt8])
        case truncate(file: String, to: Int)
        case sync(file: String)
        case delete(file: String, isSynced: Bool)
        /// The program told its user that so many imports are done.
        case acknowledged(Int)
    }

    static let shared = RecordingDisk()

    private struct State {
        var folder: String?
        var events: [Event] = []
    }

    private let state = Mutex(State())

    /// Begins to note; connections opened from now on are seen.
    func watch(_ folder: String) {
        _ = Self.isInstalled
        state.withLock { $0 = State(folder: folder) }
    }

    func acknowledge(_ count: Int) { note(.acknowledged(count)) }

    /// Ends the notes and hands them over.
    func events() -> [Event] {
        state.withLock { state in
            defer { state = State() }
            return state.events
        }
    }

    fileprivate func isWatched(_ path: String) -> Bool {
        state.withLock { state in state.folder.map { path.hasPrefix($0 + "/") } ?? false }
    }

    fileprivate func note(_ event: Event) {
        state.withLock { if $0.folder != nil { $0.events.append(event) } }
    }

    /// What is in the folder after a cut that comes before event `end`.
    ///
    /// - Parameters:
    ///   - files: what was there at the beginning, synced.
    ///   - keeps: whether a write, or removal, that was not synced has reached the disk all the same.
    static func folder(
        from files: [String: [UInt8]], after events: ArraySlice<Event>, keeps: () -> Bool
    ) -> [String: [UInt8]] {
        var durable = files
        var pending: [String: [Event]] = [:]
        func apply(_ event: Event, to bytes: inout [UInt8]) {
            switch event {
            case .write(_, let at, let new):
                if bytes.count < at + new.count {
                    bytes += [UInt8](repeating: 0, count: at + new.count - bytes.count)
                }
                bytes.replaceSubrange(at..<at + new.count, with: new)
            case .truncate(_, let size): bytes = Array(bytes.prefix(size))
            case .sync, .delete, .acknowledged: break
            }
        }
        for event in events {
            switch event {
            case .write(let file, _, _), .truncate(let file, _): pending[file, default: []].append(event)
            case .sync(let file):
                var bytes = durable[file] ?? []
                for event in pending[file] ?? [] {
                    if case .delete = event { bytes = [] } else { apply(event, to: &bytes) }
                }
                durable[file] = bytes
                pending[file] = nil
            case .delete(let file, let isSynced):
                if isSynced {
                    durable[file] = nil
                    pending[file] = nil
                } else {
                    pending[file] = [event]
                }
            case .acknowledged: break
            }
        }
        for (file, events) in pending.sorted(by: { $0.key < $1.key }) {
            for event in events where keeps() {
                if case .delete = event {
                    durable[file] = nil
                } else {
                    var bytes = durable[file] ?? []
                    apply(event, to: &bytes)
                    durable[file] = bytes
                }
            }
        }
        return durable
    }

    // MARK: SQLite's interface

    /// The real disk's methods, kept for the process's life.
    nonisolated(unsafe) fileprivate static let real: UnsafeMutablePointer<sqlite3_vfs> = sqlite3_vfs_find(nil)!
    // Written once, before any connection is made.
    nonisolated(unsafe) fileprivate static let methods: UnsafeMutablePointer<sqlite3_io_methods> = makeMethods()

    private static let isInstalled: Bool = {
        let disk = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        disk.initialize(to: real.pointee)
        disk.pointee.pNext = nil
        disk.pointee.zName = UnsafePointer(strdup("recording"))
        disk.pointee.szOsFile = max(real.pointee.szOsFile, Int32(MemoryLayout<RecordedFile>.size))
        disk.pointee.xOpen = { _, name, file, flags, outFlags in
            let path = name.map { String(cString: $0) } ?? ""
            guard let file, RecordingDisk.shared.isWatched(path) else {
                return RecordingDisk.real.pointee.xOpen(RecordingDisk.real, name, file, flags, outFlags)
            }
            let inner = UnsafeMutableRawPointer.allocate(
                byteCount: Int(RecordingDisk.real.pointee.szOsFile), alignment: 16
            ).assumingMemoryBound(to: sqlite3_file.self)
            inner.pointee.pMethods = nil
            let code = RecordingDisk.real.pointee.xOpen(RecordingDisk.real, name, inner, flags, outFlags)
            guard code == SQLITE_OK else {
                inner.deallocate()
                file.pointee.pMethods = nil
                return code
            }
            UnsafeMutableRawPointer(file).assumingMemoryBound(to: RecordedFile.self).initialize(
                to: RecordedFile(
                    methods: RecordingDisk.methods, inner: inner, name: Unmanaged.passRetained(Name(path)).toOpaque()))
            return SQLITE_OK
        }
        disk.pointee.xDelete = { _, name, isSynced in
            let code = RecordingDisk.real.pointee.xDelete(RecordingDisk.real, name, isSynced)
            let path = name.map { String(cString: $0) } ?? ""
            if code == SQLITE_OK, RecordingDisk.shared.isWatched(path) {
                RecordingDisk.shared.note(.delete(file: Name(path).text, isSynced: isSynced != 0))
            }
            return code
        }
        return sqlite3_vfs_register(disk, 1) == SQLITE_OK
    }()

    private static func makeMethods() -> UnsafeMutablePointer<sqlite3_io_methods> {
        let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        methods.initialize(to: sqlite3_io_methods())
        methods.pointee.iVersion = 1
        methods.pointee.xClose = { file in
            let recorded = RecordedFile.of(file)
            let code = recorded.inner.pointee.pMethods.pointee.xClose(recorded.inner)
            recorded.inner.deallocate()
            Unmanaged<Name>.fromOpaque(recorded.name).release()
            return code
        }
        methods.pointee.xRead = { file, room, count, at in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xRead(inner, room, count, at)
        }
        methods.pointee.xWrite = { file, bytes, count, at in
            let recorded = RecordedFile.of(file)
            RecordingDisk.shared.note(
                .write(
                    file: recorded.text, at: Int(at),
                    bytes: [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))))
            return recorded.inner.pointee.pMethods.pointee.xWrite(recorded.inner, bytes, count, at)
        }
        methods.pointee.xTruncate = { file, size in
            let recorded = RecordedFile.of(file)
            RecordingDisk.shared.note(.truncate(file: recorded.text, to: Int(size)))
            return recorded.inner.pointee.pMethods.pointee.xTruncate(recorded.inner, size)
        }
        methods.pointee.xSync = { file, flags in
            let recorded = RecordedFile.of(file)
            let code = recorded.inner.pointee.pMethods.pointee.xSync(recorded.inner, flags)
            if code == SQLITE_OK { RecordingDisk.shared.note(.sync(file: recorded.text)) }
            return code
        }
        methods.pointee.xFileSize = { file, size in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xFileSize(inner, size)
        }
        methods.pointee.xLock = { file, level in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xLock(inner, level)
        }
        methods.pointee.xUnlock = { file, level in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xUnlock(inner, level)
        }
        methods.pointee.xCheckReservedLock = { file, answer in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xCheckReservedLock(inner, answer)
        }
        methods.pointee.xFileControl = { file, operation, argument in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xFileControl(inner, operation, argument)
        }
        methods.pointee.xSectorSize = { file in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xSectorSize(inner)
        }
        methods.pointee.xDeviceCharacteristics = { file in
            let inner = RecordedFile.of(file).inner
            return inner.pointee.pMethods.pointee.xDeviceCharacteristics(inner)
        }
        return methods
    }

    fileprivate final class Name {
        let text: String
        init(_ path: String) { text = (path as NSString).lastPathComponent }
    }
}

/// Begins as SQLite's own structure does.
private struct RecordedFile {
    let methods: UnsafeMutablePointer<sqlite3_io_methods>
    let inner: UnsafeMutablePointer<sqlite3_file>
    let name: UnsafeMutableRawPointer

    var text: String { Unmanaged<RecordingDisk.Name>.fromOpaque(name).takeUnretainedValue().text }

    static func of(_ file: UnsafeMutablePointer<sqlite3_file>?) -> RecordedFile {
        UnsafeMutableRawPointer(file!).assumingMemoryBound(to: RecordedFile.self).pointee
    }
}
