"""Statement, thought, intention or topic: features, weights, and what is believed. The cue is marked last."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tellings.annotate.cues import read_cue
from tellings.annotate.kinds import Weights, described, is_turn, judge, probability, shipped, using
from tellings.annotate.names import find_names
from tellings.annotate.statements import find_statements
from tellings.model import Span, Statement
from tests.annotate.attributed import unmark_attribution


def features(nlp: Language, marked: str, confidence: float = 0.9) -> dict[str, float]:
    gold = unmark_attribution(marked)
    source = gold.source[0] if gold.source else None
    doc = nlp(gold.text)
    statement = Statement(gold.content, source, gold.cue[0] if gold.cue else None, confidence=confidence)
    (found,) = described(doc, [statement], [read_cue(doc, statement.cue)])
    return found


FEATURES = [
    ("{Mara Venn} <said> [the bridge was safe].", "cue plain", True),
    ("{Mara Venn} <denied> [that the bridge was safe].", "cue plain", False),
    ("{Mara Venn} <denied> [that the bridge was safe].", "act denies", True),
    ("{Mara Venn} <denied> [that the bridge was safe].", "content that", True),
    ("{Mara Venn} <thinks> [the bridge is safe].", "kind thought", True),
    ("{Mara Venn} <wants> [to close the bridge].", "kind intention", True),
    ("{Mara Venn} <wants> [to close the bridge].", "content infinitive", True),
    ("{Mara Venn} <discussed> [the bridge].", "kind topic", True),
    ("{Mara Venn} <discussed> [the bridge].", "content phrase", True),
    ("{Mara Venn} <did not say> [the bridge was safe].", "negated", True),
    ("{Mara Venn} <said> [the bridge was safe].", "negated", False),
    ("{She} <said> [the bridge was safe].", "source pronoun", True),
    ("{We} <said> [the bridge was safe].", "source first person", True),
    ("{Some people} <said> [the bridge was safe].", "source vague", True),
    ("{Anna Kessler} <said> [the bridge was safe].", "source named", True),
    ("<It was said> [the bridge was safe].", "source none", True),
    ("{Mara Venn} <would say> [the bridge was safe].", "modal", True),
    ("{Mara Venn} <said> [so].", "content short", True),
    ("{Mara Venn} <said> [the bridge was safe and dry].", "content short", False),
    ("{Mara Venn} <said> [the bridge was safe].", "speech", True),
    ("{Mara Venn} <said> [the bridge was safe].", "speech phrase", False),
    ("{Mara Venn} <criticised> [the plan for the bridge].", "speech phrase", True),
    ("{Mara Venn} <called for> [a new bridge].", "speech phrase", True),
    ("{Mara Venn} <disputed> [the charge].", "speech phrase", True),
    ("{Mara Venn} <opened> [the new bridge].", "speech", False),
    ("{The court} <charged> [the owner of the mill].", "speech", False),
    ("<According to> {Mara Venn}, [the bridge was safe].", "cue none", False),
    ("{Mara Venn}: [“The bridge was safe.\n\n“It was dry.”]", "content paragraphs", True),
    ("{Mara Venn}: [“The bridge was safe.”]", "cue none", True),
]


@pytest.mark.parametrize("marked, feature, there", FEATURES)
def test_features(nlp: Language, marked: str, feature: str, there: bool) -> None:
    assert (feature in features(nlp, marked)) is there


def test_a_statement_inside_another_is_nested(nlp: Language) -> None:
    text = "Venn said the council had told her it was safe."
    outer = Statement((_span(text, "the council had told her it was safe"),), _span(text, "Venn"), _span(text, "said"))
    inner = Statement((_span(text, "it was safe"),), _span(text, "the council"), _span(text, "told"))
    doc = nlp(text)
    found = described(doc, [outer, inner], [read_cue(doc, s.cue) for s in (outer, inner)])
    assert ["nested" in f for f in found] == [False, True]


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_confidence_is_a_logit_and_never_infinite(nlp: Language) -> None:
    marked = "{Mara Venn} <said> [the bridge was safe]."
    assert features(nlp, marked, 0.5)["confidence"] == 0
    assert features(nlp, marked, 1.0)["confidence"] == features(nlp, marked, 0.99)["confidence"] == pytest.approx(math.log(49))
    assert features(nlp, marked, 0.0)["confidence"] == pytest.approx(-math.log(49))


@given(st.dictionaries(st.sampled_from(["bias", "a", "b"]), st.floats(-1e6, 1e6)), st.dictionaries(st.sampled_from(["bias", "a", "c"]), st.floats(-100, 100)))
def test_any_features_have_a_probability(found: dict[str, float], weights: dict[str, float]) -> None:
    assert 0 < probability(found, Weights(weights, 0.5)) < 1


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert probability({"never seen": 5.0}, Weights({"bias": 1.0}, 0.5)) == 0.5


def test_more_weight_is_more_probable() -> None:
    weights = Weights({"bias": -1.0, "cue plain": 2.0}, 0.5)
    assert probability({"bias": 1.0}, weights) < 0.5 < probability({"bias": 1.0, "cue plain": 1.0}, weights)


@pytest.mark.parametrize(
    "marked, kind",
    [
        ("{Mara Venn} <said> [the bridge was safe].", "topic"),
        ("{Mara Venn} <thinks> [the bridge is safe].", "thought"),
        ("{Mara Venn} <wants> [to close the bridge].", "intention"),
        ("{Mara Venn} <discussed> [the bridge].", "topic"),
    ],
)
def test_what_is_not_believed_is_what_its_cue_says(nlp: Language, marked: str, kind: str) -> None:
    gold = unmark_attribution(marked)
    doc = nlp(gold.text)
    statement = Statement(gold.content, gold.source[0], gold.cue[0])
    cues = [read_cue(doc, statement.cue)]
    with using(Weights({}, 0.6)):  # everything is at one half, below the threshold
        assert judge(doc, [statement], cues) == [kind]
    with using(Weights({}, 0.4)):
        assert judge(doc, [statement], cues) == ["statement"]


def test_other_weights_are_in_use_only_inside_the_block(nlp: Language) -> None:
    doc = nlp("Mara Venn said the bridge was safe.")
    gold = unmark_attribution("{Mara Venn} <said> [the bridge was safe].")
    statement = Statement(gold.content, gold.source[0], gold.cue[0], confidence=0.9)
    cues = [read_cue(doc, statement.cue)]
    with using(Weights({}, 0.99)):
        assert judge(doc, [statement], cues) == ["topic"]
    assert judge(doc, [statement], cues) == ["statement"]


def test_a_fault_inside_the_block_ends_it() -> None:
    def fail() -> None:
        with using(Weights({}, 0.99)):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert shipped().threshold != 0.99


def test_the_shipped_weights_know_the_features() -> None:
    weights = shipped()
    assert {"bias", "confidence", "cue plain", "source named"} <= set(weights.weights)
    assert 0 < weights.threshold < 1


# ---------------------------------------------------------------- statements as a whole

WHOLE = [
    ("Mara Venn said the bridge was safe.", "says", False),
    ("Mara Venn denied that the bridge had cracked.", "denies", False),
    ("Mara Venn confirmed that the bridge had cracked.", "confirms", False),
    ("Mara Venn demanded that the council resign.", "demands", False),
    ("Mara Venn promised that the bridge would be repaired.", "promises", False),
    ("Mara Venn warned that the bridge would fall.", "fears", False),
    ("“The bridge is safe,” Mara Venn said.", "says", False),
]


@pytest.mark.parametrize("text, act, negated", WHOLE)
def test_acts_reach_the_statements(nlp: Language, text: str, act: str, negated: bool) -> None:
    doc = nlp(text)
    found = [s for s in find_statements(doc, (), find_names(doc)) if s.kind == "statement"]
    assert [(s.act, s.negated) for s in found] == [(act, negated)]
    assert [s.of(text) for s in found[0].speaker] == ["Mara Venn"]


@pytest.mark.parametrize("text", ["The bridge is safe.", "Rain fell on the town.", "", "Mara Venn"])
def test_nothing_said(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [s for s in find_statements(doc, (), find_names(doc)) if s.kind == "statement"] == []


def test_a_skipped_text_says_nothing(nlp: Language) -> None:
    text = "Mara Venn said the bridge was safe."
    doc = nlp(text)
    assert find_statements(doc, [_span(text, text)], ()) == ()


def test_the_component_uses_the_names_before_it(nlp: Language) -> None:
    from tellings.annotate.statements import statements_component

    doc = statements_component(nlp("Mara Venn said the bridge was safe."))
    assert [s.act for s in doc._.statements] == ["says"]


@pytest.mark.parametrize(
    "marked, turn",
    [
        ("{CHAIR}<:> [Did you inform the board?]", True),
        ("It opened at ten.\n{MR DORN}<:> [I withdraw the question.]", True),
        ("Then {CHAIR}<:> [Did you inform the board?]", False),
        ("{Expert}<:> [The bridge will fall.]", False),
        ("{CHAIR} <said> [the board knew].", False),
    ],
)
def test_turns_of_a_transcript(nlp: Language, marked: str, turn: bool) -> None:
    found = unmark_attribution(marked)
    statement = Statement(found.content, found.source[0], found.cue[0])
    assert is_turn(nlp(found.text), statement) is turn
