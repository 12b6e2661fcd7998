"""Builds or checks GeoData; called by Scripts/build-geodata inside its environment."""

import hashlib
import pathlib
import re
import sys
import tempfile

import boundaries
import surroundings
import tables

START, END = "<!-- checksums -->", "<!-- end of checksums -->"


def checksums(files):
    rows = [f"| `{path.name}` | {path.stat().st_size:,} | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |" for path in files]
    return "\n".join([START, "| file | bytes | SHA-256 |", "|---|---|---|", *rows, END])


def main(geodata, mode):
    geodata = pathlib.Path(geodata)
    shipped = geodata / "Files"
    readme = geodata / "README.md"
    notes = []
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        municipalities, fa_regions = boundaries.build(first, notes.append)
        surroundings.build(first, notes.append)
        boundaries.build(second, lambda note: None)
        surroundings.build(second, lambda note: None)
        made = sorted(pathlib.Path(first).iterdir())
        for path in made:
            if path.read_bytes() != (pathlib.Path(second) / path.name).read_bytes():
                raise SystemExit(f"{path.name}: two runs differ")
        print("\n".join(notes))
        tables.check(shipped, municipalities, fa_regions, first, print)
        for path in made:
            target = shipped / path.name
            if mode == "--check" and (not target.exists() or target.read_bytes() != path.read_bytes()):
                raise SystemExit(f"{path.name}: the shipped file is not what the source gives")
            if mode == "--write":
                target.write_bytes(path.read_bytes())

    text = readme.read_text(encoding="utf-8")
    for note in notes:
        if note not in text:
            print(f"README.md does not state: {note}")
    unstated = [note for note in notes if note not in text]
    table = checksums(sorted(p for p in shipped.iterdir() if not p.name.startswith(".")))
    updated, count = re.subn(f"{START}.*?{END}", lambda _: table, text, flags=re.S)
    if count != 1:
        raise SystemExit(f"README.md: the table of checksums must stand once between {START} and {END}")
    if mode == "--write":
        readme.write_text(updated, encoding="utf-8")
    elif updated != text:
        raise SystemExit("README.md: the checksums are not those of the files")
    if unstated:
        raise SystemExit(1)
    print("GeoData: what is made is byte-identical in two runs, checksums right" if mode == "--check" else "GeoData: written")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in ("--write", "--check"):
        raise SystemExit("build.py GEODATA --write|--check")
    main(sys.argv[1], sys.argv[2])
