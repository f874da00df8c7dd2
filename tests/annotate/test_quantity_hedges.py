"""Every hedge of the list does what its row says."""

import pytest
from spacy.language import Language

from tellings.annotate.quantities import find_quantities
from tellings.annotate.quantity_figures import single_figures
from tellings.annotate.quantity_hedges import hedged
from tellings.weights import word_table

ROWS = [(place, effect, words) for place, effect, words in word_table("quantity_hedges")]


@pytest.mark.parametrize("place, effect, words", ROWS, ids=lambda x: x)
def test_effect(place: str, effect: str, words: str) -> None:
    gap = "" if words[0] == "-" else " "
    text = f"There were {words} 40 ships." if place == "before" else f"There were 40{gap}{words} by then."
    (figure,) = (hedged(text, f) for f in single_figures(text))
    low, high = {"at least": (40, None), "more": (40, None), "at most": (None, 40), "less": (None, 40)}.get(
        effect, (40, 40)
    )
    assert (figure.low, figure.high, figure.approximate) == (low, high, effect == "about")


COMBINED = [
    ("up to about 40 ships", None, 40, True),
    ("at least some 40 ships", 40, None, True),
    ("more than another 40 ships", 40, None, False),
    ("no more than 40 ships", None, 40, False),
    ("well over 40 ships", 40, None, False),
    ("about 40 ships or more", 40, None, True),
    ("the 40-plus ships", 40, None, False),
]


@pytest.mark.parametrize("words, low, high, about", COMBINED)
def test_hedges_together(nlp: Language, words: str, low: int | None, high: int | None, *, about: bool) -> None:
    (quantity,) = find_quantities(nlp(f"They saw {words}."))
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, about)


@pytest.mark.parametrize("text", ["the roundabout 40 ships", "the handsome 40 ships", "the crossover 40 ships"])
def test_the_end_of_a_word_is_no_hedge(text: str) -> None:
    (figure,) = (hedged(text, f) for f in single_figures(text))
    assert (figure.low, figure.high, figure.approximate) == (40, 40, False)
