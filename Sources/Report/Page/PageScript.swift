/// The page's script: sorting, searching, and highlighting a row's part on the map. All content is readable without it.
enum PageScript {
    /// SHA-256 of `source` in base 64, for the content security policy; a test compares them.
    static let digest = "sha256-pPkoFaAy9ORVVf0srRoPcNvhQEgVxs74SNQWOvpEvLU="

    static let source = Markup(
        verbatim: """
            "use strict";
            (() => {
            const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
            const key = (row, column) => {
              const cell = row.cells[column];
              return cell.hasAttribute("data-key") ? Number(cell.dataset.key) : cell.textContent.trim();
            };
            const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
            for (const table of all("table.sortable")) {
              all("thead th", table).forEach((header, column) => {
                // No form control: browsers do not repeat a table's header on every sheet of paper where it holds one.
                const button = document.createElement("span");
                button.setAttribute("role", "button");
                button.tabIndex = 0;
                button.textContent = header.textContent;
                header.replaceChildren(button);
                button.addEventListener("keydown", event => {
                  if (event.key !== "Enter" && event.key !== " ") return;
                  event.preventDefault();
                  button.click();
                });
                button.addEventListener("click", () => {
                  const descending = header.getAttribute("aria-sort") === "ascending" ||
                    (!header.hasAttribute("aria-sort") && header.classList.contains("n"));
                  all("th[aria-sort]", table).forEach(other => other.removeAttribute("aria-sort"));
                  header.setAttribute("aria-sort", descending ? "descending" : "ascending");
                  const body = table.tBodies[0];
                  const rows = Array.from(body.rows).map((row, index) => [key(row, column), index, row]);
                  rows.sort((a, b) => {
                    const order = typeof a[0] === "number" && typeof b[0] === "number" ? a[0] - b[0]
                      : collator.compare(String(a[0]), String(b[0]));
                    return (descending ? -order : order) || a[1] - b[1];
                  });
                  body.append(...rows.map(row => row[2]));
                });
              });
            }
            const field = document.getElementById("sok"), list = document.getElementById("tabell-insatser");
            if (field && list) {
              field.closest("[hidden]").hidden = false;
              const hits = document.getElementById("traffar");
              const rows = Array.from(list.tBodies[0].rows).map(row => [row, row.textContent.toLocaleLowerCase()]);
              field.addEventListener("input", () => {
                const words = field.value.toLocaleLowerCase().split(/\\s+/).filter(Boolean);
                let count = 0;
                for (const [row, text] of rows) {
                  row.hidden = !words.every(word => text.includes(word));
                  if (!row.hidden) count += 1;
                }
                hits.textContent = words.length ? count + " " + (count === 1 ? hits.dataset.one : hits.dataset.many) \
            : "";
              });
            }
            const coded = all("[data-code]");
            const light = (code, on) => {
              for (const one of coded) if (one.dataset.code === code) one.classList.toggle("lit", on);
            };
            for (const one of coded) {
              one.addEventListener("pointerenter", () => light(one.dataset.code, true));
              one.addEventListener("pointerleave", () => light(one.dataset.code, false));
            }
            })();

            """)
}
