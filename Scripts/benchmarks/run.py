"""Runs the program beside its peers, each pair in the same run, and prints a table. Called by Scripts/bench."""

import argparse
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import gaps_rows
import history_rows
import point_rows
import query_rows
import statistics_rows
import store_rows
import territory_rows
from measure import HEADER, Bench

ROWS = {
    "moran-orderings": statistics_rows.moran_orderings,
    "local-moran": statistics_rows.local_moran,
    "gini": statistics_rows.gini,
    "points-cells": point_rows.cells,
    "points-municipalities": point_rows.municipalities,
    "points-lattice": point_rows.lattice,
    "points-all-cores": point_rows.all_cores,
    "start-up": store_rows.start_up,
    "locate": point_rows.locate,
    "footprints": store_rows.footprints,
    "import": store_rows.importing,
    "distribution": store_rows.distribution,
    "history": history_rows.history,
    "export": store_rows.export,
    "query": query_rows.query,
    "territory": territory_rows.territory,
    "gaps": gaps_rows.gaps,
    "coverage": gaps_rows.coverage,
}


def machine(bench):
    """The machine and what it runs, in one line."""
    cpu = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
        cpu = found[1] if found else cpu
    elif sys.platform == "darwin":
        cpu = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True).stdout.strip() or cpu
    swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = platform.platform(terse=True)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = bench.ask("versions")[0]["versions"]
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB; {system}; Swift {swift[1] if swift else '?'}; GEOS {versions['geos']}; "
        f"Python {platform.python_version()}; medians of {bench.runs}")


def named(row):
    return f"{row.work}, beside {row.peer}" if row.peer else row.work


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", required=True)
    options.add_argument("--in-process", required=True)
    options.add_argument("--folder", type=Path, required=True)
    options.add_argument("--runs", type=int)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--only", action="append", choices=ROWS)
    options.add_argument("--plot", type=Path)
    options = options.parse_args()
    if options.runs is None:
        options.runs = 3 if options.quick else 5
    bench = Bench(options)

    print(machine(bench) + ("; small sizes, whose ratios say little" if bench.quick else "") + "\n")
    print(HEADER, flush=True)
    rows, skipped = [], []
    for name in options.only or ROWS:
        for row in ROWS[name](bench):
            if isinstance(row, str):
                skipped.append((name, row))
                print(f"| {name} | not measured: {row} | – | – | – | – |", flush=True)
                continue
            rows.append(row)
            print(row.markdown(), flush=True)
    print()
    for row in rows:
        fewer = [f"medians of {row.runs} only, which took minutes each"] if row.runs and row.runs < bench.runs else []
        print(f"- {named(row)}: {'; '.join((row.faults or row.notes) + fewer)}.")
    missed = [row for row in rows if row.misses]
    if missed:
        print("\nTargets missed:")
        for row in missed:
            print(f"- {named(row)}: {', '.join(row.misses)}")
    if options.plot:
        point_rows.growth(bench, options.plot)
    if wrong := [row for row in rows if row.faults]:
        sys.exit(f"{len(wrong)} of {len(rows)} answers are wrong")


if __name__ == "__main__":
    main()
