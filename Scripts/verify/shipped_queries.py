"""Answers 100 expressions about the shipped initiatives four ways: by SQL and by evaluation in memory (this program), by pygeofilter, and by
shapely where they are spatial. Called by Scripts/verify-queries with the program, a store and pygeofilter's environment.

pygeofilter has two truth values: an expression is compared on the rows that have everything it names. On the others this program's two
ways are compared with each other, as is how many are unknown.
"""

import calendar
import datetime
import json
import re
import subprocess
import sys

import shapely
import shapely.geometry
from pygeofilter.backends.native.evaluate import NativeEvaluator
from pygeofilter.parsers.cql2_text import parse

program, store = sys.argv[1], sys.argv[2]


def ask(expression, engine, *options):
    result = subprocess.run(
        [program, "query", expression, "--engine", engine, "--format", "json", "--columns", "id", "--store", store, *options],
        capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{expression}: {result.stderr}")
    answer = json.loads(result.stdout)
    return frozenset(row["id"] for row in answer["rows"]), answer["unknown"], answer["asked"]


def day(text, is_last):
    """What is known to the month or year alone is its first day, or as an end its last."""
    if not text:
        return None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (12 if is_last else 1)
    return datetime.date(year, month, day or (calendar.monthrange(year, month)[1] if is_last else 1))


layer = json.loads(subprocess.run([program, "query", "TRUE", "--format", "geojson", "--store", store], capture_output=True, text=True, check=True).stdout)
rows = []
for feature in layer["features"]:
    row = dict(feature["properties"])
    for name in ("decided", "start", "end"):
        row[name] = day(row[name], name == "end")
    row["geometry"] = shapely.geometry.shape(feature["geometry"]) if feature["geometry"] else None
    rows.append(row)

numbers = [
    "granted_sek > 1000000", "granted_sek >= 500000", "granted_sek < 100000", "granted_sek <= 250000.5", "granted_sek = 500000", "granted_sek <> 0",
    "granted_sek BETWEEN 100000 AND 900000", "granted_sek IN (500000, 1500000, 70000)", "granted_sek * 2 > 3000000", "granted_sek / 1000 < 300",
    "granted_sek + 100000 > 600000", "granted_sek - 1 < 49999", "outside_share = 0", "unlocated_share = 1", "unlocated_share < 0.5",
    "total_budget_sek > granted_sek", "granted_sek / total_budget_sek > 0.5", "total_budget_sek - granted_sek >= 1000000", "total_budget_sek > 2000000",
    "NOT granted_sek > 1000000", "granted_sek NOT BETWEEN 100000 AND 900000", "granted_sek NOT IN (500000, 70000)",
]
texts = [
    "title LIKE '%projekt%'", "title LIKE 'F%'", "title LIKE '%r'", "title LIKE '%å%'", "title NOT LIKE '%i%'", "programme LIKE 'Leader%'",
    "status = 'beviljat'", "status <> 'beviljat'", "status IN ('beviljat', 'avslutat')", "basis = 'declared'", "basis IN ('declared', 'county_wide')",
    "precision = 'exact'", "precision <> 'unknown'", "rule = 'unlocated'", "title < 'M'", "title >= 'S'", "lead LIKE '%kommun%'",
    "lead IS NULL", "lead IS NOT NULL", "strength_area IS NULL", "strength_area LIKE '%e%'", "place IS NOT NULL", "source LIKE 'https%'", "theme IS NULL",
    "id IN ('I001', 'I002', 'I131')", "id > 'I100'", "programme = 'Europeiska regionala utvecklingsfonden'",
]
days = [
    "decided > DATE('2022-12-31')", "decided <= DATE('2021-06-30')", "decided BETWEEN DATE('2020-01-01') AND DATE('2022-01-01')", "start >= DATE('2023-01-01')",
    "start < DATE('2019-01-01')", "end < DATE('2024-01-01')", "end >= DATE('2025-06-30')", "start IS NULL", "end IS NOT NULL", "decided IS NULL",
]
# BETWEEN takes numbers only in the standard.
days = [day for day in days if " BETWEEN " not in day] + ["decided >= DATE('2020-01-01') AND decided < DATE('2022-01-01')"]
shapes = [
    "POLYGON((12.5 63.2, 13.6 63.2, 13.6 63.6, 12.5 63.6, 12.5 63.2))", "POLYGON((14.2 63, 15.2 63, 15.2 63.4, 14.2 63.4, 14.2 63))",
    "POLYGON((12 62, 14 62, 14 63, 12 63, 12 62))", "POLYGON((14 63, 17 63.5, 16 65, 13.5 64, 14 63))", "POINT(13.08 63.4)",
    "LINESTRING(12 63.3, 14.6 63.2, 17 63)", "POLYGON((11 61, 18 61, 18 66, 11 66, 11 61))", "POLYGON((15 62, 16 62, 16 63, 15 63, 15 62))",
]
spatial = [f"{relation}(geometry, {shape})" for relation in ("S_INTERSECTS", "S_WITHIN", "S_DISJOINT") for shape in shapes]
spatial += [f"S_CONTAINS({shape}, geometry)" for shape in shapes[:3]] + [f"S_TOUCHES(geometry, {shapes[0]})", f"S_EQUALS(geometry, {shapes[4]})", f"S_OVERLAPS(geometry, {shapes[1]})"]
joined = [
    f"(({a}) AND ({b}))" if index % 3 == 0 else f"(({a}) OR ({b}))" if index % 3 == 1 else f"(({a}) AND (NOT ({b})))"
    for index, (a, b) in enumerate(zip(numbers + spatial, (texts + days + spatial)[::-1]))
]
plain = numbers + texts + days + spatial
expressions = plain + joined[: max(0, 100 - len(plain))] + joined[-12:]
if len(set(expressions)) < 100:
    sys.exit("fewer than 100 expressions")
names = set(rows[0]) - {"geometry"} | {"geometry"}
named = re.compile(r"\b(" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")

evaluator = NativeEvaluator(use_getattr=False)
compared, spatially, wrong, foreign = 0, 0, [], 0
for expression in expressions:
    sql, memory = ask(expression, "sql"), ask(expression, "evaluation")
    if sql != memory:
        wrong.append(f"{expression}: SQL {sorted(sql[0])}, {sql[1]} unknown; evaluation {sorted(memory[0])}, {memory[1]} unknown")
    try:
        condition = parse(expression)
        test = evaluator.evaluate(condition)
    except Exception as error:  # What its grammar lacks is told, not passed over.
        print(f"pygeofilter does not read: {expression} ({type(error).__name__})")
        test = None
    used = set(named.findall(re.sub(r"'[^']*'|\w+ IS (NOT )?NULL", "''", expression)))
    if test:
        foreign += 1
    for row in rows:
        if test is None or any(row[name] is None for name in used):
            continue
        try:
            theirs = bool(test(row))
        except Exception as error:
            wrong.append(f"{expression}: pygeofilter fails on {row['id']}: {error!r}")
            break
        compared += 1
        if theirs != (row["id"] in sql[0]):
            wrong.append(f"{expression}: {row['id']} is {row['id'] in sql[0]} here, {theirs} by pygeofilter")
    if expression in spatial:
        relation, first, second = re.fullmatch(r"S_(\w+)\((geometry|.+\)), ?(geometry|[A-Z]+\(.+\))\)", expression).groups()
        for row in rows:
            if row["geometry"] is None:
                continue
            a, b = (row["geometry"] if part == "geometry" else shapely.from_wkt(part) for part in (first, second))
            spatially += 1
            if getattr(shapely, relation.lower())(a, b) != (row["id"] in sql[0]):
                wrong.append(f"{expression}: {row['id']} differs from shapely")
for line in wrong:
    print("DIFFERS,", line)
from importlib.metadata import version
print(
    f"{len(expressions)} expressions on {len(rows)} initiatives: by SQL as by evaluation; {foreign} by pygeofilter {version('pygeofilter')}, {compared} answers; "
    f"{len(spatial)} by shapely {shapely.__version__}, {spatially} answers; {len(wrong)} differences")
sys.exit(1 if wrong else 0)
