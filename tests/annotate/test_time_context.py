"""What the parse says around a time: whether it lies behind or ahead, and what happened then. The expression is marked first."""

import pytest
from spacy.language import Language

from tellings.annotate.time_context import event_of, is_event, tense_of, tokens_of
from tellings.model import Span
from tests.marked import unmark

TENSES = [
    # behind
    ("The bridge fell on [Monday].", "past"),
    ("The bridge has fallen [twice].", "past"),
    ("The bridge had fallen on [Monday].", "past"),
    ("The bridge was closed on [Monday].", "past"),
    ("The bridge was falling on [Monday].", "past"),
    ("The mayor said [Monday] that she would go.", "past"),
    ("The quarter ended [Sept. 30] brought a loss.", "past"),
    ("It has rained since [Monday].", "past"),
    ("The council could have met on [Monday].", "past"),
    ("The council had been due to meet on [Tuesday].", "past"),
    # ahead
    ("The bridge will open on [Monday].", "future"),
    ("The bridge won't open on [Monday].", "future"),
    ("The bridge is to open on [Monday].", "future"),
    ("The council plans to meet on [Tuesday].", "future"),
    ("The council is expected to meet on [Tuesday].", "future"),
    ("The council is due to meet on [Tuesday].", "future"),
    ("The council is meeting on [Tuesday].", "future"),
    ("The council may meet on [Tuesday].", "future"),
    ("She promised to resign on [Tuesday].", "future"),
    ("They agreed to meet on [Tuesday].", "future"),
    ("The dividend is payable [Dec. 15].", "future"),
    ("The rule is effective [June 1].", "future"),
    ("A decision to close the port on [Tuesday] was near.", "future"),
    # neither
    ("The council meets on [Tuesday].", "present"),
    ("The bridge stays closed until [Tuesday].", "present"),
    ("The truce was extended through [January].", "present"),
    ("It lasted till [Friday].", "present"),
    ("A [June] agreement settled it.", None),
    ("The vote on [Monday]", None),
]


@pytest.mark.parametrize("marked, tense", TENSES)
def test_tense(nlp: Language, marked: str, tense: str | None) -> None:
    text, (span,) = unmark(marked)
    assert tense_of(tokens_of(nlp(text), span)) == tense


EVENTS = [
    # the verb
    ("The bridge fell on [Monday].", "fell"),
    ("On [Monday] the bridge fell into the river.", "fell"),
    ("[Yesterday], after a long night, the miners were rescued.", "rescued"),
    ("The mayor, who resigned [last week], was absent.", "resigned"),
    ("The mayor said the bridge fell on [Monday].", "fell"),
    ("The port closed in [1987] and opened in 1990.", "closed"),
    ("The port closed in 1987 and opened in [1990].", "opened"),
    # a noun for "was"
    ("The bridge was safe on [Monday].", "safe"),
    ("She was mayor in [1987].", "mayor"),
    # the noun that the time belongs to
    ("[Monday]'s collapse shocked the town.", "collapse"),
    ("The [March] attack shocked the town.", "attack"),
    ("The attack in [January 2015] shocked the town.", "attack"),
    ("The [1987] flood is remembered.", "flood"),
    ("The explosion of [2 May] is remembered.", "explosion"),
    ("A [two-day] siege ended.", "siege"),
]


@pytest.mark.parametrize("marked, event", EVENTS)
def test_event(nlp: Language, marked: str, event: str) -> None:
    text, (span,) = unmark(marked)
    found = event_of(tokens_of(nlp(text), span))
    assert found is not None
    assert found.of(text) == event


@pytest.mark.parametrize("marked", ["[Monday]", "[Monday]:", "[1987]\n\n[Monday]"])
def test_no_event(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    doc = nlp(text)
    assert [event_of(tokens_of(doc, span)) for span in spans] == [None] * len(spans)


@pytest.mark.parametrize("noun", ["attack", "explosion", "election", "shelling", "agreement", "ceasefire", "vote", "performance", "storm", "visit"])
def test_nouns_that_happen(nlp: Language, noun: str) -> None:
    doc = nlp(f"They spoke of the {noun} again.")
    assert is_event(doc[4])


@pytest.mark.parametrize("noun", ["bridge", "mayor", "table", "river", "company", "child", "newspaper"])
def test_nouns_that_do_not(nlp: Language, noun: str) -> None:
    doc = nlp(f"They spoke of the {noun} again.")
    assert not is_event(doc[4])


def test_an_expression_inside_a_token_has_tokens(nlp: Language) -> None:
    doc = nlp("The mid-May vote was close.")
    assert tokens_of(doc, Span(8, 11)).text.endswith("May")
