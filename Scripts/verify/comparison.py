"""Questions to the bridge, what others answer to them, and how far apart the answers are."""

import json
import math
import subprocess

LIMIT = 1e-9
# Two numbers below this are both zero: others leave rounding where ours is exactly 0.
ZERO = 1e-12


class Comparison:
    def __init__(self, bridge):
        self.bridge = bridge
        self.questions = []
        self.expected = []

    def ask(self, statistic, oracle, question, fields, where, limit=LIMIT):
        """One question; `fields` maps the bridge's names to numbers, None where the statistic is undefined."""
        self.questions.append({key: value for key, value in question.items() if value is not None})
        self.expected.append((statistic, oracle, fields, where, limit))

    def answers(self, questions):
        lines = "\n".join(json.dumps(plain(question), allow_nan=False) for question in questions)
        reply = subprocess.run([self.bridge], input=lines, capture_output=True, text=True)
        if reply.returncode != 0:
            raise SystemExit(f"statistics-bridge: {reply.stderr}")
        answers = [json.loads(line) for line in reply.stdout.splitlines()]
        if len(answers) != len(questions):
            raise SystemExit("statistics-bridge answered another number of questions than were asked")
        return answers

    def run(self):
        """The largest difference per statistic and oracle, and what differs too much."""
        answers = self.answers(self.questions)
        rows, faults = {}, []
        for answer, (statistic, oracle, fields, where, limit) in zip(answers, self.expected):
            for field, theirs in fields.items():
                row = rows.setdefault((statistic, oracle), {"numbers": 0, "undefined": 0, "difference": 0.0, "where": ""})
                if theirs is None:
                    row["undefined"] += 1
                    if "undefined" not in answer:
                        faults.append(f"{statistic} ({where}): {oracle} has no value, ours is {answer['values'][field]}")
                    continue
                if "undefined" in answer:
                    faults.append(f"{statistic} ({where}): ours is undefined ({answer['undefined']}), {oracle}: {theirs}")
                    continue
                ours = answer["values"][field]
                theirs = [float(value) for value in theirs]
                if len(ours) != len(theirs):
                    faults.append(f"{statistic} ({where}): {len(ours)} numbers, {oracle} has {len(theirs)}")
                    continue
                for one, other in zip(ours, theirs):
                    row["numbers"] += 1
                    difference = relative(one, other)
                    if not difference <= limit:
                        faults.append(f"{statistic} {field} ({where}): ours {one!r}, {oracle} {other!r}")
                    if not difference <= row["difference"]:
                        row["difference"], row["where"] = difference, where
        return rows, faults


def relative(one, other):
    if not (math.isfinite(one) and math.isfinite(other)):
        return math.inf
    size = max(abs(one), abs(other))
    return 0.0 if size < ZERO else abs(one - other) / size


def plain(value):
    """NumPy's and mpmath's numbers as JSON's."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (str, bool, int)):
        return value
    if hasattr(value, "__len__"):
        return [plain(item) for item in value]
    number = float(value)
    return int(number) if hasattr(value, "dtype") and value.dtype.kind in "iu" else number


def report(rows, faults):
    print(f"{'statistic':<34}{'compared with':<26}{'numbers':>9}{'undefined':>11}{'largest difference':>20}  in")
    for (statistic, oracle), row in sorted(rows.items()):
        print(
            f"{statistic:<34}{oracle:<26}{row['numbers']:>9}{row['undefined']:>11}"
            f"{row['difference']:>20.1e}  {row['where']}"
        )
    print()
    numbers = sum(row["numbers"] for row in rows.values())
    largest = max(row["difference"] for row in rows.values())
    print(f"{numbers} numbers compared; largest relative difference {largest:.1e}, limit {LIMIT:.0e}")
    for fault in faults[:40]:
        print("DIFFERS", fault)
    if faults:
        raise SystemExit(f"{len(faults)} differences")
