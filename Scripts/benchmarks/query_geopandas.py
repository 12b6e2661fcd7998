"""Geometries that meet an outline, by geopandas: all in memory, with its index or row by row."""

import json
import sys

import geopandas
import numpy as np
import shapely

from measure import runs_of

file, outline, by_index, runs, output = sys.argv[1], sys.argv[2], sys.argv[3] == "1", int(sys.argv[4]), sys.argv[5]
data, shapes, next = open(file, "rb").read(), [], 0
while next < len(data):
    length = int.from_bytes(data[next:next + 4], "little")
    shapes.append(data[next + 4:next + 4 + length])
    next += 4 + length
frame = geopandas.GeoDataFrame(geometry=shapely.from_wkb(shapes), crs=3006)
shape = shapely.from_wkb(open(outline, "rb").read())
seconds = {}
if by_index:
    frame.sindex
    seconds["in memory, its index built before"], found = runs_of(lambda: frame.sindex.query(shape, predicate="intersects"), runs)
else:
    seconds["in memory, `intersects`"], found = runs_of(lambda: np.flatnonzero(frame.intersects(shape)), min(runs, 2))
    shapely.prepare(shape)
    seconds["in memory, `intersects` on a prepared outline"], found = runs_of(lambda: np.flatnonzero(frame.intersects(shape)), runs)
(np.sort(found) + 1.0).tofile(output)
print(json.dumps({"seconds": seconds, "version": geopandas.__version__}))
