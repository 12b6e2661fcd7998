"""Chooses among random applications a second time, for `gaps.py`: by every subset of a few of them, each asked of the policy's rules as
that script's pandas code knows them, and by SciPy's HiGHS among many.

Compared: what each application is to the choice, the best choice, what is as good, what it closes and widens and what every rule comes to
then, the highest score first and the best one at a time, a choice by hand, and the frontier over budgets; under each --never-widen.
"""
import itertools, json, math, shutil
import numpy, pandas
import scipy.optimize, scipy.sparse

RELATIVE = {"minimum_share", "trend", "maximum_concentration"}
CODES = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]


def random_applications(rng, count, known):
    """Most can be chosen; the others lack something or are there already. `known`: an identifier and a title with municipalities."""
    rows = []
    for number in range(count):
        row = {"id": f"A{number}", "title": f"ansökan {number}", "applied_sek": str(rng.randint(1, 60) * 50_000), "score": rng.choice(["", *map(str, range(10, 90, 5))]),
               "strength_area": rng.choice(["", "Energi", "Skog", "Mat"]), "priority": rng.choice(["", "A", "B", "C"]), "status": rng.choice(["", "", "sökt"]),
               "economic": rng.choice(["", "1", "-1"]), "decided": rng.choice(["", "", "", "2019-05-01"]), "start": rng.choice(["", "2020-01", "2031-01"]), "e": "", "n": "", "municipality_codes": ",".join(rng.sample(CODES, rng.randint(1, 2))), "participating_municipalities": "", "standing": "counted"}
        kind = rng.random()
        if kind < 0.25:
            row |= {"e": f"{rng.uniform(470_000, 500_000):.1f}", "n": f"{rng.uniform(6_960_000, 7_030_000):.1f}", "municipality_codes": ""}
        elif kind < 0.33:
            row |= {"municipality_codes": ",".join(CODES), "standing": "wide"}
        elif kind < 0.41:
            row |= {"municipality_codes": ",".join(CODES), "participating_municipalities": ",".join(rng.sample(CODES, 2))}
        rows.append(row)
    spoil = [{"applied_sek": "", "standing": "no_amount"}, {"applied_sek": "0", "standing": "zero_amount"}, {"municipality_codes": "0180", "e": "", "n": "", "participating_municipalities": "", "standing": "outside_county"},
             {"municipality_codes": "", "e": "", "n": "", "participating_municipalities": "", "standing": "no_location"}, {"status": "avslag", "standing": "rejected"},
             {"status": "beviljat", "standing": "already_granted"}, {**{name: rows[0][name] for name in ("e", "n", "municipality_codes", "participating_municipalities")}, "title": rows[0]["title"].upper(), "standing": "duplicate"},
             {"id": known[0], "standing": "already_granted"}, {"title": known[1].upper(), "municipality_codes": known[2], "e": "", "n": "", "participating_municipalities": "", "standing": "already_granted"}]
    for changes in rng.sample(spoil, 3):
        rows.append({**rows[0], "id": f"S{len(rows)}", "title": f"särskild {len(rows)}", "municipality_codes": "2326", "e": "", "n": "", "participating_municipalities": "", "standing": "counted", **changes})
    return rows


def write(file, rows, columns):
    file.write_text("\n".join([";".join(columns), *(";".join(row[name] for name in columns) for row in rows)]) + "\n")


class Sets:
    """What the rules come to with some of the applications, each set asked once."""

    def __init__(self, oracle, policy, ids):
        self.oracle, self.policy, self.ids, self.known = oracle, policy, ids, {}

    def ask(self, chosen):
        chosen = frozenset(chosen)
        if chosen not in self.known:
            ground = self.ground(chosen)
            ground.listed = self.ground(frozenset())
            self.known[chosen] = [self.plain(rule, ground.ask(rule)) for rule in self.policy["rules"]]
        return self.known[chosen]

    def ground(self, chosen):
        away = set(self.ids) - chosen
        return self.oracle.ground(self.policy, self.policy["county_wide"], self.policy.get("period", {}), keep=lambda rows: ~rows.id.isin(away))

    @staticmethod
    def plain(rule, answer):
        verdict, required, observed, gaps, absent = answer
        # The part that has most may be another one afterwards; the requirement is the county's.
        if rule["kind"] == "maximum_concentration":
            gaps = {(None, key[1]): value for key, value in gaps.items()}
        return verdict, required, observed, gaps, absent

    def open(self, chosen, severity):
        return {(rule["id"], key) for rule, answer in zip(self.policy["rules"], self.ask(chosen)) if rule["severity"] == severity for key in answer[3]}

    def farther(self, number, key, chosen):
        """How much farther from the requirement than without any; relative to it. The requirement may change with what is known."""
        before, after = self.ask(())[number][3][key], self.ask(chosen)[number][3][key]
        if before[1] is None or after[1] is None:
            return 0
        scale = max(abs(before[0]), abs(before[1]))
        up = self.policy["rules"][number]["kind"] in ("maximum_concentration", "recency")
        return (after[1] - before[1]) / scale * (1 if up else -1)

    def widened(self, chosen, severity):
        return sum(rule["severity"] == severity and key in self.ask(())[number][3] and self.farther(number, key, chosen) > 1e-9
                   for number, rule in enumerate(self.policy["rules"]) for key in self.ask(chosen)[number][3])

    def allowed(self, chosen, never):
        for number, rule in enumerate(self.policy["rules"]):
            if never == "none" or never == "must" and rule["severity"] != "must":
                continue
            before = self.ask(())[number]
            for key in self.ask(chosen)[number][3]:
                # What couldn't be judged is no gap, and must not become one.
                if key not in before[3]:
                    return False
                if rule["kind"] not in RELATIVE:
                    continue
                for some in [chosen, *([one] for one in chosen)]:
                    if key in self.ask(some)[number][3] and self.farther(number, key, some) > 1e-9:
                        return False
        return True

    def value(self, chosen, score):
        closed = [len(self.open((), severity)) - len(self.open(chosen, severity)) for severity in ("must", "should")]
        return (*closed, round(sum(score[one] for one in chosen), 6))


def by_subsets(seen, sets, rows, report, budget, never, by_hand):
    """Every subset of those that can be chosen."""
    advice = report["applications"]
    amount = {row["id"]: int(row["applied_sek"]) for row in rows if row["standing"] == "counted"}
    score = {row["id"]: float(row["score"] or 0) for row in rows}
    what = f"never {never}, budget {budget}"
    ids = list(amount)
    cost = lambda chosen: sum(amount[one] for one in chosen)
    allowed = [chosen for size in range(len(ids) + 1) for chosen in itertools.combinations(ids, size) if cost(chosen) <= budget and sets.allowed(chosen, never)]
    value = {chosen: sets.value(chosen, score) for chosen in allowed}
    best = max(value.values())
    least = min(cost(chosen) for chosen in allowed if value[chosen] == best)
    optimal = {frozenset(chosen) for chosen in allowed if value[chosen] == best and cost(chosen) == least}
    choice = advice["choice"]
    ours = frozenset(choice["ids"])
    seen.same(what + " choice", (choice["must_closed"], choice["should_closed"], round(choice["score"], 6), choice["spent_sek"], choice["proven"]), (*best, least, True))
    seen.same(what + " choice is optimal", ours in optimal, True)
    if choice["as_good_complete"]:
        seen.same(what + " as good", {frozenset(one) for one in choice["as_good"]}, optimal - {ours})
    seen.same(what + " helps nothing", choice["helps_nothing"], best[0] <= 0 and best[1] <= 0)
    outcome(seen, sets, what + " choice", choice, score)
    ranked = sorted(ids, key=lambda one: (-(float(next(row["score"] for row in rows if row["id"] == one) or "-inf")), ids.index(one)))
    chosen = []
    for one in ranked:
        if cost(chosen + [one]) <= budget:
            chosen.append(one)
    seen.same(what + " highest score first", sorted(choice["highest_score_first"]["ids"]), sorted(chosen))
    greedy = []
    while True:
        now = sets.value(greedy, score)
        more = [(sets.value(greedy + [one], score), -ids.index(one), one) for one in ids if one not in greedy and cost(greedy + [one]) <= budget and sets.allowed(greedy + [one], never)]
        if not more or max(more)[0] <= now:
            break
        greedy.append(max(more)[2])
    seen.same(what + " one at a time", sorted(choice["greedy"]["ids"]), sorted(greedy))
    points, most = [], (0, 0)
    for limit in sorted({cost(chosen) for chosen in allowed}):
        top = max(value[chosen] for chosen in allowed if cost(chosen) <= limit)
        if top[:2] > most:
            most = top[:2]
            points.append((limit, *top))
    seen.same(what + " frontier", [(point["budget_sek"], point["must_closed"], point["should_closed"], round(point["score"], 6)) for point in advice["frontier"]["points"]], points)
    for point in advice["frontier"]["points"]:
        outcome(seen, sets, f"{what} frontier at {point['budget_sek']}", point, score)
    outcome(seen, sets, what + " by hand", advice["by_hand"], score)
    seen.same(what + " by hand allowed", advice["by_hand"]["allowed"], sets.allowed(tuple(by_hand), never))


def outcome(seen, sets, what, ours, score):
    chosen = tuple(ours["ids"])
    seen.same(what + " closed", (ours["must_closed"], ours["should_closed"], round(ours["score"], 6)), sets.value(chosen, score))
    seen.same(what + " widened", (ours["must_widened"], ours["should_widened"]), tuple(sets.widened(chosen, severity) for severity in ("must", "should")))
    for rule, before, after, theirs in zip(sets.policy["rules"], sets.ask(()), sets.ask(chosen), ours["rules"]):
        seen.same(f"{what} {rule['id']} can change", theirs["changed_by_applications"], rule["kind"] not in ("achievement", "change"))
        for side, (verdict, required, observed, gaps, _) in (("before", before), ("after", after)):
            seen.same(f"{what} {rule['id']} {side}", (theirs[side]["verdict"], theirs[side]["gaps"]), (verdict, len(gaps)))
            seen.number(f"{what} {rule['id']} {side} observed", theirs[side]["observed"], observed)
            seen.number(f"{what} {rule['id']} {side} required", theirs[side]["required"], required)


# Many applications, rules that are linear: HiGHS


class Program:
    """The choice as a whole-number program of this script's own: z is 1 where a requirement is no gap, y where a blank is made known.

    A rule that compares parts asks something else for every set of its blanks that applications make known: each set has its own rows,
    which hold where y says that it is this one.
    """

    def __init__(self, oracle, policy, rows, never):
        self.ids = [row["id"] for row in rows if row["standing"] == "counted"]
        self.cost = numpy.array([float(row["applied_sek"]) for row in rows if row["standing"] == "counted"])
        self.score = numpy.array([float(row["score"] or 0) for row in rows if row["standing"] == "counted"])
        # Others may have the identifier of what is granted already.
        away = set(self.ids)
        make = lambda keep: oracle.ground(policy, policy["county_wide"], policy.get("period", {}), keep=keep)
        base = make(lambda some: ~some.id.isin(away))
        alone = [make(lambda some, one=one: some.id == one) for one in self.ids]
        added = [make(lambda some, one=one: ~some.id.isin(away - {one})) for one in self.ids]
        self.matrix, self.lower = [], []
        count = len(self.ids)
        requirements, blanks = [], {}
        for number, rule in enumerate(policy["rules"]):
            per, of = rule["per"], rule.get("of", "granted_sek" if rule["kind"] == "minimum_amount" else None)
            blank = set(base.blanks(per, of))
            fillers = {part: [one for one, ground in enumerate(added) if part not in ground.blanks(per, of)] for part in sorted(blank)} if of else {}
            fillers = {part: some for part, some in fillers.items() if some}
            for part, some in fillers.items():
                blanks[number, part] = some
            known = [set(some) for size in range(len(fillers) + 1) for some in itertools.combinations(fillers, size)]
            counted = rule["kind"] == "minimum_initiatives"
            held = base.touching(per) if counted else base.sums(per, of)
            adds = numpy.array([one.touching(per) if counted else one.sums(per, of) for one in alone], dtype=float)
            if rule["kind"] == "minimum_share":
                size = base.people(per) if rule["against"] == "population" else oracle.cells.groupby(oracle.key(per)).area_km2.sum()
                size = size.reindex(held.index)
            for place, part in enumerate(held.index):
                if part not in rule.get("parts", held.index):
                    continue
                forms = {}
                for some in known:
                    there = numpy.array([other not in blank or other in some for other in held.index])
                    if not there[place]:
                        continue
                    if rule["kind"] == "minimum_share":
                        share, all_held = rule["at_least"] * size[part] / size[there].sum(), held[there].sum()
                        all_adds = adds[:, there].sum(axis=1)
                        drift = adds[:, place] - held[part] / held[~held.index.isin(blank)].sum() * all_adds
                        forms[frozenset(some)] = (held[part] - share * all_held, adds[:, place] - share * all_adds, drift)
                    else:
                        forms[frozenset(some)] = (held[part] - rule["minimum"], adds[:, place], None)
                # What isn't asked now is no gap.
                met = frozenset() not in forms or forms[frozenset()][0] >= 0
                requirements.append((number, rule, forms, met, held[~held.index.isin(blank)].sum()))
        keys = list(blanks)
        self.columns = count + len(requirements) + len(keys)
        column = {key: count + len(requirements) + place for place, key in enumerate(keys)}
        for key, some in blanks.items():
            self.row({column[key]: -1.0} | {one: 1.0 for one in some}, 0)
            for one in some:
                self.row({column[key]: 1.0, one: -1.0}, 0)
        self.met = {"must": 0, "should": 0}
        for place, (number, rule, forms, met, total) in enumerate(requirements):
            z = count + place
            self.met[rule["severity"]] += met
            own = [key for key in keys if key[0] == number]
            free = never == "none" or never == "must" and rule["severity"] != "must"
            if not free and met:
                self.row({z: 1.0}, 1)
            for known, (constant, adds, drift) in forms.items():
                # 0 where y says that this is the set, else at least 1: its coefficients, and what is added to the limit.
                other = {column[key]: -1.0 if key[1] in known else 1.0 for key in own}
                offset = sum(key[1] in known for key in own)
                worst = -(constant + numpy.minimum(adds, 0).sum())
                if worst > 0:
                    # constant + adds · x >= -worst (1 - z + other)
                    self.row(dict(enumerate(adds / worst)) | {z: -1.0} | other, -constant / worst - 1 - offset)
                if drift is None or free or met:
                    continue
                scale = max(numpy.abs(drift).sum(), 1)
                self.row(dict(enumerate(drift / scale)) | {z: 1.0} | other, -offset)
                # None that by itself takes the share farther away, unless it is reached in the end.
                for one in range(count):
                    if {key[1] for key in own if one in blanks[key]} == set(known) and drift[one] / total < -1e-9 and constant + adds[one] < 0:
                        self.row({one: -1.0, z: 1.0}, 0)
        self.aims = {severity: numpy.zeros(self.columns) for severity in ("must", "should", "score", "money")}
        for place, (_, rule, *_) in enumerate(requirements):
            self.aims[rule["severity"]][count + place] = 1
        self.aims["score"][:count] = self.score
        self.aims["money"][:count] = -self.cost / 50_000

    def row(self, entries, least):
        self.matrix.append(entries)
        self.lower.append(least)

    def best(self, budget, steps=("must", "should", "score", "money")):
        count = len(self.ids)
        matrix, lower = list(self.matrix), list(self.lower)
        matrix.append({one: -cost / 50_000 for one, cost in enumerate(self.cost)})
        lower.append(-math.floor(budget / 50_000))
        for step in steps:
            dense = numpy.zeros((len(matrix), self.columns))
            for index, entries in enumerate(matrix):
                for column, value in entries.items():
                    dense[index, column] = value
            found = scipy.optimize.milp(-self.aims[step], integrality=numpy.ones(self.columns), bounds=scipy.optimize.Bounds(0, 1),
                                        constraints=scipy.optimize.LinearConstraint(scipy.sparse.csr_array(dense), numpy.array(lower), numpy.inf), options={"mip_rel_gap": 0})
            assert found.status == 0, found.message
            matrix.append({column: value for column, value in enumerate(self.aims[step]) if value})
            lower.append(-found.fun - (1e-6 if step == "score" else 0.5))
        chosen = found.x[:count].round()
        z = found.x.round()
        return (round(self.aims["must"] @ z) - self.met["must"], round(self.aims["should"] @ z) - self.met["should"], round(float(self.score @ chosen), 6), round(float(self.cost @ chosen)))

    def frontier(self, budget):
        points = []
        while True:
            must, should, _, cost = self.best(budget, ("must", "should", "money"))
            if (must, should) <= (0, 0):
                return points[::-1]
            points.append((cost, *self.best(cost)[:3]))
            budget = cost - 1


def by_highs(seen, oracle, policy, rows, report, budget, never):
    advice, what = report["applications"], f"HiGHS, never {never}, budget {budget}"
    program = Program(oracle, policy, rows, never)
    choice = advice["choice"]
    seen.same(what + " choice", (choice["must_closed"], choice["should_closed"], round(choice["score"], 6), choice["spent_sek"], choice["proven"]), (*program.best(budget), True))
    seen.same(what + " frontier", [(point["budget_sek"], point["must_closed"], point["should_closed"], round(point["score"], 6)) for point in advice["frontier"]["points"]], program.frontier(budget))


def linear_policy(rng):
    rules = []
    level = lambda: rng.choice(["municipality", "zone", "cell", "roll_up"])
    for kind in ["minimum_initiatives", "minimum_amount", "minimum_share", "minimum_share", "minimum_initiatives"]:
        rule = {"id": f"r{len(rules)}", "kind": kind, "severity": rng.choice(["must", "should"]), "per": level()}
        if kind == "minimum_initiatives":
            rule["minimum"] = rng.randint(5, 70)
        elif kind == "minimum_amount":
            rule["minimum"] = round(10 ** rng.uniform(6, 7.3))
        else:
            rule |= {"of": rng.choice(["granted_sek", "granted_sek", "initiatives"]), "against": rng.choice(["population", "area"]), "at_least": round(rng.uniform(0.3, 1.2), 2)}
        rules.append(rule)
    return {"version": 1, "name": "linear", "round": "2026-06-01", "county_wide": rng.choice(["exclude", "by_population"]), "rules": rules}


def verify(run, folder, store, make_oracle, make_policy, rng, cases, seen, known):
    """- run: the program. - make_oracle: reads a store. - known: id, title and municipalities of an initiative that has been granted."""
    columns = ["id", "title", "applied_sek", "score", "strength_area", "priority", "status", "economic", "decided", "start", "e", "n", "municipality_codes", "participating_municipalities"]
    for case in range(cases):
        many = case % 3 == 2
        policy = linear_policy(rng) if many else make_policy()
        # Reach is counted on points here and by area there.
        policy["rules"] = [rule for rule in policy["rules"] if rule["kind"] != "reach"]
        policy.pop("period", None)
        rows = random_applications(rng, 18 if many else 6, known)
        for row in rows:
            if row["standing"] == "wide":
                row["standing"] = "not_counted" if policy["county_wide"] == "exclude" else "counted"
        write(folder / "applications.csv", rows, columns)
        (folder / "policy.yaml").write_text(json.dumps(policy, ensure_ascii=False))
        # Placing isn't what is compared: the applications are placed as initiatives that are granted in the round.
        with_all = folder / "with.gpkg"
        shutil.copy(store, with_all)
        granted = [{**row, "granted_sek": row["applied_sek"], "decided": row["decided"] or policy["round"], "status": "beviljat", "municipality_codes": row["participating_municipalities"] or row["municipality_codes"]} for row in rows if row["standing"] == "counted"]
        write(folder / "granted.csv", granted, [*columns[:2], "granted_sek", *columns[4:13]])
        done = run("import", "initiatives", folder / "granted.csv", "--store", with_all)
        assert done.returncode == 0, done.stderr
        oracle = make_oracle(with_all)
        ids = [row["id"] for row in rows if row["standing"] == "counted"]
        budget = sum(int(row["applied_sek"]) for row in granted) * rng.choice([0.3, 0.5, 0.8, 1]) // 50_000 * 50_000
        by_hand = rng.sample(ids, min(2, len(ids)))
        sets = None if many else Sets(oracle, policy, ids)
        for never in ("must", "all", "none"):
            done = run("gaps", folder / "policy.yaml", "--store", store, "--applications", folder / "applications.csv", "--budget", int(budget), "--never-widen", never,
                       "--frontier", "--choose", ",".join(by_hand), "--format", "json")
            assert done.returncode in (0, 2), f"{policy}\n{done.stderr}"
            report = json.loads(done.stdout)
            for row, item in zip(rows, report["applications"]["items"]):
                seen.same(f"standing of {row}", (item["id"], item["standing"]), (row["id"], row["standing"]))
            if many:
                by_highs(seen, oracle, policy, rows, report, budget, never)
            else:
                by_subsets(seen, sets, rows, report, budget, never, sorted(by_hand, key=ids.index))
