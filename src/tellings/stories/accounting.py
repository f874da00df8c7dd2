"""Annotations and accounts, two maps: over chunks of reports, then over stories. Workers read texts by reference and write files.

What a worker gives back is a name and a number. The folder must be one that all workers reach. A task that is done again
writes the same files again.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from tellings.model import Account, Annotated, Report
from tellings.render.documents import document
from tellings.stages import PER_REPORT, PER_STORY, Work
from tellings.stories.shards import Ref, read_annotations, read_texts, write_annotations


class Chunk(msgspec.Struct, frozen=True):
    """Reports to be annotated: where their texts lie. ``by`` is the version of the annotator."""

    folder: Path
    texts: tuple[Ref, ...]
    by: str


class Task(msgspec.Struct, frozen=True):
    """A story whose account is to be written: where its texts and annotations lie. ``key`` changes with its reports."""

    folder: Path
    story: str
    key: str
    texts: tuple[Ref, ...]
    annotations: tuple[Ref, ...]


class Done(msgspec.Struct, frozen=True):
    """A story's account is written; how many origins it has."""

    story: str
    key: str
    origins: int


def annotate_chunk(chunk: Chunk) -> tuple[Ref, ...]:
    """Annotate reports; where their annotations lie now."""
    return keep(chunk, [PER_REPORT.do(r) for r in read_texts(chunk.folder, chunk.texts)])


def keep(chunk: Chunk, annotated: list[Annotated]) -> tuple[Ref, ...]:
    """Write the annotations of a chunk's reports, in their order, to a shard."""
    name = write_annotations(chunk.folder, annotated, chunk.by)
    return tuple(Ref(ref.report, name, row) for row, ref in enumerate(chunk.texts))


def account_story(task: Task) -> Done:
    """Write the account of one story."""
    reports, annotated = material(task)
    return write(task, PER_STORY.do(Work(task.story, reports, annotated)))


def material(task: Task) -> tuple[tuple[Report, ...], tuple[Annotated, ...]]:
    """The reports of a story in the order of their dates, with their annotations."""
    pairs = zip(read_texts(task.folder, task.texts), read_annotations(task.folder, task.annotations), strict=True)
    ordered = sorted(pairs, key=lambda p: (p[0].published or "9999", p[0].id))
    return tuple(r for r, _ in ordered), tuple(a for _, a in ordered)


def write(task: Task, account: Account) -> Done:
    """An account as JSON and as a page."""
    (task.folder / "accounts").mkdir(exist_ok=True)
    for form in ("json", "html"):
        save(task.folder / "accounts" / f"{task.story}.{form}", document(account, form).encode())
    return Done(task.story, task.key, len(account.origins))


def save(path: Path, data: bytes) -> None:
    """A file, whole or not at all, whoever else writes it at the same time."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    os.replace(part, path)
