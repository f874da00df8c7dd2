"""The table of what one report alone has counts lines that overlap the annotators'."""

import pytest

from evaluation.singles import judge
from tellings.model import Account, Alone, Cite, Report

LISTED = [Cite("r1", 10, 30), Cite("r2", 0, 20), Cite("r2", 50, 60)]

CASES = [
    ("none", [], 0, 0),
    ("the very line", [("r1", 10, 30)], 1, 1),
    ("a part of it", [("r1", 29, 90)], 1, 1),
    ("beside it", [("r1", 30, 90)], 0, 0),
    ("in another report", [("r3", 10, 30)], 0, 0),
    ("one over two", [("r2", 10, 55)], 2, 1),
    ("two over one", [("r1", 10, 15), ("r1", 20, 25)], 1, 2),
]


@pytest.mark.parametrize(("lines", "reached", "right"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_counts(lines, reached, right):
    reports = tuple(Report(r, "x" * 99) for r in ("r1", "r2", "r3"))
    account = Account("s", reports, (("r1",), ("r2",), ("r3",)), alone=tuple(Alone(*line) for line in lines))
    found = judge(account, LISTED)
    assert (found.reached, found.right) == (reached, right)
