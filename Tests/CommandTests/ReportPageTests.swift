import Foundation
import TestSupport
import Testing

/// The report as a reader meets it: in a browser.
@Suite(.serialized) struct ReportPageTests {
    /// A report of the shipped example, in a folder of its own.
    private static func report(_ folder: Folder, language: String = "sv", policy: Bool = true) throws -> String {
        try Demo.copy(to: folder.path)
        let file = "\(folder.path)/report.html"
        var arguments = ["report", "--store", "\(folder.path)/rackvidd.gpkg", "--output", file]
        if policy { arguments += ["--policy", "\(folder.path)/example_policy.yaml"] }
        let result = try Program.run(arguments, language: language)
        #expect(result.status == 0, "\(result.errors)")
        return file
    }

    @Test func `is one small file and the same each time`() throws {
        let folder = try Folder()
        let file = try Self.report(folder)
        let first = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(first.count < 2_000_000)
        let again = try Program.run(
            "report", "--store", "\(folder.path)/rackvidd.gpkg", "--policy", "\(folder.path)/example_policy.yaml",
            language: "sv")
        #expect(Data(again.output.utf8) == first)
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.matches(of: /<html lang="([^"]+)">/).map { String($0.1) } == ["sv"])
        #expect(text.lines(starting: "<h1>") == ["<h1>Når insatserna hela länet?</h1>"])
        #expect(
            text.matches(of: /<p class="kicker">(.*?)<\/p>/).map { String($0.1) } == [
                "Uppföljning av insatser · Jämtlands län"
            ])
        #expect(
            text.lines(starting: "<p>Underlaget") == [
                """
                <p>Underlaget har brister (113 insatser): 27\u{A0}% av hela summan saknar känt läge, 48 av 113 \
                insatser saknar uppgift om belopp och utan en enda insats (”Rötgasanläggning Gräfsåsen”, 124 mnkr) \
                vänder bilden: mest gynnad är inte längre Östersund (kvot 1,54, då 0,28) utan Härjedalen (1,04, då \
                3,68).</p>
                """
            ])
        #expect(text.matches(of: />SHA-256<\/th>/).count == 1)
    }

    @Test func `speaks english throughout`() throws {
        let folder = try Folder()
        let text = try String(contentsOfFile: Self.report(folder, language: "en"), encoding: .utf8)
        #expect(text.lines(starting: "<h1>") == ["<h1>Do the initiatives reach the whole county?</h1>"])
        #expect(text.matches(of: /<html lang="([^"]+)">/).map { String($0.1) } == ["en"])
        // Words of the program, not of the initiatives.
        for swedish in ["invånare", "Täckningsluckor", "okänt läge", "Kartan", "Mått"] {
            #expect(!text.contains(">\(swedish)"), "\(swedish)")
        }
    }

    /// 27 % of the demo's money has no known place: no share in the report is of it unnamed.
    @Test func `shares are of a whole that is named`() throws {
        let folder = try Demo.folder()
        let store = "\(folder.path)/rackvidd.gpkg"
        let report = try Program.run("report", "--store", store).output
        #expect(
            report.contains(
                "The quotient is the area&#39;s share of the money with a known location in the county divided by its"
            ))
        let csv = try Program.run("distribution", "granted_sek", "--format", "csv", "--store", store).output
        let lines = csv.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        let place = try #require(lines[0].firstIndex { $0 == "share" })
        let shares = lines.dropFirst().compactMap { Double($0[place]) }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    }

    @Test func `without a policy it says so`() throws {
        let folder = try Folder()
        let text = try String(contentsOfFile: Self.report(folder, policy: false), encoding: .utf8)
        #expect(
            text.lines(starting: "<p>Ingen policy") == [
                """
                <p>Ingen policy har angetts. Med <code>rackvidd report --policy POLICY.yaml</code> visar rapporten \
                vilka områden som en policy säger ska nås och som inte nås.</p>
                """
            ])
        #expect(!text.contains("id=\"vy-luckor\""))
    }

    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"))
    func `reads and switches in a browser`() throws {
        let folder = try Folder()
        let file = try Self.report(folder)
        let browser = try Browser()
        try browser.setScreen(width: 1280, height: 1000)
        try browser.show(file: file)

        let text = try #require(try browser.value("document.body.innerText") as? String)
            .replacingOccurrences(of: "\u{A0}", with: " ")
        #expect(
            text.lines(starting: "Alla åtta") == [
                """
                Alla åtta kommuner nås av minst en insats som pekar ut dem, men fördelningen av medlen med känt läge \
                i länet är mycket ojämn: Östersund har 75 % därav och 49 % av invånarna, Ragunda 0,1 % och 4 %.
                """
            ])
        #expect(
            text.lines(starting: "27 % av") == [
                """
                27 % av medlen med känt läge i länet skulle behöva flyttas mellan kommuner för att alla invånare \
                skulle få lika mycket; landsbygden har 36 % därav och 54 % av invånarna.
                """
            ])
        // The place that it states is not found.
        #expect(text.matches(of: /okänt ortnamn ”Gräfsåsen”/).count == 1)
        func shown() throws -> [String] {
            let list =
                """
                [...document.querySelectorAll('.map')].filter(m => m.getClientRects().length).map(m => \
                m.className.split('view-')[1])
                """
            return try browser.value(list) as? [String] ?? []
        }
        #expect(try shown() == ["tathet-municipality"])
        try browser.value("document.querySelector('label[for=vy-kvot]').click()")
        #expect(try shown() == ["kvot-municipality"])
        try browser.value("document.getElementById('del-municipality').focus()")
        try browser.press("ArrowRight", code: 39)
        #expect(try shown() == ["kvot-zone"])
        try browser.value("document.querySelector('label[for=vy-luckor]').click()")
        #expect(try shown() == ["luckor"])

        // Sorting by quotient: first the highest, then the lowest.
        let header =
            """
            [...document.querySelectorAll('#tabell-municipality thead th')].find(t => t.textContent === \
            'Kvot').firstChild
            """
        let first = "document.querySelector('#tabell-municipality tbody th').textContent"
        try browser.value("\(header).click()")
        #expect(try browser.value(first) as? String == "Östersund")
        try browser.value("\(header).focus()")
        try browser.press("Enter", code: 13)
        #expect(try browser.value(first) as? String == "Ragunda")

        // Searching: every word, in any column.
        let rows = "[...document.querySelectorAll('#tabell-insatser tbody tr')].filter(r => !r.hidden).length"
        #expect(try browser.value(rows) as? Int == 113)
        try browser.value(
            """
            {const f = document.getElementById('sok'); f.value = 'bredband KROKOM'; f.dispatchEvent(new \
            Event('input'))}
            """
        )
        #expect(try browser.value(rows) as? Int == 1)
        #expect(try browser.value("document.getElementById('traffar').textContent") as? String == "1 träff")

        #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        #expect(browser.requests == [URL(fileURLWithPath: file).absoluteString])
    }

    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"))
    func `is told to assistive technology`() throws {
        let folder = try Folder()
        let browser = try Browser()
        try browser.show(file: Self.report(folder))
        let tree = try browser.accessibilityTree()
        for role in ["banner", "navigation", "main", "contentinfo"] {
            #expect(tree.count { $0.role == role } == 1, "\(role)")
        }
        #expect(tree.count { $0.role == "radio" } == 6)
        #expect(tree.contains { $0.role == "radio" && $0.name == "Andel mot andel av invånarna" })
        #expect(tree.contains { $0.role == "heading" && $0.name == "Täckningsluckor" })
        let images = tree.filter { $0.role == "image" || $0.role == "img" || $0.role == "SvgRoot" }
        #expect(images.contains { $0.name == "Beviljade medel, kr per invånare" })
        #expect(images.allSatisfy { !$0.name.isEmpty }, "\(images)")
        #expect(tree.contains { $0.role == "rowheader" && $0.name == "Härjedalen" })
        #expect(
            tree.contains { $0.role == "searchbox" && $0.name == "Sök insats, stödmottagare, program eller kommun" })
        let unnamed = tree.filter {
            ["table", "region", "link", "button", "radio"].contains($0.role) && $0.name.isEmpty
        }
        #expect(unnamed.isEmpty, "\(unnamed)")
        #expect(
            try browser.value(
                """
                new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === \
                document.querySelectorAll('[id]').length
                """
            ) as? Bool == true)
    }

    /// Every text against what lies behind it: WCAG AA, 4.5 (3 for large text), by day and by night.
    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"), arguments: [false, true])
    func `contrast is enough`(dark: Bool) throws {
        let folder = try Folder()
        let browser = try Browser()
        try browser.setColours(dark: dark)
        try browser.show(file: Self.report(folder))
        let weak = try browser.value(Self.contrastScript) as? [String]
        #expect(weak == [])
    }

    private static let contrastScript = """
        (() => {
          const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
          const lum = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / \
        1.055) ** 2.4)
            .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = e => {
            for (; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length === 3 || c[3] === 1) return c;
            }
            return [255, 255, 255];
          };
          const weak = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const e = node.parentElement;
            if (!node.textContent.trim() || !e.getClientRects().length || e.closest("svg.map, .map svg, script, \
        style, .skip, .unseen")) continue;
            const style = getComputedStyle(e);
            const colour = parse(e.closest("svg") ? style.fill : style.color);
            const cell = e.closest("td"), bar = cell && cell.querySelector(".bar");
            const back = bar ? parse(getComputedStyle(bar).backgroundColor) : ground(e);
            const [a, b] = [lum(colour), lum(back)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) \
        >= 700);
            if (ratio < (large ? 3 : 4.5)) weak.add(e.tagName + "." + (e.getAttribute("class") || "") + " " + \
        ratio.toFixed(2));
          }
          return [...weak];
        })()
        """

    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"))
    func `everything is readable without the script`() throws {
        let folder = try Folder()
        let file = try Self.report(folder)
        let browser = try Browser()
        try browser.show(file: file)
        let all = "[...document.querySelectorAll('main table')].map(t => t.rows.length)"
        let withScript = try browser.value(all) as? [Int]
        try browser.call("Emulation.setScriptExecutionDisabled", ["value": true])
        try browser.show(file: file)
        #expect(try browser.value(all) as? [Int] == withScript)
        #expect(try browser.value("document.querySelectorAll('[role=button]').length") as? Int == 0)
        // The switches are the browser's own.
        try browser.value("document.getElementById('vy-kvot').click()")
        #expect(
            try browser.value("document.querySelector('.view-kvot-municipality').getClientRects().length > 0") as? Bool
                == true)
    }

    /// Nothing wider than the screen, every screen a picture. Set RACKVIDD_PICTURES to a folder to look at them.
    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"))
    func `fits desktop phone and paper`() throws {
        let folder = try Folder()
        let browser = try Browser()
        let file = try Self.report(folder)
        let pictures = ProcessInfo.processInfo.environment["RACKVIDD_PICTURES"]
        func keep(_ data: Data, _ name: String) throws {
            if let pictures { try data.write(to: URL(fileURLWithPath: "\(pictures)/\(name)")) }
        }
        for (name, width, height, phone) in [("desktop", 1280, 1400, false), ("phone", 390, 844, true)] {
            try browser.setScreen(width: width, height: height, phone: phone)
            for dark in [false, true] {
                try browser.setColours(dark: dark)
                try browser.show(file: file)
                #expect(
                    try browser.value("document.documentElement.scrollWidth <= innerWidth") as? Bool == true, "\(name)")
                let picture = try browser.screenshot()
                #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]) && picture.count > 20_000)
                try keep(picture, "report-\(name)\(dark ? "-dark" : "").png")
            }
        }
        try browser.setColours(dark: false)
        let paper = try browser.printed()
        try keep(paper, "report.pdf")
        #expect(paper.starts(with: Array("%PDF".utf8)))
        // A4 in points.
        #expect(
            String(decoding: paper, as: UTF8.self).contains("/MediaBox [0 0 595")
                || String(decoding: paper, as: UTF8.self).contains("/MediaBox [0 0 594"))
    }

    /// What comes from a file stays text, whatever it says.
    @Test(.enabled(if: Browser.path != nil, "Chromium is not installed"))
    func `hostile titles stay text`() throws {
        let folder = try Folder()
        let titles = [
            "<script>window.hacked = 1</script>", "\"\" onload=\"\"window.hacked = 1",
            "'><img src=x onerror=window.hacked=1>",
            "=HYPERLINK(\"\"https://example.org\"\";\"\"x\"\")", "vänster \u{202E}rethgir\u{202C} slut",
            "</title></style><svg onload=window.hacked=1>", "&lt;b&gt; & co",
        ]
        let rows = titles.enumerated().map {
            "H\($0.offset);\"\($0.element)\";\"\($0.element)\";\(1_000 * ($0.offset + 1));2380;"
                + "javascript:window.hacked=1"
        }
        let csv = try folder.file(
            "hostile.csv",
            "id;title;programme;granted_sek;municipality_codes;source_url\n" + rows.joined(separator: "\n") + "\n")
        let store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        let imported = try Program.run("import", "initiatives", csv, "--store", store)
        #expect(imported.status == 0, "\(imported.errors)")
        let file = "\(folder.path)/report.html"
        #expect(try Program.run("report", "--store", store, "--output", file).status == 0)
        let map = try Program.run("map", "--store", store, "--places")
        #expect(map.status == 0 && !map.output.contains("<script"))

        let browser = try Browser()
        try browser.show(file: file)
        #expect(try browser.value("typeof window.hacked") as? String == "undefined")
        #expect(try browser.value("document.querySelectorAll('script').length") as? Int == 1)
        #expect(
            try browser.value("document.querySelectorAll('img, iframe, object, [onload], [onerror]').length") as? Int
                == 0)
        #expect(
            try browser.value(
                "[...document.links].filter(a => !['file:', 'https:', 'http:'].includes(a.protocol)).length") as? Int
                == 0)
        let shown = try browser.value(
            """
            [...document.querySelectorAll('#tabell-insatser tbody tr')].map(r => \
            r.querySelector('th bdi').textContent)
            """)
        #expect(
            Set(try #require(shown as? [String]))
                == Set(titles.map { $0.replacingOccurrences(of: "\"\"", with: "\"") }))
        #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    }
}

@Suite struct ReportCommandTests {
    private static func store(_ folder: Folder) throws -> String {
        let csv = try folder.file(
            "i.csv",
            """
            id;title;granted_sek;municipality_codes;decided;ändamål\na;Bygd;1000;2380;2026-02-01;projektstöd\nb;\
            Lanthandel;500;2326;2026-03-01;stöd \
            till kommersiell service\nc;Gammal;9;2326;2020-03-01;\n
            """
        )
        let store = "\(folder.path)/s.gpkg"
        try Demo.copyNewStore(to: store)
        let imported = try Program.run("import", "initiatives", csv, "--store", store)
        #expect(imported.status == 0, "\(imported.errors)")
        return store
    }

    @Test func `the annual part is written from the database`() throws {
        let folder = try Folder()
        let result = try Program.run(
            "report", "--annual", "2026", "--format", "markdown", "--store", try Self.store(folder), language: "sv")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("# Resultatredovisning 2026\n"))
        #expect(
            result.output.lines(starting: "2 beslut") == [
                """
                2 beslut med datum 2026, tillsammans 1\u{A0}500 kr. 2 insatser utan status räknas som beslutade.
                """
            ])
        #expect(result.output.lines(starting: "| stöd") == ["| stöd till kommersiell service | 1 | 500 |"])
        let page = try Program.run("report", "--annual", "2026", "--store", "\(folder.path)/s.gpkg", language: "sv")
        #expect(page.status == 0 && page.output.hasPrefix("<!DOCTYPE html>"))
    }

    @Test(arguments: [
        ["report", "--format", "markdown"], ["report", "--annual", "26"],
        ["report", "--annual", "2026", "--from", "2025"],
        ["report", "--annual", "2026", "--indicator", "initiatives"],
        ["map", "--measure", "quotient", "--classes", "equal"],
        ["map", "--class-count", "1"], ["map", "--measure", "median"],
    ])
    func `what can not be is refused`(_ arguments: [String]) throws {
        let result = try Program.run(arguments, language: "sv")
        #expect(result.status == 64 && result.output.isEmpty && result.errors.hasPrefix("Fel: "), "\(result.errors)")
    }

    @Test func `a map is written`() throws {
        let folder = try Folder()
        let store = try Self.store(folder)
        let file = "\(folder.path)/m.svg"
        let result = try Program.run("map", "--by", "cell", "--measure", "quotient", "--output", file, "--store", store)
        #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
        let svg = try folder.read("m.svg")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(
            svg.matches(of: /<title id="map-title">([^<]*)</).map { String($0.1) } == [
                "Funding granted, share of the money divided by share of the population"
            ])
        let again = try Program.run("map", "--by", "cell", "--measure", "quotient", "--store", store)
        #expect(again.output == svg)
        let unknown = try Program.run("map", "--indicator", "granted_se", "--store", store)
        #expect(unknown.status == 1)
        #expect(
            unknown.errors.lines(starting: "rackvidd:") == [
                """
                rackvidd: error: granted_se is not an indicator in the database; was granted_sek meant? Possible: \
                granted_sek, higher_education_entrants, higher_education_entrants_per_1000_aged_18_64, \
                households_broadband_100mbit_share, households_fibre_connected_share, in_migration_quarter_2, \
                in_migration_quarter_3, initiatives, land_area, long_term_unemployment_12_months_january, \
                long_term_unemployment_12_months_july, municipal_cost_business_operations, \
                municipal_cost_special_measures, out_migration_quarter_2, out_migration_quarter_3, \
                persons_in_labour_market_programmes_december, persons_in_labour_market_programmes_january, \
                population, population_16_64, population_30_june, population_30_september, population_men, \
                population_women, share_16_64_in_higher_education, share_16_64_in_municipal_adult_education, \
                share_started_higher_education_within_3_years, share_started_higher_education_within_3_years_women, \
                tax_base_per_inhabitant, water_area_lakes, workplaces_industry_sector, workplaces_primary_sector, \
                workplaces_service_sector, workplaces_total
                """
            ])
    }
}
