"""Areas onto cells by geopandas: an overlay, then shares by area; what no cell has lies outside."""

import json
import sys

import geopandas
import numpy as np
import shapely

from measure import runs_of

store, areas, runs, output = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
cells = geopandas.read_file(store, layer="cell")[["geometry"]]
cells["cell"] = np.arange(len(cells))
data, shapes, next = open(areas, "rb").read(), [], 0
while next < len(data):
    length = int.from_bytes(data[next:next + 4], "little")
    shapes.append(data[next + 4:next + 4 + length])
    next += 4 + length
frame = geopandas.GeoDataFrame({"area": np.arange(len(shapes))}, geometry=shapely.from_wkb(shapes), crs=cells.crs)


def footprints():
    parts = geopandas.overlay(frame, cells, how="intersection", keep_geom_type=True)
    share = parts.area.to_numpy() / frame.area.to_numpy()[parts["area"]]
    inside = np.bincount(parts["area"], share, len(frame))
    return parts["area"].to_numpy(), parts["cell"].to_numpy(), share, np.maximum(0, 1 - inside)


seconds, (area, cell, share, outside) = runs_of(footprints, runs)
beyond = np.column_stack([np.arange(len(frame)), np.full(len(frame), -1), outside])
np.concatenate([np.column_stack([area, cell, share]), beyond]).tofile(output)
print(json.dumps({"seconds": seconds, "version": geopandas.__version__}))
