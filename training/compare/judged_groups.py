"""Lines of unlabelled stories, judged by reading: which of their passages tell the same.

``judged_groups.jsonl`` holds a story a line: its id, its reports' ids, and the lines that were read, each as a string of letters and the
offsets of its passages (the report's place among the reports, start and end in code points, half-open), a letter a passage; no text.
Passages of one line with one letter tell the same as a reader sees them; a point stands for furniture of the page, which tells nothing.
``agreed`` are lines on which reports were said to agree, ``said`` those put together as one statement of one speaker. A hundred agreed
lines and the statements of twenty stories were drawn from what an account shows before anything was mended by them, and a hundred agreed
lines of twenty-two more stories; by one reader.

The stories are of the draw of `training.compare.drawn`, after the hundred of `training.compare.judged_answers`. Those of the part ``test``
are never trained on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from tellings.model import Cite
from training.compare.drawn import Part, part_of

FILE: Final = Path(__file__).with_name("judged_groups.jsonl")
#: The letter of what tells nothing.
FURNITURE: Final = "."


class JudgedLine(NamedTuple):
    """A line that was read: its passages, and for each a letter that it has in common with those that tell the same."""

    letters: str
    cites: tuple[Cite, ...]

    def letter(self, cite: Cite) -> str | None:
        """The letter of the passage nearest to one given: the same, else the first that it overlaps; None where none is of it."""
        met = [
            k
            for k, c in zip(self.letters, self.cites, strict=True)
            if c.report == cite.report and c.span.meets(cite.span)
        ]
        return next((k for k, c in zip(self.letters, self.cites, strict=True) if c == cite), met[0] if met else None)


class JudgedGroups(NamedTuple):
    """A story that was read, with its judged lines."""

    id: str
    reports: tuple[str, ...]
    agreed: tuple[JudgedLine, ...]
    said: tuple[JudgedLine, ...]

    @property
    def part(self) -> Part:
        """Whether it may be trained on."""
        return part_of(self.id)


def alike(lines: Sequence[JudgedLine], a: Cite, b: Cite) -> bool | None:
    """Whether two passages were judged to tell the same; None where no line that was read holds both."""
    for line in lines:
        x, y = line.letter(a), line.letter(b)
        if x is not None and y is not None:
            return x == y != FURNITURE
    return None


def read_judged_groups(file: Path = FILE) -> list[JudgedGroups]:
    """The stories that were read."""
    with file.open(encoding="utf8") as lines:
        return [_judged(json.loads(line)) for line in lines]


def _judged(row: Mapping[str, Any]) -> JudgedGroups:
    reports = tuple(row["reports"])

    def lines(key: str) -> tuple[JudgedLine, ...]:
        return tuple(
            JudgedLine(letters, tuple(Cite(reports[r], s, e) for r, s, e in cites)) for letters, cites in row[key]
        )

    return JudgedGroups(row["story"], reports, lines("agreed"), lines("said"))
