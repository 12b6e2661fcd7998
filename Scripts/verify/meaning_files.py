"""Writes random files in which numbers don't mean what they seem to: initiatives and their outcomes, with the traps in each row.

A trap is the name of a rule of meaning that the row depends on; rows without any are plain decided grants of one municipality. The
files are all that `rackvidd` and the second reading (meaning_reading.py) get.
"""
import csv, datetime, pathlib

CODES = {"2303": "Ragunda", "2305": "Bräcke", "2309": "Krokom", "2313": "Strömsund", "2321": "Åre", "2326": "Berg", "2361": "Härjedalen", "2380": "Östersund"}
ELSEWHERE = {"2281": "Sundsvall", "2283": "Sollefteå", "2463": "Åsele"}
# As people write them: every inflection, any case, English too.
DECIDED = ["beviljad", "Beviljat", "BEVILJADE", "pågående", "Pågår", "avslutad", "Avslutat", "slutredovisad", "Slutredovisat", "approved", "Granted", "ongoing", "completed"]
UNDECIDED = ["ansökt", "Ansökan", "under handläggning", "UNDER HANDLÄGGNING", "preliminär", "Preliminärt", "prioriterad", "Prioriterat", "Sökt", "pending"]
REJECTED = ["avslag", "Avslagen", "AVSLAGET", "avslagna", "återtagen", "Återtaget", "återkallad", "Återkallat", "upphävd", "Upphävt", "avskriven", "Avskrivet", "rejected", "Withdrawn"]
UNKNOWN = ["fas tre", "Etapp B", "klass ett"]
PROGRAMMES, AREAS = ["Program A", "Program B", "Program C"], ["Mat", "Skog", "Ljus"]
# Name, sum or rate, unit, how reports add up (empty: not stated).
INDICATORS = [("arbeten", "summa", "jobb", ""), ("deltagare", "summa", "personer", "per_period"), ("anslutna", "summa", "hushåll", "cumulative"),
              ("koldioxid", "summa", "ton", "level"), ("omdome", "kvot", "skala 1-5", ""), ("andel_nojda", "kvot", "procent", "level")]
KINDS = {"baseline": ["baseline", "utgångsvärde"], "milestone": ["milestone", "delmål"], "target": ["target", "mål"], "result": ["result", "resultat"]}


def date(rng, traps, straddling):
    """A date as a file writes it: a day, a month, a year, or an instant with a zone near the turn of a year."""
    year, month, day = rng.randint(2019, 2025), rng.randint(1, 12), rng.randint(1, 28)
    if straddling and rng.random() < 0.5:
        traps.add("straddling dates")
        return rng.choice([f"{year}", f"{year}-{month:02}"])
    if straddling and rng.random() < 0.2:
        traps.add("dates with a zone")
        instant = datetime.datetime(year, *rng.choice([(12, 31), (6, 30), (7, 1), (1, 1)]), rng.choice([0, 12, 21, 22, 23]), 30)
        return instant.isoformat() + rng.choice(["Z", "+00:00", "+02:00", "-05:00", "+09:00"])
    return f"{year}-{month:02}-{day:02}"


def location(rng, traps, on, places, points):
    """The columns that say where: municipalities, codes, places, total, coordinates."""
    row = {}
    some = lambda most: rng.sample(list(CODES), rng.randint(1, most))
    here = lambda codes: [place for place in places if place.municipality_code in codes]
    what = rng.random()
    if "places" in on and what < 0.25:
        codes = some(3)
        row["kommun"], named = ", ".join(CODES[code] for code in codes), []
        for code in rng.sample(codes, rng.randint(1, len(codes))):
            named += rng.sample(here([code]), min(len(here([code])), rng.choice([1, 1, 2])))
        names = [place.name for place in named]
        if rng.random() < 0.3:
            names.insert(rng.randint(0, len(names)), rng.choice(["Ingenstansby", rng.choice(here(set(CODES) - set(codes))).name]))
        row["ort"] = ", ".join(names)
        traps |= {"places within municipalities"} | ({"several places"} if len(names) > 1 else set())
    elif "several" in on and what < 0.4:
        names = [place.name for place in rng.sample(places, rng.randint(1, 3))] + (["Ingenstansby"] if rng.random() < 0.3 else [])
        row["ort"] = ", ".join(names)
        traps |= {"several places"} if len(names) > 1 else set()
    elif "totals" in on and what < 0.55:
        codes = some(4) if rng.random() < 0.7 else list(CODES)
        row["kommunkoder"], row["antal_kommuner_totalt"] = ",".join(codes), str(len(codes) + rng.choice([0, 1, 2, 7, 25]))
        traps |= {"stated totals"} if int(row["antal_kommuner_totalt"]) > len(codes) else set()
    elif what < 0.65:
        codes = some(3)
        if len(codes) == 1:
            row["kommunkoder"] = codes[0]
        else:
            first = rng.randint(10, 60)
            shares = [first, 100 - first] if len(codes) == 2 else [first, 15, 85 - first]
            row["kommunkoder"] = ",".join(f"{code}:{share}" for code, share in zip(codes, shares))
            if "totals" in on and rng.random() < 0.5:
                row["antal_kommuner_totalt"] = "12"
                traps.add("stated totals")
    elif what < 0.72:
        row["lon"], row["lat"] = (str(number) for number in rng.choice(points))
        row["kommun"] = rng.choice(["", CODES[rng.choice(list(CODES))]])
    elif what < 0.78:
        row["kommun"] = rng.choice(["hela länet", ", ".join(CODES.values())])
    elif what < 0.83:
        row["kommun"] = ", ".join([CODES[code] for code in some(2)] + rng.sample(list(ELSEWHERE.values()), rng.randint(1, 2)))
    elif what < 0.9:
        pass
    else:
        row["kommun"] = ", ".join(CODES[code] for code in some(3))
    return row


def initiatives(rng, on, places, points, new):
    """Rows by column, and the traps of each by id. `on` are the traps that this store has; `new` what the program reads beyond them."""
    rows, traps = [], {}
    for number in range(rng.randint(25, 60)):
        id, own = f"M{number:03}", set()
        row = {"id": id, "titel": f"Insats {number}"} | location(rng, own, on, places, points)
        row["program"], row["styrkeområde"] = rng.choice([*PROGRAMMES, ""]), rng.choice([*AREAS, ""])
        if "statuses" in on:
            row["status"] = rng.choice(rng.choices([DECIDED, UNDECIDED, REJECTED, UNKNOWN, [""]], [5, 2, 2, 1, 1])[0])
            own |= {"statuses"} if row["status"] not in DECIDED else set()
        for column, chance in (("beslutsdatum", 0.7), ("start", 0.4), ("slut", 0.4)):
            if rng.random() < chance:
                row[column] = date(rng, own, "dates" in on)
        if row.get("start") and row.get("slut"):
            row["slut"] = "2027-12-31"
        if row.get("slut") and not row.get("beslutsdatum") and not row.get("start"):
            own.add("an end only")
        granted = round(rng.lognormvariate(13, 1.2), rng.choice([0, 2]))
        if "blanks" in on and rng.random() < 0.2:
            granted = None
            own.add("blanks")
        if "negative" in new and "negative" in on and granted and rng.random() < 0.12:
            granted = -round(granted / 10, 2)
            own.add("negative amounts")
        row["beviljat"] = "" if granted is None else f"{granted:.2f}"
        row["total budget"] = "" if granted is None or granted < 0 or rng.random() < 0.3 else f"{granted * rng.choice([1, 1.5, 2]):.2f}"
        rows.append(row)
        traps[id] = own
    if "funded_by" in new and "funded" in on:
        for row in rng.sample(rows, len(rows) // 5):
            row["funded_by"] = rng.choice([*(other["id"] for other in rows), "FINNS-INTE", row["id"]])
            for id in (row["id"], row["funded_by"]):
                traps.get(id, set()).add("funded_by")
    return rows, traps


def outcomes(rng, ids, on):
    """Rows of outcomes in the order of the file, and the traps of each indicator."""
    rows, kinds = [], {}
    for name, sum_or_rate, unit, accumulation in INDICATORS:
        falls, integer = name == "koldioxid", sum_or_rate == "summa"
        kinds[name] = {"outcome kinds"} | ({"rates"} if not integer else set())
        draw = lambda low, high: float(rng.randint(low * 10, high * 10)) / 10 if not integer else float(rng.randint(low, high))
        for id in rng.sample(ids, max(4, len(ids) // 3)):
            own = []
            # Rows without a period (the oldest), of a year, a month or a day; one row a period and kind.
            if rng.random() < 0.5:
                own += [("baseline", year, draw(1, 3) if not integer else draw(0, 100)) for year in rng.sample(["", "2018", "2019"], rng.randint(1, 2))]
            if rng.random() < 0.3:
                own.append(("milestone", "2022", draw(2, 5)))
            if rng.random() < 0.6:
                own += [("target", year, draw(3, 5) if not integer else draw(20, 200)) for year in rng.sample(["", "2023", "2025", "2027"], rng.randint(1, 2))]
            if rng.random() < 0.75 or not own:
                periods = rng.sample(["", "2020", "2021", "2022", "2023", "2024"], rng.randint(1, 4))
                if "dates" in on:
                    periods = [period if not period or rng.random() < 0.6 else f"{period}-{rng.randint(1, 11):02}" + rng.choice(["", "-15"]) for period in periods]
                own += [("result", period, draw(1, 5) if not integer else draw(0, 60) if falls else draw(100, 160)) for period in periods]
            rng.shuffle(own)
            for kind, period, value in own:
                rows.append({"insats": id, "indikator": name, "slag": rng.choice(KINDS[kind]), "kind": kind, "period": period, "värde": f"{value:g}",
                             "enhet": unit, "indikatortyp": sum_or_rate, "ackumulering": accumulation})
    return rows, kinds


def population(rng, latest):
    """People by municipality and year, with years missing in between; made up around what is on file."""
    years = sorted(rng.sample(range(2016, 2026), rng.randint(2, 5)))
    return [{"kommunkod": code, "indikator": "population", "år": str(year), "värde": str(round(people * rng.uniform(0.9, 1.1))), "enhet": "persons"}
            for year in years for code, people in latest.items()]


def write(file: pathlib.Path, rows, columns):
    with file.open("w", newline="") as out:
        table = csv.DictWriter(out, columns, delimiter=";", extrasaction="ignore", restval="")
        table.writeheader()
        table.writerows(rows)
