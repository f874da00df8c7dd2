"""Span arithmetic."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Span
from tellings.text import lines, merged, outside, trimmed, utf16

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda x: Span(x[0], x[0] + x[1])))


@given(SPANS)
def test_merged_spans_cover_the_same_characters_once(spans: list[Span]) -> None:
    out = merged(spans)
    assert [i for s in out for i in range(s.start, s.end)] == sorted({i for s in spans for i in range(s.start, s.end)})
    assert all(a.end < b.start for a, b in itertools.pairwise(out))


@given(SPANS, st.integers(0, 60), st.integers(1, 9))
def test_outside_means_no_character_shared(spans: list[Span], start: int, size: int) -> None:
    span = Span(start, start + size)
    assert outside(span, merged(spans)) == (not any(span.meets(s) for s in spans))


@pytest.mark.parametrize(
    "text, strip, want",
    [("  a b ", "", "a b"), ("“a”", "“”", "a"), (" , x. ", ",.", "x"), ("   ", "", None), ("", "", None)],
)
def test_trimmed(text: str, strip: str, want: str | None) -> None:
    span = trimmed(text, 0, len(text), strip)
    assert (span.of(text) if span else None) == want


def test_lines_leave_out_white_space() -> None:
    text = "One\r\n\r\n  Two  \nThree"
    assert [s.of(text) for s in lines(text)] == ["One", "Two", "Three"]


@given(st.text(max_size=40))
def test_utf16_offsets_are_what_a_browser_counts(text: str) -> None:
    offsets = list(range(len(text) + 1))
    want = [len(text[:i].encode("utf-16-le", "surrogatepass")) // 2 for i in offsets]
    assert utf16(text, offsets) == want
