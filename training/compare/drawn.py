"""Stories drawn by chance from the unlabelled corpora, for labels given by reading.

Reports of ``corpora/stream.jsonl.gz`` and ``corpora/stories-dev.jsonl.gz`` are grouped as the product groups them; a story's place in the
draw, and the part it belongs to, come from a digest of its reports' ids, so that both stay the same whatever else is drawn. Stories with a
report of gold/dev (told by its title or the beginning of its text) are left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol, TypeVar

import msgspec

from tellings.annotate import annotate
from tellings.group import group
from tellings.model import Annotated, Report

CORPORA: Final = ("stream", "stories-dev")
#: Reports of a drawn story, fewest and most: about as many as a story of gold/dev has.
SIZES: Final = 4, 8
SEED: Final = "answers"
#: One story in so many is never trained on.
PARTS: Final = 3
#: Characters by which two texts are told to be one.
BEGINNING: Final = 120

Part = Literal["train", "test"]


class Drawn(NamedTuple):
    """A story of the corpora: its id (a digest of its reports' ids), and its reports in the order of their ids."""

    id: str
    reports: tuple[Report, ...]


def part_of(story: str) -> Part:
    """The part of a story by its id: a third are for the test."""
    return "test" if int(hashlib.sha256(f"part {story}".encode()).hexdigest(), 16) % PARTS == 0 else "train"


def story_id(reports: Sequence[str]) -> str:
    """The id of a story by its reports' ids, in any order."""
    return hashlib.sha256(f"{SEED} {' '.join(sorted(reports))}".encode()).hexdigest()[:12]


def read_corpora(corpora: Path) -> dict[str, Report]:
    """The reports of the unlabelled corpora by id; empty where they are not there."""
    found = {}
    for name in CORPORA:
        path = corpora / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf8") as lines:
                for row in map(json.loads, lines):
                    found[row["id"]] = Report(
                        row["id"],
                        row["text"],
                        title=row["title"],
                        outlet=row.get("outlet"),
                        published=row["published"],
                    )
    return found


class Read(Protocol):
    """A drawn story that was read: its id, and the ids of its reports."""

    @property
    def id(self) -> str: ...

    @property
    def reports(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Read)


def stories_of(read: Sequence[R], reports: Mapping[str, Report]) -> Iterator[tuple[R, Drawn]]:
    """Each story that was read with its reports; those are left out whose reports are not there."""
    for story in read:
        if all(i in reports for i in story.reports):
            yield story, Drawn(story.id, tuple(reports[i] for i in story.reports))


def draw(reports: Sequence[Report], known: frozenset[str] = frozenset()) -> list[Drawn]:
    """The stories of the reports that have the size asked for and hold none of the ``known`` marks, in the order of the draw."""
    of = {r.id: r for r in reports}
    found = []
    for story in group(reports):
        members = tuple(of[i] for i in sorted(story.reports))
        if SIZES[0] <= len(members) <= SIZES[1] and not any(known.intersection(marks_of(r)) for r in members):
            found.append(Drawn(story_id(story.reports), members))
    return sorted(found)


def marks_of(report: Report) -> tuple[str, ...]:
    """What tells a report: its title and the beginning of its text, letters and digits only."""
    return tuple(m for m in (_plain(report.title or ""), _plain(report.text[:BEGINNING])) if m)


def known_marks(data: Path) -> frozenset[str]:
    """The marks of all reports of annotated stories."""
    found: set[str] = set()
    for path in sorted(data.glob("*/reports.json")):
        for row in json.loads(path.read_text("utf8"))["reports"]:
            text = (path.parent / row["file"]).read_bytes().decode("utf8")
            found.update(marks_of(Report(row["id"], text, title=row.get("title"))))
    return frozenset(found)


def annotated(story: Drawn, cache: Path | None = None) -> list[Annotated]:
    """What the product finds in each report of a story, kept in the folder ``cache`` where one is given."""
    kept = cache / f"{story.id}.msgpack" if cache else None
    if kept and kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Annotated])
    found = [annotate(r) for r in story.reports]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def drawn_stories(corpora: Path, data: Path) -> list[Drawn]:
    """The stories of the corpora in the order of the draw, those of the annotated stories in ``data`` left out."""
    return draw(list(read_corpora(corpora).values()), known_marks(data))


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
