"""The distribution of money over municipalities with pandas, numpy and PySAL: nine indices, their bootstrap intervals over
initiatives (percentile and BCa), and Moran's I among all orderings.

PySAL's inequality knows no weights: its formulas stand here with the population. Neighbours and Moran's I are PySAL's.
"""

import itertools
import json
import sqlite3
import sys
import warnings

warnings.filterwarnings("ignore")

import esda
import geopandas
import libpysal
import numpy as np
import pandas as pd
from scipy import sparse, stats

store, replicates = sys.argv[1], int(sys.argv[2])
with sqlite3.connect(store) as connection:
    cells = pd.read_sql("SELECT fid, municipality_code, population FROM cell", connection)
    parts = pd.read_sql("""
        SELECT footprint.initiative_fid, part.cell_fid, part.granted_ore
        FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id""", connection)
municipalities = geopandas.read_file(store, layer="municipality").sort_values("code", ignore_index=True)
codes = municipalities["code"]
people = cells.groupby("municipality_code")["population"].sum()[codes].to_numpy(float)
weights = people / people.sum()
place = dict(zip(codes, range(len(codes))))
column = parts["cell_fid"].map(cells.set_index("fid")["municipality_code"].map(place))
row, initiatives = pd.factorize(parts["initiative_fid"])
brought = sparse.csr_matrix((parts["granted_ore"] / 100, (row, column)), (len(initiatives), len(codes)))
brought.sum_duplicates()
brought = brought[np.flatnonzero(brought.getnnz(axis=1))]


def indices(totals):
    """By name, of totals by municipality: one row for each set of them."""
    y = totals / people
    mean = y @ weights
    relative = y / mean[:, None]
    share = totals / totals.sum(axis=1, keepdims=True)
    order = np.argsort(y, axis=1)
    ordered = np.take_along_axis(y, order, 1)
    below = np.cumsum(weights[order], axis=1)[:, :-1]
    return {
        "gini": (np.diff(ordered, axis=1) * below * (1 - below)).sum(1) / mean,
        "theil_t": (weights * relative * np.log(relative)).sum(1),
        "theil_l": -(weights * np.log(relative)).sum(1),
        "hoover": np.abs(share - weights).sum(1) / 2,
        "williamson": np.sqrt((weights * (relative - 1) ** 2).sum(1)),
        "hhi": (share**2).sum(1),
        "atkinson_0.5": 1 - (weights * relative**0.5).sum(1) ** 2,
        "atkinson_1": 1 - np.exp((weights * np.log(relative)).sum(1)),
        "atkinson_2": 1 - 1 / (weights / relative).sum(1),
    }


totals = np.asarray(brought.sum(axis=0))
values = indices(totals)
random = np.random.default_rng(1)
count = brought.shape[0]
drawn = np.empty((replicates, len(codes)))
turned = brought.T.tocsr()
for replicate in range(replicates):
    drawn[replicate] = turned @ np.bincount(random.integers(0, count, count), minlength=count)
drawn, left_out = indices(drawn), indices(totals - brought.toarray())
result = {}
for name, [value] in values.items():
    sample = np.sort(drawn[name])
    bias = stats.norm.ppf((sample < value).mean())
    spread = left_out[name].mean() - left_out[name]
    acceleration = (spread**3).sum() / (6 * (spread**2).sum() ** 1.5)
    tails = stats.norm.ppf([0.025, 0.975])
    levels = stats.norm.cdf(bias + (bias + tails) / (1 - acceleration * (bias + tails)))
    result[name] = {
        "value": value, "percentile": np.quantile(sample, [0.025, 0.975]).tolist(), "bca": np.quantile(sample, levels).tolist()}

y = totals[0] / people
queen = libpysal.weights.Queen.from_dataframe(municipalities, use_index=False)
queen.transform = "r"
moran = esda.Moran(y, queen, permutations=0)
z = (y - y.mean())[np.array(list(itertools.permutations(range(len(y)))))]
all_i = np.einsum("oi,oi->o", z @ queen.sparse.toarray().T, z) / (z[0] @ z[0]) * len(y) / queen.s0
p = (all_i >= moran.I - 1e-12).mean()
print(json.dumps({"indices": result, "moran": {"i": moran.I, "p_value": p}, "by_municipality": dict(zip(codes, totals[0]))}))
