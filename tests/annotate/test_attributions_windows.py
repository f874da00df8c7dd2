"""Windows over a text's pieces; in the drawings ``P`` starts a paragraph, ``s`` a sentence."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.attributions_windows import Layout, lay_windows

NUMBERS = {"P": 2, "s": 1, ".": 0}


def starts(drawing: str) -> np.ndarray:
    return np.array([NUMBERS[c] for c in drawing])


def cores(drawing: str, layout: Layout) -> list[str]:
    return [drawing[w.core_first : w.core_last] for w in lay_windows(starts(drawing), layout)]


def read(drawing: str, layout: Layout) -> list[str]:
    return [drawing[w.first : w.last] for w in lay_windows(starts(drawing), layout)]


def test_a_short_text_is_one_window() -> None:
    assert cores("P...s..P..", Layout(16, 4, 4)) == ["P...s..P.."]


def test_cores_end_at_paragraphs() -> None:
    assert cores("P...s..P..s...P...", Layout(8, 0, 0)) == ["P...s..", "P..s...", "P..."]


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    assert cores("P....s....s....", Layout(8, 0, 0)) == ["P....", "s....", "s...."]


def test_what_has_no_place_to_cut_is_cut_evenly() -> None:
    assert cores("P.............", Layout(8, 0, 0)) == ["P......", "......."]


def test_margins_reach_to_sentences() -> None:
    assert read("P....s..P....s..", Layout(8, 4, 6)) == ["P....s..P....", "s..P....s.."]


def test_nothing_gives_no_window() -> None:
    assert list(lay_windows(np.zeros(0, dtype=int))) == []


@given(st.text(alphabet="Ps......", max_size=200), st.integers(1, 40), st.integers(0, 10), st.integers(0, 10))
def test_cores_tile_the_text_and_lie_in_their_windows(drawing: str, core: int, before: int, after: int) -> None:
    windows = list(lay_windows(starts(drawing), Layout(core, before, after)))
    at = 0
    for w in windows:
        assert w.core_first == at < w.core_last <= at + core
        assert max(0, w.core_first - before) <= w.first <= w.core_first
        assert w.core_last <= w.last <= min(len(drawing), w.core_last + after)
        at = w.core_last
    assert at == len(drawing)
