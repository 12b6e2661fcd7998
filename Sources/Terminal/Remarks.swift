internal import Report
package import Store

/// Remarks beside figures for machines: on standard error, because the format has no room for them.
extension StatusAccount {
    /// Says which initiatives the figures leave out.
    package func tell(applied: [String: AmountTally] = [:]) {
        for sentence in StatusText.sentences(self, applied: applied) { Console.tell(sentence) }
    }

    /// Says beside rows, of which none is left out for its class, whose class nobody has stated.
    package func tellAssumed() {
        for sentence in StatusText.besideRows(self) { Console.tell(sentence) }
    }
}

extension MoneyAccount {
    /// Says what the amounts amount to.
    package func tell() {
        for sentence in MoneyText.sentences(self) { Console.tell(sentence) }
    }
}
