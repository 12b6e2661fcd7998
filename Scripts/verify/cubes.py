"""Random statistical tables through pyjstat, pyaxis, pandas and the program; see Scripts/verify-files."""

import csv
import importlib.metadata
import io
import math
import pathlib
import random
import subprocess
import sys
import warnings

import pandas
import pyaxis.pyaxis
import pyjstat.pyjstat

AREAS = {
    "2303": "Ragunda", "2305": "Bräcke", "2309": "Krokom", "2313": "Strömsund",
    "2321": "Åre", "2326": "Berg", "2361": "Härjedalen", "2380": "Östersund",
}
SEXES = {"1": "män", "2": "kvinnor", "1+2": "totalt"}
SIGNS = ["..", ".", "-"]
# Both warn of what is no fault here: years that repeat, and the styles of pandas.
warnings.simplefilter("ignore")


def table(draw):
    """A cube in which some cells are missing: (area, sex, content, year) to a number or a sign."""
    areas = draw.sample(sorted(AREAS), draw.randint(1, 8))
    sexes = draw.sample(sorted(SEXES), 3)
    contents = ["Jobb", "Lönesumma"][: draw.randint(1, 2)]
    years = [str(year) for year in range(2000, 2000 + draw.randint(1, 12))]
    cells = {}
    for area in areas:
        for sex in sexes:
            for content in contents:
                for year in years:
                    if draw.random() < 0.1:
                        cells[area, sex, content, year] = draw.choice(SIGNS)
                    else:
                        number = draw.uniform(-1, 1) * 10 ** draw.randint(0, 9)
                        cells[area, sex, content, year] = round(number) if draw.random() < 0.5 else number
    return areas, sexes, contents, years, cells


def stored(rackvidd, work, path, options):
    """What the program makes of a file: (area, content, year) to its number."""
    store = work / "cube.gpkg"
    store.unlink(missing_ok=True)
    subprocess.run([rackvidd, "init", str(store), "--bare"], capture_output=True, check=True)
    command = [rackvidd, "import", "indicators", str(path), "--kind", "sum", "--store", str(store), *options]
    subprocess.run(command, capture_output=True, check=True)
    statement = "SELECT municipality_code, title_sv, year, printf('%!.17g', value) FROM indicator_value " \
        "JOIN indicator ON indicator.name = indicator"
    answer = subprocess.run(
        [rackvidd, "sql", statement, "--store", str(store), "--format", "csv"], capture_output=True, text=True, check=True
    )
    rows = list(csv.reader(io.StringIO(answer.stdout), delimiter=";"))[1:]
    return {(area, content, year): float(value) for area, content, year, value in rows}


def compare(name, found, expected):
    faults = 0
    for key in sorted(set(found) | set(expected)):
        if found.get(key) != expected.get(key):
            faults += 1
            print(f"{name}: {key} is {found.get(key)}, not {expected.get(key)}", file=sys.stderr)
    return len(expected), faults


def json_stat(rackvidd, work, seeds):
    """pyjstat writes; its own reading is what is expected. It knows no signs: what is missing is null."""
    cells = faults = 0
    for seed in seeds:
        draw = random.Random(seed)
        areas, sexes, contents, years, values = table(draw)
        keys = [(a, s, c, y) for a in areas for s in sexes for c in contents for y in years]
        frame = pandas.DataFrame(keys, columns=["region", "kön", "innehåll", "år"])
        frame["value"] = [values[key] if not isinstance(values[key], str) else math.nan for key in keys]
        frame["kön"] = frame["kön"].map(SEXES)
        written = pyjstat.pyjstat.Dataset.read(frame, role={"time": ["år"], "geo": ["region"], "metric": ["innehåll"]})
        path = work / f"{seed}.json"
        path.write_text(written.write(), encoding="utf-8")
        read = pyjstat.pyjstat.Dataset.read(path.read_text(encoding="utf-8")).write("dataframe")
        total = read[(read["kön"] == "totalt") & read["value"].notna()]
        expected = {(row.region, row.innehåll, row.år): float(row.value) for row in total.itertuples()}
        if expected:
            one, more = compare(path.name, stored(rackvidd, work, path, []), expected)
            cells, faults = cells + one, faults + more
    return cells, faults


def px(rackvidd, work, seeds):
    """Written here after the format's description; pyaxis reads it too."""
    def quoted(texts):
        return ",".join(f'"{text}"' for text in texts)

    cells = faults = 0
    for seed in seeds:
        draw = random.Random(seed)
        areas, sexes, contents, years, values = table(draw)
        encoding, page = draw.choice([("utf-8", "utf-8"), ("iso-8859-15", "iso-8859-15"), ("cp1252", "windows-1252")])
        lines = [
            'CHARSET="ANSI";', f'CODEPAGE="{page}";', 'MATRIX="T1";', 'TITLE="Jobb och lön efter "', '"region och år";',
            'CONTENTS="Jobb";', 'UNITS="antal";', 'STUB="region","kön";', 'HEADING="innehåll","år";',
            'CONTVARIABLE="innehåll";', f'VALUES("region")={quoted(AREAS[area] for area in areas)};',
            f'VALUES("kön")={quoted(SEXES[sex] for sex in sexes)};', f'VALUES("innehåll")={quoted(contents)};',
            f'VALUES("år")={quoted(years)};', f'CODES("region")={quoted(areas)};', f'CODES("kön")={quoted(sexes)};',
            'NOTE="a; b = c";', 'SOURCE="SCB";', "DATA=",
        ]
        for area in areas:
            for sex in sexes:
                row = [values[area, sex, content, year] for content in contents for year in years]
                lines.append(" ".join(f'"{cell}"' if isinstance(cell, str) else repr(cell) for cell in row))
        path = work / f"{seed}.px"
        path.write_text("\r\n".join(lines) + ";\r\n", encoding=encoding)
        read = pyaxis.pyaxis.parse(str(path), encoding=encoding)["DATA"]
        codes = {name: code for code, name in AREAS.items()}
        expected = {}
        for row in read[read["kön"] == "totalt"].to_dict("records"):
            text = str(row["DATA"]).strip('"')
            # A dash is nothing to report, zero; dots, which pyaxis makes blanks, are no value.
            if text not in ("..", ".", "", "nan"):
                key = codes[row["region"]], row["innehåll"], row["år"]
                expected[key] = 0.0 if text == "-" else float(text)
        if expected:
            one, more = compare(path.name, stored(rackvidd, work, path, []), expected)
            cells, faults = cells + one, faults + more
    return cells, faults


def answers(rackvidd, work, seeds):
    """The titles of what is compared, each with its number of cells and of differences."""
    version = importlib.metadata.version
    return [
        (f"statistics, written by pyjstat {version('pyjstat')}", json_stat(rackvidd, work, seeds)),
        (f"statistics, read by pyaxis {version('pyaxis')}", px(rackvidd, work, seeds)),
    ]


if __name__ == "__main__":
    for title, (cells, faults) in answers(sys.argv[1], pathlib.Path(sys.argv[2]), range(int(sys.argv[3]))):
        print(f"{title}: {cells:,} cells, {faults} differences")
