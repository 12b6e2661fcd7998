"""The rule on each value of a dimension in each part (matrix), as `gaps.py` checks it.

What there is to ask about are the values that the policy's own counting finds (`ground.listed`), under every variant and with every
application. Money of which nobody states the amount may be enough or not: such a combination can't be judged, nor can a rule that hangs
on it, nor one about a dimension that no initiative states.
"""
import math
import numpy


def silent(ground, level, rows):
    """Parts where some of these initiatives lie and none of those states an amount."""
    own = ground.parts[(ground.parts.share > 0) & ground.parts.footprint_id.isin(rows.index)]
    part = own.cell_fid.map(ground.o.key(level))
    return set(part) - set(part[own.footprint_id.map(ground.rows.granted_ore).notna()])


def having(ground, dimension, value):
    return ground.rows[ground.belongs(dimension, value).map(lambda answer: answer is True or answer is numpy.True_)]


def states(ground, dimension, marks):
    """Whether any initiative says anything of the dimension."""
    names = marks if dimension == "sustainability" else [dimension]
    return bool(ground.rows[list(names)].notna().any(axis=None))


def ask(ground, rule, people, marks):
    """As `Ground.ask`; what can't be judged are pairs of a part and a value."""
    per, dimension, count = rule["per"], rule["dimension"], "minimum" in rule
    least = rule["minimum"] if count else rule["minimum_sek"]
    values = marks if dimension == "sustainability" else sorted(set((ground.listed or ground).rows[dimension].dropna()))
    gaps, unknown, worst = {}, set(), math.inf
    for value in values:
        rows = having(ground, dimension, value)
        filled = ground.touching(per, rows) if count else ground.sums(per, "granted_sek", rows).round(2)
        if not count:
            blank = silent(ground, per, having(ground, dimension, value))
            unknown |= {(part, value) for part in blank}
            filled = filled.drop(list(blank))
        worst = min([worst, *filled])
        for part in filled.index[filled < least]:
            gaps[part, value] = (least, filled[part], least - filled[part], people[part])
    cells = len(values) * len(people)
    if cells == 0 or not states(ground, dimension, marks):
        return ground.no_answer(of=None)
    if len(unknown) == cells:
        ground.away = {None}
        return *ground.no_answer(of=None)[:4], unknown
    enough = lambda empty: 1 - empty / cells >= rule.get("at_least", 1)
    if enough(len(gaps) + len(unknown)):
        unknown = set()
    if enough(len(gaps)):
        # Where it hangs on the unknown ones, nor is it known whether these may be empty.
        unknown |= set(gaps) if unknown else set()
        gaps = {}
    return ground.verdict(gaps, unknown), least, worst, gaps, unknown
