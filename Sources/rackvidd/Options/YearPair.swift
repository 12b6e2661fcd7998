import ArgumentParser

/// Two years with a comma between them, the earlier first.
struct YearPair: ExpressibleByArgument {
    let from: Int
    let to: Int

    init?(argument: String) {
        let years = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard years.count == 2, let from = years[0], let to = years[1], from < to else { return nil }
        (self.from, self.to) = (from, to)
    }
}
