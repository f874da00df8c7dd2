"""Words that name an outlet, and words that do not. Names are invented; one line a case."""

import pytest

from tellings.annotate.outlets import is_outlet

WORDS = [
    ("the Velm Times", True),
    ("Ostmark Herald", True),
    ("velmnews.com", True),
    ("velm.co.uk", True),
    ("WVLM", True),
    ("KQRS television", True),
    ("local media", True),
    ("a reporter", True),
    ("AP", True),
    ("Agence France-Presse", True),
    # neither a paper nor a station
    ("Norvane Shipping", False),
    ("the mayor of Velm", False),
    ("Clara Vossen", False),
    ("the times of the ferry", False),
    ("NATO", False),
    ("OVLM", False),
]


@pytest.mark.parametrize("words, outlet", WORDS)
def test_is_outlet(words: str, outlet: bool) -> None:
    assert is_outlet(words) == outlet
