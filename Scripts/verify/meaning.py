"""Reads random stores twice: by `rackvidd`, and from the same files with pandas (meaning_reading.py). Called by Scripts/verify-meaning.

Each store has some of the traps of meaning_files.py. A figure counts for a trap when a row with the trap falls on its part.
"""
import argparse, datetime, html, json, os, pathlib, random, re, subprocess, sys, tempfile
import geopandas, numpy, pandas
import meaning_files as made
from meaning_reading import LAST, LEVELS, Reading, days, indices
from meaning_seen import Seen, fallen, stated, unstated

TRAPS = ["statuses", "outcome kinds", "rates", "blanks", "years", "places within municipalities", "several places", "stated totals", "straddling dates",
         "dates with a zone", "an end only", "negative amounts", "funded_by", "population years"]
SWITCHES = ["statuses", "blanks", "places", "several", "totals", "dates", "negative", "funded", "population"]


class Store:
    """One random store, and both readings of it."""

    def __init__(self, rackvidd, data, folder, seed, new, places, points, seen):
        self.rackvidd, self.folder, self.seen, self.seed = rackvidd, folder, seen, seed
        rng = self.rng = random.Random(seed)
        self.on = {switch for switch in SWITCHES if rng.random() < 0.6}
        self.store = folder / "store.gpkg"
        rows, self.row_traps = made.initiatives(rng, self.on, places, points, new)
        outcomes, self.outcome_traps = made.outcomes(rng, [row["id"] for row in rows], self.on)
        columns = ["id", "titel", "program", "styrkeområde", "beslutsdatum", "start", "slut", "beviljat", "total budget", "kommun", "kommunkoder", "ort",
                   "antal_kommuner_totalt", "lon", "lat"] + (["status"] if "statuses" in self.on else []) + (["funded_by"] if "funded_by" in new else [])
        made.write(folder / "initiatives.csv", rows, columns)
        made.write(folder / "outcomes.csv", outcomes, [column for column in outcomes[0] if column != "kind"])
        self.run("init", self.store, "--bare")
        people = []
        if "population" in self.on and "population_year" in new:
            people = made.population(rng, self.cells().groupby("municipality_code").population.sum().to_dict())
            made.write(folder / "population.csv", people, list(people[0]))
            self.run("import", "indicators", folder / "population.csv", "--store", self.store)
        self.run("import", "initiatives", folder / "initiatives.csv", "--store", self.store)
        self.run("import", "outcomes", folder / "outcomes.csv", "--store", self.store)
        self.of_people = {"population years"} if people else set()
        self.reading = Reading(self.cells(), places, rows, outcomes, people, population(data))

    def run(self, *command, codes=(0,)):
        done = subprocess.run([self.rackvidd, *map(str, command), "--language", "en"], capture_output=True, text=True, timeout=120)
        if done.returncode not in codes:
            raise SystemExit(f"store {self.seed}: {' '.join(map(str, command))}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done

    def ask(self, *command, codes=(0,)):
        return json.loads(self.run(*command, "--store", self.store, "--format", "json", codes=codes).stdout)

    def cells(self):
        """The territory: cells with geometry and inhabitants."""
        file = self.folder / "cells.geojson"
        self.run("export", "cells", "--output", file, "--store", self.store)
        return geopandas.read_file(file)[["code", "municipality_code", "zone", "population", "geometry"]]

    def traps(self, parts=None, rows=None, indicator=None):
        """Traps of the rows that fall on a part, or of all."""
        ids = set(self.reading.rows.id if rows is None else rows.id) if parts is None else set(parts)
        own = set().union(*(self.row_traps[id] for id in ids)) if ids else set()
        return own | (self.outcome_traps[indicator] if indicator else set())

    # Questions

    def selection(self):
        """A random selection: options of the command line, and arguments of Reading.select."""
        rng, options, chosen = self.rng, [], {}
        if rng.random() < 0.6:
            since = rng.choice([None, f"{rng.randint(2019, 2022)}", f"{rng.randint(2019, 2022)}-07", f"{rng.randint(2019, 2022)}-05-17"])
            until = rng.choice([None, f"{rng.randint(2022, 2025)}", f"{rng.randint(2023, 2025)}-06", f"{rng.randint(2023, 2025)}-05-17"])
            for option, key, value in (("--from", "since", since), ("--to", "until", until)):
                if value:
                    options += [option, value]
                    chosen[key] = value
        if "statuses" in self.on and rng.random() < 0.5:
            if rng.random() < 0.3:
                chosen["status"] = rng.choice(sorted(set(self.reading.rows.status) - {""}))
                options += ["--status", chosen["status"]]
            else:
                more = rng.sample(["undecided", "rejected"], rng.randint(1, 2))
                options += [word for name in more for word in ("--include", name)]
                chosen["classes"] = ("decided", *more)
        if rng.random() < 0.3:
            chosen["programme"] = rng.choice(made.PROGRAMMES)
            options += ["--programme", chosen["programme"]]
        return options, chosen

    def county_wide(self, chosen):
        way = self.rng.choice(["population", "population", "equal", "left_out"])
        return (["--county-wide", way] if way != "population" else []), chosen | {"county_wide": way}

    def statuses(self, command, what, answer, left_out, counted):
        """What is left out beside, with its sum, by status; unknown words; without a status."""
        traps = {"statuses"} & self.traps()
        theirs = {(item["status"], item["class"]): (item["initiatives"], item["granted_sek"]) for item in answer["left_out"]}
        ours = {key: (len(rows), stated(rows.granted)) for key, rows in left_out.groupby(["status", "class"])}
        self.seen.figure(command, what + " statuses left out", traps, sorted(theirs), sorted(ours))
        for key in set(theirs) & set(ours):
            self.seen.figure(command, f"{what} {key} initiatives", traps, theirs[key][0], ours[key][0])
            self.seen.figure(command, f"{what} {key} money", traps, theirs[key][1], ours[key][1], money=True)
        self.seen.figure(command, what + " without a status", traps, answer["without_status"], int((counted.status == "").sum()))
        unknown = counted.status[counted.status.isin(made.UNKNOWN)].value_counts().to_dict()
        self.seen.figure(command, what + " assumed decided", traps, {item["status"]: item["initiatives"] for item in answer["assumed_decided"]}, unknown)

    def account(self, command, what, answer, counted):
        """What is told of amounts: those repaid, and what was granted on and counted once."""
        stated = {id: int(öre) for id, öre in counted.granted.items() if not pandas.isna(öre)}
        once = self.reading.once(counted)
        negative = [öre for öre in stated.values() if öre < 0]
        self.seen.figure(command, what + " negative amounts", {"negative amounts"}, answer["negative"]["initiatives"], len(negative))
        self.seen.figure(command, what + " negative money", {"negative amounts"}, answer["negative"]["granted_sek"], sum(negative) / 100, money=True)
        self.seen.figure(command, what + " granted on", {"funded_by"}, answer["granted_on_sek"], (sum(stated.values()) - sum(once.values())) / 100, money=True)

    def dated(self, command, what, counts, undated, straddling):
        traps = {"straddling dates", "years"} & (self.traps() | {"years"})
        self.seen.figure(command, what + " undated", traps, counts["undated"], len(undated))
        self.seen.figure(command, what + " straddling", traps, counts["straddling"], len(straddling))
        self.seen.figure(command, what + " straddling money", traps, counts["straddling_sek"], stated(straddling.granted), money=True)

    def shares_and_indices(self, command, what, answer, values, people, traps, rate=False, fell=False, alone=False):
        """per_1000, share, quotient of each part, and the indices."""
        total = values.sum()
        # A sum stands beside the people of the parts that have a value; a rate beside everybody.
        known = values.notna()
        beside = known if not rate and known.any() else known | True
        everyone = people[beside].sum()
        self.seen.figure(command, what + " share of people is of", traps(None), answer["population_share_of"], "county" if beside.all() else "parts_with_value")
        sound = not rate and not fell and total > 0 and not (values < 0).any()
        for row in answer["rows"]:
            code = row["code"]
            value = values[code]
            blank = pandas.isna(value)
            own = traps(code) | self.of_people
            # People between two years are shown whole.
            self.seen.figure(command, f"{what} {code} people", own, row["population"], float(people[code]), slack=0.5 if people[code] % 1 else 0)
            self.seen.figure(command, f"{what} {code} share of people", own, row["population_share"], people[code] / everyone if beside[code] else None)
            self.seen.figure(command, f"{what} {code} per 1,000", own, row["per_1000"], None if blank or rate else 1000 * value / people[code])
            self.seen.figure(command, f"{what} {code} share", own, row["share"], value / total if sound and not blank else None)
            self.seen.figure(command, f"{what} {code} quotient", own, row["location_quotient"], value / total / (people[code] / everyone) if sound and not blank else None)
        ours = dict.fromkeys(answer["indices"]) if fell or alone else indices(values, people, rate)  # One report on several parts is as even as one.
        for name, index in answer["indices"].items():
            self.seen.figure(command, f"{what} {name}", traps(None) | self.of_people, index["value"], ours[name])

    def year_of_people(self, command, what, answer, year):
        """The year whose people stand beside the values, where they are those of municipalities."""
        if "population_year" in answer:
            self.seen.figure(command, what + " population year", {"population years"}, answer["population_year"], int(year))

    def money(self):
        """distribution of money and of numbers."""
        options, chosen = self.selection()
        extra, chosen = self.county_wide(chosen)
        by, indicator = self.rng.choice(list(LEVELS)), self.rng.choice(["granted_sek", "granted_sek", "initiatives"])
        command, what = "distribution", f"{self.seed}: {indicator} --by {by} {' '.join(options + extra)}"
        answer = self.ask("distribution", indicator, "--by", by, *options, *extra)
        way = chosen.pop("county_wide")
        counted, left_out, undated, straddling = self.reading.select(**chosen, county_wide=way)
        parts = self.reading.parts(counted, way)
        parts["key"] = self.reading.key(parts, by)
        column, is_money = ("granted", True) if indicator == "granted_sek" else ("share", False)
        sums = parts.groupby("key")[column].sum()
        touching = parts.groupby("key").id.nunique()
        people, year = self.reading.inhabitants(by, days(chosen["until"])[1].year if "until" in chosen else None)
        self.year_of_people(command, what, answer, year)
        values = sums.reindex(people.index, fill_value=0.0)
        if is_money:
            values[values.index.isin(unstated(counted, parts, parts.key))] = float("nan")
            self.seen.figure(command, what + " blank parts", self.traps(counted.id) | {"blanks"}, answer["blank_parts"], int(values.isna().sum()))
        years = {"years"} if "since" in chosen or "until" in chosen else set()
        traps = lambda code: self.traps(parts.id[parts.key == code] if code else counted.id) | years
        inside = parts[~parts.part.isin(["outside", "unlocated"])]
        for key, ours in (("total", sums.sum()), ("unlocated", sums.get("unlocated", 0.0)), ("outside", sums.get("outside", 0.0)), ("county_value", values.sum())):
            if is_money:
                ours = fallen(inside if key == "county_value" else parts, parts.key, key if key in ("unlocated", "outside") else None)
            self.seen.figure(command, f"{what} {key}", traps(None) | ({"blanks"} if ours is None else set()), answer[key], ours, money=is_money)
        for basis in ("declared", "county_wide"):
            self.seen.figure(command, f"{what} {basis}", traps(None), answer["basis"][basis], inside[inside.id.map(counted.basis) == basis][column].sum(), money=is_money)
        counts = answer["counts"]
        for key, ours in (("initiatives", len(counted)), ("without_value", int(counted.granted.isna().sum()) if is_money else 0), ("county_wide", int((counted.basis == "county_wide").sum())),
                          ("unlocated", int((counted.basis == "unlocated").sum())), ("resting_on_total", int(counted.on_total.sum())),
                          ("undecided", int((counted["class"] == "undecided").sum()))):
            self.seen.figure(command, f"{what} {key}", traps(None), counts[key], ours)
        if "outside_by_total_sek" in answer:
            outside = parts[(parts.part == "outside") & parts.id.map(counted.on_total).astype(bool)]
            self.seen.figure(command, f"{what} outside by total", {"stated totals"}, answer["outside_by_total_sek"], outside.granted.sum(), money=True)
        for precision in ("exact", "place", "unknown"):
            self.seen.figure(command, f"{what} {precision}", traps(None), answer["precision"][precision], int((counted.precision == precision).sum()))
        self.dated(command, what, counts, undated, straddling)
        self.statuses(command, what, answer["statuses"], left_out, counted)
        if is_money and "money" in answer:
            self.account(command, what, answer["money"], counted)
        for row in answer["rows"]:
            self.seen.figure(command, f"{what} {row['code']}", traps(row["code"]), row["value"], values[row["code"]], money=is_money)
            self.seen.figure(command, f"{what} {row['code']} touching", traps(row["code"]), row["initiatives_touching"], int(touching.get(row["code"], 0)))
        self.shares_and_indices(command, what, answer, values, people, traps)

    def outcome(self):
        """distribution of what initiatives brought: change, result, baseline, target, achievement; levels of rates."""
        indicator, kind = self.rng.choice(made.INDICATORS)[:2]
        rate = kind == "kvot"
        options, chosen = self.selection()
        until = LAST
        if self.rng.random() < 0.6:
            year = self.rng.randint(2020, 2025)
            when = self.rng.choice([["--year", str(year)], ["--as-of", str(year)], ["--as-of", f"{year}-06"], ["--as-of", f"{year}-09-15"]])
            options, until = options + when, days(when[1])[1]
        by = self.rng.choice(["municipality", "municipality", "cell", "zone"])
        command, what = "distribution", f"{self.seed}: {indicator} --by {by} {' '.join(options)}"
        answer = self.ask("distribution", indicator, "--by", by, *options)
        counted, left_out, undated, straddling = self.reading.select(**chosen)
        reports = self.reading.reported(indicator, until)
        reports = reports[reports.index.isin(counted.id)]
        parts = self.reading.parts(counted)
        parts["key"] = self.reading.key(parts, by)
        parts = parts[parts.id.isin(reports.index)].join(reports, on="id")
        people, year = self.reading.inhabitants(by, self.reading.now(indicator, until).year)
        self.year_of_people(command, what, answer, year)
        traps = lambda code: self.traps(parts.id[parts.key == code] if code else reports.index, indicator=indicator) | ({"years"} if until != LAST or "since" in chosen or "until" in chosen else set())
        values = pandas.Series(numpy.nan, people.index)
        for row in answer["rows"]:
            code = row["code"]
            own = self.carried(parts[parts.key == code], rate)
            values[code] = own["value"]
            for key, ours in own.items():
                self.seen.figure(command, f"{what} {code} {key}", traps(code), row[key], ours)
        county = self.carried(parts, rate)
        for key in ("result", "baseline", "change", "target", "achievement"):
            self.seen.figure(command, f"{what} all {key}", traps(None), answer["outcomes"][key], county[key])
        for state in ("reported", "not_reported", "not_due"):
            self.seen.figure(command, f"{what} {state}", traps(None), answer["outcomes"][state], int((reports.state == state).sum()))
        self.seen.figure(command, what + " baselines assumed", traps(None), answer["outcomes"]["baselines_assumed"], int((reports.assumed & reports.r.notna()).sum()))
        self.seen.figure(command, what + " blank parts", traps(None), answer["blank_parts"], int(values.isna().sum()))
        if not rate:
            inside = parts[~parts.part.isin(["outside", "unlocated"])]
            # Where nobody reports, nothing was brought that anybody knows of.
            carried = lambda rows: float((rows.share * rows.change).sum()) if parts.change.notna().any() else None
            fell = self.reading.parts(counted)
            beside = lambda place: None if (fell.part == place).any() and not parts.change[parts.part == place].notna().any() else carried(parts[parts.part == place])
            for key, ours in (("total", carried(parts)), ("county_value", carried(inside) if inside.change.notna().any() else None), ("outside", beside("outside")), ("unlocated", beside("unlocated"))):
                self.seen.figure(command, f"{what} {key}", traps(None), answer[key], ours)
        self.dated(command, what, answer["counts"], undated, straddling)
        self.statuses(command, what, answer["statuses"], left_out, counted)
        self.shares_and_indices(command, what, answer, values, people, traps, rate, fell=bool((reports.change < 0).any()) and not rate, alone=rate and int(reports.r.notna().sum()) < 2)

    def carried(self, parts, rate):
        """What falls on a part of what was reported there. Sums are added by share; levels of rates are averaged by share."""
        known, states = parts[parts.r.notna()], parts.groupby("id").state.first()
        if rate:
            mean = lambda column: (lambda rows: (rows.share * rows[column]).sum() / rows.share.sum() if len(rows) else None)(known[known[column].notna()])
            figures = dict(value=mean("r"), result=mean("r"), baseline=mean("stated"), change=mean("change"), target=None)
            aims = parts[parts.τ.notna()]
            figures["target"] = (aims.share * aims.τ).sum() / aims.share.sum() if len(aims) else None
            both = known[known.change.notna() & known.τ.notna()]
            gone, aimed = (both.share * both.change).sum(), (both.share * (both.τ - both.b)).sum()
        else:
            add = lambda rows, column: (rows.share * rows[column]).sum() if len(rows) else None
            figures = dict(value=add(known, "change"), result=add(known, "r"), baseline=add(known, "b"), change=add(known, "change"), target=add(parts[parts.τ.notna()], "τ"))
            both = known[known.τ.notna()]
            gone, aimed = (both.share * both.change).sum(), (both.share * (both.τ - both.b)).sum()
        return figures | dict(achievement=gone / aimed if aimed else None) | {state: int((states == state).sum()) for state in ("reported", "not_reported", "not_due")}

    def query(self):
        """query --sum by a division, and by programme, strength area and year."""
        options, chosen = self.selection()
        extra, chosen = self.county_wide(chosen)
        by = self.rng.choice([*LEVELS, "programme", "strength_area", "year"])
        indicator = self.rng.choice([name for name, kind, _, _ in made.INDICATORS if kind == "summa"])
        command, what = "query --sum", f"{self.seed}: --by {by} {indicator} {' '.join(options + extra)}"
        answer = self.ask("query", "1 = 1", "--by", by, "--sum", f"granted_sek,total_budget_sek,initiatives,{indicator}", *options, *extra)
        way = chosen.pop("county_wide")
        counted, left_out, undated, straddling = self.reading.select(**chosen, county_wide=way)
        parts = self.reading.parts(counted, way).join(self.reading.reported(indicator)[["change"]], on="id")
        year = lambda text: text and str(days(text)[0].year)
        group = {"programme": counted.program, "strength_area": counted["styrkeområde"], "year": counted.date.map(year)}
        parts["key"] = self.reading.key(parts, by) if by in LEVELS else parts.id.map(group[by])
        names = {"granted_sek": "granted", "total_budget_sek": "budget", "initiatives": "share"}
        parts["brought"] = parts.share * parts.change
        years = {"years"} if "since" in chosen or "until" in chosen or by == "year" else set()
        groups = [(row["code"] or "", row) for row in answer["rows"]]
        if by not in LEVELS:
            self.seen.figure(command, what + " groups", years, sorted(code for code, _ in groups), sorted(parts.key.unique()))
        groups += [(word, answer[word]) for word in ("outside", "unlocated")] if by in LEVELS else []
        for code, row in [*groups, (None, answer["total"])]:
            own = parts if code is None else parts[parts.key == code]
            if "touching" in row:
                self.seen.figure(command, f"{what} {code} touching", self.traps(own.id) | years, row["touching"], own.id.nunique())
            for name in ("granted_sek", "total_budget_sek", "initiatives", indicator):
                column = names.get(name, "brought")
                ours = own[column].sum()
                if own[column].isna().all() and (len(own) or column == "brought" and not parts.brought.notna().any()):
                    ours = None
                elif column == "brought" and not len(own) and code not in ("outside", "unlocated"):
                    ours = None
                traps = self.traps(own.id, indicator=indicator if column == "brought" else None) | years
                self.seen.figure(command, f"{what} {code} {name}", traps, row[name], ours, money=name.endswith("_sek"))
        if by == "year":
            undecided, once = counted[counted.date == ""], self.reading.once(counted)
            known = [once[id] for id in undecided.id if id in once]
            self.seen.figure(command, what + " without a year", {"an end only"}, answer["without_year"]["initiatives"], len(undecided))
            self.seen.figure(command, what + " money without a year", {"an end only"}, answer["without_year"]["granted_sek"], None if len(undecided) and not known else sum(known) / 100, money=True)
        self.seen.figure(command, what + " without money", {"blanks"}, answer["without_value"]["granted_sek"], int(counted.granted.isna().sum()))
        self.statuses(command, what, answer["statuses"], left_out, counted)
        rate = self.rng.choice([name for name, kind, _, _ in made.INDICATORS if kind == "kvot"])
        self.seen.figure(command, f"{self.seed}: a sum of {rate} is refused", {"rates"}, self.run("query", "1 = 1", "--by", "municipality", "--sum", rate, "--store", self.store, codes=(0, 1, 64)).returncode != 0, True)

    def gaps(self):
        """gaps: minimum numbers and amounts, shares, concentration, recency."""
        rng = self.rng
        per = lambda: rng.choice(list(LEVELS))
        policy = {"version": 1, "name": "random", "round": "2026-03-15", "county_wide": rng.choice(["left_out", "population", "equal"])}
        period = {}
        if rng.random() < 0.6:
            period = {"from": rng.choice([2020, "2020-07", "2021-05-17"]), "to": rng.choice([2023, "2024-06", "2024-05-17"])}
            policy["period"] = period
        chosen = {"since": str(period["from"]), "until": str(period["to"])} if period else {}
        if rng.random() < 0.3:
            chosen["programme"] = rng.choice(made.PROGRAMMES)
            policy["filter"] = {"programme": [chosen["programme"]]}
        policy["rules"] = rules = [
            {"kind": "minimum_initiatives", "per": per(), "minimum": rng.randint(1, 15)},
            {"kind": "minimum_amount", "per": per(), "minimum": round(10 ** rng.uniform(4, 7))},
            {"kind": "minimum_share", "of": "granted_sek", "against": "population", "per": per(), "at_least": round(rng.uniform(0.3, 1.5), 2)},
            {"kind": "minimum_share", "of": "initiatives", "against": "population", "per": per(), "at_least": round(rng.uniform(0.3, 1.5), 2)},
            {"kind": "maximum_concentration", "of": "granted_sek", "per": per(), "measure": rng.choice(["gini", "hoover", "largest_share"]), "at_most": round(rng.uniform(0.1, 0.6), 3)},
            {"kind": "minimum_amount", "of": rng.choice([name for name, kind, _, _ in made.INDICATORS if kind == "summa"]), "per": per(), "minimum": rng.randint(1, 40)},
            {"kind": "recency", "per": per(), "at_most_months": rng.randint(12, 60)}]
        for number, rule in enumerate(rules):
            rule |= {"id": f"r{number}", "severity": "must"}
        (self.folder / "policy.yaml").write_text(json.dumps(policy))
        answer = self.ask("gaps", self.folder / "policy.yaml", codes=(0, 2))
        command, what = "gaps", f"{self.seed}: {policy['county_wide']} {period} {policy.get('filter', '')}"
        counted, left_out, undated, straddling = self.reading.select(**chosen, county_wide=policy["county_wide"])
        parts = self.reading.parts(counted, policy["county_wide"])
        years = {"years"} if period else set()
        first = answer["initiatives"]
        wholly = counted.basis == "unlocated"
        some = counted.id.isin(parts.id[parts.part == "unlocated"])
        for key, ours in (("checked", len(counted)), ("unlocated", int(wholly.sum())), ("partly_unlocated", int((some & ~wholly).sum()))):
            self.seen.figure(command, f"{what} {key}", self.traps(rows=counted) | years, first.get(key), ours)
        self.seen.figure(command, what + " unlocated money", self.traps(rows=counted) | years, first["unlocated_sek"], fallen(parts, parts.part, "unlocated"), money=True)
        self.dated(command, what, first, undated, straddling)
        self.statuses(command, what, answer["statuses"], left_out, counted)
        for rule, result in zip(rules, answer["rules"]):
            self.rule(command, what, rule, result, [gap for gap in answer["gaps"] if gap["rule"] == rule["id"]], counted, parts, years, days(chosen["until"])[1].year if period else None)

    def rule(self, command, what, rule, result, gaps, counted, parts, years, until):
        by, (people, _) = rule["per"], self.reading.inhabitants(rule["per"], until)
        keys = self.reading.key(parts, by)
        of = rule.get("of", "granted_sek")
        if of not in ("granted_sek", "initiatives"):
            parts = parts.join(self.reading.reported(of)[["change"]], on="id").assign(granted=lambda rows: rows.share * rows.change)
        sums = parts.groupby(keys)["share" if of == "initiatives" else "granted"].sum().reindex(people.index, fill_value=0.0)
        touching = parts.groupby(keys).id.nunique().reindex(people.index, fill_value=0)
        ours, required, observed, whole = {}, None, None, sums.sum()
        # A part in which nothing was reported can't be judged, and then neither can the rule, unless another falls short.
        # Nor can one where initiatives lie and none of them states an amount.
        blank = pandas.Series(False, people.index)
        if of == "granted_sek" and rule["kind"] != "minimum_initiatives":
            blank = people.index.to_series().isin(unstated(counted, parts, keys))
        elif of not in ("granted_sek", "initiatives"):
            blank = ~people.index.to_series().isin(keys[parts.change.notna()])
        if rule["kind"] in ("minimum_initiatives", "minimum_amount"):
            values = touching if rule["kind"] == "minimum_initiatives" else sums
            values = values[~blank]
            required, observed = (rule["minimum"], values.min()) if len(values) else (0, None)
            ours = {code: (required, value) for code, value in values.round(2 if of == "granted_sek" else 12).items() if value < required}
        elif rule["kind"] == "minimum_share":
            people, sums = people[~blank], sums[~blank]
            whole = sums.sum()
            if whole <= 0 or (sums < 0).any():
                return
            need, have = rule["at_least"] * people / people.sum(), sums / whole
            # Of parts that fall equally short any may stand for them.
            furthest = (have / need)[lambda ratio: ratio <= ratio.min() + 1e-12].index
            worst = min(furthest, key=lambda code: abs(need[code] - result["required"]))
            required, observed = need[worst], have[worst]
            ours = {code: (need[code], have[code]) for code in people.index if have[code] < need[code]}
        elif rule["kind"] == "maximum_concentration":
            people, sums = people[~blank], sums[~blank]
            whole = sums.sum()
            if whole <= 0 or (sums < 0).any() or len(people) < 2:
                return
            required, observed = rule["at_most"], (sums / whole).max() if rule["measure"] == "largest_share" else indices(sums, people)[rule["measure"]]
            ours = {(sums / whole).idxmax() if rule["measure"] == "largest_share" else None: (required, observed)} if observed > required else {}
        else:
            required, since = rule["at_most_months"], {}
            for row in counted.itertuples():
                if row.date:
                    for code in set(keys[parts.id == row.id]):
                        since[code] = max(since.get(code, datetime.date.min), days(row.date)[0])
            months = lambda day: (2026 - day.year) * 12 + 3 - day.month - (15 < day.day)
            ages = {code: months(since[code]) if code in since else None for code in people.index}
            observed = None if None in ages.values() else max(ages.values())
            ours = {code: (required, age) for code, age in ages.items() if age is None or age > required}
        traps = self.traps(rows=counted) | years | (self.of_people if rule.get("against") or rule.get("measure") else set())
        name, money = f"{what} {rule}", rule["kind"] == "minimum_amount" and of == "granted_sek"
        held = rule["kind"] in ("minimum_initiatives", "minimum_amount", "minimum_share") and blank.any()
        self.seen.figure(command, name + " verdict", traps, result["verdict"], "not_met" if ours else "cannot_be_judged" if held else "met")
        self.seen.figure(command, name + " passed", traps, result["passed"], not ours and not held)
        self.seen.figure(command, name + " required", traps, result["required"], required)
        self.seen.figure(command, name + " observed", traps, result["observed"], observed, money=money)
        self.seen.figure(command, name + " gaps", traps, sorted(str(gap["code"]) for gap in gaps), sorted(map(str, ours)))
        for gap in gaps:
            if gap["code"] in ours:
                own = self.traps(parts.id[keys == gap["code"]]) | years if gap["code"] else traps
                self.seen.figure(command, f"{name} {gap['code']} required", own, gap["required"], ours[gap["code"]][0])
                self.seen.figure(command, f"{name} {gap['code']} observed", own, gap["observed"], ours[gap["code"]][1], money=money)
                if rule["kind"] == "minimum_amount":
                    # What lies nowhere known, were it all here: of what counts, only what adds.
                    lost = parts[parts.part == "unlocated"]
                    lost = lost[lost.id.map(counted.granted).fillna(0).astype(float) > 0] if of == "granted_sek" else lost[lost.change.notna()]
                    closes = bool(gap["observed"] + lost.granted.clip(lower=0).sum() >= rule["minimum"] - 1e-9)
                    self.seen.figure(command, f"{name} {gap['code']} unlocated", own, gap["unlocated_initiatives"], lost.id.nunique())
                    self.seen.figure(command, f"{name} {gap['code']} unlocated could close", own, gap["unlocated_could_close"], closes)

    def report(self):
        """report: the tables of parts, whose cells carry their figures."""
        options, chosen = self.selection()
        extra, chosen = self.county_wide(chosen)
        way = chosen.pop("county_wide")
        page = self.run("report", *options, *extra, "--store", self.store).stdout
        counted = self.reading.select(**chosen, county_wide=way)[0]
        parts = self.reading.parts(counted, way)
        for by in LEVELS:
            table = re.search(rf'<table id="tabell-{by}".*?</table>', page, re.S)
            if table is None:
                continue
            (people, _), keys = self.reading.inhabitants(by, days(chosen["until"])[1].year if "until" in chosen else None), self.reading.key(parts, by)
            sums = parts.groupby(keys).granted.sum().reindex(people.index, fill_value=0.0)
            blank = unstated(counted, parts, keys)
            known = people[~people.index.isin(blank)].sum()
            sound = sums.sum() > 0 and not (sums < 0).any()
            touching = parts.groupby(keys).id.nunique()
            for code, cells in re.findall(r'<tr data-code="([^"]*)">(.*?)</tr>', table[0], re.S):
                shown = [None if text.endswith("–") else float(key) for key, text in re.findall(r'<td class="n" data-key="([^"]*)">(.*?)</td>', re.sub("</?span.*?>", "", cells))]
                share, of_people = sums[code] / sums.sum() if sound else None, people[code] / known
                ours = [sums[code] / people[code], share, of_people, share / of_people if sound else None, sums[code], people[code], touching.get(code, 0)]
                if code in blank:
                    ours[:5] = [None] * 5
                for name, theirs, here in zip(["per inhabitant", "share", "of people", "quotient", "money", "people", "initiatives"], shown, ours):
                    traps = self.traps(parts.id[keys == code]) | ({"years"} if "since" in chosen or "until" in chosen else set())
                    traps |= self.of_people if name not in ("money", "initiatives") else set()
                    slack = {"money": 0, "people": 0.5 if people[code] % 1 else 0}.get(name, 0.5000001e-6)
                    self.seen.figure("report", f"{self.seed}: {' '.join(options + extra)} {by} {code} {name}", traps, theirs,
                                     None if here is None else float(here), money=name == "money", slack=slack)

    def annual(self):
        """report --annual: the tables of a year's decisions, as they are printed."""
        year = self.rng.randint(2019, 2025)
        text = self.run("report", "--annual", year, "--format", "markdown", "--store", self.store).stdout
        counted, left_out, undated, straddling = self.reading.select(since=str(year), until=str(year))
        parts = self.reading.parts(counted)
        what, traps = f"{self.seed}: {year}", self.traps(rows=counted) | {"years"}
        said = re.search(r"^(\d+|No) decisions? dated", text, re.M)
        self.seen.figure("report --annual", what + " decisions", traps, None if said is None else 0 if said[1] == "No" else int(said[1]), len(counted) or None)
        names = {"municipality": made.CODES, "zone": {"urban": "urban area", "rural_near_urban": "rural near urban", "sparse": "sparsely populated rural"}}
        for by, named in names.items():
            (people, _), keys = self.reading.inhabitants(by, year), self.reading.key(parts, by)
            sums = parts.groupby(keys).granted.sum()
            blank = unstated(counted, parts, keys)
            known = people[~people.index.isin(blank)].sum()
            for code, name in [*named.items(), ("outside", "outside the county"), ("unlocated", "without a known location"), (None, "total")]:
                heading = {"municipality": "Municipality", "zone": "Zone"}[by]
                table = re.search(rf"\| {heading} \|.*?\n\n", text, re.S)
                row = table and re.search(rf"^\| {name} \|(.*)\|$", table[0], re.M)
                if not row:
                    continue
                shown = [cell.strip() for cell in row[1].split("|")]
                own = self.traps(parts.id[keys == code]) | {"years"} if code else traps
                value = fallen(parts, keys, code) if code in (None, "outside", "unlocated") else sums.get(code, 0.0)
                if code in people.index and code in blank:
                    self.printed(f"{what} {name} touching", own, shown[0], parts.id[keys == code].nunique())
                    for place, figure in enumerate(("money", "per inhabitant", "share", "of people", "quotient"), 1):
                        self.printed(f"{what} {name} {figure}", own, shown[place], None)
                    continue
                self.printed(f"{what} {name} money", own, shown[1], value, money=True)
                own = own | self.of_people
                if code in people.index:
                    self.printed(f"{what} {name} touching", own, shown[0], parts.id[keys == code].nunique())
                    self.printed(f"{what} {name} per inhabitant", own, shown[2], value / people[code])
                    self.printed(f"{what} {name} of people", own, shown[4], 100 * people[code] / known, unit=1)
                    inside = sums.reindex(people.index, fill_value=0.0)
                    sound = inside.sum() > 0 and not (inside < 0).any()
                    self.printed(f"{what} {name} share", own, shown[3], 100 * value / inside.sum() if sound else None, unit=1)
                    self.printed(f"{what} {name} quotient", own, shown[5], value / inside.sum() / (people[code] / known) if sound else None)

    def influence(self):
        """distribution --influence: an index without each of some initiatives, as of files that lack it."""
        options, chosen = self.selection()
        by, index = self.rng.choice(list(LEVELS)), self.rng.choice(["gini", "hoover", "theil_t", "hhi"])
        command, what = "distribution --influence", f"{self.seed}: {index} --by {by} {' '.join(options)}"
        answer = self.ask("distribution", "granted_sek", "--by", by, "--influence", "--index", index, *options)
        influence = answer.get("influence") or {}
        for one in influence.get("initiatives", []):
            reading = self.reading.without(one["code"])
            counted = reading.select(**chosen)[0]
            parts = reading.parts(counted)
            keys = reading.key(parts, by)
            people = reading.inhabitants(by, days(chosen["until"])[1].year if "until" in chosen else None)[0]
            values = parts.groupby(keys).granted.sum().reindex(people.index, fill_value=0.0)
            values[values.index.isin(unstated(counted, parts, keys))] = float("nan")
            whole = self.reading.select(**chosen)[0]
            all_parts = self.reading.parts(whole)
            # Parts that are blank with all initiatives take no part without one either.
            values[values.index.isin(unstated(whole, all_parts, self.reading.key(all_parts, by)))] = float("nan")
            ours = indices(values, people)[index]
            self.seen.figure(command, f"{what} without {one['code']}", self.row_traps[one["code"]], one["without"], ours)

    def printed(self, what, traps, text, ours, money=False, unit=0.5):
        """A figure as it is printed: right to half of its last digit; shares by largest remainder to a whole one."""
        digits = re.sub(r"[,%\s]", "", html.unescape(text)).replace("−", "-")
        if text in ("–", ""):
            return self.seen.figure("report --annual", what, traps, None, ours)
        # "<0.1" is something between nothing and that, ">99.9" between that and all.
        if digits[0] in "<>":
            low, high = (0.0, float(digits[1:])) if digits[0] == "<" else (float(digits[1:]), 100.0)
            return self.seen.figure("report --annual", what, traps, (low + high) / 2, ours, slack=(high - low) / 2)
        decimals = len(digits.partition(".")[2])
        self.seen.figure("report --annual", what, traps, float(digits), ours, money=money, slack=unit * 10**-decimals * 1.000001)


def gazetteer(data, cells):
    """Places that lie clear of every border of a cell and of squares where borders are in doubt, and random points that do."""
    tables = [pandas.read_csv(data / name, sep=";", dtype={"municipality_code": str}) for name in ("places.csv", "localities.csv")]
    table = pandas.concat(tables)[["name", "municipality_code", "longitude", "latitude"]]
    table = table[~table.name.duplicated(keep=False) & ~table.name.isin([*made.CODES.values(), *made.ELSEWHERE.values()]) & ~table.name.str.contains(",")]
    flat = cells.to_crs(3006)
    clear = flat.geometry.buffer(-2500)
    squares = set(pandas.read_csv(data / "border_doubt.csv", sep=";")[["easting_km", "northing_km"]].itertuples(index=False, name=None))

    def clear_cell(longitudes, latitudes):
        points = geopandas.GeoSeries(geopandas.points_from_xy(longitudes, latitudes), crs=4326).to_crs(3006)
        doubtful = [(int(point.x // 1000), int(point.y // 1000)) in squares for point in points]
        return ["" if doubt else next((code for code, area in zip(flat.code, clear) if area.contains(point)), "") for point, doubt in zip(points, doubtful)]

    table["cell"] = clear_cell(table.longitude, table.latitude)
    table = table[[cell.split("/")[0] == code for cell, code in zip(table.cell, table.municipality_code)]]
    rng = random.Random(14)
    west, south, east, north = cells.total_bounds
    points = [(round(rng.uniform(west, east), 6), round(rng.uniform(south, north), 6)) for _ in range(200)]
    return list(table.itertuples(index=False)), [point for point, cell in zip(points, clear_cell(*zip(*points))) if cell]


def population(data):
    """Inhabitants by municipality and year, as they ship."""
    table = pandas.read_csv(data / "indicators.csv", sep=";", dtype=str)
    return table[table.indicator == "population"].rename(columns={"municipality_code": "kommunkod", "year": "år", "value": "värde"}).to_dict("records")


def understands(rackvidd, folder):
    """What the program reads of what may not be there yet: negative amounts, money granted on, population by year."""
    store, new = folder / "probe.gpkg", set()
    run = lambda *command: subprocess.run([rackvidd, *map(str, command), "--language", "en"], capture_output=True, text=True, timeout=120)
    run("init", store, "--bare")
    (folder / "probe.csv").write_text("id;titel;beviljat;kommun;funded_by\nA;a;100;Åre;\nB;b;-10;Åre;A\n")
    done = run("import", "initiatives", folder / "probe.csv", "--store", store)
    answer = json.loads(run("distribution", "granted_sek", "--store", store, "--format", "json").stdout)
    if " 2 new" in done.stderr + done.stdout:
        new.add("negative")
    if re.search(r"funded_by → ", done.stderr + done.stdout):
        new.add("funded_by")
    if "population_year" in answer:
        new.add("population_year")
    return new


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rackvidd", required=True)
    arguments.add_argument("--data", required=True, type=pathlib.Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--stores", type=int, default=20)
    given = arguments.parse_args()
    seen = Seen()
    os.environ.pop("RACKVIDD_STORE", None)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        new = understands(given.rackvidd, folder)
        subprocess.run([given.rackvidd, "export", "cells", "--store", folder / "probe.gpkg", "--output", folder / "cells.geojson"], check=True, capture_output=True)
        places, points = gazetteer(given.data, geopandas.read_file(folder / "cells.geojson"))
        for number in range(given.stores):
            own = folder / str(number)
            own.mkdir()
            store = Store(given.rackvidd, given.data, own, given.seed * 1000 + number, new, places, points, seen)
            for question in [store.money] * 4 + [store.outcome] * 4 + [store.query] * 3 + [store.gaps] * 2 + [store.influence] * 2 + [store.report, store.annual, store.annual]:
                question()
    for line in seen.wrong[:int(os.environ.get("SHOW", 40))]:
        print(line)
    print(f"pandas {pandas.__version__}, geopandas {geopandas.__version__}, NumPy {numpy.__version__}; {given.stores} stores from seed {given.seed}")
    print()
    width = max(map(len, [*TRAPS, *seen.commands]))
    for heading, counts in (("trap", {trap: seen.traps[trap] for trap in TRAPS}), ("command", dict(sorted(seen.commands.items())))):
        print(f"{heading:{width}}  figures")
        for name, count in counts.items():
            print(f"{name:{width}}  {count:7}")
        print()
    print(f"{sum(seen.commands.values())} figures compared, {len(seen.wrong)} wrong; largest relative difference {seen.largest:.1e}, limit 1e-09; largest of money SEK {seen.money:.4f}, limit 0.005")
    sys.exit(bool(seen.wrong))


main()
