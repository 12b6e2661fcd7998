import Foundation

/// The processor cores that this process may use.
package enum Processors {
    package static let count = ProcessInfo.processInfo.activeProcessorCount
}
