/// Ends the command with an exit code of the contract, everything having been said already.
struct Exit: Error {
    let code: Int32

    static let failed = Exit(code: 1)
    static let findings = Exit(code: 2)
}
