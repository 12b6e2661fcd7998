import Exchange
import Wording

extension PageFrame {
    /// The page as a document for word processors: its opening, contents, and sections in their order.
    ///
    /// - Parameter newPages: the sections that begin a page; where there are any, the first page is a whole in itself
    ///   and has no contents.
    func document(newPages: Set<String> = []) -> WordDocument {
        let foot = MarkupNode.read(footer).map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.text
            }
        }.joined()
        var document = WordDocument(
            title: title, language: language.rawValue, footer: foot.oneLine,
            pageWord: Wording(sv: "Sida", en: "Page")[language])
        document.blocks = WordBlocks.blocks(of: MarkupNode.read(opening))
        if newPages.isEmpty {
            document.blocks.append(.contents(title: Wording(sv: "Innehåll", en: "Contents")[language]))
        }
        for section in sections {
            var heading = WordDocument.Paragraph(.heading1, [.text(section.title, .init())])
            heading.anchors = [section.id]
            heading.beginsPage = newPages.contains(section.id)
            document.blocks.append(.paragraph(heading))
            document.blocks += WordBlocks.blocks(of: MarkupNode.read(section.content))
        }
        return document
    }
}
