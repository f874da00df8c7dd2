"""Nouns that mean one office. One line a case."""

import pytest

from tellings.naming.offices import office

OFFICES = [
    ("sen", "senator"),
    ("senator", "senator"),
    ("gov", "governor"),
    ("rep", "representative"),
    ("congresswoman", "representative"),
    ("spokesperson", "spokesman"),
    ("attorney", "lawyer"),
    # too many hold these for another noun to mean one of them
    ("leader", "leader"),
    ("premier", "premier"),
    # no office
    ("ferryman", "ferryman"),
]


@pytest.mark.parametrize("noun, want", OFFICES)
def test_office(noun: str, want: str) -> None:
    assert office(noun) == want
