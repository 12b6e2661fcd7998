"""Prints the page's table with the rows of a partial run in the place of those of the same work. The run's log is on standard input."""

import sys
from pathlib import Path


def block(lines):
    """The line of the machine, and the table's lines."""
    lines = [line for line in lines if line.strip()]
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    end = next((place for place in range(start, len(lines)) if not lines[place].startswith("|")), len(lines))
    return lines[:start], lines[start:end]


def work(row):
    return row.split("|")[1].strip()


page = Path(sys.argv[1]).read_text().splitlines()
inside = page[page.index("<!-- bench -->") + 1:page.index("<!-- end of bench -->")]
_, old = block(inside)
machine, new = block(sys.stdin.read().splitlines())
measured = {}
for row in new[2:]:
    measured.setdefault(work(row), []).append(row)
rows = []
for row in old[2:]:
    own = measured.get(work(row))
    if own is None:
        rows.append(row)
    elif own:
        rows += own
        measured[work(row)] = []
rows += [row for rest in measured.values() for row in rest]
print(machine[0] + ("" if machine[0].endswith(".") else "."), "", *old[:2], *rows, sep="\n")
