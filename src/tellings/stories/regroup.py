"""New reports into the stories that are known: the days around them are grouped anew, and stories keep their ids.

What is held in memory is the grouper's window and the names of the stories looked at again; places that are settled go to a
table on disk until all of them are known, and then into the ledger in one transaction.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tellings.group import Grouper, Light, Placing
from tellings.group.grouper import LONGEST, WAITING
from tellings.model import Membership
from tellings.stories.ledger import Ledger

#: Features given to the grouper at a time.
BATCH = 200

HOLD = """CREATE TEMP TABLE IF NOT EXISTS found
(report TEXT PRIMARY KEY, story TEXT NOT NULL, score REAL, shared TEXT, gap REAL) WITHOUT ROWID"""
#: Which known stories the reports of a new group were in: the claims of most reports first.
CLAIMS = """SELECT f.story, r.machine, count(*) AS n FROM found f JOIN reports r ON r.id = f.report
WHERE r.machine IS NOT NULL GROUP BY 1, 2 ORDER BY n DESC, 2, 1"""
#: What lies near the edge was grouped without what lies beyond it: of reports that had a place only those inside are moved.
MOVED = """SELECT f.story, f.score, f.shared, f.gap, f.report FROM found f JOIN reports r ON r.id = f.report
WHERE r.machine IS NULL OR r.day IS NULL OR r.day BETWEEN ? AND ?"""
#: Undated reports that may be looked at again: those whose story has no date, and those of stories near in time.
UNDATED = """r.day IS NULL AND (r.machine IS NULL OR r.id IN (
  SELECT id FROM reports u WHERE u.day IS NULL AND u.machine IS NOT NULL AND (
    NOT EXISTS (SELECT 1 FROM reports o WHERE o.machine = u.machine AND o.day IS NOT NULL)
    OR EXISTS (SELECT 1 FROM reports o WHERE o.machine = u.machine AND o.day BETWEEN ? AND ?))
  ORDER BY u.arrived DESC LIMIT ?))"""


class Core(NamedTuple):
    """The first and last day of new reports; all that may be moved lies within `LONGEST` of them."""

    first: int
    last: int

    def within(self, days: int) -> tuple[int, int]:
        """These days and so many before and after."""
        return self.first - days, self.last + days


def regroup(ledger: Ledger) -> None:
    """Place the reports that have no story yet, looking again at all reports near them in time, the latest days first.

    Undated reports are taken to be of the latest days: of those that came with them, else of those that are known.
    """
    if ledger.base.execute("SELECT 1 FROM reports WHERE machine IS NULL").fetchone() is None:
        return
    for core in reversed(cores(ledger)):
        grouper = Grouper()
        hold(ledger, grouped(grouper, lights(ledger, core)))
        take_over(ledger, core)


def cores(ledger: Ledger) -> list[Core]:
    """The days of the new reports, those together that would look at the same old ones."""
    days = [
        row[0]
        for row in ledger.base.execute(
            "SELECT DISTINCT day FROM reports WHERE machine IS NULL AND day IS NOT NULL ORDER BY day"
        )
    ]
    if not days:
        latest: int | None = ledger.base.execute("SELECT max(day) FROM reports").fetchone()[0]
        return [Core(latest or 0, latest or 0)]
    found = [Core(days[0], days[0])]
    for day in days[1:]:
        if day - found[-1].last > 4 * LONGEST:
            found.append(Core(day, day))
        else:
            found[-1] = Core(found[-1].first, day)
    return found


def lights(ledger: Ledger, core: Core) -> Iterator[Light]:
    """The features of the reports to be looked at: undated ones, then those of the days, the oldest first."""
    reach = core.within(2 * LONGEST)
    undated = list(ledger.features(UNDATED, (*reach, WAITING)))
    return itertools.chain(undated, ledger.features("r.day BETWEEN ? AND ?", reach))


def grouped(grouper: Grouper, found: Iterator[Light]) -> Iterator[Placing]:
    """The places of reports as they are settled."""
    while batch := list(itertools.islice(found, BATCH)):
        yield from grouper.add(batch)
    yield from grouper.close()


def hold(ledger: Ledger, placings: Iterable[Placing]) -> None:
    """Put the places found into the table on disk."""
    ledger.base.execute(HOLD)
    ledger.base.execute("DELETE FROM found")
    rows = ((p.report, p.story, p.member.score, " ".join(p.member.shared), p.member.days) for p in placings)
    with ledger.writing():
        ledger.base.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", rows)


def take_over(ledger: Ledger, core: Core) -> None:
    """Move reports to the places found, under the names that their stories had."""
    claims = ledger.base.execute(CLAIMS)
    groups = (row[0] for row in ledger.base.execute("SELECT DISTINCT story FROM found ORDER BY story"))
    names = kept_names(claims, groups, lambda name: bool(ledger.placed_in(name)))
    rows = ledger.base.execute(MOVED, core.within(LONGEST))
    ledger.placed(
        Placing(report, names.get(story, story), Membership(report, score, tuple(shared.split()), gap))
        for story, score, shared, gap, report in rows
    )


def kept_names(
    claims: Iterable[tuple[str, str, int]], groups: Iterable[str], known: Callable[[str], bool]
) -> dict[str, str]:
    """The names of the groups that do not keep their own.

    A claim is a group, a known story that reports of it were in, and how many: the most reports first. A story's name
    goes to one group; a group without one has its own, with something added where a known story has that.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for group, story, _ in claims:
        if group not in names and story not in taken:
            names[group] = story
            taken.add(story)
    for group in groups:
        if group not in names:
            name = group
            while name in taken or known(name):
                name += "b"
            if name != group:
                taken.add(name)
                names[group] = name
    return names
