"""Checks random policies on random initiatives twice: by `rackvidd gaps`, and here from the store's tables with pandas, NumPy and shapely.

Compared: each rule's verdict and figures, every gap with required, observed, missing, people, what may lie there, what it depends on, and
the distances to the nearest initiatives. Then choices among applications: see `applications.py`.
"""
import argparse, fractions, json, math, pathlib, random, sqlite3, subprocess, sys, tempfile
import numpy, pandas, scipy, shapely
import applications, boxes
from figures import Comparison
from followed import Followed, last_day, outcomes

LEVELS = ["municipality", "zone", "cell", "roll_up"]
MARKS = ["economic", "social", "environmental", "sami"]
WHOLE = 10**12
# Programmes of which the shipped classification knows one area.
AREAS = {
    "Leader 3sam": {"2303", "2313"}, "Leader Mittland Plus": {"2305"}, "Leader Grogrund": {"2309", "2321", "2326", "2361", "2380"},
    "Leader Sjö, skog & fjäll": {"2309", "2321", "2326", "2361", "2380"},
}
# Sources of funds, and whether the region decides on them itself.
FUNDS = {"ERUF": False, "1:1-medel": True, "ERUF 2021–2027; 1:1-medel": True, "Region Jämtland Härjedalen": True, "Interreg; Region Jämtland Härjedalen; kommunen": True}
STATUSES = {"beviljat": "decided", "avslutat": "decided", "pågående": "decided", "sökt": "undecided", "avslag": "rejected"}


def largest_remainder(total, weights):
    """Whole parts in proportion to the weights that add up to the total; ties go to the first."""
    exact = [total * weight / sum(weights) for weight in map(fractions.Fraction, weights)]
    parts = [math.floor(quota) for quota in exact]
    order = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


def initiatives(file, count, rng):
    """Points, municipalities, the whole county and nothing, with dates and marks that are often missing."""
    codes = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]
    lines = ["id;title;programme;priority;strength_area;status;decided;start;granted_sek;economic;social;environmental;sami;e;n;municipality_codes"]
    for number in range(count):
        where = rng.choices(["point", "some", "county", "nothing"], [5, 3, 1, 2])[0]
        e, n, municipalities = "", "", ""
        if where == "point":
            e, n = f"{rng.uniform(400_000, 590_000):.1f}", f"{rng.uniform(6_870_000, 7_180_000):.1f}"
        elif where == "some":
            municipalities = ",".join(rng.sample(codes, rng.randint(1, 3)))
        elif where == "county":
            municipalities = ",".join(codes)

        def date():
            year = rng.randint(2016, 2026)
            return rng.choice(["", f"{year}", f"{year}-{rng.randint(1, 12):02}", f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"])

        marks = [rng.choice(["", "", "-1", "0", "1", "2"]) for _ in MARKS]
        granted = rng.choice(["", f"{rng.lognormvariate(12, 1.5):.2f}", f"{rng.lognormvariate(12, 1.5):.2f}"])
        names = [rng.choice(["", *values]) for values in ([*AREAS, *FUNDS, *FUNDS, "Leader Mittland Plus m.fl."], ["A", "B", "C"], ["Energi", "Skog", "Mat"], STATUSES)]
        lines.append(";".join([f"R{number:04}", f"insats {number}", *names, date(), date(), granted, *marks, e, n, municipalities]))
    file.write_text("\n".join(lines) + "\n")


def policy(rng, indicators):
    """One rule of each kind with random figures; JSON is YAML."""
    level = lambda: rng.choice(LEVELS)
    parts = lambda per: {"parts": ["rural"]} if per == "roll_up" and rng.random() < 0.5 else {}
    rules = []

    def rule(kind, **keys):
        rules.append({"id": f"r{len(rules)}", "kind": kind, "severity": rng.choice(["must", "should"]), **keys})

    for per in [level()]:
        rule("minimum_initiatives", per=per, minimum=rng.randint(1, 60), **parts(per))
    for per in [level()]:
        rule("minimum_amount", per=per, minimum=round(10 ** rng.uniform(4, 8)), **parts(per))
    for against in ["population", "area", "need"]:
        # Need is measured by municipality.
        per = "municipality" if against == "need" else level()
        rule("minimum_share", of=rng.choice(["granted_sek", "initiatives"]), against=against, per=per, at_least=round(rng.uniform(0.3, 1.5), 2), **parts(per))
    for dimension in ["strength_area", "priority", "sustainability"]:
        least = {"minimum": rng.randint(1, 15)} if rng.random() < 0.5 else {"minimum_sek": round(10 ** rng.uniform(4, 7))}
        rule("matrix", dimension=dimension, per=level(), **least, **({"at_least": 0.8} if rng.random() < 0.3 else {}))
    rule("reach", distance_m=round(rng.uniform(1_000, 20_000)), at_least=round(rng.uniform(0.3, 1), 2), **({"per": level()} if rng.random() < 0.7 else {}))
    for measure in ["gini", "hoover", "largest_share"]:
        rule("maximum_concentration", of=rng.choice(["granted_sek", "initiatives"]), per=level(), measure=measure, at_most=round(rng.uniform(0.02, 0.6), 3))
    rule("recency", per=level(), at_most_months=rng.randint(1, 60))
    rule("trend", indicator=rng.choice(["share_started_higher_education_within_3_years_women", "municipal_cost_special_measures", "workplaces_total"]),
         direction=rng.choice(["higher_is_better", "lower_is_better"]), years=rng.randint(1, 3), at_least=round(rng.uniform(0.5, 1.5), 2))
    for per in [{"per": level()}, {}]:
        among = {"among": {"programme": rng.sample([*AREAS], 2)}} if rng.random() < 0.4 else {}
        day = {"as_of": rng.choice([2022, 2024, f"{rng.randint(2021, 2026)}-06"])} if rng.random() < 0.6 else {}
        rule("achievement", of="jobs", at_least=round(rng.uniform(0.2, 1), 2), **per, **day, **among)
    indicator, years = rng.choice([("population", [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024]), ("municipal_cost_business_operations", range(2008, 2019)),
                                   ("tax_base_per_inhabitant", range(2012, 2024))])
    start, end = sorted(rng.sample(list(years), 2))
    points = {"at_most_points_below": round(rng.uniform(0.1, 20), 1)} if rng.random() < 0.7 else {}
    rule("change", indicator=indicator, direction=rng.choice(["higher_is_better", "lower_is_better"]), **{"from": start, "to": end}, **points)
    period = {}
    if rng.random() < 0.6:
        period["from"] = rng.choice([rng.randint(2016, 2020), f"{rng.randint(2016, 2020)}-05"])
    if rng.random() < 0.6:
        period["to"] = rng.choice([rng.randint(2021, 2026), f"{rng.randint(2021, 2026)}-06-30"])
    top = {"version": 1, "name": "random", "round": f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
           "county_wide": rng.choice(["exclude", "by_population", "equally"]),
           "weights": [{"indicator": id, "weight": round(rng.uniform(0.5, 3), 2)} for id in rng.sample(indicators, rng.randint(1, 3))], "rules": rules}
    if rng.random() < 0.3:
        # Its newest year lacks a municipality.
        top["weights"].append({"indicator": "municipal_cost_business_operations", "direction": "lower_is_better"})
    if period:
        top["period"] = period
    return top


def first_day(date):
    parts = [int(part) for part in str(date).split("-")]
    return tuple(parts + [1] * (3 - len(parts)))


def year_later(date, years):
    text = str(date)
    return f"{int(text[:4]) + years}{text[4:]}"


def months(since, until):
    whole = (until[0] - since[0]) * 12 + until[1] - since[1]
    return whole - 1 if until[2] < since[2] else whole


class Oracle:
    def __init__(self, store):
        db = sqlite3.connect(store)
        read = lambda sql: pandas.read_sql_query(sql, db)
        strip = lambda blob: None if blob is None else shapely.from_wkb(blob[8 + [0, 32, 48, 48, 64][(blob[3] >> 1) & 7]:])
        scheme = db.execute("SELECT name FROM zoning_scheme ORDER BY id LIMIT 1").fetchone()[0]
        self.cells = read(f"SELECT cell.*, zone.roll_up, zone.position FROM cell JOIN zone ON zone.scheme = cell.scheme AND zone.code = cell.zone WHERE cell.scheme = '{scheme}' ORDER BY municipality_code, position").set_index("fid")
        self.cells["shape"] = self.cells.geom.map(strip)
        self.rows = read(f"SELECT initiative.*, footprint.id AS footprint, basis, outside_share, unlocated_share, unlocated_ore FROM initiative JOIN footprint ON initiative_fid = initiative.fid WHERE scheme = '{scheme}'").set_index("footprint")
        self.rows["shape"] = self.rows.geom.map(strip)
        self.rows["class"] = self.rows.status.map(lambda status: STATUSES.get(status, "decided"))
        self.rows["date"] = self.rows.decision_date.combine_first(self.rows.start_date)
        self.parts = read("SELECT footprint_id, cell_fid, share, granted_ore FROM footprint_part")
        self.parts = self.parts[self.parts.footprint_id.isin(self.rows.index)]
        self.values = read("SELECT indicator, municipality_code, year, value FROM indicator_value")
        self.outcomes = read("SELECT initiative.id AS row, outcome.kind, period, value FROM outcome JOIN initiative ON initiative.fid = outcome.initiative_fid")
        self.indicators = read("SELECT name, kind, direction FROM indicator").set_index("name")
        self.people = self.cells.population.sum()
        self.own = self.cells.groupby("municipality_code").population.sum()
        localities = read("SELECT * FROM locality")
        cell_of, persons = [], []
        for place in localities.itertuples():
            point, near = strip(place.geom), self.cells[self.cells.municipality_code == place.municipality_code]
            distance = near["shape"].map(lambda shape: shape.distance(point))
            cell_of.append(distance.idxmin() if distance.min() == 0 else None)
        localities["cell"], localities["shape"] = cell_of, localities.geom.map(strip)
        localities = localities[localities.cell.notna()].copy()
        sums = localities.groupby("cell").population.sum().reindex(self.cells.index, fill_value=0)
        scale = (self.cells.population / sums).clip(upper=1).fillna(0)
        localities["persons"] = localities.population * localities.cell.map(scale)
        self.density = (self.cells.population - sums * scale) / (self.cells.area_km2 * 1e6)
        self.localities = localities
        self.unions = {}

    def key(self, level):
        return self.cells[{"municipality": "municipality_code", "zone": "zone", "cell": "code", "roll_up": "roll_up"}[level]]

    def population(self, level):
        return self.cells.groupby(self.key(level)).population.sum()

    def people_of(self, year):
        """Of the year, or on the line between two at most five years apart, else of the nearest; the newest without one."""
        known = self.values[self.values.indicator == "population"].pivot(index="municipality_code", columns="year", values="value").dropna(axis=1).reindex(self.own.index)
        years = sorted(known.columns)
        if year is None or year in years:
            return known[year or years[-1]]
        before, after = [y for y in years if y < year], [y for y in years if y > year]
        if before and after and after[0] - before[-1] <= 5:
            return known.apply(lambda row: numpy.interp(year, years, row), axis=1)
        return known[min(years, key=lambda y: (abs(y - year), -y))]

    def ground(self, policy, county_wide, period, classes=("decided",), keep=None):
        rows = self.rows[self.rows["class"].isin(classes)]
        if keep is not None:
            rows = rows[keep(rows)]
        if county_wide == "exclude":
            rows = rows[rows.basis != "county_wide"]
        if period:
            low, high = period.get("from"), period.get("to")
            rows = rows[rows.date.notna()]
            day = rows.date.map(first_day)
            keep = pandas.Series(True, rows.index)
            if low is not None:
                keep &= day.map(lambda d: d >= first_day(low)).astype(bool)
            if high is not None:
                keep &= rows.date.map(lambda d: last_day(d) <= last_day(high)).astype(bool)
            rows = rows[keep]
        return Ground(self, policy, rows, county_wide)


class Ground(Followed):
    def __init__(self, oracle, policy, rows, county_wide):
        self.o, self.policy, self.rows = oracle, policy, rows
        parts = oracle.parts[oracle.parts.footprint_id.isin(rows.index)].copy()
        parts["kronor"], parts["count"] = parts.granted_ore / 100.0, parts.share / WHOLE
        if county_wide == "equally":
            # Shares in whole billionths of a thousandth, and öre by these shares.
            wide = parts.footprint_id.map(rows.basis) == "county_wide"
            cells = oracle.cells
            shares = largest_remainder(WHOLE, [people / oracle.own[code] for people, code in zip(cells.population, cells.municipality_code)])
            for row, own in parts[wide].groupby("footprint_id"):
                assert own.share.sum() == WHOLE and len(own) == len(cells)
                parts.loc[own.index, "cell_fid"] = cells.index
                parts.loc[own.index, "count"] = [share / WHOLE for share in shares]
                parts.loc[own.index, "kronor"] = [ore / 100.0 for ore in largest_remainder(int(own.granted_ore.sum()), shares)]
        self.parts = parts
        # Another ground, whose values of a matrix's dimension are asked: those of the policy's own counting.
        self.listed = None

    def touching(self, level, rows=None):
        parts = self.parts if rows is None else self.parts[self.parts.footprint_id.isin(rows.index)]
        pairs = pandas.DataFrame({"row": parts.footprint_id, "part": parts.cell_fid.map(self.o.key(level))}).drop_duplicates()
        return pairs.groupby("part").size().reindex(self.o.population(level).index, fill_value=0)

    def sums(self, level, indicator, rows=None):
        parts = self.parts if rows is None else self.parts[self.parts.footprint_id.isin(rows.index)]
        column = {"granted_sek": "kronor", "initiatives": "count"}[indicator]
        return parts.groupby(parts.cell_fid.map(self.o.key(level)))[column].sum().reindex(self.o.population(level).index, fill_value=0.0)

    def blanks(self, level, indicator):
        """Parts where initiatives lie and none of them states an amount: judged by no rule, in no measure."""
        if indicator != "granted_sek":
            return set()
        return boxes.silent(self, level, self.rows)

    def people(self, level):
        """Whose people shares are compared with: by municipality those of the last year of the policy's period."""
        if level != "municipality":
            return self.o.population(level).astype(float)
        last = self.policy.get("period", {}).get("to")
        return self.o.people_of(int(str(last)[:4]) if last else None)

    def need(self):
        score, total = pandas.Series(0.0, self.o.own.index), 0.0
        for item in self.policy["weights"]:
            facts = self.o.indicators.loc[item["indicator"]]
            values = self.o.values[self.o.values.indicator == item["indicator"]]
            series = values[values.year == values.year.max()].set_index("municipality_code").value.reindex(score.index)
            if facts.kind == "extensive":
                series = series / self.o.people_of(values.year.max())
            if item.get("direction", facts.direction) == "higher_is_better":
                series = -series
            span = series.max() - series.min()
            score = score + item.get("weight", 1) * ((series - series.min()) / span if span > 0 else series * 0)
            total += item.get("weight", 1)
        return score / total

    def reach(self, distance):
        places = tuple(sorted(shape.wkb for shape in self.rows["shape"].dropna()))
        key = (places, distance)
        if key not in self.o.unions:
            union = shapely.union_all(shapely.buffer(shapely.from_wkb(list(set(places))), distance, quad_segs=16)) if places else shapely.Polygon()
            persons = self.o.density * self.o.cells["shape"].map(lambda shape: shape.intersection(union).area)
            inside = self.o.localities[shapely.intersects(self.o.localities["shape"].to_numpy(), union)] if places else self.o.localities[:0]
            self.o.unions[key] = persons + inside.groupby("cell").persons.sum().reindex(persons.index, fill_value=0)
        return self.o.unions[key]

    def belongs(self, dimension, value):
        """True, False, or None where the source doesn't say."""
        if dimension == "sustainability":
            return self.rows[value].map(lambda mark: None if pandas.isna(mark) else mark > 0)
        return self.rows[dimension].map(lambda text: None if text is None or pandas.isna(text) else text == value)

    def no_answer(self, of):
        """Can't be judged: nothing to have a share of, no value, or no part of which the rule can be asked."""
        return "cannot_be_judged", 0, None, {}, {None}

    @staticmethod
    def verdict(gaps, absent):
        return "not_met" if gaps else "cannot_be_judged" if absent else "met"

    def ask(self, rule):
        """(verdict, required, observed, {(part, dimension): (required, observed, missing, people)}, parts that can't be judged)"""
        kind, per, gaps, absent = rule["kind"], rule.get("per", "municipality"), {}, set()
        people = self.o.population(per)
        chosen = rule.get("parts", list(people.index))
        self.away = set()
        if kind == "achievement":
            return self.achievement(rule, people)
        if kind == "change":
            return self.change(rule, people)
        of = {"minimum_initiatives": None, "minimum_amount": "granted_sek", "trend": rule.get("of", "granted_sek")}.get(kind, rule.get("of"))
        blank = self.blanks(per, of)
        if kind in ("minimum_share", "minimum_amount") and blank >= set(chosen):
            return self.no_answer(of)
        if kind in ("minimum_initiatives", "minimum_amount"):
            values = self.touching(per) if kind == "minimum_initiatives" else self.sums(per, "granted_sek").round(2)
            absent = blank & set(chosen)
            chosen = [part for part in chosen if part not in blank]
            for part in chosen:
                if values[part] < rule["minimum"]:
                    gaps[part, None if kind == "minimum_initiatives" else "granted_sek"] = (rule["minimum"], values[part], rule["minimum"] - values[part], people[part])
            return self.verdict(gaps, absent), rule["minimum"], min(values[part] for part in chosen), gaps, absent
        if kind in ("minimum_share", "trend"):
            values = self.sums(per, of)
            if kind == "trend":
                base, known = self.people(per), self.o.values[self.o.values.indicator == rule["indicator"]]
                newest = known.year[known.year <= int(self.policy["round"][:4])].max()
                table = known.pivot(index="municipality_code", columns="year", values="value").reindex(index=people.index, columns=range(newest - rule["years"], newest + 1))
                absent = set(table.index[table.isna().any(axis=1)])
                step = numpy.diff(table.to_numpy(), axis=1) * (1 if rule["direction"] == "higher_is_better" else -1)
                chosen = [part for part, steps in zip(table.index, step) if part not in absent and (steps < 0).all()]
            elif rule["against"] == "need":
                base = self.people(per) * self.need()
                absent = set(base.index[base.isna()]) & set(chosen)
            else:
                base = self.people(per) if rule["against"] == "population" else self.o.cells.groupby(self.o.key(per)).area_km2.sum()
            if kind == "trend" and len(absent) == len(people):
                return *self.no_answer(of)[:4], absent
            base = base.where(~base.index.isin(blank))
            factor, total = rule["at_least"], values[base.notna()].sum()
            if kind == "trend" and total > 0:
                # Whether it got worse there or not, these have their share.
                absent = {part for part in absent if part in blank or values[part] / total < factor * base[part] / base.sum()}
            absent |= blank & set(chosen)
            if kind == "trend" and chosen and blank >= set(chosen):
                return *self.no_answer(of)[:4], absent | {None}
            asked, worst = [part for part in chosen if part not in absent], None
            if asked and total <= 0:
                return *self.no_answer(of)[:4], absent | {None}
            if not asked and kind != "trend":
                return *self.no_answer(of)[:4], absent | {None} if absent else {None}
            for part in asked:
                required, observed = factor * base[part] / base.sum(), values[part] / total if total > 0 else 0.0
                ratio = observed / required if required > 0 else 1
                if worst is None or ratio < worst[0]:
                    worst = (ratio, required, observed)
                if observed < required:
                    gaps[part, rule["indicator"] if kind == "trend" else of] = (required, observed, (required - observed) * total, people[part])
            return self.verdict(gaps, absent), worst[1] if worst else 0, worst[2] if worst else 0, gaps, absent
        if kind == "matrix":
            return boxes.ask(self, rule, people, MARKS)
        if kind == "reach":
            persons = self.reach(rule["distance_m"] * rule.get("factor", 1))
            reached, county = persons.groupby(self.o.key(per)).sum(), persons.sum() / self.o.people
            for part in people.index:
                if people[part] > 0 and reached[part] / people[part] < rule["at_least"]:
                    gaps[part, None] = (rule["at_least"], reached[part] / people[part], max(1, math.ceil(rule["at_least"] * people[part] - reached[part])), people[part] - round(reached[part]))
            if "per" not in rule and county >= rule["at_least"]:
                gaps = {}
            return self.verdict(gaps, absent), rule["at_least"], county if "per" not in rule else (reached / people).min(), gaps, absent
        if kind == "maximum_concentration":
            living, people = people, self.people(per)
            people = people[~people.index.isin(blank)]
            values, shares = self.sums(per, rule["of"])[people.index], people / people.sum()
            total = values.sum()
            if total <= 0 or rule["measure"] != "largest_share" and (people > 0).sum() < 2:
                return self.no_answer(of=rule["of"])
            if rule["measure"] == "gini":
                each = (values / people).to_numpy()
                observed = (numpy.abs(each[:, None] - each[None, :]) * numpy.outer(shares, shares)).sum() / (2 * total / people.sum())
            elif rule["measure"] == "hoover":
                observed = (values / total - shares).abs().sum() / 2
            else:
                observed = (values / total).max()
            if observed > rule["at_most"]:
                part = (values / total).idxmax() if rule["measure"] == "largest_share" else None
                below = living[people.index][values / total < shares].sum()
                gaps[part, rule["of"]] = (rule["at_most"], observed, None if rule["measure"] == "gini" else (observed - rule["at_most"]) * total, below)
            return self.verdict(gaps, absent), rule["at_most"], observed, gaps, absent
        assert kind == "recency"
        round_day, round_end = first_day(self.policy["round"]), last_day(self.policy["round"])
        since = {}
        for row, date in self.rows.date.dropna().items():
            # One that the round cuts through may be later.
            if last_day(date) <= round_end:
                for part in set(self.parts[self.parts.footprint_id == row].cell_fid.map(self.o.key(per))):
                    since[part] = max(since.get(part, (0,)), first_day(date))
        ages = {part: months(since[part], round_day) if part in since else None for part in chosen}
        for part, age in ages.items():
            if age is None or age > rule["at_most_months"]:
                gaps[part, None] = (rule["at_most_months"], age, 1, people[part])
        return self.verdict(gaps, absent), rule["at_most_months"], None if None in ages.values() else max(ages.values()), gaps, absent

    def closes(self, rule, key, gap, rows):
        """Whether all that lies nowhere known, here, would close a gap; asked of rules about outcomes and about money."""
        if rule["kind"] == "minimum_amount":
            return bool(gap["observed"] + rows.unlocated_ore.sum() / 100 >= rule["minimum"] - 1e-9)
        if rule["kind"] == "achievement":
            return self.achieves(rule, key[0], rows)
        return NotImplemented

    def unlocated(self, rule, value):
        """Rows of which a share has no location and that the rule would count."""
        rows = self.rows[self.rows.unlocated_share > 0]
        if rule["kind"] == "change":
            return rows[:0]
        if rule["kind"] == "achievement":
            return self.with_jobs(rows, rule)
        if rule["kind"] == "matrix":
            rows = rows[self.belongs(rule["dimension"], value)[rows.index].map(lambda answer: answer is None or bool(answer)).astype(bool)]
        if rule["kind"] == "recency":
            round_day, round_end = first_day(self.policy["round"]), last_day(self.policy["round"])
            rows = rows[rows.date.map(lambda d: d is None or pandas.isna(d) or (first_day(d) <= round_end and (last_day(d) > round_end or months(first_day(d), round_day) <= rule["at_most_months"]))).astype(bool)]
        money = rule.get("of", "granted_sek" if rule["kind"] in ("minimum_amount", "trend") or "minimum_sek" in rule else None)
        return rows[rows.granted_ore.fillna(0) > 0] if money == "granted_sek" else rows


def variants(oracle, policy, rule):
    period = policy.get("period", {})
    for way in ("by_population", "equally", "exclude"):
        if way != policy["county_wide"]:
            yield f"county_wide={way}", oracle.ground(policy, way, period), rule
    for years in (-1, 1):
        for end in ("from", "to"):
            if end in period:
                other = {**period, end: year_later(period[end], years)}
                if len(other) < 2 or first_day(other["from"]) <= last_day(other["to"]):
                    yield f"period={other.get('from', '..')}/{other.get('to', '..')}", oracle.ground(policy, policy["county_wide"], other), rule
    base = oracle.ground(policy, policy["county_wide"], period)
    yield "status=undecided", oracle.ground(policy, policy["county_wide"], period, ("decided", "undecided")), rule
    yield "own_funds", oracle.ground(policy, policy["county_wide"], period, keep=lambda rows: rows.programme.map(lambda name: FUNDS.get(name, False)).astype(bool)), rule
    if rule["kind"] in ("minimum_amount", "trend") or "minimum_sek" in rule or rule.get("of") == "granted_sek":
        held = base.parts.groupby("footprint_id").kronor.sum()
        if held.max() > 0:
            largest = held.idxmax()
            yield f"without={oracle.rows.id[largest]}", oracle.ground(policy, policy["county_wide"], period, keep=lambda rows: rows.index != largest), rule
    if rule["kind"] == "achievement":
        changes = {row: change for row, (change, _, _) in base.jobs(9999).items() if change is not None}
        brought = base.parts.groupby("footprint_id")["count"].sum() * pandas.Series({row: changes.get(id, 0.0) for row, id in base.rows.id.items()})
        if brought.max() > 0:
            largest = brought.idxmax()
            yield f"without={oracle.rows.id[largest]}", oracle.ground(policy, policy["county_wide"], period, keep=lambda rows: rows.index != largest), rule
        yield "unreported=left_out", base, {**rule, "reported": True}
        for years in (-1, 1):
            day = year_later(rule.get("as_of", policy["round"]), years)
            yield f"as_of={day}", base, {**rule, "as_of": day}
    if rule["kind"] == "change":
        on_file = set(oracle.values.year[oracle.values.indicator == rule["indicator"]])
        for years in (-1, 1):
            if rule["from"] - years in on_file and rule["from"] - years < rule["to"]:
                yield f"years{years:+}", base, {**rule, "from": rule["from"] - years}
    if rule["kind"] == "minimum_share":
        for other in ("population", "area", "need"):
            if other != rule["against"] and (other != "need" or rule["per"] == "municipality"):
                yield f"against={other}", base, {**rule, "against": other}
        if rule["against"] == "need" and len(policy["weights"]) > 1:
            weights = policy["weights"]
            sets = [("weights-" + one["indicator"], [other for other in weights if other is not one]) for one in weights]
            if len({one.get("weight", 1) for one in weights}) > 1:
                sets.append(("weights=equal", [{**one, "weight": 1} for one in weights]))
            for name, changed in sets:
                yield name, oracle.ground({**policy, "weights": changed}, policy["county_wide"], period), rule
    if rule["kind"] == "reach":
        for factor in (0.75, 1.25):
            yield f"distance_m*{factor}", base, {**rule, "factor": factor}
    key, step = {"recency": ("at_most_months", 12), "trend": ("years", 1)}.get(rule["kind"], (None, 0))
    for years in (-1, 1):
        if key and rule[key] + step * years > 0:
            yield f"years{years:+}", base, {**rule, key: rule[key] + step * years}


def can_lie(row, municipalities):
    """Whether an initiative without a location may lie in one of the municipalities, by its programme's area."""
    area = AREAS.get(row.programme)
    return area is None or bool(area & municipalities)


def compare(oracle, policy, report, seen):
    ground = oracle.ground(policy, policy["county_wide"], policy.get("period", {}))
    seen.same("initiatives", report["initiatives"]["checked"], len(ground.rows))
    for rule, result in zip(policy["rules"], report["rules"]):
        what = f"{rule}"
        verdict, required, observed, gaps, absent = ground.ask(rule)
        seen.same(what, result["verdict"], verdict)
        seen.same(what + " passed", result["passed"], verdict == "met")
        seen.number(what + " required", result["required"], required)
        seen.number(what + " observed", result["observed"], observed)
        ours = {(gap["code"], gap["dimension"]): gap for gap in report["gaps"] if gap["rule"] == rule["id"]}
        seen.same(what + " gaps", sorted(map(str, ours)), sorted(map(str, gaps)))
        whole = lambda item: (item["code"], item["dimension"]) if rule["kind"] == "matrix" and item["code"] else item["code"]
        missing = {whole(item) for item in report["not_judged"] if item["rule"] == rule["id"]}
        seen.same(what + " not judged", missing, absent)
        # A way of counting under which the rule can't be asked says nothing about it, nor of a part that isn't asked.
        judged = ("met", "not_met")
        others = []
        for name, other, changed in variants(oracle, policy, rule):
            other.listed = ground
            found = other.ask(changed)
            others.append((name, *found[::3], found[4] | other.away))
        others = [one for one in others if None not in one[3] and (rule["kind"] != "trend" or len(one[3]) < len(oracle.own))]
        seen.same(what + " verdict depends on", sorted(result["depends_on"]),
                  sorted(name for name, other, _, _ in others if verdict in judged and other in judged and other != verdict))
        for key, (required, observed, lacking, people) in gaps.items():
            gap = ours.get(key)
            if gap is None:
                continue
            which = f"{what} {key}"
            seen.number(which + " required", gap["required"], required)
            seen.number(which + " observed", gap["observed"], observed)
            known = [gap[name] for name in ("missing_initiatives", "missing_sek", "missing_people") if gap[name] is not None]
            seen.number(which + " missing", known[0] if known else None, lacking)
            seen.same(which + " people", gap["population"], people)
            seen.same(which + " depends on", sorted(gap["depends_on"]), sorted(name for name, _, open_gaps, away in others if key not in open_gaps and key[0] not in away and key not in away))
            rows = ground.unlocated(rule, key[1])
            if key[0] is not None:
                own = set(oracle.cells.municipality_code[oracle.key(rule.get("per", "municipality")) == key[0]])
                rows = rows[numpy.array([can_lie(row, own) for row in rows.itertuples()], dtype=bool)]
            here = 0
            if rule["kind"] == "reach":
                placeless = ground.rows[ground.rows["shape"].isna() & (ground.rows.unlocated_share == 0)]
                here = ground.touching(rule.get("per", "municipality"), placeless)[key[0]]
            seen.same(which + " unlocated", gap["unlocated_initiatives"], len(rows) + here)
            silent = here == 0 and len(rows) and rows.granted_ore.isna().all()
            seen.number(which + " unlocated money", gap["unlocated_sek"], None if silent else rows.unlocated_ore.sum() / 100)
            closes = ground.closes(rule, key, gap, rows)
            if closes is not NotImplemented:
                seen.same(which + " unlocated could close", gap["unlocated_could_close"], closes)
            nearest(oracle, ground, rule, key, gap, which, seen)


def nearest(oracle, ground, rule, key, gap, which, seen):
    if key[0] is None:
        return seen.same(which + " nearest", gap["nearest"], [])
    level = rule.get("per", "municipality")
    cells = oracle.key(level) == key[0]
    inside = set(ground.parts[ground.parts.cell_fid.isin(cells.index[cells])].footprint_id)
    rows = ground.rows[ground.rows["shape"].notna() & ~ground.rows.index.isin(inside)]
    if rule["kind"] == "change":
        rows = rows[:0]
    if rule["kind"] == "achievement":
        rows = ground.with_jobs(rows, rule)
    if rule["kind"] == "matrix":
        rows = rows[ground.belongs(rule["dimension"], key[1])[rows.index].map(lambda answer: answer is None or bool(answer)).astype(bool)]
    if rule["kind"] == "recency":
        day, end = first_day(ground.policy["round"]), last_day(ground.policy["round"])
        rows = rows[rows.date.map(lambda d: d is None or pandas.isna(d) or (first_day(d) <= end and (last_day(d) > end or months(first_day(d), day) <= rule["at_most_months"]))).astype(bool)]
    if rule.get("of", "granted_sek" if rule["kind"] in ("minimum_amount", "trend") or "minimum_sek" in rule else None) == "granted_sek":
        rows = rows[rows.granted_ore.fillna(0) > 0]
    part = shapely.union_all(list(oracle.cells["shape"][cells]))
    distances = sorted(zip((round(d, 1) for d in shapely.distance(part, rows["shape"].to_numpy())), rows.id))[:3]
    seen.same(which + " nearest", len(gap["nearest"]), len(distances))
    for ours, (distance, _) in zip(gap["nearest"], distances):
        if abs(ours["distance_m"] - distance) > 0.11:
            seen.wrong.append(f"{which} nearest: {ours['distance_m']} here {distance}")
        seen.numbers += 1


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rackvidd", required=True)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", type=int, default=20)
    given = arguments.parse_args()
    rng = random.Random(given.seed)
    seen = Comparison()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        store = folder / "store.gpkg"
        run = lambda *command: subprocess.run([given.rackvidd, *map(str, command), "--language", "en"], capture_output=True, text=True)
        initiatives(folder / "initiatives.csv", 400, rng)
        outcomes(folder / "outcomes.csv", 400, rng)
        for command in (["init", store, "--bare"], ["import", "initiatives", folder / "initiatives.csv", "--store", store],
                        ["import", "outcomes", folder / "outcomes.csv", "--store", store],
                        ["import", "indicators", pathlib.Path(given.data) / "indicators.csv", "--store", store]):
            done = run(*command)
            if done.returncode:
                sys.exit(done.stderr)
        oracle = Oracle(store)
        indicators = ["tax_base_per_inhabitant", "long_term_unemployment_12_months_january", "share_16_64_in_higher_education", "workplaces_total"]
        for _ in range(given.cases):
            asked = policy(rng, indicators)
            (folder / "policy.yaml").write_text(json.dumps(asked, ensure_ascii=False))
            done = run("gaps", folder / "policy.yaml", "--store", store, "--format", "json")
            if done.returncode not in (0, 2):
                sys.exit(f"{asked}\n{done.stderr}")
            compare(oracle, asked, json.loads(done.stdout), seen)
        choices = Comparison()
        granted = oracle.rows[(oracle.rows["class"] == "decided") & (oracle.rows.location == "municipalities")]
        first = next(row for row in granted.itertuples() if row.basis != "county_wide")
        where = sorted(set(oracle.parts[oracle.parts.footprint_id == first.Index].cell_fid.map(oracle.key("municipality"))))
        applications.verify(run, folder, store, Oracle, lambda: policy(rng, indicators), rng, given.cases, choices, (first.id, first.title, ",".join(where)))
    for line in (seen.wrong + choices.wrong)[:20]:
        print(line)
    print(f"pandas {pandas.__version__}, NumPy {numpy.__version__}, SciPy {scipy.__version__} (HiGHS), shapely {shapely.__version__} (GEOS {shapely.geos_version_string})")
    print(f"{given.cases} policies from seed {given.seed}: {seen.numbers} figures and verdicts compared, {len(seen.wrong)} wrong; largest relative difference {seen.largest:.1e}, limit 1e-08")
    print(f"{given.cases} rounds of applications, each under three ways of protecting gaps: {choices.numbers} choices, budgets and figures compared, {len(choices.wrong)} wrong; largest relative difference {choices.largest:.1e}")
    sys.exit(bool(seen.wrong or choices.wrong))


main()
