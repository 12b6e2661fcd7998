"""Inference, the long way: all orderings by itertools, Shapley over all orders, bootstrap limits by SciPy's normal distribution."""

import itertools
import math
import types
import warnings

import numpy as np
import scipy.stats
from inequality.gini import Gini

import inputs


def tails(reference, observed, centre):
    """p for greater, less and two-sided, and the smallest p of each."""
    tie = 1e-10 * max(1, np.abs(reference).max())
    far = np.abs(reference - centre)
    ps = [(reference >= observed - tie).mean(), (reference <= observed + tie).mean(), (far >= abs(observed - centre) - tie).mean()]
    least = [(reference >= reference.max() - tie).mean(), (reference <= reference.min() + tie).mean(), (far >= far.max() - tie).mean()]
    return ps, least


def orderings(check, rng):
    for case in range(30):
        n = int(rng.integers(3, 8))
        y = np.round(rng.gamma(1, 10, n), 1) if case % 2 else rng.integers(0, 4, n).astype(float)
        links = inputs.random_links(rng, n, case % 3 == 0)
        if not links or (y == y[0]).all():
            continue
        w = np.zeros((n, n))
        for one, other, weight in links:
            w[one, other] = weight
        all_orders = y[np.array(list(itertools.permutations(range(n))))]
        z = all_orders - y.mean()
        squares = (z[0] ** 2).sum()
        moran = n / w.sum() * np.einsum("ki,ij,kj->k", z, w, z) / squares
        geary = (n - 1) / (2 * w.sum()) * np.einsum("ij,kij->k", w, (z[:, :, None] - z[:, None, :]) ** 2) / squares
        for name, reference, centre in (("moran_test", moran, -1 / (n - 1)), ("geary_test", geary, 1.0)):
            ps, least = tails(reference, reference[0], centre)
            check.ask(
                "exact p of Moran and Geary", "all orderings, NumPy",
                {"function": name, "y": y, "links": links, "units": n, "style": "asGiven"},
                {"observed": [reference[0]], "expected": [reference.mean()], "variance": [reference.var()], "p": ps, "minimum_p": least},
                f"random {case}")
        local(check, case, y, w, links)


def local(check, case, y, w, links):
    """Exact conditional permutation: each unit keeps its value, the others take all orders."""
    n = len(y)
    z = y - y.mean()
    linked = [unit for unit in range(n) if w[unit].any()]
    ps = []
    for unit in linked:
        others = [other for other in range(n) if other != unit]
        dealt = np.zeros((math.factorial(n - 1), n))
        dealt[:, others] = z[np.array(list(itertools.permutations(others)))]
        reference = (n - 1) * z[unit] * dealt @ w[unit] / (z**2).sum()
        observed = (n - 1) * z[unit] * z @ w[unit] / (z**2).sum()
        ps.append((reference >= observed - 1e-10).mean())
    check.ask(
        "exact p of local Moran", "all orderings, NumPy",
        {"function": "local_moran", "y": y, "links": links, "units": n, "style": "asGiven"},
        {"unit": linked, "p_greater": ps}, f"random {case}")


def contrasts(check, rng):
    for case in range(20):
        n = int(rng.integers(4, 12))
        k = int(rng.integers(1, n))
        y = np.round(rng.gamma(1, 10, n), 1 + case % 2)
        treated = sorted(int(unit) for unit in rng.choice(n, k, replace=False))
        rest = [unit for unit in range(n) if unit not in treated]
        choices = [list(choice) for choice in itertools.combinations(range(n), k)]
        reference = np.array([y[c].mean() - np.delete(y, c).mean() for c in choices])
        ps, least = tails(reference, y[treated].mean() - y[rest].mean(), 0.0)
        check.ask(
            "exact p of a contrast", "all choices, NumPy", {"function": "contrast", "y": y, "treated": treated},
            {"p": ps, "minimum_p": least, "variance": [reference.var()]}, f"random {case}")
        if min(k, n - k) < 2:
            # SciPy wants two observations on either side.
            continue
        scipys = scipy.stats.permutation_test(
            (y[treated], y[rest]), lambda a, b: a.mean() - b.mean(), permutation_type="independent",
            alternative="greater", n_resamples=math.inf)
        check.ask(
            "exact p of a contrast", "SciPy", {"function": "contrast", "y": y, "treated": treated},
            {"p": [scipys.pvalue, ps[1], ps[2]], "observed": [scipys.statistic]}, f"random {case}")


def shapley(check, rng):
    """Every order in which sources can join, with absent sources at their mean."""
    for case in range(10):
        sources = np.round(rng.gamma(0.8, 10, (int(rng.integers(1, 6)), int(rng.integers(2, 9)))), 2)
        k = len(sources)
        worth = {}
        for size in range(k + 1):
            for joined in itertools.combinations(range(k), size):
                y = sum(sources[s] if s in joined else np.full(sources.shape[1], sources[s].mean()) for s in range(k))
                worth[joined] = Gini(y).g if size else 0.0
        parts = np.zeros(k)
        for order in itertools.permutations(range(k)):
            for place, source in enumerate(order):
                parts[source] += worth[tuple(sorted(order[: place + 1]))] - worth[tuple(sorted(order[:place]))]
        check.ask(
            "Shapley by source", "all orders, PySAL Gini", {"function": "shapley", "sources": sources},
            {"parts": parts / math.factorial(k), "total": [worth[tuple(range(k))]]}, f"random {case}")


def resampling(check, rng):
    for case in range(10):
        y = rng.gamma(1, 100, int(rng.integers(5, 40)))
        n = len(y)
        left_out = np.array([Gini(np.delete(y, unit)).g for unit in range(n)])
        whole = Gini(y).g
        check.ask(
            "influence and jackknife", "PySAL Gini, NumPy", {"function": "influence", "y": y},
            {
                "without": left_out, "bias": [(n - 1) * (left_out.mean() - whole)],
                "standard_error": [np.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())],
            }, f"random {case}")
        limits(
            check, f"random {case}", {"function": "bootstrap", "y": y, "replicates": 2000, "seed": case}, whole, left_out)


def limits(check, where, question, whole, left_out):
    """Bootstrap limits by NumPy's quantiles and SciPy's normal distribution, and SciPy's own BCa, of the bridge's own
    replicates; whether BCa is shown, by the rule that both corrected levels lie between the outermost replicates."""
    values = np.array(check.answers([question])[0]["values"]["values"])
    # A replicate that draws every unit once is the whole, whatever its last digit.
    share = ((values < whole - 1e-13).mean() + (values <= whole + 1e-13).mean()) / 2
    bias = scipy.stats.norm.ppf(share)
    spread = left_out.mean() - left_out
    acceleration = (spread**3).sum() / (6 * (spread**2).sum() ** 1.5)
    shifted = bias + scipy.stats.norm.ppf([0.025, 0.975])
    levels = scipy.stats.norm.cdf(bias + shifted / (1 - acceleration * shifted))
    percentile = np.quantile(values, [0.025, 0.975])
    expected = {"percentile": percentile, "standard_error": [values.std(ddof=1)]}
    places = levels * (len(values) + 1)
    inside = bool(np.isfinite(levels).all() and places.min() >= 1 and places.max() <= len(values))
    check.ask(
        "bootstrap limits", "NumPy, SciPy", question,
        expected | {"is_bca": [float(inside)], "interval": np.quantile(values, levels) if inside else percentile}, where)
    if inside:
        drawn = np.where(np.abs(values - whole) < 1e-13, whole, values)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            foreign = scipy.stats.bootstrap(
                (np.asarray(question["y"]),), lambda y: Gini(np.asarray(y)).g, n_resamples=0, vectorized=False,
                method="BCa", bootstrap_result=types.SimpleNamespace(bootstrap_distribution=drawn))
        check.ask(
            "bootstrap BCa", "SciPy bootstrap", question,
            {"interval": [foreign.confidence_interval.low, foreign.confidence_interval.high]}, where)


def inference(check, rng):
    orderings(check, rng)
    contrasts(check, rng)
    shapley(check, rng)
    resampling(check, rng)
