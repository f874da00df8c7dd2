"""Reports into stories as they come: one pass, a window, and a second look inside it.

A new report joins the story whose reports it resembles most (mean similarity, with decay over time), or opens one.
Every so often the reports inside the window are looked at all at once, by average linkage over the similarities found
in the first pass: what a report alone could not show when it came is put right, and stories keep their ids. A report
that leaves the window is settled and forgotten, so that the memory needed is that of the window, however long the
stream.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from tellings.group.features import Light
from tellings.group.frequencies import Frequencies
from tellings.group.index import IN_TITLE, Index, Vector, weighed
from tellings.group.linkage import BRIDGE, THRESHOLD, Days, decay, linked
from tellings.model import Membership

#: A report older than this is settled even while its story goes on.
LONGEST = 45
#: The second look comes when the reports in the window have grown by this share since the last, and by at least so
#: many.
GROWTH = 0.5
LEAST = 64
#: Undated reports that wait for a story of theirs; when there are more, the longest waiting is settled alone.
WAITING = 1000
#: Words shown as the reason of a membership.
REASONS = 6


class Placing(msgspec.Struct, frozen=True, gc=False):
    """A report's story, with the reasons."""

    report: str
    story: str
    member: Membership


class Held(msgspec.Struct, gc=False):
    """A report inside the window."""

    id: str
    days: Days
    story: str
    near: dict[int, float]


class Running(msgspec.Struct, gc=False):
    """A story with reports inside the window; ``slots`` are those."""

    id: str
    days: Days
    slots: list[int]


class Grouper:
    """Groups a stream of reports; give batches to `add`, take what is settled from what it returns."""

    def __init__(self, frequencies: Frequencies | None = None) -> None:
        self.frequencies = frequencies or Frequencies.learnt()
        self.index = Index()
        self.held: dict[int, Held] = {}
        self.stories: dict[str, Running] = {}
        self.latest = 0
        self.slot = 0
        self.fresh = 0

    def add(self, batch: Iterable[Light]) -> list[Placing]:
        """Place the reports of a batch, the oldest first, undated ones before all; returns what has been settled meanwhile."""
        settled: list[Placing] = []
        ordered = sorted(batch, key=lambda x: (x.day or 0, x.id))
        for light in ordered:
            self.frequencies.see(light.words)
        for light in ordered:
            self.place(light)
            if self.fresh >= max(LEAST, GROWTH * len(self.held)):
                settled += self.look()
        return settled

    def place(self, light: Light) -> str:
        """The story of a new report, by the first pass alone."""
        vector = weighed(light, self.frequencies)
        near = self.index.similar(vector)
        days = Days(light.day, light.day)
        story = self.nearest(near, days)
        slot = self.slot
        self.slot += 1
        self.fresh += 1
        if story is None:
            story = Running(self.name(light.id), days, [])
            self.stories[story.id] = story
        story.slots.append(slot)
        story.days = story.days.joined(days)
        self.held[slot] = Held(light.id, days, story.id, near)
        for other, s in near.items():
            self.held[other].near[slot] = s
        self.index.put(slot, vector)
        self.latest = max(self.latest, light.day or 0)
        return story.id

    def nearest(self, near: dict[int, float], days: Days) -> Running | None:
        """The running story of the highest score, where one reaches the threshold."""
        sums: dict[str, float] = {}
        for slot, s in near.items():
            name = self.held[slot].story
            sums[name] = sums.get(name, 0.0) + s
        best, found = THRESHOLD, None
        for name in sorted(sums):
            story = self.stories[name]
            score = sums[name] / len(story.slots)
            if score >= best:
                score *= decay(days, story.days)
                if score >= best:
                    best, found = score, story
        return found

    def look(self) -> list[Placing]:
        """Look at all reports in the window at once, then settle those that have left it."""
        self.fresh = 0
        groups = linked(
            {slot: held.near for slot, held in self.held.items()}, {s: h.days for s, h in self.held.items()}
        )
        self.rename(groups)
        return self.settle(self.leaving())

    def rename(self, groups: Sequence[Sequence[int]]) -> None:
        """Give each group the id of the story that most of its reports were in; an id goes to one group only."""
        claims: list[tuple[int, str, int]] = []
        for n, group in enumerate(groups):
            counts: dict[str, int] = {}
            for slot in group:
                counts[self.held[slot].story] = counts.get(self.held[slot].story, 0) + 1
            claims += [(-count, story, n) for story, count in counts.items()]
        names: dict[int, str] = {}
        for _, story, n in sorted(claims):
            if n not in names and story in self.stories:
                names[n] = story
                del self.stories[story]
        self.stories.clear()
        taken = set(names.values())
        for n, group in enumerate(groups):
            name = names.get(n) or self.name(self.held[group[0]].id, taken)
            taken.add(name)
            days = Days(None, None)
            for slot in group:
                self.held[slot].story = name
                days = days.joined(self.held[slot].days)
            self.stories[name] = Running(name, days, list(group))

    def name(self, report: str, taken: Iterable[str] = ()) -> str:
        """The id of a story that this report opens: a digest, so that the same reports give the same id."""
        found = "s" + hashlib.sha256(report.encode()).hexdigest()[:10]
        while found in taken or found in self.stories:
            found = "s" + hashlib.sha256(found.encode()).hexdigest()[:10]
        return found

    def leaving(self) -> list[int]:
        """The reports that have left the window: those of stories that have ended, and the oldest of long ones."""
        out: list[int] = []
        waiting: list[int] = []
        for story in self.stories.values():
            if story.days.last is None:
                waiting += story.slots
            elif story.days.last < self.latest - BRIDGE:
                out += story.slots
            else:
                out += [
                    s for s in story.slots if (d := self.held[s].days.last) is not None and d < self.latest - LONGEST
                ]
        return sorted(out + sorted(waiting)[: max(0, len(waiting) - WAITING)])

    def settle(self, slots: Sequence[int]) -> list[Placing]:
        """Take reports out of the window; their places with the reasons."""
        out = [self.placing(slot) for slot in slots]
        for slot in slots:
            held = self.held.pop(slot)
            self.index.take(slot)
            for other in held.near:
                if other in self.held:
                    self.held[other].near.pop(slot, None)
            story = self.stories[held.story]
            story.slots.remove(slot)
            if not story.slots:
                del self.stories[held.story]
        return out

    def current(self) -> list[Placing]:
        """The places of the reports inside the window, as they stand now."""
        return [self.placing(slot) for slot in self.held]

    def close(self) -> list[Placing]:
        """A last look; settles everything."""
        return [*self.look(), *self.settle(sorted(self.held))]

    def placing(self, slot: int) -> Placing:
        """The report's story and why: mean similarity to the others, the words that make it, days to the nearest of them."""
        held = self.held[slot]
        others = [s for s in self.stories[held.story].slots if s != slot]
        if not others:
            return Placing(held.id, held.story, Membership(held.id))
        score = sum(held.near.get(s, 0.0) for s in others) / len(others)
        gaps = [g for s in others if (g := held.days.gap(self.held[s].days)) is not None]
        shared = self.shared(self.index.vectors[slot], others)
        return Placing(
            held.id, held.story, Membership(held.id, round(score, 4), shared, float(min(gaps)) if gaps else None)
        )

    def shared(self, vector: Vector, others: Sequence[int]) -> tuple[str, ...]:
        """The words that bind a report most to others."""
        sums: dict[str, float] = {}
        for other in others[:50]:
            theirs = self.index.vectors[other]
            for word, weight in vector.items():
                if word in theirs:
                    key = word.lstrip(IN_TITLE)
                    sums[key] = sums.get(key, 0.0) + weight * theirs[word]
        return tuple(sorted(sums, key=lambda w: (-sums[w], w))[:REASONS])
