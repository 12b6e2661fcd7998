import Testing

@testable import Wording

@Suite struct LanguageTests {
    @Test func `an argument goes before the environment, and that before the locale`() {
        func language(_ arguments: [String], _ environment: [String: String] = [:]) -> Language {
            Language(arguments: ["rackvidd"] + arguments, environment: environment)
        }
        #expect(language([]) == .english)
        #expect(language(["--language", "sv"]) == .swedish)
        #expect(language(["gaps", "--language=sv"], ["RACKVIDD_LANGUAGE": "en"]) == .swedish)
        #expect(language(["--language", "en"], ["RACKVIDD_LANGUAGE": "sv"]) == .english)
        #expect(language(["--language", "fi"], ["RACKVIDD_LANGUAGE": "sv"]) == .swedish)
        #expect(language(["--language"], ["RACKVIDD_LANGUAGE": "sv", "LANG": "en_GB"]) == .swedish)
        #expect(language([], ["LANG": "sv_SE.UTF-8"]) == .swedish)
        #expect(language([], ["LC_ALL": "en_GB.UTF-8", "LANG": "sv_SE.UTF-8"]) == .english)
        #expect(language([], ["LC_ALL": "", "LC_MESSAGES": "sv_FI"]) == .swedish)
    }
}
