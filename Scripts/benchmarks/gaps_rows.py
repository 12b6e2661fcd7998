"""A coverage-gap check beside the same rules in geopandas, and maximal coverage beside spopt."""

import json
import math
import shutil
import sqlite3
import statistics

import geopandas
import numpy as np
import pandas as pd
import shapely

import border_doubt
from measure import Row

#: Kronor that each area should have, metres of reach, and so on: the policy and the peer read the same numbers.
RULES = {"initiatives": 8, "kronor": 1_000_000, "share": 0.5, "gini": 0.3, "hoover": 0.2, "distance_m": 3_000, "reach": 0.95, "months": 18}


def gaps(bench):
    side, initiatives = bench.size(2_857.3, 9_000.7), bench.size(100_000, 10_000)
    layer, table, policy = (bench.folder / f"gaps-{initiatives}{ending}" for ending in (".gpkg", ".csv", ".yaml"))
    store = bench.folder / f"gaps-{initiatives}-store.gpkg"
    shutil.copyfile(bench.store, store)
    make(store, side, initiatives, layer, table)
    policy.write_text(POLICY.format(**RULES))
    bench.tell(
        bench.program, "import", "territory", layer, "--as", "zones", "--class", "zone", "--scheme", "lattice", "--store", store)
    bench.tell(bench.program, "import", "initiatives", table, "--store", store)
    with sqlite3.connect(store) as connection:
        areas, = connection.execute("SELECT count(*) FROM cell WHERE scheme = 'lattice'").fetchone()
    ours = [bench.program, "gaps", policy, "--store", store, "--format", "json", "--fail-on", "must"]
    answers = bench.folder / "gaps-ours.json", bench.folder / "gaps-theirs.json"
    (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(
        ["sh", "-c", '"$@" > "$0"', answers[0], *ours], bench.script("gaps_geopandas.py", store, json.dumps(RULES), answers[1]))
    yield Row(
        f"gap check: {initiatives:,} initiatives, {areas:,} areas, eight rules, as a command", seconds, f"geopandas {geopandas.__version__}",
        peer_seconds, target=1, our_memory=peak, their_memory=peer_peak, runs=turns,
        notes=["gaps of each rule, amounts and indices equal; ours also repeats each rule under other ways of counting"],
        faults=apart(*(json.loads(file.read_text()) for file in answers)))


def coverage(bench):
    """Which 12 of 200 sites cover most of the people of 6,000 areas: in-process, beside spopt's MCLP with PuLP's CBC."""
    areas, sites = bench.size(6_000, 600), bench.size(200, 40)
    random = np.random.default_rng(5)
    places, stands = random.uniform(0, 300_000, (areas, 2)), random.uniform(0, 300_000, (sites, 2))
    people = np.round(random.lognormal(4, 1.2, areas))
    file = bench.folder / "coverage.json"
    file.write_text(json.dumps({
        "places": places.tolist(), "sites": stands.tolist(), "people": people.tolist(), "distance_m": 25_000, "choose": 12}))
    ours, our_peak = bench.ask("coverage", file=file, runs=bench.runs)
    peer, peer_peak = bench.peer("coverage_spopt.py", file, bench.runs)
    yield Row(
        f"maximal coverage: the best 12 of {sites:,} sites for {areas:,} areas", statistics.median(ours["seconds"]),
        f"spopt {peer['version']} with CBC", statistics.median(peer["seconds"]), target=1, our_memory=our_peak, their_memory=peer_peak,
        notes=[f"the same optimum, proven: {ours['figures']['covered']:,.0f} people"],
        faults=[] if math.isclose(ours["figures"]["covered"], peer["covered"], rel_tol=1e-9) and ours["figures"]["proven"] else [
            f"{ours['figures']['covered']} covered, not {peer['covered']}"])


def make(store, side, initiatives, layer, table):
    """Squares over the county as zones, and points with money in it. None lies outside, where a point near the border counts as within, nor
    where the borders are known to be wrong, since such a point counts in the likely municipality."""
    random = np.random.default_rng(9)
    county = geopandas.read_file(store, layer="municipality").union_all()
    low_x, low_y, high_x, high_y = county.bounds
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(low_x - 10, high_x + 10, side), np.arange(low_y - 10, high_y + 10, side)))
    squares = shapely.box(x, y, x + side, y + side)
    shapely.prepare(county)
    squares = squares[shapely.intersects(county, squares)]
    geopandas.GeoDataFrame({"zone": [f"z{number:05}" for number in range(len(squares))]}, geometry=squares, crs=3006).to_file(layer, driver="GPKG")
    where = np.round(random.uniform([low_x, low_y], [high_x, high_y], (3 * initiatives, 2)), 1)
    where = where[shapely.intersects_xy(county, where)]
    doubtful = set(zip(*(border_doubt.squares(store)[axis] for axis in ("east", "north"))))
    where = where[[(east, north) not in doubtful for east, north in (where // 1000).astype(int)]][:initiatives]
    assert len(where) == initiatives
    start = pd.Timestamp("2015-01-01") + pd.to_timedelta(random.integers(0, 4_000, initiatives), "D")
    pd.DataFrame({
        "id": [f"G{number:06}" for number in range(initiatives)], "title": "Insats", "decided": start.strftime("%Y-%m-%d"),
        "granted_sek": [f"{amount:.2f}" for amount in np.exp(random.uniform(9, 14, initiatives))],
        "strength_area": random.choice(["Skog", "Energi", "Livsmedel"], initiatives),
        "easting": [f"{value:.1f}" for value in where[:, 0]], "northing": [f"{value:.1f}" for value in where[:, 1]],
    }).to_csv(table, sep=";", index=False)


POLICY = """version: 1
name: bench
round: 2026-06-01
scheme: lattice
rules:
  - {{id: count, kind: minimum_initiatives, severity: should, per: cell, minimum: {initiatives}}}
  - {{id: money, kind: minimum_amount, severity: should, of: granted_sek, per: cell, minimum: {kronor}}}
  - {{id: share, kind: minimum_share, severity: should, of: granted_sek, per: cell, at_least: {share}}}
  - {{id: area, kind: minimum_share, severity: should, of: granted_sek, against: area, per: cell, at_least: {share}}}
  - {{id: gini, kind: maximum_concentration, severity: should, of: granted_sek, per: cell, measure: gini, at_most: {gini}}}
  - {{id: hoover, kind: maximum_concentration, severity: should, of: granted_sek, per: cell, measure: hoover, at_most: {hoover}}}
  - {{id: reach, kind: reach, severity: should, per: cell, distance_m: {distance_m}, at_least: {reach}}}
  - {{id: recent, kind: recency, severity: should, per: cell, at_most_months: {months}}}
"""


def apart(ours, theirs):
    """Where the gaps of a rule, or what was observed, differ."""
    faults = []
    for rule in ours["rules"]:
        name, peer = rule["id"], theirs[rule["id"]]
        codes = {gap["code"] or "" for gap in ours["gaps"] if gap["rule"] == name}
        if differing := (codes ^ set(peer["gaps"])) - set(peer.get("apart", [])):
            faults.append(f"{name}: {len(codes)} gaps, not {len(peer['gaps'])}; {len(differing)} differ")
        if "observed" in peer and not math.isclose(rule["observed"], peer["observed"], rel_tol=1e-9):
            faults.append(f"{name}: {rule['observed']}, not {peer['observed']}")
    return faults
