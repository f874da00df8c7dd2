"""The pipeline as data: what each stage needs, gives, and does. Stages are pure; whoever runs them writes.

``PER_REPORT`` turns one report into its annotations and is what executors spread over processes. ``PER_STORY`` turns the reports
of one story with their annotations into its account. A fault that was foreseen comes back as a `Skip`; anything else is a bug
and stops the run with the report's id.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from tellings.model import Account, Annotated, Level, Report, Skip


class Work(msgspec.Struct, frozen=True):
    """One story's reports with their annotations (same order), what was skipped on the way, and how much to dare."""

    story: str
    reports: tuple[Report, ...]
    annotated: tuple[Annotated, ...]
    skips: tuple[Skip, ...] = ()
    level: Level = "balanced"


class Stage(NamedTuple):
    """A stage: its name, the record it needs, the record it gives, and the function between them."""

    name: str
    needs: type
    gives: type
    do: Callable[[Any], Any]


def annotate_report(report: Report) -> Annotated:
    """The annotations of one report; an exception carries the report's id."""
    from tellings.annotate import annotate

    try:
        return annotate(report)
    except Exception as error:
        error.add_note(f"while annotating report {report.id!r}")
        raise


def account_of(work: Work) -> Account:
    """The account of one story: origins, names over the whole story, comparison, order."""
    from tellings.accounts import write_account
    from tellings.compare import Settings, compare
    from tellings.compare.entities import merge_names
    from tellings.compare.roles import explain_speakers
    from tellings.lineage import find_origins

    lineage = find_origins(work.reports)
    entities = merge_names(work.reports, work.annotated)
    annotated = explain_speakers(work.reports, work.annotated, entities)
    comparison = compare(work.reports, annotated, lineage.origins, entities, Settings(work.level))
    account = write_account(work.story, work.reports, annotated, lineage, comparison)
    made: Account = msgspec.structs.replace(account, skips=work.skips, level=work.level)
    return made


PER_REPORT = Stage("annotate", Report, Annotated, annotate_report)
PER_STORY = Stage("account", Work, Account, account_of)
