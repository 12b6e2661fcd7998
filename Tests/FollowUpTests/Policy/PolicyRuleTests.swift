import Foundation
import Store
import Territory
import TestSupport
import Testing
import Wording

@testable import FollowUp

/// What every kind of rule must have, asked of each kind that there is.
@Suite struct PolicyRuleTests {
    private static let names = Policy.kinds.map { $0.name }

    private static func kind(_ name: String) throws -> any PolicyRule.Type {
        try #require(Policy.kinds.first { $0.name == name })
    }

    /// A policy of one rule, with what some kinds ask of the top of the file.
    private static func policy(_ rule: String) throws -> Policy {
        try PolicyReader(file: "p.yaml").read(
            "version: 1\nname: x\nround: 2027-03-15\nweights: [{indicator: need}]\nrules:\n  - \(rule)\n")
    }

    @Test func `every kind has a name of its own`() {
        #expect(Set(Self.names).count == Self.names.count)
        #expect(
            Self.names == [
                "achievement", "change", "matrix", "maximum_concentration", "minimum_amount", "minimum_initiatives",
                "minimum_share", "reach",
                "recency", "trend",
            ])
    }

    /// What has been reported, and statistics of years gone by.
    @Test func `kinds that an application can't change are known`() throws {
        let fixed = try Self.names.filter { name in
            try Self.policy(Self.kind(name).example).rules.allSatisfy { !$0.content.isChangedByApplications }
        }
        #expect(fixed == ["achievement", "change"])
    }

    @Test(arguments: names)
    func `the example of a kind reads as that kind`(name: String) throws {
        let kind = try Self.kind(name)
        let rule = try #require(try Self.policy(kind.example).rules.first)
        #expect(rule.kind == name)
        #expect(type(of: rule.content) == kind)
        #expect(rule == rule)
    }

    @Test(arguments: names)
    func `every required key is asked for`(name: String) throws {
        let kind = try Self.kind(name)
        for key in kind.keys where key.isRequired {
            let fields = kind.example.dropFirst().dropLast().components(separatedBy: ", ")
            let without = fields.filter { !$0.hasPrefix("\(key.name):") }
            #expect(without.count == fields.count - 1, "\(key.name) is not in the example")
            let errors = #expect(throws: PolicyErrors.self) {
                try Self.policy("{\(without.joined(separator: ", "))}")
            }
            #expect(errors?.errors.contains { $0.key == key.name } == true, "\(name) without \(key.name)")
        }
    }

    /// A repetition asks for something else, under a code of its own.
    @Test(arguments: names)
    func `repetitions differ from the rule`(name: String) throws {
        let rule = try #require(try Self.policy(Self.kind(name).example).rules.first)
        let store = try Squareland.store(DistributorTests.mixed)
        let rules = try GapCheck(Self.policy(Self.kind(name).example), store: store).rules()
        let repetitions = rule.content.repetitions(on: rules.asking(rule))
        #expect(Set(repetitions.map(\.variant.code)).count == repetitions.count)
        for repetition in repetitions {
            #expect(type(of: repetition.rule).name == name)
            #expect(AnyHashable(repetition.rule) != AnyHashable(rule.content))
        }
    }

    /// Every must rule is asked of money or left out with a reason.
    @Test(arguments: names)
    func `money is required or a rule is left out`(name: String) throws {
        let policy = try Self.policy(Self.kind(name).example)
        let store = try Squareland.store(DistributorTests.mixed)
        let requirements = try MoneyRequirements(GapCheck(policy, store: store).rules())
        #expect(requirements.all.isEmpty != requirements.leftOut.isEmpty)
        #expect(requirements.leftOut.allSatisfy { !$0.reason.sv.isEmpty && $0.reason.sv != $0.reason.en })
    }
}
