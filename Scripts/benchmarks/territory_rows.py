"""A layer of the size of the country's DeSO: read, checked and dissolved, beside geopandas."""

import json

import numpy as np
import shapely

from measure import Row, run


def territory(bench):
    across, along, vertices = bench.size((100, 60, 168), (20, 12, 40))
    file = bench.folder / f"deso-{across * along}.gpkg"
    count = lattice(file, across, along, vertices)
    store = bench.new_store("territory.gpkg")
    ours = [bench.program, "import", "territory", file, "--as", "deso", "--dry-run", "--format", "json", "--store", store]
    theirs = bench.script("territory_geopandas.py", file)
    (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(ours, theirs)
    answer, truth = (json.loads(run(command)[2]) for command in (ours, theirs))
    yield Row(
        f"{across * along:,} DeSO with {count:,} vertices read, checked as a coverage, dissolved to municipalities and cells", seconds,
        f"geopandas {truth['version']}", peer_seconds, target=1, our_memory=peak, their_memory=peer_peak, memory_target=1, runs=turns,
        notes=["areas of municipalities and cells to 1 m², people by cell equal"], faults=apart(answer, truth))


def apart(ours, theirs):
    """What two divisions say differently."""
    faults = [f"{theirs['faults']} faults found by the peer"] if theirs["faults"] else []
    faults += [f"{fault['kind']} found" for fault in ours["faults"] if fault["kind"] != "orientation"]
    scheme = next(scheme for scheme in ours["schemes"] if scheme["name"] == "deso")
    for key, parts in (("municipality", scheme["municipalities"]), ("cell", scheme["cells"])):
        found = {part["code"]: (part["area_km2"] * 1e6, part["population"]) for part in parts}
        if found.keys() != theirs[key].keys():
            faults.append(f"other {key} codes")
            continue
        faults += [
            f"{key} {code}: {found[code]} beside {part}" for code, part in theirs[key].items()
            if abs(found[code][0] - part[0]) > 1 or found[code][1] != part[1]]
    return faults[:5]


def lattice(file, across, along, vertices):
    """Writes areas that share winding borders vertex by vertex, in a hundred municipalities at most; returns how many vertices they have."""
    import geopandas

    random = np.random.default_rng(20240221)
    x = np.arange(across + 1)[:, None] * 3_500 + random.uniform(-600, 600, (across + 1, along + 1)) + 350_000
    y = np.arange(along + 1)[None, :] * 5_000 + random.uniform(-800, 800, (across + 1, along + 1)) + 6_850_000
    x, y = x.round(3), y.round(3)
    step = np.linspace(0, 1, vertices // 4 + 1)

    def border(start, end, seed):
        (x0, y0), (x1, y1) = ((x[node], y[node]) for node in (start, end))
        winding = np.sin(np.pi * step) * (120 * np.sin(7 * np.pi * step + seed) + 40 * np.sin(31 * np.pi * step + 2 * seed))
        length = np.hypot(x1 - x0, y1 - y0)
        return np.column_stack(
            [(x0 + (x1 - x0) * step - winding * (y1 - y0) / length), (y0 + (y1 - y0) * step + winding * (x1 - x0) / length)]
        ).round(3)

    level = {(i, j): border((i, j), (i + 1, j), i + 3 * j) for i in range(across) for j in range(along + 1)}
    upright = {(i, j): border((i, j), (i, j + 1), 2 * i + 5 * j + 1) for i in range(across + 1) for j in range(along)}
    areas, codes, numbers = [], [], {}
    for i in range(across):
        for j in range(along):
            areas.append(shapely.Polygon(np.concatenate(
                [level[i, j][:-1], upright[i + 1, j][:-1], level[i, j + 1][:0:-1], upright[i, j][::-1]])))
            municipality = f"23{i * 10 // across}{j * 10 // along}"
            letter = "A" if (i + j) % 3 == 0 else "B" if (7 * i + j) % 5 == 0 else "C"
            number = numbers[municipality + letter] = numbers.get(municipality + letter, 0) + 1
            codes.append(f"{municipality}{letter}{number:03}0")
    layer = geopandas.GeoDataFrame({"desokod": codes, "bef": 1_000 + np.arange(len(codes)) % 700}, geometry=areas, crs=3006)
    file.unlink(missing_ok=True)
    layer.to_file(file, driver="GPKG", layer="deso")
    return int(shapely.get_num_coordinates(areas).sum())
