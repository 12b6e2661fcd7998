"""What `rackvidd import territory --as deso --dry-run` does, with geopandas: read, check each area and the coverage, dissolve."""

import json
import sys

import geopandas
import shapely

layer = geopandas.read_file(sys.argv[1], engine="pyogrio")
faults = int((~layer.is_valid).sum()) + int(not layer.desokod.is_unique) + int(
    not shapely.coverage_is_valid(layer.geometry.values))
layer["municipality"] = layer.desokod.str[:4]
layer["cell"] = layer.municipality + "/" + layer.desokod.str[4]
parts = {
    key: {code: [row.geometry.area, int(row.bef)] for code, row in layer.dissolve(key, aggfunc={"bef": "sum"}).iterrows()}
    for key in ("municipality", "cell")
}
json.dump({"version": geopandas.__version__, "faults": faults, **parts}, sys.stdout)
