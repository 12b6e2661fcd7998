"""The squares of a store in which the borders are known to be wrong."""

import sqlite3

import pandas as pd


def squares(store):
    """A row a square: easting and northing in whole kilometres, the likely municipality, whether points are placed there."""
    with sqlite3.connect(store) as connection:
        found = connection.execute("SELECT value FROM setting WHERE name = 'border_doubt'").fetchone()
    lines = [line.split(" ") for line in found[0].split("\n")] if found else []
    return pd.DataFrame(
        [(int(east), int(north), likely, float(share) >= 0.5) for east, north, _, likely, share in lines],
        columns=["east", "north", "likely", "is_placed"])
