"""Compares the statistics of change and comparison with implementations by others. Run by Scripts/verify-effects."""

import argparse
import sys
import warnings
from importlib.metadata import version

import cvxpy
import giddy.rank
import mpmath
import numpy as np
import pandas as pd
import pyfixest
import scipy.stats
import statsmodels.api as sm
from linearmodels.panel import PanelOLS

from comparison import Comparison, report

warnings.filterwarnings("ignore")
mpmath.mp.dps = 50


def pair(rng, n, case):
    """Two measurements of n units; every third pair of whole numbers, which makes ties."""
    if case % 3 == 0:
        return rng.integers(0, 5, n).astype(float), rng.integers(0, 5, n).astype(float)
    x = rng.normal(size=n)
    return x, x * rng.normal() + rng.normal(size=n)


def lines(check, rng, n, where):
    x = np.sort(rng.choice(np.arange(1990, 2030), n, replace=False)).astype(float)
    y = rng.normal(size=n) * 10 + rng.normal() * (x - 2000)
    at = 2035.0
    fit = sm.OLS(y, sm.add_constant(x - 2000)).fit()
    ahead = fit.get_prediction([[1.0, at - 2000]]).summary_frame(alpha=0.2)
    check.ask(
        "line, prediction interval", "statsmodels OLS", {"function": "linear_fit", "x": x - 2000, "y": y, "at": at - 2000},
        {
            "slope": [fit.params[1]], "intercept": [fit.params[0]], "error": [fit.bse[1]], "r2": [fit.rsquared],
            "p": [fit.pvalues[1]], "value": ahead["mean"], "interval": [ahead["obs_ci_lower"].iloc[0], ahead["obs_ci_upper"].iloc[0]],
        }, where)
    check.ask(
        "median slope", "SciPy theilslopes", {"function": "median_slope", "x": x, "y": y},
        {"value": [scipy.stats.theilslopes(y, x).slope]}, where)
    exact = scipy.stats.kendalltau(np.arange(n), y, method="exact")
    check.ask(
        "Mann-Kendall", "SciPy, exact", {"function": "mann_kendall", "y": y},
        {"s": [round(exact.statistic * n * (n - 1) / 2)], "p": [exact.pvalue]}, where)
    start, end = np.exp(rng.normal(size=n)), np.exp(rng.normal(size=n))
    both = scipy.stats.pearsonr(np.log(end) + np.log(start), np.log(end) - np.log(start))
    check.ask(
        "Pitman-Morgan", "SciPy pearsonr", {"function": "pitman_morgan", "x": start, "y": end},
        {"r": [both.statistic], "p": [both.pvalue]}, where)
    growth = sm.OLS(np.log(end / start) / 7, sm.add_constant(np.log(start))).fit()
    check.ask(
        "beta convergence", "statsmodels OLS", {"function": "beta", "x": start, "y": end, "at": 7.0},
        {"beta": [growth.params[1]], "intercept": [growth.params[0]]}, where)


def associations(check, rng, n, case, where):
    x, y = pair(rng, n, case)
    flat = len(set(x)) == 1 or len(set(y)) == 1
    theirs = {
        "pearson": scipy.stats.pearsonr, "spearman": scipy.stats.spearmanr,
        "kendall": lambda one, other: scipy.stats.kendalltau(one, other, variant="b"),
    }
    for name, function in theirs.items():
        fields = {"value": None if flat else [function(x, y).statistic]}
        if n <= 6 and not flat:
            def statistic(one, name=name):
                return theirs[name](one, y).statistic
            # SciPy's own p takes equal values for different where r is 0, and doubles the smaller tail: its values are counted.
            values = scipy.stats.permutation_test(
                (x,), statistic, permutation_type="pairings", vectorized=False, n_resamples=np.inf).null_distribution
            own = fields["value"][0]
            ours = {"p": [np.mean(values >= own - 1e-12), np.mean(values <= own + 1e-12),
                          np.mean(np.abs(values) >= abs(own) - 1e-12)]}
            fields |= ours
        check.ask(f"{name}, exact p", "SciPy", {"function": name, "x": x, "y": y}, fields, where)


def mobility(check, rng, n, where):
    years = rng.permuted(np.tile(np.arange(n, dtype=float), (4, 1)), axis=1)
    groups = rng.integers(0, 3, n)
    theirs = giddy.rank.Theta(years.T, groups, 1).theta
    moved = np.abs(np.diff(np.argsort(np.argsort(years, axis=1), axis=1), axis=0)).sum(axis=1)
    if (moved > 0).all():
        check.ask(
            "theta", "PySAL giddy", {"function": "theta", "table": years, "groups": [str(group) for group in groups]},
            {"value": np.ravel(theirs)}, where)


def shares(check, rng, n, where):
    rows = [rng.integers(0, 50, n).astype(float) for _ in range(2)]
    rows += [rows[0] + rng.integers(1, 90, n), rows[1] + rng.integers(1, 90, n)]
    e, later, base, ahead = [[mpmath.mpf(value) for value in row] for row in rows]
    total = sum(ahead) / sum(base)
    check.ask(
        "shift-share", "definition, 50 digits", {"function": "shift_share", "table": rows},
        {
            "national": [sum(e) * (total - 1)],
            "mix": [sum(one * (b / a - total) for one, a, b in zip(e, base, ahead))],
            "regional": [sum(two - one * b / a for one, two, a, b in zip(e, later, base, ahead))],
        }, where)


def entropy(check, rng, n, where):
    groups = np.concatenate([[0, 1], rng.integers(0, 2, n)])
    rows = [rng.uniform(1, 50, n + 2) for _ in range(2)] + [rng.uniform(1, 9, n + 2) for _ in range(2)]

    def figures(values, weights):
        y, w = [mpmath.mpf(value) for value in values], [mpmath.mpf(value) for value in weights]
        mean = mpmath.fdot(y, w) / sum(w)
        result = []
        for group in (0, 1):
            inside = [unit for unit in range(len(y)) if groups[unit] == group]
            weight = sum(w[unit] for unit in inside)
            own = sum(w[unit] * y[unit] for unit in inside) / weight
            spread = sum(w[unit] * mpmath.log(own / y[unit]) for unit in inside) / weight
            result.append((weight / sum(w), mpmath.log(own / mean), spread))
        return result

    before, after = figures(rows[0], rows[2]), figures(rows[1], rows[3])
    parts = [mpmath.mpf(0)] * 4
    for (w, level, spread), (w2, level2, spread2) in zip(before, after):
        parts[0] += (w + w2) / 2 * (spread2 - spread)
        parts[1] += (spread + spread2) / 2 * (w2 - w)
        parts[2] -= (level + level2) / 2 * (w2 - w)
        parts[3] -= (w + w2) / 2 * (level2 - level)
    check.ask(
        "parts of a Theil change", "definition, 50 digits",
        {"function": "entropy_change", "table": rows, "groups": [str(group) for group in groups]}, {"parts": parts}, where)


def differences(check, rng, n, case, where):
    before, after = int(rng.integers(2, 6)), int(rng.integers(1, 6))
    panel = rng.normal(size=(n, before + after)).cumsum(axis=1) if case % 3 else rng.integers(0, 4, (n, before + after)).astype(float)
    treated = sorted(rng.choice(n, int(rng.integers(1, n)), replace=False).tolist())
    change = panel[:, before:].mean(axis=1) - panel[:, :before].mean(axis=1)
    question = {"function": "difference_in_differences", "table": panel, "treated": treated, "since": float(before)}
    if np.ptp(change) < 1e-12:
        return
    frame = pd.DataFrame(
        [(unit, period, panel[unit, period], float(unit in treated and period >= before))
         for unit in range(n) for period in range(before + after)], columns=["unit", "period", "y", "on"])
    by = frame.set_index(["unit", "period"])
    theirs = PanelOLS(by["y"], by[["on"]], entity_effects=True, time_effects=True).fit().params["on"]
    check.ask("difference in differences", "linearmodels PanelOLS", question, {"value": [theirs]}, where)
    theirs = pyfixest.feols("y ~ on | unit + period", frame, fixef_tol=1e-14).coef()["on"]
    check.ask("difference in differences", "pyfixest feols", question, {"value": [theirs]}, where)
    control = np.setdiff1d(np.arange(n), treated)
    own = change[treated].mean() - change[control].mean()
    if min(len(treated), len(control)) >= 2:
        oracle = "SciPy permutation_test"
        values = scipy.stats.permutation_test(
            (change[treated], change[control]), lambda a, b: a.mean() - b.mean(), vectorized=False,
            n_resamples=np.inf).null_distribution
    else:
        # SciPy takes no sample of one.
        oracle = "every choice, NumPy"
        alone = np.array([change[unit] - np.delete(change, unit).mean() for unit in range(n)])
        values = alone if len(treated) == 1 else -alone
    check.ask(
        "placebo p", oracle, question,
        {"p": [np.mean(values >= own - 1e-9), np.mean(values <= own + 1e-9), np.mean(np.abs(values) >= abs(own) - 1e-9)]}, where)
    slopes = np.polyfit(np.arange(before), panel[:, :before].T, 1)[0]
    if np.ptp(slopes) > 1e-12:
        gap = panel[treated].mean(axis=0) - panel[control].mean(axis=0)
        check.ask(
            "leads, slope before", "NumPy polyfit", question | {"function": "leads"},
            {"leads": gap - gap[before - 1], "slope": [slopes[treated].mean() - slopes[control].mean()]}, where)


def synthetic(check, rng, where):
    units, before = int(rng.integers(5, 40)), int(rng.integers(8, 25))
    factors = rng.normal(size=(4, before + 5)).cumsum(axis=1)
    panel = 50 + np.abs(rng.normal(size=(units, 4))) @ factors + 0.3 * rng.normal(size=(units, before + 5))
    others = panel[1:, :before].T
    weights = cvxpy.Variable(units - 1)
    problem = cvxpy.Problem(
        cvxpy.Minimize(cvxpy.sum_squares(panel[0, :before] - others @ weights)), [weights >= 0, cvxpy.sum(weights) == 1])
    problem.solve(solver=cvxpy.CLARABEL, tol_gap_abs=1e-14, tol_gap_rel=1e-14, tol_feas=1e-14)
    fit = np.sqrt(np.mean((panel[0, :before] - others @ weights.value) ** 2))
    if fit > panel[0, :before].std() / 2 or units - 1 > before:
        fields = {"fit": None} if fit > panel[0, :before].std() / 2 * 1.000001 else {"fit": [fit]}
    else:
        fields = {"fit": [fit], "gaps": panel[0] - panel[1:].T @ weights.value}
    check.ask(
        "synthetic comparison", "CVXPY, Clarabel", {"function": "synthetic", "table": panel, "treated": [0], "since": float(before)},
        fields, where, limit=1e-6)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bridge", required=True)
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--cases", type=int, required=True)
    options = arguments.parse_args()
    rng = np.random.default_rng(options.seed)
    check = Comparison(options.bridge)
    for case in range(options.cases):
        n = int(rng.integers(2, 13))
        where = f"random {case}"
        if n >= 3:
            lines(check, rng, n, where)
            associations(check, rng, n, case, where)
            mobility(check, rng, n, where)
        shares(check, rng, n, where)
        entropy(check, rng, n, where)
        differences(check, rng, n, case, where)
        synthetic(check, rng, where)
    rows, faults = check.run()
    names = ("numpy", "scipy", "statsmodels", "linearmodels", "pyfixest", "giddy", "cvxpy", "mpmath")
    print(", ".join(f"{name} {version(name)}" for name in names))
    print(f"{options.cases} random inputs from seed {options.seed}")
    print()
    report(rows, faults)


sys.exit(main())
