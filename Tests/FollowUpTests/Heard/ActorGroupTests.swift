import Testing
import Wording

@testable import FollowUp

@Suite struct ActorGroupTests {
    @Test(arguments: [
        ("Kommun", ["municipality"]), ("civila samhället; Näringsliv", ["business", "civil_society"]),
        ("Sámi organisations/youth", ["sami", "youth"]), ("barn och unga", ["youth"]),
        ("Pensionärsråd, kommuner , Kommunen", ["Pensionärsråd", "municipality"]), (" ; ", []),
    ]) func `words of both languages are one group`(text: String, keys: [String]) {
        #expect(ActorGroup.keys(in: text) == keys)
    }

    @Test func `several groups are one key, which reads in both languages`() {
        let key = ActorGroup.key(of: "unga, akademin")
        #expect(key == "academia + youth")
        #expect(ActorGroup.title(ofKey: key).sv == "akademi + unga")
        #expect(ActorGroup.title(ofKey: "Pensionärsråd").en == "Pensionärsråd")
    }

    /// No word leads to two groups.
    @Test func `every title leads to its group`() {
        for group in ActorGroup.allCases {
            #expect(ActorGroup.keys(in: group.title.sv) == [group.rawValue])
            #expect(ActorGroup.keys(in: group.title.en) == [group.rawValue])
            #expect(ActorGroup.keys(in: group.rawValue) == [group.rawValue])
        }
    }

    @Test(arguments: [
        ("Workshop", true), ("Dialogmöte", true), ("remissvar", true), ("Medborgardialog i Berg", true),
        ("Projekt", false), ("Stöd", false), ("Investeringsstöd", false),
    ]) func `kinds in which somebody is heard`(kind: String, isDialogue: Bool) {
        #expect(DialogueKind.includes(kind) == isDialogue)
    }
}
