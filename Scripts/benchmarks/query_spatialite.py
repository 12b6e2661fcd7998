"""Geometries that meet an outline, by SpatiaLite: a table of its own blobs, with its spatial index or without. Needs nothing of PyPI."""

import array
import json
import os
import sqlite3
import sys

from measure import runs_of

file, outline, by_index, runs, output = sys.argv[1], sys.argv[2], sys.argv[3] == "1", int(sys.argv[4]), sys.argv[5]
path = file + ".sqlite"
is_new = not os.path.exists(path)
db = sqlite3.connect(path)
db.enable_load_extension(True)
db.load_extension("mod_spatialite")
db.execute("PRAGMA cache_size = -64000")
if is_new:
    db.execute("SELECT InitSpatialMetaData(1)")
    db.execute("CREATE TABLE initiative (id INTEGER PRIMARY KEY)")
    db.execute("SELECT AddGeometryColumn('initiative', 'geom', 3006, 'GEOMETRY', 'XY')")

    def rows():
        data, next, id = open(file, "rb").read(), 0, 1
        while next < len(data):
            length = int.from_bytes(data[next:next + 4], "little")
            yield id, data[next + 4:next + 4 + length]
            next, id = next + 4 + length, id + 1

    db.executemany("INSERT INTO initiative VALUES (?, GeomFromWKB(?, 3006))", rows())
    db.execute("SELECT CreateSpatialIndex('initiative', 'geom')")
    db.commit()
(shape,) = db.execute("SELECT GeomFromWKB(?, 3006)", (open(outline, "rb").read(),)).fetchone()
condition = "ST_Intersects(geom, ?1) = 1"
if by_index:
    condition += " AND id IN (SELECT rowid FROM SpatialIndex WHERE f_table_name = 'initiative' AND search_frame = ?1)"


def ask():
    return [id for (id,) in db.execute(f"SELECT id FROM initiative WHERE {condition}", (shape,))]


ask()
seconds, found = runs_of(ask, runs)
array.array("d", sorted(found)).tofile(open(output, "wb"))
(version,) = db.execute("SELECT spatialite_version()").fetchone()
print(json.dumps({"seconds": {"its index" if by_index else "every row": seconds}, "version": version}))
