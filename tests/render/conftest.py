"""The invented story, as an account made from its annotation by hand."""

from pathlib import Path

import pytest

from tellings.model import Account
from tests.render import build

GOLD = Path(__file__).resolve().parents[2] / "examples" / "gold"


@pytest.fixture(scope="session")
def breska() -> Account:
    """The account of the bridge at Breska."""
    return build.account(GOLD / "breska")


@pytest.fixture(scope="session", params=["breska", "minsk"])
def account(request: pytest.FixtureRequest) -> Account:
    """The invented story, and a real one where the corpora are."""
    if request.param == "breska":
        return build.account(GOLD / "breska")
    shared: Path = request.getfixturevalue("shared")
    return build.account(shared / "gold" / "dev" / request.param)
