package import Wording

/// The roles that a column can play in a file of one kind and every name that is recognised for them: what the page
/// *Files and columns* of the documentation lists.
package struct ColumnVocabulary: Sendable {
    package struct Entry: Sendable {
        /// The role's own name, which beats all others.
        package let role: String
        package let title: Wording
        /// Names that surely mean it.
        package let names: [String]
        /// Names that mean it where nothing surer is there.
        package let weakNames: [String]
        /// Whether the name may state thousands or millions.
        package let isMoney: Bool
    }

    package let entries: [Entry]
    /// Whether records keep columns without a role.
    package let keepsOtherColumns: Bool

    package static let initiatives = ColumnVocabulary(of: InitiativeRole.self)
    package static let applications = ColumnVocabulary(of: ApplicationRole.self)
    package static let indicators = ColumnVocabulary(of: IndicatorRole.self)
    package static let outcomes = ColumnVocabulary(of: OutcomeRole.self)
    package static let areas = ColumnVocabulary(of: AreaRole.self)

    private init<Role: ColumnRole>(of _: Role.Type) {
        entries = Role.allCases.map { role in
            Entry(
                role: role.rawValue, title: role.title, names: role.names, weakNames: role.weakNames,
                isMoney: role.isMoney)
        }
        keepsOtherColumns = Role.keepsOtherColumns
    }
}
