"""The job of `rackvidd locate` with DuckDB's spatial extension: municipality, zone, distance to the border up to 5 km, flag."""

import sys

import border_doubt
import duckdb_spatial

source, store, output = sys.argv[1:]
sql = duckdb_spatial.connect().execute
sql(f"""
    CREATE TABLE cell AS
      SELECT row_number() OVER (ORDER BY fid) AS cell, municipality_code, zone, geom FROM ST_Read('{store}', layer = 'cell');
    CREATE TABLE municipality AS SELECT code, name, geom FROM ST_Read('{store}', layer = 'municipality');
    CREATE TABLE water AS SELECT geom FROM ST_Read('{store}', layer = 'water');
    CREATE TABLE place AS
      SELECT row_number() OVER () AS row, id, longitude, latitude,
        ST_Transform(ST_Point(longitude, latitude), 'EPSG:4326', 'EPSG:3006', always_xy := true) AS point
      FROM read_csv('{source}', delim = ';', header = true,
        columns = {{'id': 'VARCHAR', 'longitude': 'DOUBLE', 'latitude': 'DOUBLE'}}, parallel = true);
""")

# The borders segment by segment, so that few are near a point.
sql("""
    CREATE TABLE ring AS SELECT unnest(ST_Dump(ST_Boundary(geom))).geom AS line FROM municipality;
    CREATE TABLE segment AS
      SELECT ST_MakeLine(ST_PointN(line, i::INTEGER), ST_PointN(line, (i + 1)::INTEGER)) AS geom
      FROM (SELECT line, unnest(range(1, ST_NPoints(line))) AS i FROM ring);
    CREATE TABLE distance AS
      SELECT row, min(ST_Distance(point, segment.geom)) AS metres
      FROM place JOIN segment ON ST_DWithin(place.point, segment.geom, 5000) GROUP BY row;
    CREATE TABLE inside AS
      SELECT row, min(cell) AS cell FROM place JOIN cell ON ST_Intersects(cell.geom, place.point) GROUP BY row;
    CREATE TABLE wet AS SELECT DISTINCT row FROM place JOIN water ON ST_Intersects(water.geom, place.point);
    CREATE TABLE adrift AS
      SELECT row, point FROM place JOIN distance USING (row) WHERE metres < 2000 AND row NOT IN (SELECT row FROM inside);
    CREATE TABLE nearest AS
      SELECT row, arg_min(cell, metres) AS cell FROM (
        SELECT row, cell, ST_Distance(cell.geom, point) AS metres FROM adrift JOIN cell ON ST_DWithin(adrift.point, cell.geom, 2000)
        ORDER BY cell)
      GROUP BY row;
""")
squares = ", ".join(
    f"({one.east}, {one.north}, '{one.likely}', {one.is_placed})" for one in border_doubt.squares(store).itertuples())
sql(f"""
    CREATE TABLE doubt AS
      SELECT place.row, likely, CASE WHEN is_placed THEN likely END AS placed
      FROM place JOIN inside USING (row) JOIN (VALUES {squares}) AS square (east, north, likely, is_placed)
        ON floor(ST_X(point) / 1000) = east AND floor(ST_Y(point) / 1000) = north;
    COPY (
      SELECT id, longitude, latitude, coalesce(doubt.placed, municipality_code) AS municipality_code,
        municipality.name AS municipality, zone, round(distance.metres, 1) AS border_distance_m,
        CASE WHEN doubt.row IS NOT NULL THEN 'doubtful' WHEN wet.row IS NOT NULL AND inside.cell IS NOT NULL THEN 'water' WHEN distance.metres < 2000 THEN 'near_border'
          WHEN inside.cell IS NULL THEN 'outside' END AS flag, doubt.likely AS likely_municipality_code
      FROM place LEFT JOIN distance USING (row) LEFT JOIN inside USING (row) LEFT JOIN nearest USING (row) LEFT JOIN wet USING (row)
        LEFT JOIN doubt USING (row)
        LEFT JOIN cell ON cell.cell = coalesce(inside.cell, nearest.cell)
        LEFT JOIN municipality ON municipality.code = coalesce(doubt.placed, cell.municipality_code)
      ORDER BY place.row
    ) TO '{output}' (DELIMITER ';', HEADER true);
""")
