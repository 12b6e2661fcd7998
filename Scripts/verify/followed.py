"""The rules on what initiatives reached of their targets and on how parts developed, as `gaps.py` checks them, from the store's tables."""
import calendar
import pandas


def last_day(date):
    parts = [int(part) for part in str(date).split("-")]
    if len(parts) == 1:
        parts.append(12)
    return tuple(parts) if len(parts) == 3 else (*parts, calendar.monthrange(*parts)[1])


def outcomes(file, count, rng):
    """Targets and reports of jobs by some of them: with and without either, and with targets that are due later. Reports have decimals, so that one is the largest."""
    lines = ["initiative;indicator;kind;period;value;unit;indicator_kind"]
    for number in range(count):
        def say(kind, period, value):
            lines.append(f"R{number:04};jobs;{kind};{period};{value};jobs;extensive")

        if rng.random() < 0.4:
            continue
        start = rng.choice([0, 0, rng.randint(1, 5)])
        if start:
            say("baseline", 2015, start)
        if rng.random() < 0.85:
            say("target", rng.randint(2021, 2029), start + rng.randint(1, 20))
        for year in sorted(rng.sample(range(2020, 2027), rng.choice([0, 1, 1, 2]))):
            say("result", year, round(start + rng.uniform(0, 18), 2))
    file.write_text("\n".join(lines) + "\n")


class Followed:
    """What a ground of initiatives says of reports and of statistics over time. `o` reads the store, `rows` and `parts` are those that count."""

    away = frozenset()
    """Parts that the last rule asked isn't about; None where it is about no part at all."""

    def jobs(self, day):
        """By initiative (change, change to the target, due, reported) until a day; the target is the last one stated."""
        known = {}
        for row, stated in self.o.outcomes.groupby("row"):
            said = {kind: own.sort_values("period", key=lambda column: column.map(last_day)) for kind, own in stated.groupby("kind")}
            base = said["baseline"].value.iloc[-1] if "baseline" in said else 0.0
            reports = said["result"][said["result"].period.map(last_day) <= last_day(day)] if "result" in said else []
            change = reports.value.iloc[-1] - base if len(reports) else None
            target = said["target"].value.iloc[-1] - base if "target" in said else None
            due = target is None or last_day(said["target"].period.iloc[-1]) <= last_day(day)
            known[row] = (change, target, due)
        return known

    def reported_jobs(self):
        """Identifiers of those that report any."""
        return set(self.o.outcomes.row[self.o.outcomes.kind == "result"])

    @staticmethod
    def reached(rule, members):
        """(change by targets, change) of members (share, change, change to the target, due); None where the targets add up to nothing."""
        judged = [(share, change, target) for share, change, target, due in members if target is not None and (change is not None if rule.get("reported") else due or change is not None)]
        aimed = sum(share * target for share, _, target in judged)
        return sum(share * change for share, change, _ in judged if change is not None) / aimed if aimed else None

    def achieves(self, rule, part, rows):
        """Whether a part reaches what a rule asks with initiatives of unknown location lying there; not asked of the county, which has them."""
        if part is None:
            return None
        known, among = self.jobs(rule.get("as_of", self.policy["round"])), rule.get("among", {}).get("programme")
        ids = {row: id for row, id, programme in zip(self.rows.index, self.rows.id, self.rows.programme) if id in known and (not among or programme in among)}
        parts = self.parts[self.parts.footprint_id.isin(ids)]
        own = parts[parts.cell_fid.map(self.o.key(rule["per"])) == part].groupby("footprint_id")["count"].sum()
        members = [(share, *known[ids[row]]) for row, share in own.items() if share > 0]
        members += [(row.unlocated_share / 1e12, *known[row.id]) for row in rows.itertuples() if row.id in known]
        value = self.reached(rule, members)
        return value is not None and bool(value >= rule["at_least"])

    def achievement(self, rule, people):
        known = self.jobs(rule.get("as_of", self.policy["round"]))
        among = rule.get("among", {}).get("programme")
        ids = {row: id for row, id, programme in zip(self.rows.index, self.rows.id, self.rows.programme) if id in known and (not among or programme in among)}
        if "per" in rule:
            parts = self.parts[self.parts.footprint_id.isin(ids)]
            shares = parts.groupby([parts.cell_fid.map(self.o.key(rule["per"])), parts.footprint_id])["count"].sum()
            groups = {part: shares[part] if part in shares.index.get_level_values(0) else {} for part in people.index}
        else:
            groups = {None: dict.fromkeys(ids, 1.0)}
        gaps, absent, away, worst = {}, set(), set(), None
        for part, members in groups.items():
            own = [(share, *known[ids[row]]) for row, share in members.items() if share > 0]
            value = self.reached(rule, own)
            if value is None:
                (away if not own or not any(change is not None or due for _, change, _, due in own) else absent).add(part)
                continue
            worst = value if worst is None else min(worst, value)
            if value < rule["at_least"]:
                gaps[part, "jobs"] = (rule["at_least"], value, None, people[part] if part is not None else self.o.people)
        if worst is None:
            away.add(None)
        self.away = away
        verdict = self.verdict(gaps, absent) if worst is not None or absent else "not_applicable"
        return verdict, rule["at_least"], worst, gaps, absent

    def change(self, rule, people):
        facts, values = self.o.indicators.loc[rule["indicator"]], self.o.values[self.o.values.indicator == rule["indicator"]]
        table = values.pivot(index="municipality_code", columns="year", values="value").reindex(index=people.index)[[rule["from"], rule["to"]]]
        both = table.dropna()
        weights = {year: self.o.people_of(year)[both.index] / self.o.people_of(year)[both.index].sum() if facts.kind == "intensive" else 1 for year in both}
        was, now = [(both[year] * weights[year]).sum() for year in both]
        sign = 1 if rule["direction"] == "higher_is_better" else -1
        required = 100 * (now / was - 1) - sign * rule.get("at_most_points_below", 0)
        percent = 100 * (both[rule["to"]] / both[rule["from"]] - 1)
        gaps = {(part, rule["indicator"]): (required, own, None, people[part]) for part, own in percent.items() if sign * own < sign * required}
        absent = set(table.index) - set(both.index)
        return self.verdict(gaps, absent), required, percent.min() if sign > 0 else percent.max(), gaps, absent

    def with_jobs(self, rows, rule):
        """Those that report jobs and are among the programmes that the rule names."""
        among = rule.get("among", {}).get("programme")
        return rows[rows.id.isin(self.reported_jobs()) & (rows.programme.isin(among) if among else True)]
