"""Fixtures shared by all tests."""

from pathlib import Path

import pytest
from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent


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
