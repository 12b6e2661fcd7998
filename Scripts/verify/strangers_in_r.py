"""R's spdep: cases are written as R code, answers come back as lines of numbers."""

import subprocess


def vector(values):
    return "c(" + ", ".join(f"{float(value):.17g}" for value in values) + ")"


def rows(links, n, column):
    """Row by row the neighbours (1-based, 0 for an island) or their weights, as R lists."""
    parts = []
    for unit in range(n):
        own = sorted((other, weight) for one, other, weight in links if one == unit)
        if column == 0:
            parts.append("c(" + ", ".join(f"{other + 1}L" for other, _ in own) + ")" if own else "0L")
        else:
            parts.append(vector(weight for _, weight in own) if own else "NULL")
    return "list(" + ", ".join(parts) + ")"


def ask_r(check, cases, script, work):
    """Asks R about all cases and adds its answers to the comparison; returns R's versions."""
    code = ["cases <- list()"]
    questions = {}
    for number, case in enumerate(cases):
        identity = f"c{number}"
        kind, where = case[0], case[1]
        fields = [f'id = "{identity}"', f'kind = "{kind}"']
        if kind == "p":
            fields.append(f"p = {vector(case[2])}")
            questions[identity] = (where, {"y": case[2]})
        elif kind == "rates":
            fields += [f"events = {vector(case[2])}", f"population = {vector(case[3])}"]
            questions[identity] = (where, {"y": case[2], "population": case[3]})
        else:
            _, _, y, links, style = case
            fields += [
                f"y = {vector(y)}", f'style = "{style}"', f"neighbours = {rows(links, len(y), 0)}",
                f"weights = {rows(links, len(y), 1)}",
            ]
            questions[identity] = (where, {"y": y, "links": links, "units": len(y), "style": style})
        code.append(f"cases[[{number + 1}]] <- list({', '.join(fields)})")
    path = work / "cases.R"
    path.write_text("\n".join(code) + "\n")
    reply = subprocess.run(["Rscript", script, str(path)], capture_output=True, text=True)
    if reply.returncode != 0:
        raise SystemExit(f"Rscript: {reply.stderr}")
    versions = ""
    for line in reply.stdout.splitlines():
        identity, statistic, *values = line.split()
        if identity == "version":
            versions = f"R {statistic}.{values[0]}, spdep {values[1]}"
            continue
        where, question = questions[identity]
        numbers = [float("nan") if value in ("NA", "NaN") else float(value) for value in values]
        if statistic == "moran":
            fields = {"i": numbers[:1], "expected": numbers[1:2], "variance_randomisation": numbers[2:3], "variance_normality": numbers[3:]}
        elif statistic == "geary":
            fields = {"c": numbers[:1], "variance_randomisation": numbers[2:3], "variance_normality": numbers[3:]}
        elif statistic == "getis_ord":
            # Where the neighbourhood is the whole territory z is 0/0: ours is undefined, R's is rounding.
            links, n = question["links"], question["units"]
            open_units = [unit for unit in range(n) if sum(1 for one, _, _ in links if one == unit) < n - 1]
            fields = {"unit": open_units, "z": [numbers[unit] for unit in open_units]}
        elif statistic == "empirical_bayes":
            fields = {"smoothed": numbers}
        else:
            fields = {"value": numbers}
        title = {
            "moran": "Moran I and moments", "geary": "Geary C and moments", "getis_ord": "Getis–Ord G*",
            "empirical_bayes": "empirical Bayes", "holm": "Holm", "false_discovery_rate": "false discovery rate",
        }[statistic]
        check.ask(title, "R" if statistic in ("holm", "false_discovery_rate") else "R spdep", question | {"function": statistic}, fields, where)
    return versions
