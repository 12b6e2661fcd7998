// Made by Scripts/build-policy-schema from the files of Rules.

extension Policy {
    /// Every kind of rule, by the name of its type.
    package static let kinds: [any PolicyRule.Type] = [
        AchievementRule.self,
        ChangeRule.self,
        Matrix.self,
        MaximumConcentration.self,
        MinimumAmount.self,
        MinimumInitiatives.self,
        MinimumShare.self,
        ReachRule.self,
        Recency.self,
        Trend.self,
    ]
}
