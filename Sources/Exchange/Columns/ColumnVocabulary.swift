package import Wording

/// The roles of columns in one kind of file with all recognised names, as listed on the documentation page *Files and
/// columns*.
package struct ColumnVocabulary: Sendable {
    package struct Entry: Sendable {
        /// The role's own name, which takes precedence.
        package let role: String
        package let title: Wording
        /// Names that certainly mean it.
        package let names: [String]
        /// Names that mean it where no more certain one is present.
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
    package static let classifications = ColumnVocabulary(of: ClassificationRole.self)
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
