"""Figures of `rackvidd` beside those of the second reading, and what is unknown of amounts. Part of meaning.py."""
import collections
import numpy, pandas


def unstated(counted, parts, keys):
    """Parts where initiatives lie and none of them states an amount: nobody knows how much fell there."""
    states = parts.id.map(counted.granted).notna()
    return set(keys) - set(keys[states])


def fallen(parts, keys, place=None):
    """What fell on a place beside the parts, or in all: nothing where none fell there, unknown where nobody says how much."""
    own = parts if place is None else parts[keys == place]
    return None if len(own) and own.granted.isna().all() else own.granted.sum()


class Seen:
    """What has been compared, by trap and by command."""

    def __init__(self):
        self.traps, self.commands = collections.Counter(), collections.Counter()
        self.largest, self.money, self.wrong = 0.0, 0.0, []

    def count(self, command, traps):
        self.commands[command] += 1
        self.traps.update(traps or ["(none)"])

    def figure(self, command, what, traps, theirs, ours, money=False, slack=0.0):
        """One number, word or nothing. `slack` is half of the last digit of a figure that was rounded for people."""
        self.count(command, traps)
        ours = None if ours is None or ours is pandas.NA or (isinstance(ours, float) and numpy.isnan(ours)) else ours
        if isinstance(ours, (bool, str, list, dict)) or isinstance(theirs, (str, list, dict)) or ours is None or theirs is None:
            if ours != theirs:
                self.wrong.append(f"{command}, {what}: rackvidd {theirs}, here {ours}")
            return
        difference = abs(float(theirs) - float(ours))
        relative = max(0.0, difference - slack) / max(1.0, abs(float(ours)))
        if money:
            self.money = max(self.money, max(0.0, difference - slack))
        else:
            self.largest = max(self.largest, relative)
        if difference - slack > 0.005 if money else relative > 1e-9:
            self.wrong.append(f"{command}, {what}: rackvidd {theirs}, here {ours}")


def stated(öre):
    """What initiatives state in kronor; None where there are some and none states an amount."""
    known = [int(one) for one in öre if not pandas.isna(one)]
    return None if len(öre) and not known else sum(known) / 100
