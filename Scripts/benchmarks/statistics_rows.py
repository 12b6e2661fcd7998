"""Statistics beside PySAL and numpy, on one thread."""

import statistics

import numpy as np

from measure import Row

#: One thread for every library that would take more.
ONE_THREAD = {
    name: "1" for name in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def moran_orderings(bench):
    ours, peak = bench.ask("moran-orderings", runs=bench.runs)
    yield Row(
        "Moran's I, all 40,320 orderings of 8 units, user time", statistics.median(ours["seconds"]), budget=0.005, our_memory=peak,
        notes=["I = 0.65843179377014, reached by 174 of 40,320 orderings, as known"],
        faults=[ours["fault"]] if "fault" in ours else [])


def local_moran(bench):
    rows, columns = bench.size((60, 100), (20, 50))
    permutations = bench.size(9_999, 999)
    values, answers, theirs = (bench.folder / name for name in ("lattice.bin", "local-ours.bin", "local-theirs.bin"))
    # Neighbours alike in places, so that p-values of every size occur.
    random = np.random.default_rng(20240221)
    y = random.normal(size=(rows, columns))
    y[:, : columns // 3] = (y + np.roll(y, 1, 0) + np.roll(y, 1, 1))[:, : columns // 3]
    y.ravel().tofile(values)
    ours, our_peak = bench.ask(
        "local-moran", values=values, columns=columns, permutations=permutations, runs=bench.runs, output=answers)
    peer, peer_peak = bench.peer(
        "local_moran_esda.py", values, columns, permutations, bench.runs, theirs, **ONE_THREAD)

    i, greater, less = np.fromfile(answers).reshape(-1, 3).T
    their_i, their_p = np.fromfile(theirs).reshape(-1, 2).T
    faults = []
    difference = np.max(np.abs(i - their_i) / np.maximum(np.abs(their_i), 1))
    if not difference < 1e-9:
        faults.append(f"local I differ by {difference:.1e}")
    # Both p-values estimate the same one from draws of their own: six standard errors of their difference, and one count of each.
    p = np.minimum(greater, less)
    middle = (p + their_p) / 2
    allowed = 6 * np.sqrt(2 * middle * (1 - middle) / permutations) + 2 / (permutations + 1)
    beyond = int((np.abs(p - their_p) > allowed).sum())
    if beyond:
        faults.append(f"{beyond} of {len(p)} p-values differ by more than chance allows")
    yield Row(
        f"local Moran, {rows * columns:,} units, {permutations:,} conditional permutations, one thread",
        statistics.median(ours["seconds"]), f"esda {peer['version']} with numba {peer['numba']}, warmed up",
        statistics.median(peer["seconds"]), target=3, our_memory=our_peak, their_memory=peer_peak,
        notes=[
            f"local I equal to {difference:.0e}",
            f"p-values as close as two draws may be (largest difference {np.max(np.abs(p - their_p)):.4f})",
        ],
        faults=faults)


def gini(bench):
    count = bench.size(10_000_000, 1_000_000)
    values, weights = bench.folder / "gini-values.bin", bench.folder / "gini-weights.bin"
    random = np.random.default_rng(20240221)
    random.exponential(size=count).tofile(values)
    random.random(count).tofile(weights)
    ours, our_peak = bench.ask("gini", values=values, weights=weights, runs=bench.runs)
    peer, peer_peak = bench.peer("gini_numpy.py", values, weights, bench.runs, **ONE_THREAD)
    difference = abs(ours["figures"]["gini"] / peer["gini"] - 1)
    yield Row(
        f"Gini of {count:,} weighted values, one thread", statistics.median(ours["seconds"]), f"numpy {peer['version']} by sorting",
        statistics.median(peer["seconds"]), target=1, our_memory=our_peak, their_memory=peer_peak,
        notes=[f"equal to {difference:.0e}"],
        faults=[] if difference < 1e-9 else [f"Gini {ours['figures']['gini']} beside {peer['gini']}"])
    values.unlink()
    weights.unlink()
