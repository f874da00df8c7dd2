"""Attributions as statements: form, text to be skipped, sound spans."""

import pytest
from spacy.language import Language

from tellings.annotate.attributions import find_attributions, form_of
from tellings.annotate.attributions_quotes import quotation_states
from tellings.model import Span
from tests.marked import unmark

TEXT = "Mara Venn said the bridge was safe.\n\nPolice denied that the dam was cracked."


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("Venn said: [“The bridge is safe.”]", "direct"),
        ("[“The bridge is safe,”] said Venn, [“and dry.”]", "direct"),
        ("[‘The bridge is safe,’] said Venn.", "direct"),
        ("Venn said [that “the bridge is safe, and it is dry, and nobody needs to worry tonight”].", "direct"),
        ("Venn called [the plan “a gift to the river”].", "mixed"),
        ("Venn said [the bridge was safe].", "indirect"),
        ("Venn said [the mayor's bridge wasn't safe].", "indirect"),
        ("[“The bridge is safe.\n\n“It is dry,”] said Venn.", "direct"),
    ],
)
def test_form(marked: str, form: str) -> None:
    text, spans = unmark(marked)
    assert form_of(text, quotation_states(text), spans) == form


def test_statements_come_in_order_with_their_parts(nlp: Language) -> None:
    found = find_attributions(nlp.make_doc(TEXT), ())
    assert [s.source.of(TEXT) if s.source else None for s in found] == ["Mara Venn", "Police"]
    assert [s.cue.of(TEXT) if s.cue else None for s in found] == ["said", "denied"]
    assert all(0 < s.confidence < 1 for s in found)


def test_a_skipped_paragraph_gives_nothing(nlp: Language) -> None:
    second = Span(TEXT.index("Police"), len(TEXT))
    found = find_attributions(nlp.make_doc(TEXT), [second])
    assert [s.cue.of(TEXT) if s.cue else None for s in found] == ["said"]


@pytest.mark.parametrize("skipped", ["Mara Venn", "said", "the bridge", "bridge was", "safe.", TEXT])
def test_nothing_lies_in_what_is_skipped(nlp: Language, skipped: str) -> None:
    hole = Span(TEXT.index(skipped), TEXT.index(skipped) + len(skipped))
    for s in find_attributions(nlp.make_doc(TEXT), [hole]):
        assert s.content
        for span in (*s.content, *(x for x in (s.source, s.cue) if x is not None)):
            assert not span.meets(hole)
            assert span.of(TEXT).strip()


def test_an_empty_text(nlp: Language) -> None:
    assert find_attributions(nlp.make_doc(""), ()) == ()
