"""Recomputes a board's paper for a funding round with pandas: demand by municipality (applied for, refused, granted, per inhabitant,
proposed), the share of the ten largest recipients with and without the proposal, and the gaps before and after. Called by
Scripts/verify-round.

Made-up initiatives and applications lie in one to three municipalities each or nowhere, of own and other funds, some without amounts,
some refused. Amounts in several municipalities fall by population, to within an öre an initiative.
"""
import argparse, json, pathlib, random, sqlite3, subprocess, sys, tempfile
import pandas

CODES = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]
POLICY = """version: 1
name: Prov
round: 2027-03-15
scheme: accessibility
county_wide: exclude
rules:
  - {id: few, kind: minimum_initiatives, severity: must, per: municipality, minimum: 3}
  - {id: share, kind: minimum_share, severity: should, of: granted_sek, per: municipality, at_least: 0.5}
"""


def initiatives(rng, count, prefix, statuses, programmes):
    rows = []
    for number in range(count):
        kind = rng.random()
        rows.append({
            "id": f"{prefix}{number}", "title": f"{prefix} {number}", "status": rng.choice(statuses), "programme": rng.choice(programmes),
            "granted_sek": "" if kind < 0.15 else str(rng.randint(1, 4_000_000_00) / 100),
            "municipality_codes": "" if 0.15 < kind < 0.25 else ",".join(sorted(rng.sample(CODES, rng.choice([1, 1, 2, 3])))),
            "lead": rng.choice(["", *(f"Aktör {i}" for i in range(14))]), "actor_kind": rng.choice(["", "offentlig", "näringsliv", "civilsamhälle"]),
            "start": f"{rng.randint(2022, 2026)}-0{rng.randint(1, 9)}-01", "end": rng.choice(["", "2027-06-30", "2028"]),
        })
    return pandas.DataFrame(rows)


class Comparison:
    def __init__(self):
        self.numbers, self.wrong = 0, []

    def same(self, what, expected, found, tolerance=0.0):
        self.numbers += 1
        blank = lambda value: value is None or value != value
        if blank(expected) and blank(found):
            return
        if blank(expected) or blank(found) or (abs(expected - found) > tolerance if isinstance(expected, (int, float)) else expected != found):
            self.wrong.append((what, expected, found))


def by_municipality(rows, people):
    """A row for each municipality that an initiative lies in, with its share of the amount; nowhere as "unknown"."""
    parts = []
    for row in rows.itertuples():
        codes = row.municipality_codes.split(",") if row.municipality_codes else ["unknown"]
        whole = sum(people.get(code, 1) for code in codes)
        amount = float(row.granted_sek) if row.granted_sek else float("nan")
        parts += [{"id": row.id, "place": code, "sek": amount * people.get(code, 1) / whole} for code in codes]
    frame = pandas.DataFrame(parts, columns=["id", "place", "sek"])
    return {place: (set(group.id), group.sek.sum(min_count=1)) for place, group in frame.groupby("place")}


def recipients(rows, added):
    def sums(*frames):
        frame = pandas.concat(frames)
        frame = frame[frame.lead != ""].assign(sek=lambda all: pandas.to_numeric(all.granted_sek))
        return frame.groupby("lead").sek.sum()
    share = lambda sums: sums.nlargest(10).sum() / sums.sum()
    return share(sums(rows)), None if (added.lead == "").any() else share(sums(rows, added))


def gaps(rows, people):
    places = by_municipality(rows, people)
    few = sum(len(places.get(code, (set(), 0))[0]) < 3 for code in CODES)
    # Where initiatives lie and none states an amount, nothing is known: on neither side.
    money = pandas.Series({code: places.get(code, (set(), 0))[1] for code in CODES}, dtype=float).dropna()
    living = pandas.Series(people)[money.index]
    share = living / living.sum()
    return few, int((money / money.sum() < 0.5 * share - 1e-12).sum())


def case(program, folder, seed, found):
    rng = random.Random(seed)
    store, policy = folder / f"{seed}.gpkg", folder / "policy.yaml"
    policy.write_text(POLICY)
    own, other = "1:1-medel (Region Jämtland Härjedalen)", "ERUF"
    rows = initiatives(rng, 40, "I", ["beviljat", "beviljat", "avslutat", "avslag", ""], [own, own, other, ""])
    applications = initiatives(rng, 12, "A", ["", "", "", "avslag"], [""])
    applications["score"] = [rng.randint(10, 90) for _ in range(len(applications))]
    rows.to_csv(folder / "rows.csv", sep=";", index=False)
    applications.rename(columns={"granted_sek": "applied_sek"}).to_csv(folder / "applications.csv", sep=";", index=False)
    run = lambda *arguments: subprocess.run([program, *arguments, "--language", "en"], check=True, capture_output=True, text=True).stdout
    run("init", str(store))
    run("import", "initiatives", str(folder / "rows.csv"), "--store", str(store))
    paper = json.loads(run("round", str(policy), "--applications", str(folder / "applications.csv"), "--budget", "6000000", "--store", str(store), "--format", "json"))
    database = sqlite3.connect(store)
    people = dict(database.execute("SELECT code, population FROM effect_by_municipality"))
    ours = rows[rows.programme == own]
    granted, refused = ours[ours.status != "avslag"], ours[ours.status == "avslag"]
    open_, turned = applications[applications.status != "avslag"], applications[applications.status == "avslag"]
    chosen = open_[open_.id.isin(paper["applications"]["choice"]["ids"])]
    first = open_[open_.id.isin(paper["applications"]["choice"]["highest_score_first"]["ids"])]
    expected = {
        "granted": granted, "refused": pandas.concat([turned, refused]), "applied": open_, "proposed": chosen, "highest_score_first": first}
    for column, frame in expected.items():
        places = by_municipality(frame, people)
        for line in paper["demand"]["rows"]:
            ids, sek = places.get(line["code"] or line["kind"], (set(), 0.0))
            found.same((seed, column, line["name"], "ids"), sorted(ids), sorted(line[column]["ids"]))
            found.same((seed, column, line["name"]), sek, line[column]["sek"], 0.02 * max(1, len(ids)))
            if column == "granted" and line["population"]:
                found.same((seed, "per inhabitant", line["name"]), sek / people[line["code"]] if ids else 0.0, line["granted_sek_per_inhabitant"], 1e-3)
        total = pandas.to_numeric(frame.granted_sek).sum(min_count=1) if len(frame) else 0.0
        found.same((seed, column, "total"), total, paper["demand"]["total"][column]["sek"], 0.005)
    before, after = recipients(granted, chosen)
    found.same((seed, "ten largest"), before, paper["recipients"]["ten_largest_share"], 1e-9)
    found.same((seed, "ten largest with the proposal"), after, paper["recipients"]["ten_largest_share_with_proposal"], 1e-9)
    leads = lambda frame: set(frame.lead) - {""}
    found.same((seed, "recipients"), len(leads(granted)), paper["recipients"]["recipients"])
    found.same((seed, "new in the proposal"), sorted(leads(chosen) - leads(granted)), sorted(one["name"] for one in paper["recipients"]["new_in_proposal"]))
    found.same((seed, "commitments without an amount"), int((granted.granted_sek == "").sum()), paper["commitments"]["granted"]["without_amount"])
    for kind, group in granted.assign(sek=pandas.to_numeric(granted.granted_sek)).groupby("actor_kind"):
        line = next(one for one in paper["recipients"]["kinds"] if (one["name"] or "") == kind)
        found.same((seed, "kind", kind), group.sek.sum(min_count=1), line["granted"]["sek"], 0.005)
    must, should = gaps(granted, people)
    found.same((seed, "must before"), must, paper["gaps"]["must_before"])
    found.same((seed, "should before"), should, paper["gaps"]["should_before"])
    for name, frame in (("proposed", chosen), ("highest_score_first", first)):
        must, should = gaps(pandas.concat([granted, frame]), people)
        found.same((seed, "must after", name), must, paper["gaps"][f"must_after_{name}"])
        found.same((seed, "should after", name), should, paper["gaps"][f"should_after_{name}"])
    years = {}
    for row in granted[(granted.end != "") & (granted.granted_sek != "")].itertuples():
        end = row.end if len(row.end) > 4 else f"{row.end}-12-31"
        days = pandas.Series(1, index=pandas.date_range(row.start, end)).groupby(lambda day: day.year).sum()
        for year, count in days.items():
            if year >= 2027:
                years[year] = years.get(year, 0) + float(row.granted_sek) * count / days.sum()
    told = {line["year"]: line["granted_sek"] for line in paper["commitments"]["years"]}
    found.same((seed, "years"), sorted(years), sorted(told))
    for year in set(years) & set(told):
        found.same((seed, "year", year), years[year], told[year], 0.02 * len(granted))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rackvidd", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=10)
    given = parser.parse_args()
    found = Comparison()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.seed, given.seed + given.cases):
            case(given.rackvidd, pathlib.Path(folder), seed, found)
    for one in found.wrong[:20]:
        print(*one)
    print(f"{given.cases} rounds with 40 initiatives and 12 applications each: {found.numbers} figures and lists of ids compared, {len(found.wrong)} wrong")
    sys.exit(bool(found.wrong))
