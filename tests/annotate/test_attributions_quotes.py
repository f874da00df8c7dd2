"""Quotation marks: what stands inside is in square brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attributions_quotes import CLOSING, INSIDE, OPEN_ENDED, OPENING, SINGLE, STATES, quotation_states
from tests.marked import unmark

INNER = (INSIDE, SINGLE, OPEN_ENDED)


def inside(text: str) -> list[str]:
    """The runs of characters inside quotation marks."""
    runs, start = [], None
    for i, state in enumerate([*quotation_states(text).tolist(), 0]):
        if state in INNER and start is None:
            start = i
        elif state not in INNER and start is not None:
            runs.append(text[start:i])
            start = None
    return runs


@pytest.mark.parametrize(
    "marked",
    [
        'Mara Venn said: "[The bridge is safe.]" Nobody believed her.',
        'The "[quick]" and the "[dead]" met.',
        "Mara Venn said: “[The bridge is safe.]” Nobody believed her.",
        "“[The bridge is safe,]” she said, “[and dry.]”",
        "„[Die Brücke hält]“, sagte sie.",
        "„[Most jest bezpieczny]”, powiedziała.",
        "Il a dit : «[ le pont tient ]» hier.",
        "Она сказала: «[мост цел]» и ушла.",
        "»[Die Brücke hält]«, sagte sie.",
        "”[Bron håller]”, sade hon.",
        "She said: ''[The bridge is safe]'' twice.",
        "She said: ``[The bridge is safe]'' twice.",
        "She said: <<[the bridge is safe]>> twice.",
        "Venn said the bridge was ‘[quite safe]’ now.",
        "Venn said: '[It isn't the bridge's fault.]' He left.",
        "The workers' leader said the mayor's plan didn't help.",
        "Back in the ’90s the mayor's bridge wasn't there.",
        "The 6’ 2” man left.",
        "No marks at all.",
        "",
    ],
)
def test_inside(marked: str) -> None:
    text, spans = unmark(marked)
    assert inside(text) == [span.of(text) for span in spans]


@pytest.mark.parametrize(
    "marked",
    [
        "“[The bridge is safe.]\n“[The road is not.]” said Venn.",
        '"[The bridge is safe.]\n\n"[The road is not.]" said Venn.',
        'Venn said: "[The bridge is safe.]\nNobody believed her.',
    ],
)
def test_a_region_without_a_closing_mark_ends_with_its_paragraph(marked: str) -> None:
    text, spans = unmark(marked)
    assert inside(text) == [span.of(text) for span in spans]
    assert quotation_states(text)[spans[0].start] == OPEN_ENDED


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert inside('The bridge is safe," she said.') == []


def test_the_marks_themselves_are_told_apart() -> None:
    states = quotation_states("“Yes”")
    assert (states[0], states[-1]) == (OPENING, CLOSING)


@given(st.text(alphabet="ab .,\n\"'“”„«»‘’<>`", max_size=60))
def test_every_character_has_a_state_and_no_region_crosses_a_line(text: str) -> None:
    states = quotation_states(text)
    assert len(states) == len(text)
    assert all(0 <= state < STATES for state in states)
    assert all(states[i] == 0 for i, c in enumerate(text) if c == "\n")
