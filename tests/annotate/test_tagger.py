"""The tagger on every shape of attribution: source in braces, cue in angle brackets, content in square brackets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.attributions_quotes import quotation_states
from tellings.annotate.attributions_rules import complete
from tellings.annotate.tagger import Tagger, tagger
from tests.annotate.attributed import in_words, shows, unmark_attribution

SHAPES = {
    "indirect": "{Mara Venn} <said> [the bridge at Oldhaven was safe].",
    "indirect with that": "{The ministry} <denied> [that the dam had been damaged].",
    "direct, straight marks": '{Mara Venn} <said>: ["The bridge is safe."] The crowd went home.',
    "direct, typographic marks": "[“The bridge is safe,”] <said> {Mara Venn}. The crowd went home.",
    "direct, German marks": "{Venn} <said>: [„The bridge is safe.“] The crowd went home.",
    "direct, French marks": "{Venn} <said>: [« The bridge is safe. »] The crowd went home.",
    "direct, Russian marks and dashes": "[«The bridge is safe»], — <said> {Venn}.",
    "direct, single marks": "[‘The bridge is safe,’] {Venn} <said>. The crowd went home.",
    "direct, doubled apostrophes": "[''The bridge is safe,''] {Venn} <said>. The crowd went home.",
    "direct, marks of two kinds": '[“The bridge is safe,"] <said> {Venn}. The crowd went home.',
    "direct, closing mark lost": "[“The bridge is safe,] <said> {Venn}.\n\nThe crowd went home.",
    "direct, marks lost": "[The bridge is safe], <said> {Venn}. The crowd went home.",
    "broken by its cue": "[The bridge], {Venn} <said>, [is safe].",
    "direct, broken by its cue": "[“The bridge is safe,”] <said> {Mara Venn}, [“and it will stay open.”]",
    "mixed": "{Venn} <called> [the plan “a gift to the river”].",
    "according to": "<According to> {the Oldhaven Courier}, [twelve people were hurt].",
    "according to, at the end": "[Twelve people were hurt], <according to> {police}.",
    "no source": "<It was reported> [that twelve people were hurt].",
    "a document": "{The report} <found> [that the dam was cracked in three places].",
    "anonymous": "[The minister will resign on Friday], {two officials} <said> on condition of anonymity.",
    "a belief": "{Residents} <believe> [the river will rise again].",
    "nested, outer": "{The ministry} <denied> [that Mr Orlo had told reporters that the dam was cracked].",
    "told somebody": "{Venn} <told> reporters [that the bridge was safe].",
    "several sentences": "{Venn} <said>: [“The bridge is safe. It was checked twice. It will stay open.”]",
}


def find(marked: str) -> tuple[bool, str]:
    """Whether the marked attribution is among those found, and what was found, in words."""
    gold = unmark_attribution(marked)
    found = complete(gold.text, quotation_states(gold.text), tagger().tag(gold.text))
    return any(shows(gold, one) for one in found), "; ".join(in_words(gold.text, one) for one in found)


@pytest.mark.parametrize("shape", SHAPES)
def test_shape(shape: str) -> None:
    right, found = find(SHAPES[shape])
    assert right, found


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor spoke for an hour.\n\n[“The bridge is safe,”] {she} <said>.\n\n[“The road is another matter.”]",
        "{Venn} <said>:\n\n[“The bridge is safe.\n\n“It will stay open.”]\n\nThe crowd went home.",
    ],
)
def test_across_paragraphs(marked: str) -> None:
    right, found = find(marked)
    assert right, found


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bridge of sighs” was closed on Monday.",
        "The river rose two metres overnight and three roads were flooded.",
        "Photo: Oldhaven Courier",
        "",
        " \n\n ",
        "”",
        "x",
    ],
)
def test_nothing_to_find(text: str) -> None:
    assert tagger().tag(text) == []


def test_offsets_are_code_points() -> None:
    plain = "Mara Venn said the bridge was safe."
    before = "😀😀 é\n\n"
    shift = len(before)
    moved = [(a.cue.start - shift, a.cue.end - shift) for a in tagger().tag(before + plain) if a.cue.start >= shift]
    assert moved == [(a.cue.start, a.cue.end) for a in tagger().tag(plain)]


def test_a_text_is_read_the_same_way_twice_and_by_another_tagger() -> None:
    from tellings.weights import verified

    text = "\n\n".join(["Mara Venn said the bridge was safe. “It is dry,” she added."] * 40)
    assert tagger().tag(text) == tagger().tag(text) == Tagger(verified("statements")).tag(text)


def test_a_long_text_is_read_in_windows_and_nothing_is_found_twice() -> None:
    paragraph = "Mara Venn, the mayor, said the bridge was safe and that it had been checked twice since the flood."
    text = "\n\n".join([paragraph] * 60)
    found = tagger().tag(text)
    assert len(found) == 60
    assert len({a.cue for a in found}) == 60


def test_a_text_without_any_break_is_read_too() -> None:
    text = "mara venn said the bridge was safe " * 200
    for attribution in tagger().tag(text):
        assert 0 <= attribution.cue.start < attribution.cue.end <= len(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Venn",
                "said",
                "“",
                "”",
                '"',
                "that",
                "the bridge",
                "is safe",
                ".",
                ",",
                "\n",
                "\n\n",
                "😀",
                "é",
                "##",
                "[CLS]",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_sound_spans(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in tagger().tag(text):
        assert found.content
        for span in (*found.content, found.cue, *([found.source] if found.source else [])):
            assert any(c.isalnum() for c in span.of(text)) or span == found.cue
        assert 0 < found.confidence <= 1
        assert all(not a.meets(b) for a in found.content for b in found.content if a is not b)
