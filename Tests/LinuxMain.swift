import Testing

/// Where tests start outside Apple's systems. Without this file SwiftPM would look for XCTest's classes, of which there
/// are none, through an index that the compiler then has to write for every module.
@main struct TestRun {
    static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
