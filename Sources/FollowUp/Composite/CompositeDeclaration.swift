package import Statistics
package import Store
import Wording

/// A composite index as a file declares it: one file, one index.
package struct CompositeDeclaration: Sendable {
    package let name: String
    /// How the score that is shown is made; all compatible methods are tried beside it.
    package let normalisation: Scale
    package let aggregation: Mean
    package let indicators: [Component]

    package struct Component: Sendable {
        package let id: Indicator.ID
        /// One of each period; the newest on file where empty.
        package let years: [Int]
        /// Nil: the indicator's own.
        package let direction: Indicator.Direction?
        package let weight: Double
        /// Nil: sums per 1,000 inhabitants, rates as they are.
        package let per: Per?
        package let target: Double?
        let line: Int
    }

    package enum Per: String, Sendable, Hashable, CaseIterable {
        case thousand = "1000"
        case none
    }

    /// As files spell them.
    package enum Scale: String, Sendable, Hashable, CaseIterable {
        case z
        case minMax = "min_max"
        case rank, target, goalposts
    }

    package enum Mean: String, Sendable, Hashable, CaseIterable { case arithmetic, geometric, mpi }
}

extension CompositeDeclaration.Scale {
    var normalisation: Normalisation {
        switch self {
        case .z: .z
        case .minMax: .minMax
        case .rank: .rank
        case .target: .target
        case .goalposts: .goalposts
        }
    }

    package init(_ normalisation: Normalisation) {
        self = Self.allCases.first { $0.normalisation == normalisation } ?? .z
    }
}

extension CompositeDeclaration.Mean {
    var aggregation: Aggregation {
        switch self {
        case .arithmetic: .arithmetic
        case .geometric: .geometric
        case .mpi: .mpi
        }
    }
}
