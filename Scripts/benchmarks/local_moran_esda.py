"""Local Moran with conditional permutations by PySAL: esda's numba loop on one thread, compiled before it is measured."""

import json
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")

import esda
import libpysal
import numba

from measure import runs_of

values, columns, permutations, runs, output = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5]
y = np.fromfile(values)
weights = libpysal.weights.lat2W(len(y) // columns, columns, rook=True)
weights.transform = "r"


def work(permutations):
    return esda.Moran_Local(y, weights, permutations=permutations, n_jobs=1, keep_simulations=False, seed=1)


work(99)
seconds, answer = runs_of(lambda: work(permutations), runs)
np.column_stack([answer.Is, answer.p_sim]).tofile(output)
print(json.dumps({"seconds": seconds, "version": esda.__version__, "numba": numba.__version__}))
