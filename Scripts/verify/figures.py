"""Figures and words of the program beside those of a second reading."""


class Comparison:
    def __init__(self):
        self.numbers, self.largest, self.wrong = 0, 0.0, []

    def number(self, what, ours, theirs):
        self.numbers += 1
        if ours is None or theirs is None:
            if ours is not theirs:
                self.wrong.append(f"{what}: {ours} here, {theirs} there")
            return
        difference = abs(ours - theirs) / max(1, abs(theirs))
        self.largest = max(self.largest, difference)
        if difference > 1e-8:
            self.wrong.append(f"{what}: rackvidd {ours}, here {theirs}")

    def same(self, what, ours, theirs):
        self.numbers += 1
        if ours != theirs:
            self.wrong.append(f"{what}: rackvidd {ours}, here {theirs}")
