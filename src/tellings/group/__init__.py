"""Reports into stories: which of them tell of one event, by the words of title and text and the days between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.group.features import Light, light
from tellings.group.grouper import Grouper, Placing
from tellings.model import Report, Story

__all__ = ["Grouper", "Light", "Placing", "group", "light", "stories"]


def group(reports: Sequence[Report]) -> tuple[Story, ...]:
    """The stories of a pile of reports, whatever its order; those with most reports first."""
    grouper = Grouper()
    placings = grouper.add(map(light, reports))
    return stories([*placings, *grouper.close()])


def stories(placings: Iterable[Placing]) -> tuple[Story, ...]:
    """Placings gathered by story; those with most reports first."""
    found: dict[str, list[Placing]] = {}
    for placing in placings:
        found.setdefault(placing.story, []).append(placing)
    made = [
        Story(name, tuple(p.report for p in of), tuple(p.member for p in of))
        for name, of in ((n, sorted(of, key=lambda p: p.report)) for n, of in found.items())
    ]
    return tuple(sorted(made, key=lambda s: (-len(s.reports), s.id)))
