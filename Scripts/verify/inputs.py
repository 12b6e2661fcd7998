"""The inputs of the verification: libpysal's built-in data sets, and random ones of awkward kinds."""

import csv

import libpysal
import numpy as np
from libpysal.examples import get_path

KINDS = ("plain", "ties", "zeros", "one unit", "all equal", "weights of very different size", "values of very different size")


def dbf(name, *columns):
    table = libpysal.io.open(get_path(name))
    return [np.array(table.by_col(column), dtype=float) for column in columns]


def table(name, *columns):
    with open(get_path(name), newline="") as file:
        rows = list(csv.DictReader(file))
    return [np.array([float(row[column]) for row in rows]) for column in columns]


def neighbours(name):
    w = libpysal.io.open(get_path(name)).read()
    w.silence_warnings = True
    return w


def built_in():
    """(name, values, populations or None, groups, libpysal weights) of data sets that the wheel carries."""
    mexico = table("mexico.csv", *[f"pcgdp{year}" for year in range(1940, 2010, 10)])
    regions = table("mexico.csv", "hanson98")[0]
    for decade, y in zip(range(1940, 2010, 10), mexico):
        yield f"mexico {decade}", y, None, regions, neighbours("mexico.gal")
    rate, population = table("stl_hom.csv", "HR8893", "PO8893")
    yield "stl_hom", rate, population, np.arange(len(rate)) % 5, neighbours("stl.gal")
    deaths, births = dbf("sids2.dbf", "SID74", "BIR74")
    yield "sids2", deaths / births, births, np.arange(100) // 20, neighbours("sids2.gal")
    crime, income = dbf("columbus.dbf", "CRIME", "INC")
    yield "columbus", crime, income, np.arange(49) % 4, neighbours("columbus.gal")
    price, area = dbf("baltim.dbf", "PRICE", "SQFT")
    yield "baltim", price, area, np.arange(211) % 7, neighbours("baltim_q.gal")
    incomes = table("usjoin.csv", "1929", "2009")
    for year, y in zip((1929, 2009), incomes):
        yield f"us_income {year}", y, None, np.arange(48) // 8, neighbours("states48.gal")


def rates():
    yield "sids2 1974", *dbf("sids2.dbf", "SID74", "BIR74")
    yield "sids2 1979", *dbf("sids2.dbf", "SID79", "BIR79")
    yield "stl_hom", *table("stl_hom.csv", "HC8893", "PO8893")


def random_inputs(rng, count):
    """(kind, values, weights, groups) of `count` random inputs, the kinds in turn."""
    for case in range(count):
        kind = KINDS[case % len(KINDS)]
        n = 1 if kind == "one unit" else int(rng.integers(2, 60))
        y = rng.gamma(0.7, 100, n)
        weights = rng.integers(1, 1000, n).astype(float)
        if kind == "ties":
            y = rng.integers(1, 5, n).astype(float)
        elif kind == "zeros":
            y[rng.random(n) < 0.4] = 0
        elif kind == "all equal":
            y[:] = y[0]
        elif kind == "weights of very different size":
            weights = 10.0 ** rng.uniform(-9, 9, n)
            weights[rng.random(n) < 0.2] = 0
            if not weights.any():
                weights[0] = 1
        elif kind == "values of very different size":
            y = 10.0 ** rng.uniform(-6, 9, n)
        yield kind, y, weights, rng.integers(0, 4, n)


def random_links(rng, n, weighted):
    """Directed links with some units left as islands; mutual half of the time."""
    links = {}
    for one in range(n):
        for other in range(one):
            if rng.random() < min(1, 4 / n):
                a, b = (round(float(rng.uniform(0.1, 5)), 3) for _ in range(2)) if weighted else (1.0, 1.0)
                links[one, other] = a
                if not weighted or rng.random() < 0.7:
                    links[other, one] = b
    return [[one, other, weight] for (one, other), weight in sorted(links.items())]
