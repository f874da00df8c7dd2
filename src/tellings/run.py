"""From inputs to an account: read, annotate with an executor, compare, write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from tellings.errors import NothingToRead
from tellings.executors import executor
from tellings.model import Account, Annotated, Level, Report
from tellings.read import nothing_usable, read
from tellings.stages import PER_REPORT, PER_STORY, Work

#: What may be given: paths of files and folders, globs, "-" for standard input, or reports already read.
Input = str | Path | Report


class Watch(Protocol):
    """Is told how far the work is; ``total`` is None where it is unknown."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """``done`` of ``total`` units of a stage are done."""
        ...


class Unwatched:
    """Nobody looks on."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Nothing."""


def account(
    inputs: Input | Iterable[Input],
    *,
    level: Level = "balanced",
    jobs: int | None = None,
    watch: Watch | None = None,
) -> Account:
    """The account of the one story that the inputs tell.

    ``level`` is how much the comparison dares: "cautious" shows fewer and surer lines, "complete" all that may belong together.
    ``jobs`` is the number of processes (None: as many as pay off); the account is the same for any. Inputs that cannot be read are
    in ``Account.skips``. Raises NothingToRead where no input holds a usable report.
    """
    watch = watch or Unwatched()
    given: list[Input] = [inputs] if isinstance(inputs, (str, Path, Report)) else list(inputs)
    watch.step("reading", 0, None)
    reading = read(given)
    if not reading.reports:
        raise NothingToRead(nothing_usable(reading.skips))
    reports = sorted(reading.reports, key=lambda r: r.moment)
    annotated: list[Annotated] = []
    watch.step("annotating", 0, len(reports))
    for done in executor(jobs, len(reports)).map(PER_REPORT.do, reports):
        annotated.append(done)
        watch.step("annotating", len(annotated), len(reports))
    watch.step("comparing", 0, None)
    work = Work(story_name(given, reports), tuple(reports), tuple(annotated), tuple(reading.skips), level)
    made: Account = PER_STORY.do(work)
    return made


def story_name(inputs: Sequence[Input], reports: Sequence[Report]) -> str:
    """The name of the folder where one folder was given, else a short digest of the reports' ids."""
    if len(inputs) == 1 and isinstance(inputs[0], (str, Path)) and Path(inputs[0]).is_dir():
        return Path(inputs[0]).resolve().name
    return "story-" + hashlib.sha256("\n".join(sorted(r.id for r in reports)).encode()).hexdigest()[:8]
