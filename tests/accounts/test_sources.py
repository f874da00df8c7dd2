"""Agreement that comes down to one source: the same name in any form, or the same words, cited by every report."""

import pytest

from tellings.accounts.sources import one_source
from tellings.model import Answer, Entity, Fact

KORREN = Entity("n1", "Ada Korren", "person", ("Ada Korren", "Korren", "Ms Korren"))
BUREAU = Entity("n2", "Velm Water Bureau", "organisation", ("Velm Water Bureau", "the Bureau"))


def fact(*cited: tuple[str, str | None]) -> Fact:
    return Fact("f1", "How many", "quantity", "agreed", tuple(Answer(r, 0, 5, according_to=by) for r, by in cited))


@pytest.mark.parametrize(
    "cited, source",
    [
        ((("r1", "Ada Korren"), ("r2", "Korren")), "Ada Korren"),
        ((("r1", "korren"), ("r2", "Ms Korren"), ("r3", "Ada  Korren")), "Ada Korren"),
        ((("r1", "The Bureau"), ("r2", "Velm Water Bureau")), "Velm Water Bureau"),
        ((("r1", "two officials"), ("r2", "two officials")), "two officials"),
        ((("r1", "the police"), ("r2", "police")), "police"),
        ((("r1", "Korren"), ("r2", None)), None),  # one report says it in its own voice
        ((("r1", None), ("r2", None)), None),
        ((("r1", "Korren"), ("r2", "the Bureau")), None),
        ((("r1", "Korren"), ("r1", "Ada Korren")), None),  # one report alone agrees with nobody
        ((("r1", "the"), ("r2", "the")), "the"),
    ],
)
def test_one_source(cited: tuple[tuple[str, str | None], ...], source: str | None):
    assert one_source((KORREN, BUREAU))(fact(*cited)) == source


def test_without_names_words_decide():
    assert one_source(())(fact(("r1", "Korren"), ("r2", "Ada Korren"))) is None
