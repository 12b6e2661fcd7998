"""Checks the shipped tables: their shape, their order, their codes, their sums and their coordinates.

Each check returns normally or ends the program with the file, the row and what is wrong.
"""

import csv
import json
import pathlib
import re

import pyproj

COUNTY = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]

# Columns, and the columns that the rows are ordered by; None: the order is the author's.
TABLES = {
    "border_doubt.csv": (
        331,
        "easting_km;northing_km;shipped_municipality;official_municipality;share_of_square",
        ["easting_km", "northing_km"],
    ),
    "classification.csv": (31, "scheme;municipality_code;class_code;class_name;source", ["scheme", "municipality_code"]),
    "indicator_definitions.csv": (
        31,
        "id;name_sv;name_en;unit;unit_sv;kind;direction;weight;note_sv;note_en",
        ["id"],
    ),
    "indicators.csv": (
        683,
        "indicator;municipality_code;year;value;unit;source",
        ["indicator", "municipality_code", "year"],
    ),
    "initiatives.csv": (
        133,
        "id;title;lead;programme;strength_area;theme;status;start;end;granted_sek;total_budget_sek;municipality_codes;place;outcome;source",
        ["id"],
    ),
    "localities.csv": (
        59,
        "locality_code;name;municipality_code;population_2018;longitude;latitude;x_sweref99tm;y_sweref99tm;source",
        ["municipality_code", "locality_code"],
    ),
    "places.csv": (
        32,
        "name;alternative_names;kind;municipality_code;longitude;latitude;accuracy_m;population;population_year;source",
        ["municipality_code", "name"],
    ),
    "population_municipalities.csv": (
        8700,
        "municipality_code;year;population",
        ["municipality_code", "year"],
    ),
    "steering.csv": (40, "key;text_sv;source", None),
}

# The county's population on 31 December, written down when each municipality's value agreed with a second, independent copy of
# Statistics Sweden's figures: a value that changes by mistake is found.
COUNTY_POPULATION = {
    "1990": 135726,
    "1995": 135584,
    "2000": 129566,
    "2005": 127028,
    "2010": 126691,
    "2015": 127376,
    "2020": 131155,
    "2024": 132839,
}

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def fail(file, row, problem):
    raise SystemExit(f"{file}, row {row}: {problem}")


def read(folder, file):
    """Rows as dictionaries with their row number in `#` (the header is row 1)."""
    raw = (pathlib.Path(folder) / file).read_bytes()
    if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw or not raw.endswith(b"\n"):
        fail(file, 1, "must be UTF-8 without BOM, with LF, ending in LF")
    lines = raw.decode("utf-8").split("\n")
    for number, line in enumerate(lines[:-1], 1):
        if line != line.strip() or "\u00a0" in line or "\t" in line:
            fail(file, number, "spaces at an end, tabs or no-break spaces")
    count, header, order = TABLES[file]
    table = list(csv.reader(lines[:-1], delimiter=";", strict=True))
    if ";".join(table[0]) != header:
        fail(file, 1, f"the columns must be {header}")
    rows = []
    for number, cells in enumerate(table[1:], 2):
        if len(cells) != len(table[0]):
            fail(file, number, f"{len(cells)} cells, not {len(table[0])}")
        if any(cell != cell.strip() for cell in cells):
            fail(file, number, "a cell starts or ends with a space")
        rows.append(dict(zip(table[0], cells), **{"#": number}))
    if len(rows) != count:
        fail(file, len(rows) + 1, f"{len(rows)} rows, not {count}")
    if order:
        keys = [tuple(row[column] for column in order) for row in rows]
        for above, below, row in zip(keys, keys[1:], rows[1:]):
            if above >= below:
                fail(file, row["#"], f"rows must ascend by {', '.join(order)} and be unique: {above}, {below}")
    if "source" in table[0]:
        for row in rows:
            if not re.search(r"https?://\S", row["source"]):
                fail(file, row["#"], "names no source")
    return rows


def codes(file, rows):
    for row in rows:
        if row["municipality_code"] not in COUNTY:
            fail(file, row["#"], f"{row['municipality_code']} is no municipality of county 23")


def coordinates(file, rows):
    """Longitude and latitude inside the county's box, and within a metre of the SWEREF 99 TM pair where there is one."""
    to_sweref = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:3006", always_xy=True)
    worst = 0.0
    for row in rows:
        longitude, latitude = float(row["longitude"]), float(row["latitude"])
        if not (11.9 < longitude < 17.1 and 61.4 < latitude < 65.2):
            fail(file, row["#"], f"{longitude}, {latitude} lies outside the county's box")
        if "x_sweref99tm" in row:
            x, y = to_sweref.transform(longitude, latitude)
            off = ((x - float(row["x_sweref99tm"])) ** 2 + (y - float(row["y_sweref99tm"])) ** 2) ** 0.5
            worst = max(worst, off)
            if off > 1:
                fail(file, row["#"], f"the two coordinate pairs lie {off:.2f} m apart")
    return worst


def indicators(rows, definitions):
    known = {row["id"]: row for row in definitions}
    for row in definitions:
        for column in ("name_sv", "name_en", "unit", "unit_sv"):
            if not row[column]:
                fail("indicator_definitions.csv", row["#"], f"{column} is empty")
        if bool(row["note_sv"]) != bool(row["note_en"]):
            fail("indicator_definitions.csv", row["#"], "the note stands in one language only")
        if row["kind"] not in ("extensive", "intensive"):
            fail("indicator_definitions.csv", row["#"], f"kind {row['kind']}")
        if row["direction"] not in ("higher_is_better", "lower_is_better", "neutral"):
            fail("indicator_definitions.csv", row["#"], f"direction {row['direction']}")
        # A rate says so in its unit; a sum has no weight.
        if (row["kind"] == "intensive") != bool(re.search(r"\bper(cent)?\b", row["unit"])):
            fail("indicator_definitions.csv", row["#"], f"{row['kind']} does not fit the unit {row['unit']}")
        weight = known.get(row["weight"])
        if (row["kind"] == "intensive") != (weight is not None and weight["kind"] == "extensive"):
            fail("indicator_definitions.csv", row["#"], "an intensive indicator needs an extensive weight, and only it")
    used = set()
    sums = {}
    for row in rows:
        definition = known.get(row["indicator"])
        if definition is None or definition["unit"] != row["unit"]:
            fail("indicators.csv", row["#"], f"{row['indicator']} in {row['unit']} isn't defined")
        if not re.fullmatch(r"\d{4}", row["year"]) or not re.fullmatch(r"\d+(\.\d+)?", row["value"]):
            fail("indicators.csv", row["#"], f"year {row['year']}, value {row['value']}")
        used.add(row["indicator"])
        key = (row["indicator"], row["year"])
        sums.setdefault(key, {})[row["municipality_code"]] = float(row["value"])
    if used != set(known):
        fail("indicator_definitions.csv", 1, f"defined but without values: {sorted(set(known) - used)}")

    population = {year: values for (name, year), values in sums.items() if name == "population"}
    if {year: round(sum(values.values())) for year, values in population.items()} != COUNTY_POPULATION:
        fail("indicators.csv", 1, "the municipalities' population does not add up to the county's")
    for code in COUNTY:
        both = sums["population_women", "2020"][code] + sums["population_men", "2020"][code]
        if both != population["2020"][code]:
            fail("indicators.csv", 1, f"women and men of {code} in 2020 add up to {both}, not {population['2020'][code]}")
        sectors = sum(sums[f"workplaces_{s}_sector", "2022"][code] for s in ("primary", "industry", "service"))
        if sectors != sums["workplaces_total", "2022"][code]:
            fail("indicators.csv", 1, f"the workplaces of {code} add up to {sectors}")


def initiatives(rows, steering):
    areas = {row["text_sv"] for row in steering if re.fullmatch(r"strength_area\.\d", row["key"])}
    for row in rows:
        named = row["municipality_codes"]
        if named not in ("", "county") and not set(named.split(",")) <= set(COUNTY):
            fail("initiatives.csv", row["#"], f"municipalities {named}")
        if row["strength_area"] and row["strength_area"] not in areas:
            fail("initiatives.csv", row["#"], f"{row['strength_area']} is no strength area of steering.csv")
        for column in ("start", "end"):
            if row[column] and not DATE.fullmatch(row[column]):
                fail("initiatives.csv", row["#"], f"{column} {row[column]}")
        if row["start"] and row["end"] and row["start"] > row["end"] and not row["start"].startswith(row["end"]):
            fail("initiatives.csv", row["#"], f"starts {row['start']} after it ends {row['end']}")
        for column in ("granted_sek", "total_budget_sek"):
            if row[column] and not re.fullmatch(r"[1-9]\d*", row[column]):
                fail("initiatives.csv", row["#"], f"{column} {row[column]}")
        if not row["title"]:
            fail("initiatives.csv", row["#"], "has no title")


def border_doubt(rows):
    """Kilometre squares of SWEREF 99 TM inside the county's box, each with two of its municipalities."""
    file = "border_doubt.csv"
    for row in rows:
        if not (300 < int(row["easting_km"]) < 700 and 6800 < int(row["northing_km"]) < 7250):
            fail(file, row["#"], "the square lies outside the county's box")
        pair = {row["shipped_municipality"], row["official_municipality"]}
        if len(pair) != 2 or not pair <= set(COUNTY):
            fail(file, row["#"], f"{' and '.join(sorted(pair))} are not two municipalities of county 23")
        if not 0 < float(row["share_of_square"]) <= 1:
            fail(file, row["#"], f"a share of {row['share_of_square']}")


def population(rows, own):
    """The comparison's population against the country's sum and against the county's own figures."""
    total = sum(int(row["population"]) for row in rows if row["year"] == "2019")
    if total != 10_327_589:
        fail("population_municipalities.csv", 1, f"2019 adds up to {total}")
    known = {(row["municipality_code"], row["year"]): row["population"] for row in rows}
    for row in own:
        if row["indicator"] == "population":
            other = known.get((row["municipality_code"], row["year"]), row["value"])
            if other != row["value"]:
                fail("population_municipalities.csv", 1, f"{row['municipality_code']} {row['year']}: {other}, not {row['value']}")


def zoning(folder):
    file = "zoning_accessibility.json"
    scheme = json.loads((pathlib.Path(folder) / file).read_text(encoding="utf-8"))
    if [zone["code"] for zone in scheme["zones"]] != ["urban", "rural_near_urban", "sparse"]:
        fail(file, 1, "the zones")
    texts = [scheme["title"], scheme["statement"]] + [zone[key] for zone in scheme["zones"] for key in ("title", "definition")]
    if any(not text.get("sv") or not text.get("en") for text in texts):
        fail(file, 1, "a text stands in one language only")
    if any(zone["roll_up"] not in ("urban", "rural") for zone in scheme["zones"]):
        fail(file, 1, "roll_up is urban or rural")
    values = scheme["parameters"]
    if not 0 < values["urban_distance_m"] < values["near_distance_m"] or values["locality_minimum_population"] <= 0:
        fail(file, 1, "the parameters")


def check(folder, municipalities, fa_regions, made, say):
    """Everything about the tables in `folder`, against the codes and names of the boundary layers and what is `made` of them."""
    if [code for code in municipalities if code.startswith("23")] != COUNTY:
        raise SystemExit("the boundaries of county 23 have other codes than the tables")
    tables = {file: read(folder, file) for file in TABLES}
    for file in ("classification.csv", "indicators.csv", "localities.csv", "places.csv"):
        codes(file, tables[file])
    for row in tables["classification.csv"]:
        if row["scheme"] == "fa_region" and fa_regions.get(row["class_code"]) != row["class_name"]:
            fail("classification.csv", row["#"], f"FA region {row['class_code']} is {fa_regions.get(row['class_code'])}")
    with (pathlib.Path(made) / "fa_members.csv").open(encoding="utf-8", newline="") as file:
        members = {row["municipality_code"]: row["fa_code"] for row in csv.DictReader(file, delimiter=";")}
    for row in tables["classification.csv"]:
        if row["scheme"] == "fa_region" and members[row["municipality_code"]] != row["class_code"]:
            fail("classification.csv", row["#"], f"by the boundaries {row['municipality_code']} lies in FA region {members[row['municipality_code']]}")
    for row in tables["localities.csv"]:
        if int(row["population_2018"]) < 200:
            fail("localities.csv", row["#"], "a locality has at least 200 inhabitants")
    worst = coordinates("localities.csv", tables["localities.csv"])
    coordinates("places.csv", tables["places.csv"])
    indicators(tables["indicators.csv"], tables["indicator_definitions.csv"])
    initiatives(tables["initiatives.csv"], tables["steering.csv"])
    border_doubt(tables["border_doubt.csv"])
    population(tables["population_municipalities.csv"], tables["indicators.csv"])
    zoning(folder)
    say(f"tables: {sum(len(t) for t in tables.values())} rows in {len(tables)} files right; localities' coordinate pairs agree within {worst:.2f} m")
