"""Runs each job of the program beside its peer in the same run: medians of wall time, peak memory, and whether the answers agree."""

import argparse
import csv
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def measure(command, runs, environment=None):
    """Median wall seconds and peak resident MB of a command over `runs` runs."""
    seconds, peak = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - start)
        if status != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        # Linux counts kilobytes, macOS bytes.
        peak = max(peak, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
    return statistics.median(seconds), peak


def points(path, count):
    """Random points over the county's frame and a little beyond: longitude and latitude, seven decimals."""
    random = np.random.default_rng(20240221)
    x = random.uniform(11.7, 17.3, count)
    y = random.uniform(61.4, 65.3, count)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id;longitude;latitude\n")
        np.savetxt(file, np.column_stack([np.arange(count), x, y]), fmt=["%d", "%.7f", "%.7f"], delimiter=";")


def counts(path):
    """Rows by municipality, zone and flag."""
    result = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = (row["municipality_code"], row["zone"], row["flag"])
            result[key] = result.get(key, 0) + 1
    return result


def distances(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return np.array([float(row["border_distance_m"] or "nan") for row in rows])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", required=True)
    options.add_argument("--folder", type=Path, required=True)
    options.add_argument("--points", type=int, required=True)
    options.add_argument("--runs", type=int, required=True)
    options = options.parse_args()
    folder = options.folder

    source, ours, theirs = folder / "points.csv", folder / "ours.csv", folder / "theirs.csv"
    points(source, options.points)
    store, cells, water = folder / "bench.gpkg", folder / "cells.gpkg", folder / "water.gpkg"
    store.unlink(missing_ok=True)
    subprocess.run([options.program, "init", store], check=True, stderr=subprocess.DEVNULL)
    environment = dict(os.environ, RACKVIDD_STORE=str(store))
    subprocess.run(
        [options.program, "export", "cells", "--format", "gpkg", "--output", cells], check=True, env=environment,
        stderr=subprocess.DEVNULL)

    locate = [options.program, "locate", source, "--longitude", "longitude", "--latitude", "latitude", "--output", ours]
    peer = [sys.executable, HERE / "locate_geopandas.py", source, store, theirs]
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}; medians of {options.runs}\n", flush=True)
    our_seconds, our_peak = measure(locate, options.runs)
    their_seconds, their_peak = measure(peer, options.runs)
    same = counts(ours) == counts(theirs)
    difference = np.nanmax(np.abs(distances(ours) - distances(theirs)))

    print("| work | rackvidd | beside | ratio | memory | ratio |")
    print("|---|---|---|---|---|---|")
    print(
        f"| locate, CSV of {options.points:,} rows in and out | {our_seconds:.2f} s | geopandas {their_seconds:.2f} s "
        f"| {their_seconds / our_seconds:.1f} × | {our_peak:.0f} MB beside {their_peak:.0f} MB | {our_peak / their_peak:.3f} |")
    print(f"\ncounts by municipality, zone and flag equal: {'yes' if same else 'NO'}; largest difference of border distances: {difference:.2f} m")
    if not same:
        a, b = counts(ours), counts(theirs)
        for key in sorted(set(a) | set(b)):
            if a.get(key) != b.get(key):
                print("  ", key, a.get(key), b.get(key))
        sys.exit(1)


if __name__ == "__main__":
    main()
