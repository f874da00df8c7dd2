"""Any number of reports into stories, and one account a story; again and again as more reports come.

Reading and features are maps, grouping is one reduction over light features, accounts are a map over stories: nothing
needs all texts in one memory. All that is known lies in a ledger in the output folder, written in transactions: work
that is killed goes on where it was, and loses and doubles nothing.
"""

from __future__ import annotations

import importlib.util
import itertools
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tellings.errors import ExtraMissing, NothingToRead, TellingsError
from tellings.executors import Executor, executor
from tellings.group import Light, light
from tellings.model import Account, Report, Skip
from tellings.read import nothing_usable, read
from tellings.stages import PER_REPORT, PER_STORY, Work
from tellings.stories.corrections import Correction, applied, logged
from tellings.stories.ledger import Ledger, Row
from tellings.stories.regroup import regroup

__all__ = ["Asked", "Correction", "Made", "Row", "make_stories"]

#: Reports written to the ledger in one transaction.
CHUNK = 500


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


def make_stories(inputs: Sequence[str | Path | Report], asked: Asked, engine: Executor | None = None) -> Made:
    """Group the inputs with all that the output folder knows already; write accounts, tables and index where there is
    one.

    ``engine`` carries the work out; without one it is chosen by ``asked.jobs``. Results are the same on every engine.
    Raises
    NothingToRead where neither the inputs nor the folder hold a report, ExtraMissing where tables cannot be written.
    """
    if asked.out is None:
        with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
            return _made(inputs, asked, Path(folder), engine)
    if importlib.util.find_spec("pyarrow") is None:
        raise ExtraMissing("the tables of stories need pyarrow: pip install 'tellings[tables]'")
    try:
        asked.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TellingsError(f"cannot make the folder {asked.out}: {error.strerror}; name another with --out") from error
    return _made(inputs, asked, asked.out, engine)


def _made(inputs: Sequence[str | Path | Report], asked: Asked, folder: Path, engine: Executor | None) -> Made:
    with Ledger(folder / "ledger.sqlite") as ledger:
        skips, fresh = take_in(inputs, ledger, engine or executor(asked.jobs, len(inputs)))
        count = ledger.count()
        if not count:
            raise NothingToRead(nothing_usable(skips))
        regroup(ledger)
        ledger.show(applied(ledger, logged(folder / "corrections.jsonl", ledger, asked.corrections)))
        written = 0
        if asked.out is not None:
            from tellings.stories.output import write_account, write_overview

            todo = ledger.pending(asked.min_reports)
            work = (Task(story, key, ledger.reports_of(story)) for story, key in todo)
            for done in (engine or executor(asked.jobs, 4 * len(todo))).map(account_story, work):
                write_account(folder, done.story, done.account)
                ledger.accounted(done.story, done.key, len(done.account.origins))
                written += 1
            write_overview(folder, ledger, asked.min_reports)
        return Made(tuple(ledger.rows()), count, fresh, written, tuple(skips))


class Task(msgspec.Struct, frozen=True):
    """A story whose account is to be written; ``key`` changes with its reports."""

    story: str
    key: str
    reports: tuple[Report, ...]


class Done(msgspec.Struct, frozen=True):
    """A story's account."""

    story: str
    key: str
    account: Account


class Taken(msgspec.Struct, frozen=True):
    """What an input held."""

    reports: tuple[tuple[Report, Light], ...]
    skips: tuple[Skip, ...]


def read_input(given: str | Path | Report) -> Taken:
    """The reports of one input with their light features."""
    reading = read([given])
    return Taken(tuple((r, light(r)) for r in reading.reports), reading.skips)


def account_story(task: Task) -> Done:
    """The account of one story, from its texts."""
    reports = tuple(sorted(task.reports, key=lambda r: r.moment))
    annotated = tuple(PER_REPORT.do(r) for r in reports)
    return Done(task.story, task.key, PER_STORY.do(Work(task.story, reports, annotated)))


def take_in(inputs: Iterable[str | Path | Report], ledger: Ledger, engine: Executor) -> tuple[list[Skip], int]:
    """Put every report that the ledger does not know into it; the skips, and how many were new."""
    skips: list[Skip] = []
    fresh = 0
    waiting: list[tuple[Report, Light]] = []
    inputs = list(inputs)
    piped = [i for i in inputs if i == "-"]  # standard input is this process's own: workers have none
    named = [i for i in inputs if i != "-"]
    for taken in itertools.chain(map(read_input, piped), engine.map(read_input, named)):
        skips += taken.skips
        waiting += taken.reports
        while len(waiting) >= CHUNK:
            fresh += ledger.put(waiting[:CHUNK])
            del waiting[:CHUNK]
    return skips, fresh + ledger.put(waiting)
