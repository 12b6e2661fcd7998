import Wording

/// The frame of every page: head, policy, style, landmarks, contents, script.
struct PageFrame {
    struct Section {
        let id: String
        let title: String
        let content: Markup
    }

    let title: String
    let language: Language
    let sections: [Section]
    let footer: Markup
    let opening: Markup
    /// Beside the style of all pages.
    private let style: Markup

    init(
        title: String, language: Language, sections: [Section], footer: Markup, style: Markup = Markup(verbatim: ""),
        @MarkupBuilder opening: () -> Markup
    ) {
        self.style = style
        self.title = title
        self.language = language
        self.sections = sections
        self.footer = footer
        self.opening = opening()
    }

    /// Nothing may be fetched, sent or framed; the only script that may run is the one whose digest stands here.
    private static let policy =
        """
        default-src 'none'; style-src 'unsafe-inline'; script-src '\(PageScript.digest)'; base-uri 'none'; \
        form-action 'none'
        """

    func html() -> String {
        var page = Markup(verbatim: "<!DOCTYPE html>\n")
        page += HTML.html(Attribute("lang", language.rawValue)) {
            HTML.head {
                HTML.meta(Attribute("charset", "utf-8"))
                HTML.meta(Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", Self.policy))
                HTML.meta(Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                HTML.meta(Attribute("name", "color-scheme"), Attribute("content", "light dark"))
                HTML.title { title }
                HTML.style {
                    PageStyle.sheet
                    MapStyle.sheet
                    style
                }
            }
            HTML.body {
                HTML.a(.class("skip"), .href(Link(fragment: "innehall"))) {
                    Wording(sv: "Till innehållet", en: "Skip to content")[language]
                }
                HTML.header { opening }
                HTML.nav(Attribute("aria-label", Wording(sv: "Innehåll", en: "Contents")[language])) {
                    HTML.ul {
                        for section in sections {
                            HTML.li { HTML.a(.href(Link(anchor: section.id))) { section.title } }
                        }
                    }
                }
                HTML.main(.id("innehall"), Attribute("tabindex", "-1")) {
                    for section in sections {
                        HTML.section(.id(section.id), Attribute("aria-labelledby", "\(section.id)-rubrik")) {
                            HTML.h2(.id("\(section.id)-rubrik")) { section.title }
                            section.content
                        }
                    }
                }
                HTML.footer { footer }
                HTML.script { PageScript.source }
            }
        }
        return page.source
    }
}
