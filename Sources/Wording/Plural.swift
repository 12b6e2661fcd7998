/// A number with its noun in the right number.
public enum Plural {
    public static func sv(_ count: Int, _ one: String, _ many: String) -> String {
        "\(Figures(.swedish).integer(count)) \(count == 1 ? one : many)"
    }

    public static func en(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(Figures(.english).integer(count)) \(count == 1 ? one : many ?? one + "s")"
    }
}
