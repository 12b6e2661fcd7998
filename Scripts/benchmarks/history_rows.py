"""What the history costs: an update, the figures as they were known, ten updates in a row, and undoing."""

import json
import shutil
import statistics

import pandas as pd

from measure import Row, run
from store_rows import made_files


def history(bench):
    count = bench.size(100_000, 10_000)
    initiatives, _ = made_files(bench, count)
    store = bench.new_store("history.gpkg")
    empty = bench.folder / "history-empty.gpkg"
    shutil.copyfile(store, empty)
    importing = [bench.program, "import", "initiatives", initiatives, "--store", store]
    first = timed(bench, importing, lambda: shutil.copyfile(empty, store))
    filled = bench.folder / "history-filled.gpkg"
    shutil.copyfile(store, filled)

    update = changed(bench, initiatives, count, 100, 0)
    seconds = timed(
        bench, [bench.program, "import", "initiatives", update, "--store", store], lambda: shutil.copyfile(filled, store))
    yield Row(
        f"an update of 1 % of {count:,} initiatives, with other amounts and places", seconds, "their first import", first, target=10,
        faults=[] if updated(bench, store) == count // 100 else [f"{updated(bench, store)} rows changed"])

    bare = filled.stat().st_size
    shutil.copyfile(filled, store)
    for quarter in range(10):
        file = changed(bench, initiatives, count, 10, quarter)
        bench.tell(bench.program, "import", "initiatives", file, "--store", store)
    question = [bench.program, "distribution", "granted_sek", "--format", "json"]
    before = json.loads(run([*question, "--store", filled])[2])
    then = [*question, "--store", store, "--as-known", "2"]
    (as_known, _), (today, _), turns = bench.pair(then, [*question, "--store", store])
    yield Row(
        f"distribution of {count:,} initiatives as they were known ten updates ago, each of 10 %", as_known, "the same today", today,
        target=1 / 1.5, runs=turns, notes=["the answer of then, to the last digit"],
        faults=[] if json.loads(run(then)[2]) == before else ["another answer than then"])
    yield Row(
        "ten quarterly updates of 10 %, the last of which took", timed(bench, [bench.program, "history", "M000010", "--store", store]),
        our_memory=store.stat().st_size / 2**20, their_memory=bare / 2**20, memory_target=2,
        notes=["in place of memory the sizes of the database after and before; the time is that of one initiative's history"])

    undone = bench.folder / "history-undone.gpkg"
    seconds = timed(bench, [bench.program, "undo", "2", "--store", undone], lambda: shutil.copyfile(filled, undone))
    yield Row(f"undoing an import of {count:,} rows", seconds, "the import", first, target=1)


def timed(bench, command, before=lambda: None):
    seconds = []
    for _ in range(bench.runs):
        before()
        seconds.append(run(command)[0])
    return statistics.median(seconds)


def changed(bench, initiatives, count, each, offset):
    """Every so manieth initiative with another amount and, where it has a point, another place."""
    table = pd.read_csv(initiatives, sep=";", dtype=str, keep_default_na=False)
    table = table.iloc[offset::each].head(count // each).copy()
    table["granted_sek"] = [f"{1_000 + offset + number},5" for number in range(len(table))]
    has_point = table["longitude"] != ""
    table.loc[has_point, "longitude"] = [f"{14 + number % 97 / 100 + offset / 1_000:.7f}".replace(".", ",") for number in range(has_point.sum())]
    file = bench.folder / f"update-{each}-{offset}.csv"
    table.to_csv(file, sep=";", index=False)
    return file


def updated(bench, store):
    rows = json.loads(run([bench.program, "list", "imports", "--format", "json", "--store", store])[2])["rows"]
    return rows[-1]["updated"]
