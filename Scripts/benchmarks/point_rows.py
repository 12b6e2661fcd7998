"""Points onto polygons: the coverage index beside GEOS in the same process, on all cores beside geopandas and DuckDB, and a table
of rows through `rackvidd locate`."""

import csv
import sqlite3
import statistics

import numpy as np

import growth_plot
from measure import Row


def cells(bench):
    yield from beside_geos(bench, "cells", "cells of the shipped layer", target=20)


def municipalities(bench):
    yield from beside_geos(bench, "municipalities", "municipalities in detail", target=15)


def lattice(bench):
    yield from beside_geos(bench, "lattice", "made-up areas", target=15)


def beside_geos(bench, layer, name, target):
    count = bench.size(10_000_000, 1_000_000)
    options = {"layer": layer, "store": bench.store, "points": count}
    both, _ = bench.ask("points", runs=bench.runs, side="both", **options)
    if "skipped" in both:
        yield both["skipped"]
        return
    # Time and answers with both in one process, memory with each alone: the points themselves are in both.
    our_memory, their_memory = (bench.ask("points", runs=1, side=side, **options)[1] for side in ("ours", "peer"))
    figures = both["figures"]
    ours, theirs = statistics.median(both["seconds"]), statistics.median(both["peer_seconds"])
    yield Row(
        f"{count / 1e6:g} M points → {figures['polygons']:,.0f} {name} ({figures['vertices']:,.0f} vertices), in-process, "
        "one thread",
        ours, "prepared GEOS", theirs, target=target, our_memory=our_memory, their_memory=their_memory,
        notes=[
            f"all {count:,} answers equal, {figures['located']:,.0f} of them inside",
            f"{count / ours / 1e6:.0f} M points/s beside {count / theirs / 1e6:.2f}, building included "
            f"({figures['build_seconds'] * 1e3:.0f} ms of ours)",
        ],
        faults=[both["fault"]] if "fault" in both else [])


def all_cores(bench):
    count = bench.size(10_000_000, 500_000)
    x, y, ours_file = bench.folder / "x.bin", bench.folder / "y.bin", bench.folder / "cells-ours.bin"
    minx, miny, maxx, maxy = (float(part) for part in envelope(bench))
    random = np.random.default_rng(20240221)
    random.uniform(minx, maxx, count).tofile(x)
    random.uniform(miny, maxy, count).tofile(y)
    ours, our_peak = bench.ask("points-all-cores", store=bench.store, x=x, y=y, runs=bench.runs, output=ours_file)
    seconds = statistics.median(ours["seconds"])
    answers = np.fromfile(ours_file, np.int32)
    for name, script in (("geopandas `sjoin`", "points_geopandas.py"), ("DuckDB spatial join", "points_duckdb.py")):
        theirs_file = bench.folder / "cells-theirs.bin"
        peer, peer_peak = bench.peer(script, bench.store, x, y, bench.runs, theirs_file)
        different = int((answers != np.fromfile(theirs_file, np.int32)).sum())
        yield Row(
            f"{count / 1e6:g} M points → cells, all cores", seconds, f"{name} {peer['version']}",
            statistics.median(peer["seconds"]), target=60, our_memory=our_peak, their_memory=peer_peak,
            notes=[
                f"all {count:,} answers equal" if not different else "answers differ",
                f"{count / seconds / 1e6:.0f} M points/s; the peer's points are made before its time starts",
            ],
            faults=[f"{different} points lie elsewhere"] if different else [])
        theirs_file.unlink()
    for file in (x, y, ours_file):
        file.unlink()


def envelope(bench):
    """Of the cells, from the store's own list of its layers."""
    with sqlite3.connect(bench.store) as store:
        return store.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'cell'").fetchone()


def locate(bench):
    count = bench.size(1_000_000, 100_000)
    source, ours_file, theirs_file = (bench.folder / name for name in ("points.csv", "ours.csv", "theirs.csv"))
    random_points(source, count)
    ours = [bench.program, "locate", source, "--longitude", "longitude", "--latitude", "latitude", "--output", ours_file]
    for name, script in (("pandas + geopandas", "locate_geopandas.py"), ("DuckDB", "locate_duckdb.py")):
        (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(
            ours, bench.script(script, source, bench.store, theirs_file))
        different = differences(ours_file, theirs_file)
        distance = np.nanmax(np.abs(distances(ours_file) - distances(theirs_file)))
        same_gaps = (np.isnan(distances(ours_file)) == np.isnan(distances(theirs_file))).all()
        faults = [f"rows by municipality, zone and flag differ: {different[:3]}"] if different else []
        # Both round to a decimetre.
        if not distance < 0.11 or not same_gaps:
            faults.append(f"distances to the border differ by {distance} m, or are not given for the same rows")
        yield Row(
            f"`rackvidd locate`, CSV of {count:,} rows in and out", seconds, name, peer_seconds, target=5, our_memory=peak,
            their_memory=peer_peak, runs=turns, memory_target=0.25,
            notes=[f"rows by municipality, zone and flag equal, distances to the border to {distance:.2f} m"], faults=faults)
    for file in (source, ours_file, theirs_file):
        file.unlink()


def random_points(path, count):
    """Points over the county's frame and a little beyond: longitude and latitude, seven decimals."""
    random = np.random.default_rng(20240221)
    x = random.uniform(11.7, 17.3, count)
    y = random.uniform(61.4, 65.3, count)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id;longitude;latitude\n")
        np.savetxt(file, np.column_stack([np.arange(count), x, y]), fmt=["%d", "%.7f", "%.7f"], delimiter=";")


def differences(ours, theirs):
    """Counts of rows by municipality, zone and flag that are not the same on both sides."""
    counts = []
    for path in (ours, theirs):
        result = {}
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                key = (row["municipality_code"], row["municipality"], row["zone"], row["flag"])
                result[key] = result.get(key, 0) + 1
        counts.append(result)
    keys = counts[0].keys() | counts[1].keys()
    return [(key, counts[0].get(key), counts[1].get(key)) for key in sorted(keys) if counts[0].get(key) != counts[1].get(key)]


def distances(path):
    with open(path, encoding="utf-8", newline="") as file:
        return np.array([float(row["border_distance_m"] or "nan") for row in csv.DictReader(file, delimiter=";")])


def growth(bench, path):
    """Times by number of points and of polygons, as a plot."""
    count = bench.size(10_000_000, 1_000_000)
    lines = []
    for layer in ("municipalities", "sweden", "lattice"):
        result, _ = bench.ask("growth", layer=layer, store=bench.store, points=count, runs=bench.runs)
        if "skipped" in result:
            result, _ = bench.ask("growth", layer="cells", store=bench.store, points=count, runs=bench.runs)
        figures = result["figures"]
        times = sorted((int(key.removeprefix("points_")), value) for key, value in figures.items() if key.startswith("points_"))
        lines.append((f"{figures['polygons']:,.0f} polygons", times))
        print(f"- growth, {figures['polygons']:,.0f} polygons: " + ", ".join(f"{n:,} points {s * 1e3:.1f} ms" for n, s in times))
    path.write_text(growth_plot.svg(lines), encoding="utf-8")
