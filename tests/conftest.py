"""Fixtures shared by all tests."""

from pathlib import Path

import pytest
from spacy.language import Language

from tellings.model import Account

ROOT = Path(__file__).resolve().parent.parent

#: Stories invented for the tests, each with an account written by hand.
INVENTED = ROOT / "tests" / "stories_invented"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The product's own pipeline, loaded once."""
    from tellings.annotate.pipeline import nlp as load

    return load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and scorers beside the checkout; tests that ask for it skip where it is absent."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("the corpora are not here")
    return path


@pytest.fixture(scope="session")
def invented() -> dict[str, Account]:
    """The product's accounts of the invented stories, made once."""
    from tellings.run import account

    return {folder.name: account(folder) for folder in sorted(INVENTED.iterdir()) if folder.is_dir()}
