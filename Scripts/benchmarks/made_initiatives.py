"""Made-up initiatives with every kind of location, and an outcome of each, as CSV files for the import."""

import sqlite3

import numpy as np
import pandas as pd
import pyproj
import shapely

#: Kinds of location and how frequent each is.
KINDS = {
    "point": 0.45, "area": 0.10, "line": 0.05, "codes": 0.10, "shares": 0.10, "place": 0.10, "county": 0.05, "unknown": 0.05}
PROGRAMMES = ["Regionalfonden", "Landsbygdsfonden", "Socialfonden+", "Regionala projektmedel", "Interreg"]
AREAS = ["Upplevelser", "Skog", "Energi", "Livsmedel"]
STATUSES = ["beviljat", "pågående", "avslutat"]


def write(count, store, initiatives, outcomes):
    """Writes both files; places and municipalities are those of the store."""
    random = np.random.default_rng(20240221)
    with sqlite3.connect(store) as connection:
        places = [name for name, in connection.execute("SELECT name FROM place ORDER BY fid")]
        codes = [code for code, in connection.execute("SELECT code FROM municipality ORDER BY code")]
    # Names that lead to one place only, whatever their case.
    folded = pd.Series(places).str.casefold()
    names = [name for name, twice in zip(places, folded.duplicated(keep=False)) if not twice and "/" not in name]

    kind = random.choice(list(KINDS), count, p=list(KINDS.values()))
    degrees = pyproj.Transformer.from_crs(3006, "OGC:CRS84", always_xy=True).transform
    x, y = random.uniform(330_000, 620_000, count), random.uniform(6_820_000, 7_220_000, count)
    longitude, latitude = degrees(x, y)
    start = pd.Timestamp("2015-01-01") + pd.to_timedelta(random.integers(0, 3_650, count), "D")
    is_point = kind == "point"
    table = pd.DataFrame({
        "id": [f"M{number:06}" for number in range(count)],
        "title": [f"Insats {number} för bygden" for number in range(count)],
        "lead": [f"Förening {number}" for number in random.integers(0, 5_000, count)],
        "programme": random.choice(PROGRAMMES, count),
        "strength_area": random.choice(AREAS, count),
        "status": random.choice(STATUSES, count),
        "start": start.strftime("%Y-%m-%d"),
        "end": (start + pd.to_timedelta(random.integers(30, 1_500, count), "D")).strftime("%Y-%m-%d"),
        "granted_sek": [decimal(amount, 2) for amount in np.exp(random.uniform(9, 16, count))],
        "longitude": [decimal(value, 7) if point else "" for value, point in zip(longitude, is_point)],
        "latitude": [decimal(value, 7) if point else "" for value, point in zip(latitude, is_point)],
        "geometry": "", "municipality_codes": "", "place": "", "county": "",
    })
    shapes = [
        shapely.to_wkt(shapely.transform(made(x[row], y[row], random), degrees, interleaved=False), rounding_precision=7)
        for row, made in zip(*shaped(kind))]
    table.loc[(kind == "area") | (kind == "line"), "geometry"] = shapes
    lists = [sorted(random.choice(codes, random.integers(1, 4), replace=False)) for _ in range(count)]
    shares = [whole(len(some), random) for some in lists]
    table["municipality_codes"] = [
        ",".join(some) if one == "codes" else ",".join(f"{code}:{part}" for code, part in zip(some, own)) if one == "shares" else ""
        for one, some, own in zip(kind, lists, shares)]
    table.loc[kind == "place", "place"] = random.choice(names, (kind == "place").sum())
    table.loc[kind == "county", "county"] = "Hela länet"
    table.to_csv(initiatives, sep=";", index=False)
    pd.DataFrame({
        "initiative": table["id"], "indicator": "jobs_created", "kind": "result", "period": start.strftime("%Y"),
        "value": random.integers(0, 40, count), "unit": "jobs", "indicator_kind": "sum",
    }).to_csv(outcomes, sep=";", index=False)


def decimal(number, places):
    """With a comma, as Swedish files have it."""
    return f"{number:.{places}f}".replace(".", ",")


def whole(count, random):
    """Positive whole numbers that add up to 100."""
    cuts = np.sort(random.choice(np.arange(1, 100), count - 1, replace=False))
    return np.diff(np.concatenate([[0], cuts, [100]]))


def shaped(kind):
    """The rows with an area or a line, and what makes theirs."""
    rows = np.flatnonzero((kind == "area") | (kind == "line"))
    return rows, [area if kind[row] == "area" else line for row in rows]


def area(x, y, random):
    corners = int(random.integers(8, 33))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = np.exp(random.uniform(np.log(200), np.log(15_000))) * random.uniform(0.6, 1, corners)
    return shapely.Polygon(np.column_stack([x + reach * np.cos(angle), y + reach * np.sin(angle)]))


def line(x, y, random):
    steps = random.normal(0, 2_000, (int(random.integers(4, 40)), 2))
    return shapely.LineString(np.array([x, y]) + np.cumsum(steps, axis=0))
