"""New reports into the stories that are known: the days around them are grouped anew, and stories keep their ids."""

from __future__ import annotations

import itertools
from collections import Counter

import msgspec

from tellings.group import Grouper, Placing
from tellings.group.grouper import LONGEST
from tellings.stories.ledger import Ledger

#: Reports given to the grouper at a time.
BATCH = 200


def regroup(ledger: Ledger) -> None:
    """Place the reports that have no story yet, looking again at all reports near them in time."""
    fresh, first, last = ledger.fresh_days()
    if not fresh:
        return
    known = ledger.machine()
    core = (first, last) if first is not None and last is not None else None
    reach = (None, None) if core is None else (core[0] - 2 * LONGEST, core[1] + 2 * LONGEST)
    lights = ledger.lights(*reach)
    grouper = Grouper()
    placings: list[Placing] = []
    days: dict[str, int | None] = {}
    while batch := list(itertools.islice(lights, BATCH)):
        days.update((x.id, x.day) for x in batch)
        placings += grouper.add(batch)
    placings += grouper.close()
    names = kept_names(placings, known)
    # What lies near the edge was grouped without what lies beyond it: only reports inside the core are moved.
    moved = (
        msgspec.structs.replace(p, story=names[p.story])
        for p in placings
        if p.report not in known or inside(days[p.report], core)
    )
    ledger.placed(moved)


def inside(day: int | None, core: tuple[int, int] | None) -> bool:
    """Whether a report of that day may be moved by reports of the days ``core``."""
    return core is None or day is None or core[0] - LONGEST <= day <= core[1] + LONGEST


def kept_names(placings: list[Placing], known: dict[str, str]) -> dict[str, str]:
    """A name for each group: the known story that most of its reports were in, given to one group only; else its own."""
    counts: Counter[tuple[str, str]] = Counter((p.story, known[p.report]) for p in placings if p.report in known)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for (group, story), _ in sorted(counts.items(), key=lambda x: (-x[1], x[0][1], x[0][0])):
        if group not in names and story not in taken:
            names[group] = story
            taken.add(story)
    used = set(known.values())
    for group in dict.fromkeys(p.story for p in placings):
        if group not in names:
            name = group
            while name in taken or name in used:
                name += "b"
            names[group] = name
            taken.add(name)
    return names
