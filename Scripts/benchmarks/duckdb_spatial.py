"""DuckDB with its spatial extension, which comes as a package beside it: nothing is downloaded by DuckDB itself."""

from pathlib import Path

import duckdb
import duckdb_extension_spatial


def connect():
    connection = duckdb.connect()
    extension = next(Path(duckdb_extension_spatial.__file__).parent.glob("**/spatial.duckdb_extension"))
    connection.load_extension(str(extension))
    return connection
