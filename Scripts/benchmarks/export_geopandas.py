"""The export of initiatives as GeoJSON with geopandas and pyogrio: what each source says, and its shares by municipality."""

import sqlite3
import sys

import geopandas
import pandas as pd

store, output = sys.argv[1:]
table = geopandas.read_file(store, layer="initiative", fid_as_index=True)
with sqlite3.connect(store) as connection:
    footprints = pd.read_sql("SELECT * FROM footprint", connection).set_index("initiative_fid")
    shares = pd.read_sql("""
        SELECT footprint.initiative_fid, cell.municipality_code AS code, sum(part.share) AS share
        FROM footprint_part AS part JOIN footprint ON footprint.id = part.footprint_id JOIN cell ON cell.fid = part.cell_fid
        GROUP BY 1, 2 ORDER BY 1, 2""", connection)
text = shares["code"] + ":" + (shares["share"] / 1e12).map("{:.12g}".format)
own = footprints.reindex(table.index)
result = table[["id", "title", "lead", "programme", "priority", "strength_area", "theme", "status", "geometry"]].assign(
    decided=table["decision_date"], start=table["start_date"], end=table["end_date"], granted_sek=table["granted_ore"] / 100,
    total_budget_sek=table["total_budget_ore"] / 100, place=table["place_text"],
    municipality_shares=text.groupby(shares["initiative_fid"]).agg(",".join).reindex(table.index).fillna(""),
    outside_share=own["outside_share"] / 1e12, unlocated_share=own["unlocated_share"] / 1e12, basis=own["basis"],
    precision=own["precision"], rule=own["rule"], near_border=own["near_border"].astype(bool), source=table["source"])
result.to_file(output, driver="GeoJSON", engine="pyogrio", RFC7946="YES", COORDINATE_PRECISION=7)
