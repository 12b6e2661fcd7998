/// The small parts of a .docx beside its text.
struct WordParts {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private let document: WordDocument

    init(_ document: WordDocument) { self.document = document }

    /// The language with its country, as Word writes it.
    static func tag(_ language: String) -> String { language == "sv" ? "sv-SE" : language == "en" ? "en-GB" : language }

    var core: String {
        """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(XMLText.escaped(document.title))</dc:title>\
        <dc:creator>Räckvidd</dc:creator><dc:language>\(Self.tag(document.language))</dc:language></cp:coreProperties>
        """
    }

    /// Bullets and numbers.
    var numbering: String {
        func list(_ id: Int, _ format: String, _ text: String) -> String {
            """
            <w:abstractNum w:abstractNumId="\(id)"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start \
            w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/><w:pPr><w:ind \
            w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum>
            """
        }
        return "<w:numbering xmlns:w=\"\(Self.main)\">" + list(0, "bullet", "•") + list(1, "decimal", "%1.")
            + """
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>\
            </w:num></w:numbering>
            """
    }

    /// Without the mode for documents of older editions of Word.
    var settings: String {
        """
        <w:settings xmlns:w="\(Self.main)"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
        <w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" \
        w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang \
        w:val="\(Self.tag(document.language))"/><w:decimalSymbol w:val="\(document.language == "sv" ? "," : ".")"/>\
        <w:listSeparator w:val="\(document.language == "sv" ? ";" : ",")"/></w:settings>
        """
    }

    var fonts: String {
        func font(_ name: String, _ family: String, _ pitch: String) -> String {
            """
            <w:font w:name="\(name)"><w:charset w:val="00"/><w:family w:val="\(family)"/><w:pitch w:val="\(pitch)"/>\
            </w:font>
            """
        }
        return "<w:fonts xmlns:w=\"\(Self.main)\">" + font("Arial", "swiss", "variable")
            + font("Courier New", "modern", "fixed") + "</w:fonts>"
    }

    /// The program, and the page of how many.
    var footer: String {
        func field(_ name: String) -> String {
            "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        }
        func text(_ text: String) -> String {
            "<w:r><w:t xml:space=\"preserve\">\(XMLText.escaped(text))</w:t></w:r>"
        }
        return "<w:ftr xmlns:w=\"\(Self.main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
            + text(document.footer) + "<w:r><w:tab/></w:r>" + text(document.pageWord + " ") + field("PAGE")
            + text(" / ")
            + field("NUMPAGES") + "</w:p></w:ftr>"
    }
}
