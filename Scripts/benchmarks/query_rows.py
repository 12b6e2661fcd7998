"""Questions in CQL2 to a store of many initiatives, beside geopandas and SpatiaLite on the same geometries."""

import os
import shutil
import sqlite3
import statistics
import struct
import subprocess

import numpy as np
import shapely

from measure import Row, answer


def query(bench):
    count = bench.size(1_000_000, 50_000)
    store, wkb = filled(bench, count)
    spatialite = loader()
    # A valley of 8 km, and an outline of 2,000 corners around most of the county, for which the R-tree is no help.
    for name, corners, radius, budget in (("within 8 km, by index", 64, 8_000, 0.05), ("over most of the county, every row", 2_000, 190_000, None)):
        shape = star(corners, radius)
        text, outline, ours_file, theirs_file = (bench.folder / f"query.{end}" for end in ("cql", "wkb", "ours", "theirs"))
        text.write_text(f"S_INTERSECTS(geometry, {shapely.to_wkt(shape, rounding_precision=-1)})")
        outline.write_bytes(shape.wkb)
        ours, our_peak = bench.ask("query", store=store, expression=text, runs=bench.runs, output=ours_file)
        seconds, found = statistics.median(ours["seconds"]), np.fromfile(ours_file)
        peers = [("geopandas", lambda: bench.peer("query_geopandas.py", wkb, outline, int(budget is not None), bench.runs, theirs_file))]
        if spatialite:
            script = [spatialite, *bench.script("query_spatialite.py", wkb, outline, int(budget is not None), bench.runs, theirs_file)[1:]]
            peers.append(("SpatiaLite", lambda: answer(script)))
        else:
            yield "no Python here loads SpatiaLite (Debian: libsqlite3-mod-spatialite)"
        for peer, ask in peers:
            told, their_peak = ask()
            for way, times in told["seconds"].items():
                theirs = np.fromfile(theirs_file)
                yield Row(
                    f"{count:,} initiatives, points and areas, S_INTERSECTS {name}", seconds, f"{peer} {told['version']}, {way}",
                    statistics.median(times), budget=budget, target=None if budget else 1, our_memory=our_peak, their_memory=their_peak,
                    notes=[f"in-process and warm; the same {len(found):,} rows"],
                    faults=[] if np.array_equal(found, theirs) else [f"{len(found)} rows beside {len(theirs)}"])


def loader():
    """A Python whose SQLite can load SpatiaLite: the bench's own or the system's."""
    import sys

    for python in (sys.executable, shutil.which("python3", path=os.defpath)):
        test = "import sqlite3; c = sqlite3.connect(':memory:'); c.enable_load_extension(True); c.load_extension('mod_spatialite')"
        if python and subprocess.run([python, "-c", test], capture_output=True).returncode == 0:
            return python
    return None


def star(corners, radius):
    random = np.random.default_rng(6)
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = radius * random.uniform(0.8, 1, corners)
    return shapely.Polygon(np.round(np.column_stack([475_000 + reach * np.cos(angle), 7_020_000 + reach * np.sin(angle)]), 3))


def filled(bench, count):
    """A store whose initiatives are half points, half areas of 8 to 20 corners, written past the program's import; and their WKB in a file."""
    path, wkb = bench.folder / f"query-{count}.gpkg", bench.folder / f"query-{count}.bin"
    if path.exists() and wkb.exists():
        return path, wkb
    shutil.copyfile(bench.store, path)
    random = np.random.default_rng(20261121)
    x, y = random.uniform(330_000, 620_000, count), random.uniform(6_820_000, 7_220_000, count)
    corners, radius = random.integers(8, 21, count), np.exp(random.uniform(np.log(50), np.log(2_000), count))
    shapes = []
    for row in range(count):
        if row % 2:
            shapes.append(shapely.Point(x[row], y[row]))
            continue
        angle = np.linspace(0, 2 * np.pi, corners[row], endpoint=False)
        reach = radius[row] * random.uniform(0.6, 1, corners[row])
        shapes.append(shapely.Polygon(np.column_stack([x[row] + reach * np.cos(angle), y[row] + reach * np.sin(angle)])))
    bounds, blobs = shapely.bounds(shapes), shapely.to_wkb(shapes, byte_order=1)
    with open(wkb, "wb") as output:
        for blob in blobs:
            output.write(struct.pack("<I", len(blob)) + blob)
    with sqlite3.connect(path) as store:
        # They call functions that this SQLite lacks, and would look at each row.
        triggers = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'initiative'").fetchall()
        for name, _ in triggers:
            store.execute(f'DROP TRIGGER "{name}"')
        store.execute(
            "INSERT INTO import (id, file_name, sha256, kind, imported_at, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_rejected) "
            "VALUES (1, 'made', ?, 'initiatives', '2026-01-01T00:00:00Z', ?, ?, 0, 0, 0)", ("0" * 64, count, count))
        store.executemany(
            "INSERT INTO initiative (fid, geom, id, title, granted_ore, location, import_id, row_number, since) "
            "VALUES (?, ?, ?, ?, ?, 'geometry', 1, ?, 1)",
            ((row + 1, header(bounds[row], row % 2) + blobs[row], str(row + 1), f"Insats {row + 1}", row * 100, row + 1) for row in range(count)))
        store.executemany(
            "INSERT INTO rtree_initiative_geom VALUES (?, ?, ?, ?, ?)",
            ((row + 1, *(float(side) for side in bounds[row][[0, 2, 1, 3]])) for row in range(count)))
        for _, sql in triggers:
            store.execute(sql)
        store.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = 'initiative'",
            [float(side) for side in (*bounds[:, :2].min(0), *bounds[:, 2:].max(0))])
    return path, wkb


def header(bounds, is_point):
    """Of a GeoPackage geometry in SWEREF 99 TM; points have no envelope."""
    if is_point:
        return b"GP\0\x01" + struct.pack("<i", 3006)
    return b"GP\0\x03" + struct.pack("<i4d", 3006, bounds[0], bounds[2], bounds[1], bounds[3])
