"""The second reading: what the files of meaning_files.py mean, with pandas, from the rules as the documentation states them.

Nothing of it is read from the store but the territory: the cells with their inhabitants, and their geometry.
"""
import calendar, copy, datetime, fractions, math, re, zoneinfo
import numpy, pandas, shapely
import meaning_files as made

WHOLE = 10**12
LAST = datetime.date(9999, 12, 31)
LEVELS = {"municipality": "municipality_code", "zone": "zone", "cell": "code"}


def largest_remainder(total, weights):
    """Whole parts in proportion to the weights that add up to the total; ties go to the first."""
    if total < 0:
        return [-part for part in largest_remainder(-total, weights)]
    exact = [total * fractions.Fraction(weight) / sum(map(fractions.Fraction, weights)) for weight in weights]
    parts = [math.floor(quota) for quota in exact]
    order = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


def days(text):
    """The first and last day of what a file calls a date; an instant with a zone is the day in Sweden."""
    if "T" in text:
        day = datetime.datetime.fromisoformat(text).astimezone(zoneinfo.ZoneInfo("Europe/Stockholm")).date()
        return day, day
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    first = datetime.date(*(parts + [1, 1])[:3])
    last = first if len(parts) == 3 else datetime.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return first, last


#: Inflections of one word, in lower case; all other words are a status each.
FORMS = [
    ["beviljad", "beviljat", "beviljade"], ["avslutad", "avslutat"], ["slutredovisad", "slutredovisat"], ["preliminär", "preliminärt"],
    ["prioriterad", "prioriterat"], ["avslagen", "avslaget", "avslagna"], ["återtagen", "återtaget"], ["återkallad", "återkallat"],
    ["upphävd", "upphävt"], ["avskriven", "avskrivet"]]


def first_form(text):
    """Of a status, whatever its case and inflection: avslutad, avslutat, AVSLUTADE."""
    text = text.casefold()
    return next((forms[0] for forms in FORMS if text in forms), text)


def status_class(text):
    if text in made.UNDECIDED:
        return "undecided"
    return "rejected" if text in made.REJECTED else "decided"


class Reading:
    def __init__(self, cells, places, rows, outcomes, people, shipped):
        """`cells`: GeoDataFrame with code, municipality_code, zone, population; `places`: name, municipality_code, cell."""
        self.cells, self.places = cells.reset_index(drop=True), {place.name: place for place in places}
        self.population = self.cells.groupby("municipality_code").population.sum()
        self.rows = pandas.DataFrame(rows).reindex(columns=[
            "id", "program", "styrkeområde", "status", "beslutsdatum", "start", "slut", "beviljat", "total budget", "funded_by",
            "kommun", "kommunkoder", "antal_kommuner_totalt", "ort", "lon", "lat"]).fillna("").set_index("id", drop=False)
        self.rows["class"] = self.rows.status.map(status_class)
        for money, column in (("granted", "beviljat"), ("budget", "total budget")):
            self.rows[money] = [None if text == "" else round(fractions.Fraction(text) * 100) for text in self.rows[column]]
        # An end says nothing of when something was decided.
        self.rows["date"] = self.rows.beslutsdatum.where(self.rows.beslutsdatum != "", self.rows.start)
        self.footprints = {row.id: self.footprint(row) for row in self.rows.itertuples()}
        for column, place in (("basis", 1), ("precision", 2), ("on_total", 3)):
            self.rows[column] = [self.footprints[id][place] for id in self.rows.index]
        self.outcomes = pandas.DataFrame(outcomes)
        # The newest people on file are those that the territory counts.
        self.people, shipped = self.complete(people), self.complete(shipped)
        self.territory_year = max([*shipped.index, *self.people.index])

    def complete(self, people):
        """Inhabitants by municipality (columns) and year, of the years in which every municipality has them."""
        if not people:
            return pandas.DataFrame()
        table = pandas.DataFrame(people).assign(year=lambda rows: rows["år"].astype(int), value=lambda rows: rows["värde"].astype(float))
        return table.drop_duplicates(["kommunkod", "year"], keep="last").pivot(index="year", columns="kommunkod", values="value")[list(made.CODES)].dropna().sort_index()

    def inhabitants(self, by, year=None):
        """(people by part, their year): those of the year, on the line between two years at most five apart, else of the nearest year;
        without a year of the newest. Of zones and cells, and where no other people are on file, the territory's."""
        own = self.cells.groupby(LEVELS[by]).population.sum()
        if by != "municipality" or self.people.empty:
            return own, self.territory_year
        known = list(self.people.index) + [self.territory_year] * (self.territory_year not in self.people.index)
        before, after = [past for past in self.people.index if year and past <= year], [later for later in self.people.index if year and later >= year]
        if year not in known and before and after and after[0] - before[-1] <= 5:
            way = (year - before[-1]) / (after[0] - before[-1])
            return self.people.loc[before[-1]] * (1 - way) + self.people.loc[after[0]] * way, year
        nearest = min(known, key=lambda other: (abs(other - year), -other)) if year else max(known)
        return (self.people.loc[nearest] if nearest in self.people.index else own), nearest

    # Where

    def footprint(self, row):
        """([(cell or "outside" or "unlocated", exact share)], basis, precision, whether it rests on a stated total)"""
        if row.lon:
            point = self.cells.geometry.contains(shapely.Point(float(row.lon), float(row.lat)))
            return [(self.cells.code[point].iloc[0], fractions.Fraction(1))], "declared", "exact", False
        named = [name for name in row.ort.split(", ") if name]
        if row.kommun == "hela länet":
            return self.spread(self.by_people(made.CODES, 1)), "county_wide", "county", False
        if row.kommun or row.kommunkoder:
            return self.municipalities(row, named)
        parts = [(self.places[name].cell if name in self.places else "unlocated", fractions.Fraction(1, len(named))) for name in named]
        known = any(part != "unlocated" for part, _ in parts)
        return parts or [("unlocated", fractions.Fraction(1))], "declared" if known else "unlocated", "place" if known else "unknown", False

    def municipalities(self, row, named):
        names = {name: code for code, name in made.CODES.items()}
        codes = [names.get(name, name) for name in (row.kommun or row.kommunkoder).replace(", ", ",").split(",")]
        stated = {code.split(":")[0]: fractions.Fraction(code.split(":")[1]) for code in codes if ":" in code}
        inside = [code for code in codes if code in made.CODES]
        total = int(row.antal_kommuner_totalt or 0)
        rests = not stated and total > len(codes)
        if stated:
            shares = {code: share / sum(stated.values()) for code, share in stated.items()}
        else:
            shares = self.by_people(inside, fractions.Fraction(len(inside), max(total, len(codes))))
        found = [self.places[name] for name in named if name in self.places and self.places[name].municipality_code in shares]
        parts = self.spread(shares, found)
        if sum(shares.values()) < 1:
            parts.append(("outside", 1 - sum(shares.values())))
        # As precise as the least precise of its municipalities.
        refined = {place.municipality_code for place in found} == set(shares)
        return parts, "county_wide" if len(inside) == 8 and not stated else "declared", "place" if refined else "municipality", rests

    def by_people(self, codes, whole):
        """The whole over municipalities by their people."""
        people = {code: fractions.Fraction(int(self.population[code])) for code in codes}
        return {code: whole * count / sum(people.values()) for code, count in people.items()}

    def spread(self, shares, found=()):
        """Shares of municipalities on their cells: on the places found in them, else by people."""
        parts = []
        for code, share in shares.items():
            own = [place.cell for place in found if place.municipality_code == code]
            cells = self.cells[self.cells.municipality_code == code]
            weights = [(cell, fractions.Fraction(1, len(own))) for cell in own] or [
                (cell, fractions.Fraction(int(people), int(self.population[code]))) for cell, people in zip(cells.code, cells.population) if people > 0]
            parts += [(cell, share * weight) for cell, weight in weights]
        return parts

    def without(self, id):
        """The same reading of files that lack an initiative."""
        other = copy.copy(self)
        other.rows = self.rows.drop(index=id)
        return other

    def once(self, counted):
        """What counts of each amount, in öre: money granted on counts where it was granted on to, and its giver with the rest."""
        giver = {row.id: row.funded_by for row in self.rows.itertuples() if row.funded_by in self.rows.index and row.funded_by != row.id}
        onward = lambda id, steps: id if steps == 0 or id is None else onward(giver.get(id), steps - 1)
        circles = {id for id in giver if any(onward(id, steps) == id for steps in range(1, len(giver) + 1))}
        stated = counted.granted.dropna().astype(object)
        given = {}
        for id, öre in stated.items():
            if id in giver and id not in circles:
                given[giver[id]] = given.get(giver[id], 0) + int(öre)
        return {id: int(öre) - max(0, min(int(öre), given.get(id, 0))) for id, öre in stated.items()}

    def parts(self, counted, county_wide="population"):
        """One row for each initiative and part of its footprint: share, and öre of its money, to the öre by largest remainder."""
        amounts = self.once(counted)
        order = {part: place for place, part in enumerate([*self.cells.code, "outside", "unlocated"])}
        table = []
        for row in counted.itertuples():
            exact = self.footprints[row.id][0]
            if county_wide == "equal" and row.basis == "county_wide":
                beyond = [(part, share) for part, share in exact if part in ("outside", "unlocated")]
                exact = self.spread(dict.fromkeys(made.CODES, (1 - sum(share for _, share in beyond)) / 8)) + beyond
            own = {}
            for (part, _), share in zip(exact, largest_remainder(WHOLE, [share for _, share in exact])):
                own[part] = own.get(part, 0) + share
            own = sorted(own.items(), key=lambda item: order[item[0]])
            split = [[None] * len(own) if amount is None or pandas.isna(amount) else largest_remainder(int(amount), [share for _, share in own])
                     for amount in (amounts.get(row.id), row.budget)]
            table += [(row.id, part, share / WHOLE, *ore) for (part, share), *ore in zip(own, *split) if share]
        parts = pandas.DataFrame(table, columns=["id", "part", "share", "granted", "budget"])
        parts[["granted", "budget"]] = parts[["granted", "budget"]].astype(float) / 100
        return parts

    def key(self, parts, by):
        """The part at a level; outside and unlocated stay themselves."""
        return parts.part.map(self.cells.set_index("code", drop=False)[LEVELS[by]]).fillna(parts.part)

    # Which

    def select(self, since=None, until=None, classes=("decided",), programme=None, status=None, county_wide=None, date="date"):
        """(counted, left out by status, undated, straddling) of the rows"""
        rows = self.rows
        if programme:
            rows = rows[rows.program == programme]
        if status:
            rows = rows[rows.status.map(first_form) == first_form(status)]
        if county_wide == "left_out":
            rows = rows[rows.basis != "county_wide"]
        undated = straddling = rows[:0]
        if since or until:
            first, last = days(since)[0] if since else datetime.date.min, days(until)[1] if until else LAST
            spans = rows[date].map(lambda text: days(text) if text else None)
            undated = rows[spans.isna()]
            rows, spans = rows[spans.notna()], spans[spans.notna()]
            within = spans.map(lambda span: first <= span[0] and span[1] <= last).astype(bool)
            apart = spans.map(lambda span: span[1] < first or last < span[0]).astype(bool)
            straddling, rows = rows[~within & ~apart], rows[within]
        counts = (lambda part: part["class"].isin(classes)) if not status else (lambda part: part["class"].notna())
        return rows[counts(rows)], rows[~counts(rows)], undated[counts(undated)], straddling[counts(straddling)]

    # What initiatives brought

    def now(self, indicator, until=LAST):
        """The date that outcomes are asked for; where none is, that of the latest report."""
        reports = self.outcomes[(self.outcomes.indikator == indicator) & (self.outcomes.kind == "result") & (self.outcomes.period != "")]
        return until if until != LAST else max((days(period)[1] for period in reports.period), default=LAST)

    def reported(self, indicator, until=LAST):
        """One row an initiative that has outcomes: b, whether it is assumed, τ, r, change, and what state it is in."""
        own = self.outcomes[self.outcomes.indikator == indicator]
        rate = own.indikatortyp.iloc[0] == "kvot"
        adds = own.ackumulering.iloc[0] == "per_period"
        now = self.now(indicator, until)
        table = {}
        for id, rows in own.groupby("insats"):
            rows = rows.assign(value=rows.värde.astype(float), end=[days(period)[1] if period else datetime.date.min for period in rows.period])
            last = lambda kind: rows[rows.kind == kind].sort_values("end").tail(1)
            reports = rows[(rows.kind == "result") & (rows.end <= until)].sort_values("end")
            r = None if reports.empty else reports.value.sum() if adds else reports.value.iloc[-1]
            b, target = last("baseline"), last("target")
            stated = None if b.empty else b.value.iloc[0]
            base = 0.0 if stated is None and not rate else stated
            τ = None if target.empty else target.value.iloc[0]
            due = target.empty or target.end.iloc[0] <= now
            table[id] = dict(b=base, assumed=stated is None and not rate, stated=stated, τ=τ, r=r, change=None if r is None or base is None else r - base,
                             state="reported" if r is not None else "not_reported" if due else "not_due")
        return pandas.DataFrame.from_dict(table, orient="index", columns=["b", "assumed", "stated", "τ", "r", "change", "state"]).astype({"b": float, "τ": float, "r": float, "change": float, "stated": float})


def indices(values, people, rate=False):
    """Inequality over the parts that have a value. None where a measure is undefined."""
    known = values.notna()
    y, n = values[known].to_numpy(float), people[known].to_numpy(float)
    names = ["gini", "theil_t", "theil_l", "hoover", "williamson", "hhi", "atkinson_0.5", "atkinson_1", "atkinson_2"]
    if len(y) < 2 or y.sum() <= 0 or (y < 0).any():
        return dict.fromkeys(names)
    w = n / n.sum()
    s, each = y / y.sum(), y if rate else y / n
    mean = (w * each).sum()
    x = each / mean
    zero = (x == 0).any()
    result = dict(
        gini=(numpy.abs(x[:, None] - x[None, :]) * numpy.outer(w, w)).sum() / 2,
        theil_t=(w * numpy.where(x > 0, x * numpy.log(numpy.where(x > 0, x, 1)), 0)).sum(),
        theil_l=None if zero else -(w * numpy.log(x)).sum(),
        hoover=None if rate else numpy.abs(s - w).sum() / 2,
        williamson=math.sqrt((w * (x - 1) ** 2).sum()),
        hhi=None if rate else (s**2).sum())
    for epsilon, name in ((0.5, "atkinson_0.5"), (2, "atkinson_2")):
        result[name] = None if zero and epsilon >= 1 else 1 - (w * x ** (1 - epsilon)).sum() ** (1 / (1 - epsilon))
    result["atkinson_1"] = None if zero else 1 - math.exp((w * numpy.log(x)).sum())
    return result
