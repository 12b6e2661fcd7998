"""The weighted Gini coefficient with numpy, by sorting: the gaps between neighbours in order, times the weight below and above."""

import json
import sys

import numpy as np

from measure import runs_of

values, weights, runs = np.fromfile(sys.argv[1]), np.fromfile(sys.argv[2]), int(sys.argv[3])


def gini(y, w):
    order = np.argsort(y)
    y, w = y[order], w[order]
    below = np.cumsum(w)
    total = below[-1]
    below = below[:-1] / total
    return float(np.sum(np.diff(y) * below * (1 - below)) / (np.dot(y, w) / total))


seconds, answer = runs_of(lambda: gini(values, weights), runs)
print(json.dumps({"seconds": seconds, "gini": answer, "version": np.__version__}))
