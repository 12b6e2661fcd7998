"""Compares the module Statistics with PySAL, spdep, SciPy and the definitions. Run by Scripts/verify-statistics."""

import argparse
import itertools
import pathlib
import sys
import warnings

import esda
import inequality
import libpysal
import mpmath
import numpy as np
import scipy
from inequality.atkinson import atkinson as pysal_atkinson
from inequality.gini import Gini
from inequality.theil import Theil, TheilD
from inequality.wolfson import lorenz_curve

import definitions
import inputs
from comparison import Comparison, report
from inference import inference
from strangers_in_r import ask_r

warnings.filterwarnings("ignore")


def names(groups):
    return [str(group) for group in groups]


def weights_object(links, n):
    """libpysal's weights of directed links."""
    neighbours = {unit: [] for unit in range(n)}
    weights = {unit: [] for unit in range(n)}
    for one, other, weight in links:
        neighbours[one].append(other)
        weights[one].append(weight)
    return libpysal.weights.W(neighbours, weights, id_order=list(range(n)), silence_warnings=True)


def links_of(w):
    """Directed links of libpysal's weights, by position."""
    place = {unit: index for index, unit in enumerate(w.id_order)}
    return sorted(
        [place[unit], place[other], float(weight)]
        for unit in w.id_order
        for other, weight in zip(w.neighbors[unit], w.weights[unit])
    )


def distribution(check, where, y, groups):
    """PySAL's inequality, which knows no weights."""
    positive, something = bool((y > 0).all()), bool(y.sum() > 0)
    q = {"y": y}
    check.ask("Gini", "PySAL inequality", q | {"function": "gini"}, {"value": [Gini(y).g] if something else None}, where)
    check.ask("Theil T", "PySAL inequality", q | {"function": "theil_t"}, {"value": [Theil(y).T] if something else None}, where)
    if something:
        between = TheilD(y, groups).bg
        between = float(np.atleast_1d(between)[0])
        # PySAL's within part is what is left of the total, and loses digits; the definition is asked about it.
        check.ask(
            "Theil T between, within", "PySAL inequality", q | {"function": "decomposition_t", "groups": names(groups)},
            {"between": [between], "total": [Theil(y).T]}, where)
        population, share = lorenz_curve(y)
        check.ask("Lorenz curve", "PySAL inequality", q | {"function": "lorenz"}, {"population": population, "share": share}, where)
    if positive:
        for epsilon in (0.5, 1, 2):
            check.ask(
                f"Atkinson {epsilon}", "PySAL inequality", q | {"function": "atkinson", "epsilon": epsilon},
                {"value": [pysal_atkinson(y, epsilon)]}, where)


def weighted(check, where, y, weights, groups):
    """The definitions, with 50 digits."""
    d, digits = definitions, "definition, 50 digits"
    q = {"y": y, "weights": weights}

    def ask(statistic, function, value, **more):
        check.ask(statistic, digits, q | {"function": function} | more, {"value": None if value is None else [value]}, where)

    ask("Gini", "gini", d.gini(y, weights))
    ask("Theil T", "theil_t", d.theil_t(y, weights))
    ask("MLD", "mean_log_deviation", d.mean_log_deviation(y, weights))
    for epsilon in (0.5, 1, 2):
        ask(f"Atkinson {epsilon}", "atkinson", d.atkinson(y, weights, epsilon), epsilon=epsilon)
    ask("Williamson", "williamson", d.williamson(y, weights))
    ask("Hoover", "hoover", d.hoover(y, weights), population=weights)
    check.ask(
        "HHI", digits, {"function": "hhi", "y": y},
        {"value": None if d.hhi(y) is None else [d.hhi(y)], "effective": None if d.hhi(y) is None else [1 / d.hhi(y)]}, where)
    total = d.theil_t(y, weights)
    between = d.between_t(y, weights, groups)
    check.ask(
        "Theil T between, within", digits, q | {"function": "decomposition_t", "groups": names(groups)},
        {"total": None} if total is None else {"between": [between], "within": [total - between]}, where)
    if total is not None:
        inner = np.arange(len(y)) % 2
        both = d.between_t(y, weights, groups * 10 + inner)
        check.ask(
            "nested Theil", digits, q | {"function": "nested_t", "groups": names(groups), "inner": names(inner)},
            {"between": [between, both - between], "within": [total - both]}, where)
    total, between = d.mean_log_deviation(y, weights), d.between_l(y, weights, groups)
    check.ask(
        "MLD between, within", digits, q | {"function": "decomposition_l", "groups": names(groups)},
        {"total": None} if total is None else {"between": [between], "within": [total - between]}, where)
    parts = d.gini_parts(y, weights, groups)
    check.ask(
        "Gini by groups", digits, q | {"function": "gini_decomposition", "groups": names(groups)},
        {"total": None} if parts is None else {k: [v] for k, v in zip(("between", "within", "overlap"), parts)}, where)
    need = np.round(np.roll(y, 1) % 7, 1)
    index, gini = d.concentration(y, need, weights), d.gini(need, weights)
    if index is None:
        check.ask("concentration, Kakwani", digits, q | {"function": "concentration", "need": need}, {"index": None}, where)
    elif gini is not None:
        check.ask(
            "concentration, Kakwani", digits, q | {"function": "concentration", "need": need},
            {"index": [index], "kakwani": [index - gini]}, where)
    if sum(y) > 0 and (weights > 0).all():
        shares, people = d.shares(y), d.shares(weights)
        check.ask(
            "location quotient", digits, {"function": "location_quotient", "y": y, "population": weights},
            {"value": [s / p for s, p in zip(shares, people)], "gap": [s - p for s, p in zip(shares, people)]}, where)


def spatial(check, where, y, links, n, style):
    """PySAL's esda. Its local moments have another scale than its local I, and lose digits beside outliers: the definition takes
    their place."""
    letter = {"binary": "b", "rowStandardised": "r", "asGiven": "o"}[style]
    q = {"y": y, "links": links, "units": n, "style": style}
    if n < 2 or not links or (y == y[0]).all():
        check.ask("Moran I and moments", "PySAL esda", q | {"function": "moran"}, {"i": None}, where)
        return
    moran = esda.Moran(y, weights_object(links, n), transformation=letter, permutations=0)
    fields = {"i": [moran.I], "expected": [moran.EI], "variance_normality": [moran.VI_norm]}
    if n >= 4:
        fields["variance_randomisation"] = [moran.VI_rand]
    check.ask("Moran I and moments", "PySAL esda", q | {"function": "moran"}, fields, where)
    geary = esda.Geary(y, weights_object(links, n), transformation=letter, permutations=0)
    fields = {"c": [geary.C], "variance_normality": [geary.VC_norm]}
    if n >= 4:
        fields["variance_randomisation"] = [geary.VC_rand]
    check.ask("Geary C and moments", "PySAL esda", q | {"function": "geary"}, fields, where)
    if n < 4:
        return
    linked = sorted({one for one, _, _ in links})
    local = esda.Moran_Local(y, weights_object(links, n), transformation=letter, permutations=0)
    check.ask(
        "local Moran", "PySAL esda", q | {"function": "local_moran"},
        {"unit": linked, "i": local.Is[linked]}, where)
    check.ask(
        "local Moran's moments", "definition, 50 digits", q | {"function": "local_moran"},
        dict(zip(("expected", "variance"), definitions.local_moments(y, links, style))), where)
    # esda's G* has the right variance for binary weights only; spdep is asked about the others.
    if style == "binary":
        covered = [sum(1 for one, _, _ in links if one == unit) == n - 1 for unit in range(n)]
        if not any(covered):
            hot = esda.G_Local(y, weights_object(links, n), transform="B", permutations=0, star=True)
            check.ask("Getis–Ord G*", "PySAL esda", q | {"function": "getis_ord"}, {"unit": range(n), "z": hot.Zs}, where)


def neighbours(check, rng):
    """Neighbours from points and from every file of libpysal that is GAL or GWT."""
    for case in range(20):
        points = np.round(rng.uniform(0, 1000, (int(rng.integers(5, 80)), 2)), 3)
        k = int(rng.integers(1, 5))
        nearest = libpysal.weights.KNN(points, k=k, silence_warnings=True)
        band = libpysal.weights.DistanceBand(points, threshold=150.0, binary=True, silence_warnings=True)
        for w, more in ((nearest, {"nearest": k}), (band, {"metres": 150.0})):
            links = links_of(w)
            check.ask(
                "neighbours from points", "PySAL libpysal", {"function": "neighbours", "points": points, "style": "binary"} | more,
                {"from": [a for a, _, _ in links], "to": [b for _, b, _ in links]}, f"random {case}")
    folder = pathlib.Path(libpysal.examples.__file__).parent
    for path in sorted(itertools.chain(folder.rglob("*.gal"), folder.rglob("*.gwt"))):
        w = libpysal.io.open(str(path)).read()
        order = [str(unit) for unit in w.id_order]
        links = links_of(w)
        if any(a == b for a, b, _ in links) or any(not weight > 0 for _, _, weight in links):
            continue
        check.ask(
            "neighbours from files", "PySAL libpysal",
            {"function": f"neighbours_{path.suffix[1:]}", "text": path.read_text(), "order": order, "style": "asGiven"},
            {"from": [a for a, _, _ in links], "to": [b for _, b, _ in links], "weight": [weight for _, _, weight in links]},
            path.name)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--bridge", required=True)
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--cases", type=int, required=True)
    arguments.add_argument("--work", required=True)
    arguments.add_argument("--r")
    options = arguments.parse_args()
    rng = np.random.default_rng(options.seed)
    check = Comparison(options.bridge)
    in_r = []

    for where, y, population, groups, w in inputs.built_in():
        distribution(check, where, y, groups)
        weighted(check, where, y, np.ones(len(y)) if population is None else population, groups)
        links = links_of(w)
        for style in ("binary", "rowStandardised"):
            spatial(check, where, y, links, len(y), style)
            in_r.append(("spatial", where, y, links, style))
    for where, events, population in inputs.rates():
        rates = esda.smoothing.Empirical_Bayes(events, population).r.flatten()
        check.ask(
            "empirical Bayes", "PySAL esda", {"function": "empirical_bayes", "y": events, "population": population},
            {"smoothed": rates}, where)
        in_r.append(("rates", where, events, population))
    for case, (kind, y, weights, groups) in enumerate(inputs.random_inputs(rng, options.cases)):
        where = f"random {case}, {kind}"
        distribution(check, where, y, groups)
        weighted(check, where, y, weights, groups)
        style = ("binary", "rowStandardised", "asGiven")[case % 3]
        links = inputs.random_links(rng, len(y), style == "asGiven")
        spatial(check, where, y, links, len(y), style)
        if len(y) >= 5 and links and (y != y[0]).any():
            in_r.append(("spatial", where, y, links, style))
        events, population = rng.poisson(5, len(y)).astype(float), rng.integers(100, 100_000, len(y)).astype(float)
        # Without any event R's rates are 0/0; ours are 0.
        if events.any():
            in_r.append(("rates", where, events, population))
        in_r.append(("p", where, rng.random(len(y)) ** 3))
    neighbours(check, rng)
    inference(check, rng)
    versions = f"inequality {inequality.__version__}, esda {esda.__version__}, libpysal {libpysal.__version__}, "
    versions += f"SciPy {scipy.__version__}, NumPy {np.__version__}, mpmath {mpmath.__version__}"
    if options.r:
        versions += ", " + ask_r(check, in_r, options.r, pathlib.Path(options.work))
    else:
        versions += "; R left out"
    rows, faults = check.run()
    print(versions)
    print(f"{options.cases} random inputs from seed {options.seed}")
    print()
    report(rows, faults)


sys.exit(main())
