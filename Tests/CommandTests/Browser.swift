import Foundation
import Testing

/// Chromium without a window, led over the DevTools protocol through two pipes: no port, no driver, nothing of anybody
/// else's.
///
/// Used by one test at a time; ends its process when it goes.
final class Browser {
    /// Where Chromium is, or nil.
    static let path: String? = {
        let named = ProcessInfo.processInfo.environment["RACKVIDD_CHROMIUM"].map { [$0] }
        let usual = [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ]
        return (named ?? usual).first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let folder: Folder
    private let process = Process()
    private let input: Int32
    private let output: Int32
    private var buffer: [UInt8] = []
    private var last = 0
    private var session: String?
    /// Events so far, by method.
    private(set) var events: [(method: String, parameters: [String: Any])] = []

    init() throws {
        guard let path = Browser.path else { throw Failure(description: "no Chromium") }
        folder = try Folder()
        let (toBrowser, fromBrowser) = ("\(folder.path)/in", "\(folder.path)/out")
        guard mkfifo(toBrowser, 0o600) == 0, mkfifo(fromBrowser, 0o600) == 0 else {
            throw Failure(description: "mkfifo")
        }
        // Opened for both directions, so that opening never waits for the other side.
        input = open(toBrowser, O_RDWR)
        output = open(fromBrowser, O_RDWR | O_NONBLOCK)
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let sandbox = geteuid() == 0 ? "--no-sandbox" : "--disable-dev-shm-usage"
        process.arguments = [
            "-c",
            """
            exec \"$0\" --headless --disable-gpu --hide-scrollbars --no-first-run --remote-debugging-pipe \
            \(sandbox) --user-data-dir=\"$3\" about:blank 3<\"$1\" 4>\"$2\"
            """,
            path, toBrowser, fromBrowser, "\(folder.path)/profile",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let target = try call("Target.createTarget", ["url": "about:blank"])
        session =
            try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])["sessionId"]
            as? String
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] { try call("\(domain).enable") }
    }

    deinit {
        if process.isRunning {
            session = nil
            _ = try? call("Browser.close")
            process.terminate()
            process.waitUntilExit()
        }
        close(input)
        close(output)
    }

    // MARK: Leading it

    func show(file: String) throws {
        let before = events.count
        try call("Page.navigate", ["url": URL(fileURLWithPath: file).absoluteString])
        try wait { self.events[before...].contains { $0.method == "Page.loadEventFired" } }
    }

    /// The value of a JavaScript expression.
    @discardableResult
    func value(_ expression: String) throws -> Any? {
        let answer = try call(
            "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let exception = answer["exceptionDetails"] { throw Failure(description: "\(exception)") }
        return (answer["result"] as? [String: Any])?["value"]
    }

    func press(_ key: String, code: Int) throws {
        for type in ["keyDown", "keyUp"] {
            try call("Input.dispatchKeyEvent", ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": code])
        }
    }

    func setScreen(width: Int, height: Int, phone: Bool = false) throws {
        try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone])
    }

    func setColours(dark: Bool) throws {
        try call(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
    }

    /// PNG of what is seen.
    func screenshot() throws -> Data {
        try Data(base64Encoded: call("Page.captureScreenshot", ["format": "png"])["data"] as? String ?? "") ?? Data()
    }

    /// PDF of the page on paper.
    func printed() throws -> Data {
        let answer = try call("Page.printToPDF", ["preferCSSPageSize": true, "printBackground": true])
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }

    /// Role and name of everything that assistive technology is told.
    func accessibilityTree() throws -> [(role: String, name: String)] {
        let nodes = try call("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
        return nodes.filter { $0["ignored"] as? Bool != true }.map { node in
            func text(_ key: String) -> String { (node[key] as? [String: Any])?["value"] as? String ?? "" }
            return (text("role"), text("name"))
        }
    }

    /// Errors that a developer would see: of scripts, of the console, of the content security policy.
    var complaints: [String] {
        events.compactMap { event in
            switch event.method {
            case "Runtime.exceptionThrown": return "\(event.parameters)"
            case "Runtime.consoleAPICalled" where event.parameters["type"] as? String == "error":
                return "\(event.parameters)"
            case "Log.entryAdded":
                let entry = event.parameters["entry"] as? [String: Any] ?? [:]
                return ["error", "warning"].contains(entry["level"] as? String) ? "\(entry["text"] ?? "")" : nil
            default: return nil
            }
        }
    }

    /// Addresses that were asked for.
    var requests: [String] {
        events.filter { $0.method == "Network.requestWillBeSent" }
            .compactMap { ($0.parameters["request"] as? [String: Any])?["url"] as? String }
    }

    // MARK: The protocol

    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        last += 1
        let number = last
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        var bytes = [UInt8](try JSONSerialization.data(withJSONObject: message))
        bytes.append(0)
        var sent = 0
        while sent < bytes.count {
            let written = bytes[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            guard written > 0 else { throw Failure(description: "\(method): the browser does not listen") }
            sent += written
        }
        var answer: [String: Any]?
        try wait {
            answer = self.answers.removeValue(forKey: number)
            return answer != nil
        }
        if let error = answer?["error"] { throw Failure(description: "\(method): \(error)") }
        return answer?["result"] as? [String: Any] ?? [:]
    }

    private var answers: [Int: [String: Any]] = [:]

    /// - Throws: after a minute, or when the browser has ended.
    private func wait(until isDone: () -> Bool) throws {
        let end = Date().addingTimeInterval(60)
        while !isDone() {
            guard process.isRunning, Date() < end else {
                throw Failure(description: "no answer from \(Browser.path ?? "")")
            }
            var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 200) > 0 else { continue }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(output, &chunk, chunk.count)
            if count > 0 { try take(chunk[..<count]) }
        }
    }

    private func take(_ bytes: ArraySlice<UInt8>) throws {
        buffer += bytes
        while let end = buffer.firstIndex(of: 0) {
            let message = try JSONSerialization.jsonObject(with: Data(buffer[..<end])) as? [String: Any] ?? [:]
            buffer.removeSubrange(...end)
            if let number = message["id"] as? Int {
                answers[number] = message
            } else if let method = message["method"] as? String {
                events.append((method, message["params"] as? [String: Any] ?? [:]))
            }
        }
    }
}
