"""The import of initiatives and outcomes with pandas, geopandas and sqlite3: places each on the cells, splits its money over them,
and fills the tables of an empty store."""

import hashlib
import json
import sqlite3
import sys
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import shapely

import border_doubt

initiatives, outcomes, store = sys.argv[1:]
OUTSIDE, UNLOCATED = -1, -2

table = pd.read_csv(initiatives, sep=";", decimal=",", dtype={"id": str, "municipality_codes": str}, keep_default_na=True)
if table["id"].duplicated().any() or table["title"].isna().any():
    sys.exit("an id or a title is missing or given twice")
for column in ("start", "end"):
    pd.to_datetime(table[column], format="%Y-%m-%d")
table["granted_ore"] = (table["granted_sek"] * 100).round().astype("int64")
cells = geopandas.read_file(store, layer="cell")
municipalities = geopandas.read_file(store, layer="municipality")
water = shapely.union_all(geopandas.read_file(store, layer="water").geometry.values)
places = geopandas.read_file(store, layer="place")
cell_of = cells[["geometry"]].assign(cell=np.arange(len(cells)))
owner = cells["municipality_code"].to_numpy()

has = table.notna()
kind = np.select(
    [has["geometry"], has["longitude"], has["municipality_codes"], has["place"], has["county"]],
    ["geometry", "point", "municipalities", "place", "county"], "unknown")
shape = np.full(len(table), None, object)
# Edges are straight in longitude and latitude: about 150 metres bend by a millimetre.
shape[kind == "geometry"] = shapely.segmentize(shapely.from_wkt(table.loc[kind == "geometry", "geometry"]), 0.003)
shape[kind == "point"] = shapely.points(table.loc[kind == "point", "longitude"], table.loc[kind == "point", "latitude"])
frame = geopandas.GeoDataFrame({"row": np.arange(len(table))}, geometry=shape, crs="OGC:CRS84").to_crs(3006)
parts = []
near_border = np.zeros(len(table), bool)
rule = np.full(len(table), "unlocated", object)


def add(rows, cells, weights):
    parts.append(pd.DataFrame({"row": np.asarray(rows), "cell": np.asarray(cells), "weight": np.asarray(weights, float)}))


def lowest(found):
    """A point on a shared border belongs to the first cell."""
    return found.sort_values("cell", kind="stable").drop_duplicates("row")


# Points: their cell, or the nearest within the accuracy of the borders.
rings = shapely.get_rings(shapely.get_parts(municipalities.geometry.values))
segments = np.concatenate(
    [shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)) for corners in map(shapely.get_coordinates, rings)])
borders = shapely.STRtree(segments)
points = frame[kind == "point"]
(near, _), distance = borders.query_nearest(points.geometry.values, max_distance=2000, return_distance=True, all_matches=False)
close = np.zeros(len(points), bool)
close[near] = distance < 2000
inside = lowest(points.sjoin(cell_of, predicate="intersects"))
is_inside = points["row"].isin(inside["row"]).to_numpy()
shapely.prepare(water)
wet = shapely.intersects(water, points.geometry.values) & is_inside
near_border[points["row"].to_numpy()[close & ~wet]] = True
# Where the borders are known to be wrong: the cell of the same zone in the likely municipality, if the square is mostly its.
here = points.set_index("row").loc[inside["row"]].geometry
doubt = pd.DataFrame({"east": here.x.to_numpy() // 1000, "north": here.y.to_numpy() // 1000}).merge(
    border_doubt.squares(store), on=["east", "north"], how="left")
is_doubtful = doubt["likely"].notna().to_numpy()
is_moved = is_doubtful & doubt["is_placed"].eq(True).to_numpy()
near_border[inside["row"].to_numpy()[is_doubtful]] = False
doubtful = np.full(len(table), None, object)
doubtful[inside["row"].to_numpy()[is_doubtful]] = doubt.loc[is_doubtful, "likely"].to_numpy()
cell_of_pair = {(code, zone): cell for cell, (code, zone) in enumerate(zip(cells["municipality_code"], cells["zone"]))}
own = inside["cell"].to_numpy().copy()
own[is_moved] = [
    cell_of_pair[likely, cells["zone"].iloc[cell]] for cell, likely in zip(own[is_moved], doubt.loc[is_moved, "likely"])]
add(inside["row"], own, 1)
drifted = lowest(points[close & ~is_inside].sjoin_nearest(cell_of))
add(drifted["row"], drifted["cell"], 1)
lost = points["row"][~close & ~is_inside]
add(lost, np.full(len(lost), OUTSIDE), 1)
rule[kind == "point"] = "points_equally"

# Areas by area and lines by length.
for name, is_kind in (("areas_by_area", frame.geom_type == "Polygon"), ("lines_by_length", frame.geom_type == "LineString")):
    some = frame[is_kind.to_numpy()]
    if not some.is_valid.all():
        sys.exit("a geometry is not valid")
    pieces = geopandas.overlay(some, cell_of, how="intersection", keep_geom_type=True)
    measure = (lambda geometry: geometry.area) if name == "areas_by_area" else (lambda geometry: geometry.length)
    whole = pd.Series(measure(some.geometry).to_numpy(), index=some["row"])
    weight = measure(pieces.geometry).to_numpy() / whole[pieces["row"]].to_numpy()
    rest = 1 - pd.Series(weight).groupby(pieces["row"].to_numpy()).sum().reindex(some["row"], fill_value=0)
    add(pieces["row"], pieces["cell"], weight)
    rest = rest[rest > 1e-9]
    add(rest.index, np.full(len(rest), OUTSIDE), rest)
    rule[is_kind.to_numpy()] = name

# Lists of municipalities, by declared shares or by population, and within each by population.
people = cells["population"].to_numpy(float)
in_municipality = pd.Series(people).groupby(owner).sum()
listed = table.loc[kind == "municipalities", "municipality_codes"].str.split(",").explode().str.strip()
declared = listed.str.partition(":")[[0, 2]].set_axis(["code", "share"], axis=1)
declared["share"] = pd.to_numeric(declared["share"].replace("", np.nan))
declared["position"] = declared.groupby(level=0).cumcount()
has_shares = declared["share"].notna().groupby(level=0).any()
weights = declared["share"].where(
    has_shares.reindex(declared.index), declared["code"].map(in_municipality)).rename_axis("row").reset_index()
weights = weights.assign(code=declared["code"].to_numpy())
within = pd.DataFrame({"code": owner, "cell": np.arange(len(cells)), "fraction": people / in_municipality[owner].to_numpy()})
spread = weights.merge(within[within["fraction"] > 0], on="code")
add(spread["row"], spread["cell"], spread["share"] * spread["fraction"])
rule[has_shares.index[has_shares]] = "declared_shares"
rule[has_shares.index[~has_shares]] = "municipalities_by_population"

# Places by name: the cell that they lie in, or the nearest of the municipality that the register names.
keyed = places.assign(key=places["name"].str.casefold()).drop_duplicates("key").set_index("key")
named = table.loc[kind == "place", "place"].str.strip().str.casefold()
cell_of_place = {}
for key, entry in keyed.loc[named.unique()].iterrows():
    own = np.flatnonzero(owner == entry["municipality_code"])
    distances = shapely.distance(entry["geometry"], cells.geometry.values[own])
    cell_of_place[key] = own[np.argmin(distances)]
found = keyed.loc[cell_of_place.keys()]
close = shapely.distance(shapely.union_all(segments), found.geometry.values) < 2000
wet = shapely.intersects(water, found.geometry.values)
flagged = dict(zip(found.index, close & ~wet))
add(named.index, named.map(cell_of_place), 1)
near_border[named.index] = named.map(flagged).to_numpy(bool)
rule[kind == "place"] = "points_equally"
frame.loc[named.index, "geometry"] = keyed.geometry.loc[named].to_numpy()

# The whole county by population.
county = np.flatnonzero(kind == "county")
inhabited = np.flatnonzero(people > 0)
add(np.repeat(county, len(inhabited)), np.tile(inhabited, len(county)), np.tile(people[inhabited], len(county)))
rule[kind == "county"] = "county_by_population"
unknown = np.flatnonzero(kind == "unknown")
add(unknown, np.full(len(unknown), UNLOCATED), 1)


def largest_remainder(row, weight, totals):
    """Whole numbers in proportion to weights that add up to each row's total."""
    quota = totals[row] * weight / np.bincount(row, weight, len(totals))[row]
    whole = np.floor(quota)
    left = np.round(totals - np.bincount(row, whole, len(totals))).astype(int)
    order = np.lexsort((-(quota - whole), row))
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(totals)))[:-1]])
    rank = np.empty(len(row), int)
    rank[order] = np.arange(len(row)) - first[row[order]]
    return (whole + (rank < left[row])).astype("int64")


parts = pd.concat(parts, ignore_index=True)
parts = parts[parts["weight"] > 0].sort_values(["row", "cell"], kind="stable", ignore_index=True)
row, weight = parts["row"].to_numpy(), parts["weight"].to_numpy()
parts["share"] = largest_remainder(row, weight, np.full(len(table), 1e12))
parts["ore"] = largest_remainder(row, weight, table["granted_ore"].to_numpy(float))
special = {
    (cell, column): parts.loc[parts["cell"] == cell].set_index("row")[column].reindex(range(len(table)), fill_value=0)
    for cell in (OUTSIDE, UNLOCATED) for column in ("share", "ore")}

# The table of initiatives, column by column as the store has it.
locations = pd.Series(kind).replace("point", "geometry")
lists = table["municipality_codes"].where(kind == "municipalities")
frame = frame.drop(columns="row").assign(
    **table[["id", "title", "lead", "programme", "strength_area", "status", "granted_ore"]], start_date=table["start"],
    end_date=table["end"], municipalities_text=lists, place_text=table["place"], location=locations,
    place_name=table["place"].where(kind == "place"),
    extra=[None if missing else json.dumps({"county": name}, ensure_ascii=False, separators=(",", ":"))
           for name, missing in zip(table["county"], table["county"].isna())],
    row_number=np.arange(len(table)) + 2, import_id=1)
results = pd.read_csv(outcomes, sep=";", dtype={"initiative": str, "period": str})
if not results["initiative"].isin(table["id"]).all():
    sys.exit("an outcome's initiative is unknown")
if results.duplicated(["initiative", "indicator", "kind", "period"]).any():
    sys.exit("an outcome is given twice")


def begin(connection, file, kind, rows):
    """The record of an import."""
    digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
    return connection.execute(
        """
        INSERT INTO import (file_name, sha256, kind, part, imported_at, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_rejected)
        VALUES (?, ?, ?, '', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, 0, 0, 0)
        """, (Path(file).name, digest, kind, rows, rows)).lastrowid


def whole_numbers(*columns):
    return zip(*(column.tolist() for column in columns))


with sqlite3.connect(store) as connection:
    begin(connection, initiatives, "initiatives", len(table))
# The second entry of the history, as the program writes it: rows that say since when they are have no trigger to run.
frame["since"] = 2
frame.to_file(store, layer="initiative", driver="GPKG", mode="a")

with sqlite3.connect(store) as connection:
    fids = dict(connection.execute("SELECT id, fid FROM initiative"))
    fid = table["id"].map(fids)
    connection.executemany(
        "INSERT INTO declared_municipality (initiative_fid, position, municipality_code, share, since) VALUES (?, ?, ?, ?, 2)",
        zip(
            fid[declared.index].tolist(), declared["position"].tolist(), declared["code"],
            declared["share"].astype(object).where(declared["share"].notna(), None)))
    scheme, = connection.execute("SELECT value FROM setting WHERE name = 'default_scheme'").fetchone()
    bases = pd.Series(rule).map({"county_by_population": "county_wide", "unlocated": "unlocated"}).fillna("declared")
    precisions = pd.Series(kind).map(
        {"geometry": "exact", "point": "exact", "municipalities": "municipality", "place": "place", "county": "county"}).fillna("unknown")
    elsewhere = np.where(special[OUTSIDE, "share"] == 10**12, '{"kind":"outside_county"}', None)
    connection.executemany(
        """
        INSERT INTO footprint (id, initiative_fid, scheme, outside_share, unlocated_share, outside_ore, unlocated_ore, rule, basis,
          precision, near_border, problem, doubtful, since)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2)
        """,
        whole_numbers(
            fid, fid, np.full(len(table), scheme), special[OUTSIDE, "share"], special[UNLOCATED, "share"], special[OUTSIDE, "ore"],
            special[UNLOCATED, "ore"], rule, bases, precisions, near_border.astype(int), elsewhere, doubtful))
    real = parts[parts["cell"] >= 0]
    cell_fids = np.array([fid for fid, in connection.execute("SELECT fid FROM cell WHERE scheme = ? ORDER BY fid", (scheme,))])
    connection.executemany(
        "INSERT INTO footprint_part (footprint_id, cell_fid, share, granted_ore, since) VALUES (?, ?, ?, ?, 2)",
        whole_numbers(fid.to_numpy()[real["row"]], cell_fids[real["cell"]], real["share"], real["ore"]))

    # The layers of effects, from what was just made. Their triggers speak of functions that no row here gets to.
    for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        connection.create_function(name, 1, lambda geometry: sys.exit("a geometry changed"))
    real = real.assign(
        fid=cell_fids[real["cell"]], code=owner[real["cell"]], declared=(bases == "declared").to_numpy()[real["row"]])
    for layer, key in (("effect_by_cell", "fid"), ("effect_by_municipality", "code")):
        groups = real.groupby(key)
        own = real[real["declared"]].groupby(key)
        sums = pd.DataFrame({
            "share": groups["share"].sum(), "touching": groups["row"].nunique(), "ore": groups["ore"].sum(),
            "declared": own["share"].sum(), "declared_ore": own["ore"].sum()}).fillna(0).astype("int64").reset_index()
        connection.executemany(
            f"""
            UPDATE {layer} SET initiatives = ?2 / 1e12, initiatives_touching = ?3, granted_sek = ?4 / 100.0, granted_ore = ?4,
              granted_sek_per_inhabitant = CASE WHEN population > 0 THEN ?4 / 100.0 / population END,
              initiatives_declared = ?5 / 1e12, granted_ore_declared = ?6 WHERE {key} = ?1
            """, whole_numbers(*(sums[column] for column in sums)))

    imported = begin(connection, outcomes, "outcomes", len(results))
    for name, rows in results.groupby("indicator"):
        connection.execute(
            """
            INSERT INTO indicator (name, title_sv, title_en, unit_sv, unit_en, kind, direction) VALUES (?1, ?1, ?1, ?2, ?2, ?3, 'neutral')
            """, (name, rows["unit"].iloc[0], {"sum": "extensive", "rate": "intensive"}[rows["indicator_kind"].iloc[0]]))
    connection.executemany(
        """
        INSERT INTO outcome (initiative_fid, indicator, kind, period, value, import_id, row_number, since) VALUES (?, ?, ?, ?, ?, ?, ?, 3)
        """,
        zip(
            results["initiative"].map(fids).tolist(), results["indicator"], results["kind"], results["period"],
            results["value"].astype(float).tolist(), np.full(len(results), imported).tolist(), range(2, len(results) + 2)))
