import FollowUp
import Testing

@testable import Report

@Suite struct LayerSubjectTests {
    @Test func `every name leads to its subject, and no other does`() {
        #expect(
            LayerSubject.names == [
                "municipalities", "zones", "cells", "roll_up", "fa_regions", "initiatives", "gaps",
            ])
        #expect(
            LayerSubject.names.map { LayerSubject(named: $0) }
                == Level.allCases.map { .level($0) } + [.initiatives, .gaps])
        #expect(LayerSubject(named: "cell") == .level(.cell))
        #expect(LayerSubject(named: "initiative") == nil)
    }
}
