"""Accounts made quickly, so that what is tested is the way to them."""

import pytest

import tellings.stories as stories
from tellings.lineage import find_origins
from tellings.model import Account


def quick(task: stories.Task) -> stories.Done:
    """An account with its origins and nothing else."""
    origins = tuple(o.reports for o in find_origins(task.reports).origins)
    return stories.Done(task.story, task.key, Account(task.story, task.reports, origins))


@pytest.fixture(autouse=True)
def _quick_accounts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "slow" not in request.keywords:
        monkeypatch.setattr(stories, "account_story", quick)
