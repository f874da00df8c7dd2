"""Annotations and accounts made quickly, so that what is tested is the way to them."""

from collections.abc import Sequence

import pytest

import tellings.stories as stories
from tellings.lineage import find_origins
from tellings.model import Account, Annotated, Report
from tellings.read.candidates import given
from tellings.stories.accounting import Chunk, Done, Task, keep, material, write
from tellings.stories.intake import Arrival, arrival
from tellings.stories.ledger import Ledger
from tellings.stories.shards import Ref


def quick(task: Task) -> Done:
    """An account with its origins and nothing else."""
    reports, _ = material(task)
    origins = tuple(o.reports for o in find_origins(reports).origins)
    return write(task, Account(task.story, reports, origins))


def bare(chunk: Chunk) -> tuple[Ref, ...]:
    """Annotations without anything in them."""
    return keep(chunk, [Annotated(ref.report) for ref in chunk.texts])


def arrivals(*reports: Report) -> list[Arrival]:
    """Reports as the ledger takes them, without their texts."""
    return [arrival(r, "", n) for n, r in enumerate(settled(reports))]


def settled(reports: Sequence[Report]) -> list[Report]:
    """Reports with their digests, in the order given."""
    return [given(r).report for r in reports]


def machine(ledger: Ledger) -> dict[str, str]:
    """The story in which the machine put each report so far."""
    return dict(ledger.base.execute("SELECT id, machine FROM reports WHERE machine IS NOT NULL"))


@pytest.fixture(autouse=True)
def _quick_accounts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "slow" not in request.keywords:
        monkeypatch.setattr(stories, "account_story", quick)
        monkeypatch.setattr(stories, "annotate_chunk", bare)
