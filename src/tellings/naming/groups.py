"""Names into entities: units (a form, or the forms one report gives one thing) joined step by step, each join with its reason.

The order of the steps carries the caution: what is certain first (equal keys, full names), then what needs a unique partner (initials,
bare surnames, acronyms, short forms). A join that would bring together two full names that cannot be one person's is refused. The
result does not depend on the order of the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tellings.model import NameKind


class Unit(NamedTuple):
    """What is to be joined: its distinct forms, kind, number of mentions and the report it stands in ("" inside one report)."""

    forms: tuple[str, ...]
    kind: NameKind
    mentions: int = 1
    report: str = ""


class Groups:
    """A partition of units that only grows coarser, and why."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._parent = list(range(len(units)))
        self._members = {i: [i] for i in range(len(units))}
        self._why: dict[int, list[str]] = defaultdict(list)
        #: Bare names for which the units leave several bearers: unit -> one unit of each.
        self.open: dict[int, tuple[int, ...]] = {}

    def root(self, i: int) -> int:
        """The unit that stands for the group of unit ``i``."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def members(self, i: int) -> list[int]:
        """All units of the group of unit ``i``."""
        return self._members[self.root(i)]

    def forms(self, i: int) -> list[str]:
        """All forms of the group of unit ``i``."""
        return [form for j in self.members(i) for form in self.units[j].forms]

    def join(self, i: int, j: int, why: str) -> None:
        """Make the groups of two units one."""
        a, b = sorted((self.root(i), self.root(j)))
        if a == b:
            return
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self._why[a] += [*self._why.pop(b, []), *([why] if why else [])]

    def why(self, i: int) -> tuple[str, ...]:
        """The distinct reasons of the joins in the group of unit ``i``, in sorted order."""
        return tuple(sorted(set(self._why.get(self.root(i), []))))

    def roots(self, among: Iterable[int] | None = None) -> list[int]:
        """One unit for each group."""
        return sorted({self.root(i) for i in (range(len(self.units)) if among is None else among)})
