/// A person's class for a status: `vilande=undecided`.
package struct StatusChange: Sendable, Hashable {
    package let status: String
    /// Nil: the program's own answer, which is written `default`.
    package let statusClass: StatusClass?

    /// Reads a status and its class with an equals sign between; the status may hold one too.
    package init?(_ text: String) {
        guard let equals = text.lastIndex(of: "=") else { return nil }
        let (status, name) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
        guard !status.isEmpty else { return nil }
        self.status = status
        if name == "default" {
            statusClass = nil
        } else if let statusClass = StatusClass(rawValue: name) {
            self.statusClass = statusClass
        } else {
            return nil
        }
    }
}
