import Exchange
package import FollowUp
import Foundation
package import Statistics
package import Wording

/// Which parts count as neighbours, as the command line states it: a rule, or a file of the parts' codes.
package enum NeighbourArgument {
    /// Neither a rule nor a file.
    package struct Unknown: WordedError {
        let text: String

        package var wording: Wording {
            Wording(
                sv: """
                    --neighbours är queen, rook, distance:METER, nearest:ANTAL eller en fil (.gal, .gwt), inte \
                    ”\(text)”.
                    """,
                en: """
                    --neighbours is queen, rook, distance:METRES, nearest:COUNT or a file (.gal, .gwt), not \
                    “\(text)”.
                    """)
        }
    }

    /// - Throws: `Unknown`; errors of reading the file.
    package static func choice(_ text: String, style: Neighbours.Style) throws -> NeighbourChoice {
        if NeighbourFile.isOne(text) {
            let file = URL(fileURLWithPath: text).lastPathComponent
            return NeighbourChoice(.listed(try NeighbourFile.list(text), file: file), style: style)
        }
        guard let choice = NeighbourChoice(text, style: style) else { throw Unknown(text: text) }
        return choice
    }
}
