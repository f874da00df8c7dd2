"""Proposed answers of unlabelled stories, judged by reading: which passage is at odds with which.

``judged_answers.jsonl`` holds a story a line: its id, its reports' ids, and for each pair of passages that was read the offsets of both
(code points, half-open) and the judgement; no text. ``answers`` are what `tellings.compare.denials.propose` proposed, every one of them,
``contradictions`` what the rules of `contradictions` and `stances` found at the level ``complete``. A pair is right when the two passages
are at odds and the second is what the first answers, arguable when one could say so (the claim is only part of what is denied, or stands
beside it), else wrong; by one reader, who saw the two passages, the two sentences before the first, and who was taken to speak.

The stories are the first hundred of the draw (`training.compare.drawn`). Those of the part ``test`` are never trained on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from tellings.model import Cite
from training.compare.drawn import Part, part_of

FILE: Final = Path(__file__).with_name("judged_answers.jsonl")

Label = Literal["right", "arguable", "wrong"]
LABELS: Final[Mapping[str, Label]] = {"r": "right", "a": "arguable", "w": "wrong"}
#: What a judgement is worth as a label.
WORTH: Final[Mapping[Label, float]] = {"right": 1.0, "arguable": 0.5, "wrong": 0.0}


class Judgement(NamedTuple):
    """Two passages, the first answers the second, and whether that is so."""

    a: Cite
    b: Cite
    label: Label

    def meets(self, a: Cite, b: Cite) -> bool:
        """Whether both passages overlap the two given, in this order."""
        return _meet(self.a, a) and _meet(self.b, b)


class Judged(NamedTuple):
    """A story that was read, with its judgements."""

    id: str
    reports: tuple[str, ...]
    answers: tuple[Judgement, ...]
    contradictions: tuple[Judgement, ...]

    @property
    def part(self) -> Part:
        """Whether it may be trained on."""
        return part_of(self.id)

    def answer(self, a: Cite, b: Cite) -> Label | None:
        """The judgement of an answer, None where nobody read it."""
        return next((j.label for j in self.answers if j.meets(a, b)), None)

    def contradiction(self, a: Cite, b: Cite) -> Label | None:
        """The judgement of a contradiction, either way round; None where nobody read it."""
        return next((j.label for j in self.contradictions if j.meets(a, b) or j.meets(b, a)), None)


def read_judged_answers(file: Path = FILE) -> list[Judged]:
    """The stories that were read, in the order of the draw."""
    with file.open(encoding="utf8") as lines:
        return [_judged(json.loads(line)) for line in lines]


def _judged(row: Mapping[str, Any]) -> Judged:
    reports = tuple(row["reports"])

    def judgements(key: str) -> tuple[Judgement, ...]:
        return tuple(
            Judgement(Cite(reports[a], s, e), Cite(reports[b], t, f), LABELS[label])
            for a, s, e, b, t, f, label in row[key]
        )

    return Judged(row["story"], reports, judgements("answers"), judgements("contradictions"))


def _meet(a: Cite, b: Cite) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end
