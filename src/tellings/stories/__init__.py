"""Any number of reports into stories, and one account a story; again and again as more reports come.

Three maps and one reduction: parcels of inputs are read (texts to shards, features to spools), the features are grouped,
chunks of reports are annotated, stories are accounted for. Workers read texts by reference, the driver never holds one. All that
is known lies in a ledger in the output folder, written in transactions: work that is killed goes on where it was, and
loses and doubles nothing.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import msgspec

from tellings.errors import ExtraMissing, NothingToRead, TellingsError
from tellings.executors import Executor, Fitting, Serial
from tellings.model import SCHEMA_VERSION, Report, Skip
from tellings.read import Found, nothing_usable
from tellings.stories.accounting import Chunk, Task, account_story, annotate_chunk
from tellings.stories.corrections import Correction, applied, logged
from tellings.stories.intake import Parcel, Taken, parcels, read_spool, spool, take_parcel
from tellings.stories.ledger import Ledger, Row
from tellings.stories.output import write_overview
from tellings.stories.regroup import regroup
from tellings.stories.shards import sweep

__all__ = ["Asked", "Correction", "Made", "Row", "make_stories"]

#: Reports annotated by one worker at a time: what a kill loses at most, what a shard of annotations holds.
CHUNK = 16


class Asked(msgspec.Struct, frozen=True):
    """What is wanted: accounts for stories of at least ``min_reports``, in ``out``; ``jobs`` processes, None for what pays off."""

    out: Path | None = None
    min_reports: int = 2
    jobs: int | None = None
    corrections: tuple[Correction, ...] = ()


class Made(msgspec.Struct, frozen=True):
    """The table of stories, the most reports first; how many reports were new, how many accounts written; what was skipped."""

    rows: tuple[Row, ...]
    reports: int
    fresh: int
    accounts: int
    skips: tuple[Skip, ...] = ()


class Watch(Protocol):
    """Is told how far the work is; ``total`` is None where it is unknown."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """``done`` of ``total`` units of a stage are done."""
        ...


class Unwatched:
    """Nobody looks on."""

    def step(self, stage: str, done: int, total: int | None) -> None:
        """Nothing."""


def make_stories(
    inputs: Sequence[str | Path | Report], asked: Asked, engine: Executor | None = None, watch: Watch | None = None
) -> Made:
    """Group the inputs with all that the output folder knows already; write accounts, tables and index where there is one.

    ``engine`` carries the work out; without one it is chosen by ``asked.jobs``. Results are the same on every engine. Raises
    NothingToRead where neither the inputs nor the folder hold a report, ExtraMissing where tables cannot be written.
    """
    watch = watch or Unwatched()
    with engine or Fitting(asked.jobs) as workers:
        if asked.out is None:
            with tempfile.TemporaryDirectory(prefix="tellings-") as name:
                folder = Path(name)
                return made(parcels(inputs, folder, texts=False), asked, folder, workers, watch)
        if importlib.util.find_spec("pyarrow") is None:
            raise ExtraMissing("the tables of stories need pyarrow: pip install 'tellings[tables]'")
        try:
            asked.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TellingsError(
                f"cannot make the folder {asked.out}: {error.strerror}; name another with --out"
            ) from error
        folder = asked.out.absolute()
        return made(parcels(inputs, folder, texts=True), asked, folder, workers, watch)


def made(given: Iterator[Parcel | Skip], asked: Asked, folder: Path, workers: Executor, watch: Watch) -> Made:
    """The stories of the inputs and of what the folder knows; accounts only where an output folder was named."""
    with Ledger(folder / "ledger.sqlite") as ledger:
        skips, fresh = take_in(given, ledger, folder, workers, watch)
        count = ledger.count()
        if not count:
            raise NothingToRead(nothing_usable(skips))
        watch.step("grouping", 0, None)
        regroup(ledger)
        ledger.show(applied(ledger, logged(folder / "corrections.jsonl", ledger, asked.corrections)))
        accounts = 0
        if asked.out is not None:
            accounts = account(ledger, folder, asked.min_reports, workers, watch)
            watch.step("writing tables", 0, None)
            write_overview(folder, ledger, asked.min_reports)
            sweep(folder, "annotations", ledger.shards("annotations"))
        return Made(tuple(ledger.rows()), count, fresh, accounts, tuple(skips))


def take_in(
    given: Iterator[Parcel | Skip], ledger: Ledger, folder: Path, workers: Executor, watch: Watch
) -> tuple[list[Skip], int]:
    """Put every report that the ledger does not know into it; the skips, and how many were new."""
    skips: list[Skip] = []
    fresh = 0
    watch.step("reading", 0, None)
    for taken in itertools.chain.from_iterable(taking(given, skips, workers)):
        skips += taken.skips
        for name in taken.spools:
            fresh += ledger.put(read_spool(folder, name))
            spool(folder, name).unlink()
            watch.step("reading", fresh, None)
    sweep(folder, "spool", ())
    with contextlib.suppress(OSError):  # there is none, or something else lies in it
        (folder / "spool").rmdir()
    sweep(folder, "texts", ledger.shards("shard"))
    return skips, fresh


def taking(given: Iterator[Parcel | Skip], skips: list[Skip], workers: Executor) -> Iterator[Iterator[Taken]]:
    """The parcels taken in: standard input, which workers do not have, by this process."""
    piped: list[Parcel] = []

    def named() -> Iterator[Parcel]:
        for one in given:
            if isinstance(one, Skip):
                skips.append(one)
            elif any(isinstance(i, Found) and i.path is None for i in one.inputs):
                piped.append(one)
            else:
                yield one

    yield workers.map(take_parcel, named())
    yield Serial().map(take_parcel, piped)


def account(ledger: Ledger, folder: Path, least: int, workers: Executor, watch: Watch) -> int:
    """Annotate what has no annotations and write every account that is not written; how many were written."""
    by = f"{version('tellings')} {SCHEMA_VERSION}"
    ledger.annotator(by)
    todo = ledger.pending(least)
    refs = ledger.unannotated(story for story, _ in todo)
    chunks = (Chunk(folder, tuple(refs[at : at + CHUNK]), by) for at in range(0, len(refs), CHUNK))
    watch.step("annotating", 0, len(refs))
    for n, annotated in enumerate(workers.map(annotate_chunk, chunks), 1):
        ledger.annotated(annotated)
        watch.step("annotating", min(n * CHUNK, len(refs)), len(refs))
    tasks = (Task(folder, story, key, *ledger.refs(story)) for story, key in todo)
    watch.step("accounts", 0, len(todo))
    for n, done in enumerate(workers.map(account_story, tasks), 1):
        ledger.accounted(done.story, done.key, done.origins)
        watch.step("accounts", n, len(todo))
    return len(todo)
