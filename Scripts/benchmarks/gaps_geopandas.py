"""The rules of gaps_rows.py in geopandas: reads the store, counts, adds up, buffers, compares. Writes its answer to a file."""

import json
import sys

import geopandas
import numpy as np
import pandas as pd
import shapely

store, rules, output = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
areas = geopandas.read_file(store, layer="cell", where="scheme = 'lattice'").sort_values("code", ignore_index=True)
initiatives = geopandas.read_file(store, layer="initiative", columns=["id", "granted_ore", "decision_date"])
joined = initiatives.sjoin(areas[["geometry"]], predicate="intersects").groupby("id", as_index=False).first()
by_area = joined.groupby("index_right")
count = by_area.size().reindex(areas.index, fill_value=0).to_numpy()
kronor = by_area["granted_ore"].sum().reindex(areas.index, fill_value=0).to_numpy() / 100
people, codes = areas["population"].to_numpy(), areas["code"]
answer = {}


def gaps(name, short, **observed):
    answer[name] = {"gaps": codes[short].tolist(), **observed}


gaps("count", count < rules["initiatives"])
gaps("money", kronor < rules["kronor"])
share = kronor / kronor.sum()
gaps("share", (share < rules["share"] * people / people.sum()) & (people > 0))
gaps("area", share < rules["share"] * areas["area_km2"] / areas["area_km2"].sum())

# PySAL's Gini has no weights: the definition over people, sorted.
lived = people > 0
order = np.argsort(kronor[lived] / people[lived])
weights, values = people[lived][order], kronor[lived][order]
reached, before = np.cumsum(values) / values.sum(), np.concatenate([[0], np.cumsum(values)[:-1]]) / values.sum()
gini = 1 - np.sum(weights / weights.sum() * (reached + before))
hoover = np.abs(share - people / people.sum()).sum() / 2
answer["gini"] = {"gaps": [""] if gini > rules["gini"] else [], "observed": float(gini)}
answer["hoover"] = {"gaps": [""] if hoover > rules["hoover"] else [], "observed": float(hoover)}

discs = geopandas.GeoSeries(shapely.union_all(initiatives.geometry.buffer(rules["distance_m"], quad_segs=16)), crs=3006).explode(ignore_index=True)
common = geopandas.overlay(areas[["code", "geometry"]], geopandas.GeoDataFrame(geometry=discs), how="intersection")
covered = common.area.groupby(common["code"]).sum().reindex(codes, fill_value=0).to_numpy() / areas.area.to_numpy()
# Localities' people live at their points, which shares of the area leave out: cells with a locality are not compared.
settled = geopandas.read_file(store, layer="locality")[["geometry"]].sjoin(areas[["code", "geometry"]], predicate="intersects")["code"].unique()
gaps("reach", (covered < rules["reach"]) & lived, apart=settled.tolist())

decided = pd.to_datetime(joined["decision_date"])
last = decided.groupby(joined["index_right"]).max().reindex(areas.index)
months = (2026 - last.dt.year) * 12 + 6 - last.dt.month - (last.dt.day > 1)
gaps("recent", ~(months <= rules["months"]))
with open(output, "w") as file:
    json.dump(answer, file)
