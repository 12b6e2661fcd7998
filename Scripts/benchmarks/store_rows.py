"""Work on a store beside pandas, geopandas and PySAL: footprints, import, distribution, export."""

import statistics
import struct

import numpy as np
import shapely

from measure import Row


def footprints(bench):
    count = bench.size(20_000, 2_000)
    file, ours_file, theirs_file = (bench.folder / name for name in ("areas.bin", "shares-ours.bin", "shares-theirs.bin"))
    with open(file, "wb") as output:
        for wkb in shapely.to_wkb(areas(count), byte_order=1):
            output.write(struct.pack("<I", len(wkb)) + wkb)
    ours, our_peak = bench.ask("footprints", store=bench.store, areas=file, runs=bench.runs, output=ours_file)
    peer, peer_peak = bench.peer("footprints_geopandas.py", bench.store, file, bench.runs, theirs_file)
    difference = shares_apart(ours_file, theirs_file)
    yield Row(
        f"{count:,} areas onto the cells, one thread", statistics.median(ours["seconds"]), f"`geopandas.overlay` {peer['version']}",
        statistics.median(peer["seconds"]), target=3, our_memory=our_peak, their_memory=peer_peak,
        notes=[f"shares equal to {difference:.0e}"],
        faults=[] if difference < 1e-9 else [f"shares differ by up to {difference}"])


def areas(count):
    """Stars of 16 to 64 corners, 200 m to 20 km in radius, over the county and across its border, in SWEREF 99 TM."""
    random = np.random.default_rng(20240221)
    x, y = random.uniform(330_000, 620_000, count), random.uniform(6_820_000, 7_220_000, count)
    radius = np.exp(random.uniform(np.log(200), np.log(20_000), count))
    result = []
    for corners, *where in zip(random.integers(16, 65, count), x, y, radius):
        angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
        reach = where[2] * random.uniform(0.6, 1, corners)
        result.append(shapely.Polygon(np.column_stack([where[0] + reach * np.cos(angle), where[1] + reach * np.sin(angle)])))
    return result


def shares_apart(ours, theirs):
    """The largest difference between two files of row, cell and share."""
    shares = {}
    for sign, file in ((1, ours), (-1, theirs)):
        for row, cell, share in np.fromfile(file).reshape(-1, 3).tolist():
            shares[row, cell] = shares.get((row, cell), 0) + sign * share
    return max(map(abs, shares.values()))
