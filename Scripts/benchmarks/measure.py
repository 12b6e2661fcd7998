"""Measuring commands: wall time, peak memory, and rows of the table that compare this program with a peer."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Row:
    """One line of the table: the same work by this program and by a peer, or within a budget of seconds."""

    work: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    #: The least ratio of the peer's time to ours.
    target: float | None = None
    #: Or the most seconds.
    budget: float | None = None
    our_memory: float | None = None
    their_memory: float | None = None
    #: The most of the peer's memory.
    memory_target: float | None = None
    #: Where there were fewer than asked for.
    runs: int | None = None
    notes: list[str] = field(default_factory=list)
    #: Where the answers differ by more than they may. Each makes the bench fail.
    faults: list[str] = field(default_factory=list)

    @property
    def ratio(self):
        return self.theirs / self.ours if self.theirs is not None else None

    @property
    def misses(self):
        """What was not reached."""
        missed = []
        if self.target is not None and self.ratio < self.target:
            missed.append(f"{self.ratio:.2f} × of {self.target:g} ×")
        if self.budget is not None and self.ours > self.budget:
            missed.append(f"{duration(self.ours)} of {duration(self.budget)}")
        if self.memory_target is not None and self.our_memory > self.memory_target * self.their_memory:
            missed.append(f"{self.our_memory / self.their_memory:.2f} of the memory, not {self.memory_target:g}")
        return missed

    def markdown(self):
        aims = []
        if self.target is not None:
            aims.append(f"≥ {self.target:g} ×")
        if self.budget is not None:
            aims.append(f"≤ {duration(self.budget)}")
        if self.memory_target is not None:
            aims.append(f"memory ≤ {self.memory_target:g}")
        aim = ", ".join(aims) + (" **missed**" if self.misses else "") + (" **WRONG**" if self.faults else "")
        cells = [
            self.work,
            duration(self.ours),
            f"{self.peer} {duration(self.theirs)}" if self.theirs is not None else "–",
            f"{self.ratio:.1f} ×" if self.theirs is not None else "–",
            aim or "–",
            f"{self.our_memory:.0f} / {self.their_memory:.0f} MB" if self.their_memory else
            f"{self.our_memory:.0f} MB" if self.our_memory else "–",
        ]
        return f"| {' | '.join(cells)} |"


HEADER = "| work | rackvidd | beside | ratio | target | memory, ours / theirs |\n|---|---|---|---|---|---|"


def duration(seconds):
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    if seconds < 0.1:
        return f"{seconds * 1e3:.1f} ms"
    return f"{seconds:.2f} s"


class Bench:
    """Where the programs are, how often to run, and how large the work is."""

    def __init__(self, options):
        self.program, self.in_process = options.program, options.in_process
        self.folder, self.runs, self.quick = options.folder, options.runs, options.quick
        self._store = None

    def size(self, full, quick):
        return quick if self.quick else full

    @property
    def store(self):
        """A store with the shipped territory and no initiative."""
        if self._store is None:
            self._store = self.new_store("bench.gpkg")
        return self._store

    def new_store(self, name):
        path = self.folder / name
        path.unlink(missing_ok=True)
        self.tell(self.program, "init", path, "--bare")
        return path

    def tell(self, *command):
        """Runs a command whose output nobody reads."""
        run(command)

    def ask(self, work, **options):
        """What rackvidd-bench answers, and its peak memory in MB."""
        command = [self.in_process, work]
        for name, value in options.items():
            command += [f"--{name}", value]
        return answer(command)

    def peer(self, script, *arguments, **environment):
        """What a peer's script answers that measures itself, and its peak memory in MB."""
        return answer(self.script(script, *arguments), environment)

    def script(self, name, *arguments):
        return [sys.executable, HERE / name, *arguments]

    def pair(self, ours, theirs, before=lambda: None):
        """Median seconds and peak MB of two commands, run in turns, and the turns: `(seconds, MB), (seconds, MB), turns`.

        `before` makes ready for ours and is not measured. No new turn begins after five minutes."""
        times, peaks = ([], []), [0, 0]
        start = time.perf_counter()
        while len(times[0]) < self.runs and (not times[0] or time.perf_counter() - start < 300):
            before()
            for side, command in enumerate((ours, theirs)):
                seconds, peak, _ = run(command)
                times[side].append(seconds)
                peaks[side] = max(peaks[side], peak)
        return *((statistics.median(times[side]), peaks[side]) for side in (0, 1)), len(times[0])


def run(command, environment=None):
    """Wall seconds, peak MB and standard output of a command; ends the bench where it fails."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as report, tempfile.TemporaryFile() as errors:
        # Descriptor 3 is where launch.py reports.
        result = subprocess.run(
            ["sh", "-c", 'exec "$0" -I -S "$@" 3>&%d' % report.fileno(), sys.executable, HERE / "launch.py", *command],
            env=dict(os.environ, **(environment or {})), stdout=subprocess.PIPE, stderr=errors, pass_fds=[report.fileno()])
        report.seek(0)
        errors.seek(0)
        told = report.read().split()
        if result.returncode != 0 or int(told[2]) != 0:
            sys.stderr.write(result.stdout.decode() + errors.read().decode())
            sys.exit(f"failed: {' '.join(command)}")
    # Linux counts kilobytes, macOS bytes.
    return float(told[0]), int(told[1]) / (1024 * 1024 if sys.platform == "darwin" else 1024), result.stdout


def answer(command, environment=None):
    _, peak, output = run(command, environment)
    return json.loads(output), peak


def runs_of(work, runs):
    """Seconds of `work`, run by run, and its last answer: for the peers' scripts."""
    seconds, result = [], None
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return seconds, result
