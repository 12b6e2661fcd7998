"""The job of `rackvidd locate` with pandas and geopandas: municipality, zone, distance to the border up to 5 km, flag."""

import sys

import geopandas
import numpy as np
import pandas as pd
import shapely

import border_doubt

source, store, output = sys.argv[1:]
table = pd.read_csv(source, sep=";")
cells = geopandas.read_file(store, layer="cell")
municipalities = geopandas.read_file(store, layer="municipality")
water = shapely.union_all(geopandas.read_file(store, layer="water").geometry.values)
names = dict(zip(municipalities["code"], municipalities["name"]))

places = geopandas.GeoDataFrame(
    table[[]], geometry=geopandas.points_from_xy(table["longitude"], table["latitude"]), crs="OGC:CRS84").to_crs(3006)

# A point on a shared border belongs to the first cell.
inside = places.sjoin(cells[["municipality_code", "zone", "geometry"]], predicate="intersects", how="inner")
inside = inside.sort_values("index_right", kind="stable")
inside = inside[~inside.index.duplicated()]
table["municipality_code"] = inside["municipality_code"].reindex(table.index)
table["zone"] = inside["zone"].reindex(table.index)

# Distances to the border, segment by segment: an index over the segments, exact up to 5 km.
rings = shapely.get_rings(shapely.get_parts(municipalities.geometry.values))
segments = []
for ring in rings:
    corners = shapely.get_coordinates(ring)
    segments.append(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1)))
tree = shapely.STRtree(np.concatenate(segments))
(hits, _), distance = tree.query_nearest(places.geometry.values, max_distance=5000, return_distance=True, all_matches=False)
border = np.full(len(table), np.nan)
border[hits] = distance
table["border_distance_m"] = np.round(border, 1)

outside = table["municipality_code"].isna().to_numpy()
near = border < 2000
adrift = np.flatnonzero(outside & near)
nearest = places.iloc[adrift].sjoin_nearest(cells[["municipality_code", "zone", "geometry"]])
nearest = nearest.sort_values("index_right", kind="stable")
nearest = nearest[~nearest.index.duplicated()]
table.loc[nearest.index, "municipality_code"] = nearest["municipality_code"]
table.loc[nearest.index, "zone"] = nearest["zone"]
table["municipality"] = table["municipality_code"].map(names)

shapely.prepare(water)
wet = shapely.intersects(water, places.geometry.values) & ~outside

# Where the borders are known to be wrong: the cell of the same zone in the likely municipality, if the square is mostly its.
east, north = places.geometry.x.to_numpy() // 1000, places.geometry.y.to_numpy() // 1000
doubt = pd.DataFrame({"east": east, "north": north}).merge(border_doubt.squares(store), on=["east", "north"], how="left")
doubtful = doubt["likely"].notna().to_numpy() & ~outside
placed = doubtful & doubt["is_placed"].eq(True).to_numpy()
table.loc[placed, "municipality_code"] = doubt.loc[placed, "likely"].to_numpy()
table["municipality"] = table["municipality_code"].map(names)
table["likely_municipality_code"] = doubt["likely"].where(doubtful).to_numpy()
table["flag"] = np.select(
    [doubtful, wet, near, outside], ["doubtful", "water", "near_border", "outside"], default="")
table = table[[
    "id", "longitude", "latitude", "municipality_code", "municipality", "zone", "border_distance_m", "flag", "likely_municipality_code"]]
table.to_csv(output, sep=";", index=False)
