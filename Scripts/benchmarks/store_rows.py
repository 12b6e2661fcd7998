"""Work on a store beside pandas, geopandas and PySAL: footprints, import, distribution, export."""

import json
import math
import shutil
import sqlite3
import statistics
import struct

import numpy as np
import shapely

import made_initiatives
from measure import HERE, Row, run


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
        # Half a micrometre along an area's edge may lie outside by the rounding of the cells' borders alone; the program counts it
        # inside. On the smallest of these areas that is 5e-9 of the whole.
        faults=[] if difference < 1e-8 else [f"shares differ by up to {difference}"])


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


def importing(bench):
    count = bench.size(100_000, 10_000)
    initiatives, outcomes = made_files(bench, count)
    ours_store, theirs_store = bench.folder / "import-ours.gpkg", bench.folder / "import-theirs.gpkg"
    both = '"$0" import initiatives "$1" --store "$3" && "$0" import outcomes "$2" --store "$3"'
    (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(
        ["sh", "-c", both, bench.program, initiatives, outcomes, ours_store],
        bench.script("import_pandas.py", initiatives, outcomes, theirs_store),
        before=lambda: [shutil.copyfile(bench.store, store) for store in (ours_store, theirs_store)])
    yield Row(
        f"import of {count:,} initiatives with mixed locations, and their outcomes", seconds, "pandas + geopandas + sqlite3",
        peer_seconds, target=5, our_memory=peak, their_memory=peer_peak, runs=turns,
        notes=["both fill the same empty store: every table equal, amounts and shares within what a centimetre along the borders leaves open"],
        faults=imports_apart(ours_store, theirs_store))


def made_files(bench, count):
    """Files of made-up initiatives and of their outcomes."""
    files = bench.folder / f"initiatives-{count}.csv", bench.folder / f"outcomes-{count}.csv"
    made_initiatives.write(count, bench.store, *files)
    return files


def imports_apart(ours, theirs):
    """What two stores with the same initiatives say differently, table by table."""
    questions = {
        "initiatives": """
            SELECT id, title, lead, programme, priority, strength_area, theme, status, decision_date, start_date, end_date, granted_ore,
              total_budget_ore, economic, social, environmental, sami, municipalities_text, place_text, outcome_text, source, location,
              place_name, extra, row_number, geom IS NULL FROM initiative ORDER BY id""",
        "declared municipalities": """
            SELECT initiative.id, position, municipality_code, share FROM declared_municipality
            JOIN initiative ON fid = initiative_fid ORDER BY initiative.id, position""",
        "footprints": """
            SELECT initiative.id, scheme, unlocated_share, unlocated_ore, rule, basis, precision, near_border, problem, doubtful,
              rests_on_total
            FROM footprint JOIN initiative ON fid = initiative_fid ORDER BY initiative.id""",
        "outcomes": """
            SELECT initiative.id, indicator, kind, period, value, outcome.row_number FROM outcome
            JOIN initiative ON fid = initiative_fid ORDER BY initiative.id""",
        "indicators": "SELECT name, kind, unit_en FROM indicator ORDER BY name",
        "imports": "SELECT file_name, sha256, kind, rows_read, rows_inserted, rows_rejected FROM import ORDER BY id",
        "indexed places": "SELECT id FROM rtree_initiative_geom ORDER BY id",
        "effects by municipality": "SELECT code, initiatives_touching FROM effect_by_municipality ORDER BY code",
    }
    amounts = {
        "share outside": "SELECT outside_share FROM footprint ORDER BY initiative_fid",
        "money outside": "SELECT outside_ore FROM footprint ORDER BY initiative_fid",
        "parts": "SELECT count(*) FROM footprint_part",
        "money by cell": "SELECT sum(granted_ore) FROM footprint_part GROUP BY cell_fid ORDER BY cell_fid",
        "initiatives by cell": "SELECT sum(share) FROM footprint_part GROUP BY cell_fid ORDER BY cell_fid",
        "bounds of places": "SELECT minx, miny, maxx, maxy FROM rtree_initiative_geom ORDER BY id",
        "effects by cell": """
            SELECT initiatives, granted_ore, initiatives_declared, granted_ore_declared, granted_sek_per_inhabitant FROM effect_by_cell
            ORDER BY code""",
        "effects by municipality": """
            SELECT initiatives, granted_ore, initiatives_declared, granted_ore_declared FROM effect_by_municipality ORDER BY code""",
    }
    faults = []
    with sqlite3.connect(ours) as ours, sqlite3.connect(theirs) as theirs:
        least = uncertain(ours)
        for name, question in questions.items():
            one, other = (store.execute(question).fetchall() for store in (ours, theirs))
            if one != other:
                first = next((pair for pair in zip(one, other) if pair[0] != pair[1]), (len(one), len(other)))
                faults.append(f"{name}: {first[0]} beside {first[1]}")
        for name, question in amounts.items():
            one, other = (np.array(store.execute(question).fetchall(), float) for store in (ours, theirs))
            if one.shape != other.shape or (np.abs(one - other) > 1e-6 * np.abs(other) + least.get(name, 0)).any():
                faults.append(f"{name}: {one.ravel()[:4]} beside {other.ravel()[:4]}")
    return faults


def uncertain(store):
    """How far the two may be apart in what lies outside, by footprint: the program keeps edges that are straight in longitude and latitude
    within a centimetre of their course, pandas within a millimetre, so that a strip of that width along an area's edge may fall either
    way, and of a line what runs that close to the county's border."""
    width = 0.011
    rows = store.execute("SELECT geom, granted_ore FROM footprint JOIN initiative ON fid = initiative_fid ORDER BY initiative_fid").fetchall()
    shapes = np.array([blob and shape(blob) for blob, _ in rows])
    county = shapely.union_all([shape(blob) for blob, in store.execute("SELECT geom FROM municipality")])
    area, length = shapely.area(shapes), shapely.length(shapes)
    strip = np.divide(width * length, area, out=np.zeros(len(rows)), where=area > 0)
    lines = np.flatnonzero((area == 0) & (length > 0))
    near = shapely.length(shapely.intersection(shapes[lines], shapely.buffer(county.boundary, width)))
    strip[lines] = near / length[lines]
    ore = np.array([[abs(ore or 0)] for _, ore in rows], float)
    return {"share outside": 1e12 * strip[:, None] + 1, "money outside": ore * strip[:, None] + 1}


def shape(blob):
    """The geometry of a GeoPackage's value."""
    return shapely.from_wkb(blob[8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]:])


def filled_store(bench, count):
    """A store with made-up initiatives."""
    store = bench.new_store(f"filled-{count}.gpkg")
    initiatives, outcomes = made_files(bench, count)
    bench.tell(bench.program, "import", "initiatives", initiatives, "--store", store)
    return store


def start_up(bench):
    """What a command costs before it has anything to do."""
    store = bench.new_store("example.gpkg")
    bench.tell(bench.program, "import", "initiatives", HERE.parents[1] / "GeoData/Files/initiatives.csv", "--store", store)
    for work, command in (
        ("`rackvidd --help`", ["--help"]),
        ("`rackvidd distribution` of the shipped example", ["distribution", "granted_sek", "--store", store]),
    ):
        turns = [run([bench.program, *command]) for _ in range(bench.runs + 1)][1:]
        yield Row(
            work, statistics.median(seconds for seconds, _, _ in turns), budget=0.1, our_memory=max(peak for _, peak, _ in turns),
            notes=["after one run that is not counted"])


def distribution(bench):
    count, replicates = bench.size(100_000, 10_000), 2_000
    store = filled_store(bench, count)
    ours = [
        bench.program, "distribution", "granted_sek", "--by", "municipality", "--bootstrap", replicates, "--seed", 1,
        "--format", "json", "--store", store]
    peer = bench.script("distribution_pysal.py", store, replicates)
    (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(ours, peer)
    answers = [json.loads(run(command)[2]) for command in (ours, peer)]
    yield Row(
        f"distribution of {count:,} initiatives over 8 municipalities: exact Moran, {replicates:,} bootstrap draws of nine indices",
        seconds, "pandas + numpy + PySAL", peer_seconds, target=10, our_memory=peak, their_memory=peer_peak, runs=turns,
        notes=["indices, totals, Moran's I and its exact p equal to 1e-9, intervals as close as two sets of draws may be"],
        faults=distributions_apart(*answers))


def distributions_apart(ours, theirs):
    faults = []

    def compare(name, one, other, relative=1e-9):
        if not math.isclose(one, other, rel_tol=relative):
            faults.append(f"{name}: {one} beside {other}")

    for row in ours["rows"]:
        compare(row["name"], row["value"], theirs["by_municipality"][row["code"]])
    for name, own in ours["indices"].items():
        other = theirs["indices"][name]
        compare(name, own["value"], other["value"])
        # The end of an interval from 2,000 draws varies by a few hundredths of the interval's length.
        length = other["percentile"][1] - other["percentile"][0]
        for kind, one in (("percentile", own["percentile"]), ("bca", [own["low"], own["high"]])):
            for ours_end, theirs_end in zip(one, other[kind]):
                if not abs(ours_end - theirs_end) < 0.15 * length:
                    faults.append(f"{kind} interval of {name}: {one} beside {other[kind]}")
    compare("Moran's I", ours["moran"]["i"], theirs["moran"]["i"])
    compare("its p", ours["moran"]["p_value"], theirs["moran"]["p_value"])
    return faults


def export(bench):
    count = bench.size(100_000, 10_000)
    store = filled_store(bench, count)
    ours_file, theirs_file = bench.folder / "ours.geojson", bench.folder / "theirs.geojson"
    (seconds, peak), (peer_seconds, peer_peak), turns = bench.pair(
        [bench.program, "export", "initiatives", "--output", ours_file, "--store", store],
        bench.script("export_geopandas.py", store, theirs_file))
    faults = exports_apart(ours_file, theirs_file)
    megabytes = ours_file.stat().st_size / 1e6
    yield Row(
        f"GeoJSON of {count:,} initiatives with their shares by municipality", seconds, "geopandas `to_file` (pyogrio)",
        peer_seconds, target=2, our_memory=peak, their_memory=peer_peak, runs=turns,
        notes=[f"{megabytes:.0f} MB; properties equal, coordinates to 1e-7 degrees"], faults=faults)


def exports_apart(ours, theirs):
    """What two GeoJSON files say differently of the same initiatives."""
    features = []
    for file in (ours, theirs):
        collection = json.loads(file.read_bytes())
        features.append({feature["properties"]["id"]: feature for feature in collection["features"]})
    if features[0].keys() != features[1].keys():
        return [f"{len(features[0])} features beside {len(features[1])}"]
    faults = []
    for name in ("title", "lead", "programme", "strength_area", "status", "start", "end", "granted_sek", "place", "basis", "rule"):
        wrong = [key for key in features[0] if features[0][key]["properties"][name] != features[1][key]["properties"][name]]
        if wrong:
            one, other = (side[wrong[0]]["properties"][name] for side in features)
            faults.append(f"{name} of {len(wrong)} features: {one!r} beside {other!r}")
    furthest = share = 0
    for key, one in features[0].items():
        other = features[1][key]
        if (one["geometry"] is None) != (other["geometry"] is None):
            faults.append(f"{key} has a geometry on one side only")
        elif one["geometry"]:
            # Rings may start elsewhere and polygons be written as multi-polygons: what they cover is the same.
            shapes = shapely.from_geojson([json.dumps(side["geometry"]) for side in (one, other)])
            furthest = max(furthest, shapely.hausdorff_distance(*shapes))
        one, other = ({**shares(side["properties"]["municipality_shares"])} for side in (one, other))
        share = max([share, *(abs(one.get(code, 0) - other.get(code, 0)) for code in one.keys() | other.keys())])
    if not furthest < 1.5e-7:
        faults.append(f"coordinates differ by up to {furthest} degrees")
    if not share < 1e-6:
        faults.append(f"shares differ by up to {share}")
    return faults


def shares(text):
    return {code: float(share) for code, share in (part.split(":") for part in (text or "").split(",") if part)}
