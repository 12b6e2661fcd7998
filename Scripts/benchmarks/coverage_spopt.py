"""spopt's maximal coverage with PuLP's CBC on the sites and areas of a file."""

import json
import sys

import numpy as np
import pulp
import spopt
from measure import runs_of
from spopt.locate import MCLP

question = json.load(open(sys.argv[1]))
places, sites, people = (np.array(question[name]) for name in ("places", "sites", "people"))


def solve():
    cost = np.hypot(*(places[:, None] - sites[None]).transpose(2, 0, 1))
    model = MCLP.from_cost_matrix(cost, people, question["distance_m"], p_facilities=question["choose"]).solve(
        pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    chosen = [site for site, variable in enumerate(model.fac_vars) if variable.value() > 0.5]
    return float(people[(cost[:, chosen] <= question["distance_m"]).any(axis=1)].sum())


seconds, covered = runs_of(solve, int(sys.argv[2]))
print(json.dumps({"seconds": seconds, "covered": covered, "version": spopt.__version__}))
