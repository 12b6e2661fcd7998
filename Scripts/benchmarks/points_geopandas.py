"""Points onto cells by geopandas: a spatial join, the lowest cell of a point on a shared border."""

import json
import sys

import geopandas
import numpy as np

from measure import runs_of

store, xs, ys, runs, output = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
cells = geopandas.read_file(store, layer="cell")[["geometry"]]
points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(np.fromfile(xs), np.fromfile(ys)), crs=cells.crs)


def join():
    found = points.sjoin(cells, predicate="intersects", how="inner")["index_right"]
    return found.groupby(level=0).min() if found.index.has_duplicates else found


seconds, answer = runs_of(join, runs)
result = np.full(len(points), -1, np.int32)
result[answer.index] = answer
result.tofile(output)
print(json.dumps({"seconds": seconds, "version": geopandas.__version__}))
