"""Random workbooks and statistics through openpyxl, odfpy, pyjstat, pyaxis and the program; see Scripts/verify-files."""

import csv
import datetime
import importlib.metadata
import io
import pathlib
import random
import subprocess
import sys

import cubes
import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, S

RACKVIDD, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
SEEDS = range(40)
TEXTS = ["Åre", "  inledande", "a;b", 'c"d', "rad ett\nrad två", "0305", "=1+1", "'=1", "<&>", "x_x0041_y", "1,5", "😀", "–5 grader"]


def value(draw):
    """One value of a cell, and what the program should hand on for it."""
    kind = draw.choice(["text", "text", "whole", "real", "day", "instant", "yes", "nothing", "code"])
    if kind == "text":
        text = draw.choice(TEXTS)
        return text, text
    if kind == "whole":
        number = draw.randint(-10**9, 10**12)
        return number, number
    if kind == "real":
        # openpyxl writes sixteen digits, which are too few for some doubles.
        number = float(f"{draw.uniform(-1, 1) * 10 ** draw.randint(-4, 9):.14g}")
        return number, number
    if kind == "day":
        day = datetime.date(1900, 3, 1) + datetime.timedelta(draw.randint(0, 60000))
        return day, day.isoformat()
    if kind == "instant":
        instant = datetime.datetime(1950, 1, 1) + datetime.timedelta(seconds=draw.randint(1, 3 * 10**9))
        return instant, instant.isoformat().removesuffix("T00:00:00")
    if kind == "yes":
        truth = draw.random() < 0.5
        return truth, "true" if truth else "false"
    if kind == "code":
        number = draw.randint(0, 9999)
        return ("code", number), f"{number:04}"
    return None, ""


def table(draw):
    """Rows of pairs; x and y come first, so that `locate` takes the table."""
    width = draw.randint(2, 6)
    names = ["x", "y"] + [f"kolumn {number}" for number in range(width)]
    rows = []
    for _ in range(draw.randint(2, 30)):
        rows.append([(480000, 480000), (7000000, 7000000)] + [value(draw) for _ in range(width)])
    return names, rows


def write_excel(path, names, rows, titles):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(titles):
        sheet.cell(row=row + 1, column=1, value=f"Titel {row}")
    first = titles + 1
    for column, name in enumerate(names, 1):
        sheet.cell(row=first, column=column, value=name)
    for number, row in enumerate(rows, first + 1):
        for column, (given, _) in enumerate(row, 1):
            cell = sheet.cell(row=number, column=column)
            if isinstance(given, tuple):
                cell.value, cell.number_format = given[1], "0000"
            elif isinstance(given, str):
                # Text that begins as a formula stays text; openpyxl escapes what looks like an escape not at all.
                cell.value, cell.data_type = given.replace("_x0041_", "_x005F_x0041_"), "s"
            else:
                cell.value = given
    book.save(path)


def write_open_document(path, names, rows, titles):
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="Blad1")

    def line(cells):
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        sheet.addElement(row)

    def text(content):
        cell = TableCell(valuetype="string")
        for line in content.split("\n"):
            # White space at a paragraph's beginning says nothing, though odfpy's teletype writes some.
            paragraph, rest = P(), line.lstrip(" ")
            if rest != line:
                paragraph.addElement(S(c=len(line) - len(rest)))
            paragraph.addText(rest)
            cell.addElement(paragraph)
        return cell

    def cell(given):
        if given is None:
            return TableCell()
        if isinstance(given, tuple):
            return text(f"{given[1]:04}")
        if isinstance(given, bool):
            return TableCell(valuetype="boolean", booleanvalue=str(given).lower())
        if isinstance(given, (int, float)):
            return TableCell(valuetype="float", value=repr(given))
        if isinstance(given, (datetime.date, datetime.datetime)):
            return TableCell(valuetype="date", datevalue=given.isoformat())
        return text(given)

    for number in range(titles):
        line([text(f"Titel {number}")])
    line([text(name) for name in names])
    for row in rows:
        line([cell(given) for given, _ in row])
    document.spreadsheet.addElement(sheet)
    document.save(path)


def same(found, expected):
    if isinstance(expected, (int, float)):
        try:
            return float(found) == float(expected)
        except ValueError:
            return False
    return found == expected


def located(path):
    command = [RACKVIDD, "locate", str(path), "--x", "x", "--y", "y", "--crs", "EPSG:3006"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(csv.reader(io.StringIO(result.stdout), delimiter=";"))


def read_back(ending, writer):
    cells = faults = 0
    for seed in SEEDS:
        draw = random.Random(seed)
        names, rows = table(draw)
        path = WORK / f"{seed}.{ending}"
        writer(path, names, rows, draw.choice([0, 0, 2]))
        found = located(path)
        faults += found[0][: len(names)] != names
        faults += len(found) - 1 != len(rows)
        for got, row in zip(found[1:], rows):
            for text, (_, expected) in zip(got, row):
                cells += 1
                if not same(text, expected):
                    faults += 1
                    print(f"{path.name}: {text!r}, not {expected!r}", file=sys.stderr)
    return cells, faults


def written_excel():
    cells = faults = 0
    store = WORK / "store.gpkg"
    subprocess.run([RACKVIDD, "init", str(store), "--bare"], capture_output=True, check=True)
    for seed in SEEDS:
        draw = random.Random(seed)
        rows = [[draw.choice(TEXTS), draw.randint(-(10**12), 10**12), draw.uniform(-1e6, 1e6)] for _ in range(20)]
        quoted = [f"('{text.replace(chr(39), chr(39) * 2)}', {whole}, {real!r})" for text, whole, real in rows]
        statement = "SELECT column1 AS t, column2 AS n, column3 AS r FROM (VALUES " + ", ".join(quoted) + ")"
        path = WORK / "written.xlsx"
        answer = subprocess.run(
            [RACKVIDD, "sql", statement, "--store", str(store), "--format", "xlsx"], capture_output=True, check=True
        )
        path.write_bytes(answer.stdout)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        faults += sheet.freeze_panes != "A2" or len(book.worksheets) != 2
        found = list(sheet.iter_rows(min_row=2))
        faults += len(found) != len(rows)
        for got, row in zip(found, rows):
            for cell, expected in zip(got, row):
                cells += 1
                # openpyxl undoes escapes in shared texts only.
                text = cell.value
                if isinstance(text, str):
                    text = text.replace("_x005F_", "_")
                if text != expected or (isinstance(expected, str) and cell.data_type not in ("s", "inlineStr")):
                    faults += 1
                    print(f"written {seed}: {text!r} {cell.data_type}, not {expected!r}", file=sys.stderr)
    return cells, faults


total = 0
for title, (cells, faults) in [
    (f"read, written by openpyxl {importlib.metadata.version('openpyxl')}", read_back("xlsx", write_excel)),
    (f"read, written by odfpy {importlib.metadata.version('odfpy')}", read_back("ods", write_open_document)),
    ("written, read by openpyxl", written_excel()),
    *cubes.answers(RACKVIDD, WORK, SEEDS),
]:
    total += faults
    print(f"{title}: {cells:,} cells, {faults} differences")
sys.exit(1 if total else 0)
