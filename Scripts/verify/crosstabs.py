"""Compares crosstabs beside each other, dialogues, wide outcomes and comparison by class with pandas, on random stores. Run by Scripts/verify-effects."""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import pandas

CODES = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]
GROUPS = {
    "municipality": ["kommuner", "Municipality"], "business": ["Näringsliv", "companies"], "academia": ["akademi", "universitet"],
    "civil_society": ["Civilsamhälle", "föreningar"], "sami": ["samebyar", "Sámi organisations"], "youth": ["unga", "young people"],
    "state": ["staten", "myndigheter"],
}
KINDS = ["Projekt", "Stöd", "Workshop", "Dialogmöte"]


class Check:
    def __init__(self):
        self.compared, self.largest, self.wrong = {}, 0.0, []

    def figure(self, what, theirs, ours):
        """One number or nothing."""
        self.compared[what.split(",")[0]] = self.compared.get(what.split(",")[0], 0) + 1
        ours = None if ours is None or pandas.isna(ours) else float(ours)
        if theirs is None or ours is None:
            if (theirs is None) != (ours is None):
                self.wrong.append(f"{what}: rackvidd {theirs}, here {ours}")
            return
        difference = abs(theirs - ours) / max(1.0, abs(ours))
        self.largest = max(self.largest, difference)
        if difference > 1e-9:
            self.wrong.append(f"{what}: rackvidd {theirs}, here {ours}")


class Store:
    def __init__(self, program, folder):
        self.program, self.folder, self.path = program, folder, folder / "s.gpkg"
        self.run("init", str(self.path), store=False)

    def run(self, *arguments, store=True):
        command = [self.program, *arguments] + (["--store", str(self.path)] if store else [])
        done = subprocess.run(command, capture_output=True, text=True, env={"RACKVIDD_LANGUAGE": "en"})
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--format", "json"))

    def take(self, what, name, frame, *options):
        path = self.folder / name
        frame.to_csv(path, sep=";", index=False)
        return self.run("import", what, str(path), *options)


def initiatives(rng, count):
    rows = []
    for number in range(count):
        group = rng.sample(sorted(GROUPS), rng.choice([0, 1, 1, 2]))
        year = rng.choice([2021, 2022, 2022, 2023, None])
        rows.append({
            "id": f"I{number:03}", "titel": f"Insats {number}", "program": rng.choice(["Leader", "Interreg", "ERUF", None]),
            "beslutsdatum": None if year is None else f"{year}-0{rng.randint(1, 9)}-15", "kommunkoder": rng.choice(CODES),
            "beviljat": None if rng.random() < 0.3 else rng.randint(1, 9_999_999) / 100,
            "typ av insats": rng.choice(KINDS + [None]), "aktörsgrupp": "; ".join(rng.choice(GROUPS[one]) for one in group) or None,
            "antal deltagare": None if rng.random() < 0.4 else rng.randint(1, 80), "key": " + ".join(sorted(group)) or None,
            "year": year,
        })
    return pandas.DataFrame(rows).astype({"antal deltagare": "Int64"})


def table(frame, rows, columns, values, kind):
    """Sums by both, as a dictionary; of money a box that only blanks touch is blank, of reports each without any, else 0."""
    frame = frame.assign(**{name: frame[name].where(frame[name].notna(), None) for name in {rows, columns}})
    boxes = {}
    for (row, column), own in frame.groupby([rows, columns], dropna=False):
        row, column = (None if pandas.isna(one) else one for one in (row, column))
        stated = own[values].dropna()
        boxes[row, column] = None if stated.empty else float(stated.sum())
    return lambda row, column: boxes.get((row, column), None if kind == "reports" else 0.0)


def compare(check, what, answer, former, latter):
    for row in answer["rows"]:
        for cell in row["cells"]:
            key = row["key"], cell["key"]
            before, after = former(*key), latter(*key)
            check.figure(f"{what}, {key}, former", cell["former_value"], before)
            check.figure(f"{what}, {key}", cell["value"], after)
            check.figure(f"{what}, {key}, change", cell["change"], None if None in (before, after) else after - before)


def crosstabs(check, store, frame, rng):
    for sum_, values, kind in [("granted_sek", "beviljat", "money"), ("initiatives", "one", "count"), ("participants", "antal deltagare", "reports")]:
        own = frame.assign(one=1)
        for columns, column in [("programme", "program"), ("actor_group", "key"), ("initiative_kind", "typ av insats")]:
            both = store.json("crosstab", "municipality", columns, "--sum", sum_, "--compare", "2022,2023")
            sides = [table(own[own.year == year], "kommunkoder", column, values, kind) for year in (2022, 2023)]
            compare(check, f"crosstab --compare by {columns} of {sum_}", both, *sides)
            for side, key in zip((2022, 2023), ("former_total", "total")):
                stated = own[own.year == side][values].dropna()
                blanks = (own.year == side).sum() > len(stated)
                whole = None if stated.empty and (blanks or kind == "reports") else float(stated.sum())
                check.figure(f"crosstab --compare by {columns} of {sum_}, {key}", both[key], whole)
    # A correction, and what was known before it.
    before = max(row["entry"] for row in store.json("list", "imports")["rows"])
    changed = frame.copy()
    for index in rng.sample(range(len(frame)), 5):
        changed.loc[index, "beviljat"] = rng.randint(1, 9_999_999) / 100
    store.take("initiatives", "initiatives.csv", changed.drop(columns=["key", "year"]))
    both = store.json("crosstab", "municipality", "programme", "--compare-known", str(before))
    sides = [table(one, "kommunkoder", "program", "beviljat", "money") for one in (frame, changed)]
    compare(check, "crosstab --compare-known", both, *sides)
    return changed


def outcomes(check, program, folder, frame, rng):
    """The same outcomes from a wide and from a long file."""
    wide, long = [], []
    for id_ in frame.id:
        row = {"insats": id_}
        for kind, year in [("mål", 2025), ("resultat", 2023), ("resultat", 2024)]:
            value = None if rng.random() < 0.4 else rng.randint(0, 400) / 4
            row[f"Nya jobb {kind} {year}"] = value
            if value is not None:
                long.append({"insats": id_, "indikator": "Nya jobb", "slag": kind, "period": year, "värde": value, "enhet": "jobb"})
        wide.append(row)
    answers = []
    for name, rows in [("wide", wide), ("long", long)]:
        own = folder / name
        own.mkdir()
        store = Store(program, own)
        store.take("initiatives", "initiatives.csv", frame.drop(columns=["key", "year"]))
        store.take("outcomes", "outcomes.csv", pandas.DataFrame(rows))
        answers.append(store.json("outcomes", "nya_jobb", "--as-of", "2026-12-31"))
        totals = answers[-1]["total"]
        results = pandas.DataFrame(long)
        latest = results[results.slag == "resultat"].sort_values("period").groupby("insats")["värde"].last()
        check.figure(f"outcomes from a {name} file, change", totals["change"], latest.sum())
    if answers[0]["rows"] != answers[1]["rows"]:
        check.wrong.append("outcomes: the wide file and the long one give different rows")


def classes(check, store, rng):
    """Difference in differences on levels against the municipalities of the same class."""
    years = range(2010, 2020)
    values = {code: [rng.randint(100, 999) for _ in years] for code in CODES}
    store.take("indicators", "values.csv", pandas.DataFrame(
        [{"kommunkod": code, "indikator": "Jobb", "år": year, "värde": value, "enhet": "antal"}
         for code, series in values.items() for year, value in zip(years, series)]))
    kinds = {code: rng.choice(["Stad", "Land"]) for code in CODES[1:]}
    kinds[CODES[0]], kinds[CODES[1]] = "Land", "Land"
    store.take("indicators", "classes.csv", pandas.DataFrame([{"Kommunkod": code, "Kommuntyp": kind} for code, kind in sorted(kinds.items())]))
    answer = store.json("trend", "jobb", "--treated", CODES[0], "--since", "2015", "--against", "type", "--scale", "level")
    others = [code for code in CODES[1:] if kinds[code] == "Land"]
    if answer["against"]["codes"] != others:
        check.wrong.append(f"trend --against type: rackvidd {answer['against']['codes']}, here {others}")
    change = {code: numpy.mean(values[code][5:]) - numpy.mean(values[code][:5]) for code in [CODES[0], *others]}
    check.figure("trend --against type, did", answer["did"]["value"], change[CODES[0]] - numpy.mean([change[code] for code in others]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rackvidd", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stores", type=int, default=4)
    asked = parser.parse_args()
    check = Check()
    for number in range(asked.stores):
        rng = random.Random(asked.seed * 1_000 + number)
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            store = Store(asked.rackvidd, folder)
            frame = initiatives(rng, 60)
            store.take("initiatives", "initiatives.csv", frame.drop(columns=["key", "year"]))
            crosstabs(check, store, frame, rng)
            outcomes(check, asked.rackvidd, folder, frame, rng)
            classes(check, store, rng)
    for what, count in check.compared.items():
        print(f"{what}: {count} figures by pandas {pandas.__version__}")
    print(f"largest relative difference {check.largest:.1e}")
    for line in check.wrong[:40]:
        print(line)
    sys.exit(1 if check.wrong else 0)


if __name__ == "__main__":
    main()
