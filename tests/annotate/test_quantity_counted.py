"""The noun phrase that a figure counts, marked in the text."""

import pytest
from spacy.language import Language

from tellings.annotate.quantities import counted_lemma, find_quantities
from tests.marked import unmark

PHRASES = [
    ("Twelve [people] died on Monday.", "people"),
    ("Twelve [Ardan and Qoltan soldiers] died.", "soldier"),
    ("Twelve [US-made missiles] fell.", "missile"),
    ("Twelve [well-known farmers] spoke.", "farmer"),
    ("Twelve [heavily armed men] came.", "man"),
    ("Twelve [old and new bridges] were closed.", "bridge"),
    ("Twelve [children] under the roof slept.", "child"),
    ("Dozens of [wooden houses] burned.", "house"),
    ("One of the [town’s oldest bridges] fell.", "bridge"),
    ("Three of his [closest allies] resigned.", "ally"),
    ("Half the [village] fled.", "village"),
    ("Twelve more [ships] left.", "ship"),
    ("A three-member [panel] met.", None),
    ("She sent two [e-mails] to him.", "mail"),  # the tagger takes the hyphen for a noun
    ("Officials handed over two [e-mails] and a folder.", "mail"),
    ("Forty [T-shirts] were sold.", "shirt"),
    ("He saw two - [ships] - at sea.", "ship"),
]


@pytest.mark.parametrize("marked, lemma", PHRASES)
def test_phrase_and_lemma(nlp: Language, marked: str, lemma: str | None) -> None:
    text, (span,) = unmark(marked)
    doc = nlp(text)
    quantity = find_quantities(doc)[0]
    assert quantity.counted is not None
    if lemma is not None:
        assert (quantity.counted.of(text), counted_lemma(doc, quantity)) == (span.of(text), lemma)


NONE = [
    "They met twice.",
    "The strike lasted three weeks.",
    "It happened two years ago.",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_counted(nlp: Language, text: str) -> None:
    doc = nlp(text)
    (quantity,) = find_quantities(doc)
    assert quantity.counted is None
    assert counted_lemma(doc, quantity) is None


SUBJECTS = [
    ("The [death toll] rose to 85.", "toll"),
    ("[Unemployment], which is 4 percent, fell.", "unemployment"),
    ("The [price] fell from $12 to $10.", "price"),
    ("[Output] could reach 40 tonnes.", "output"),
]


@pytest.mark.parametrize("marked, lemma", SUBJECTS)
def test_the_subject_is_measured(nlp: Language, marked: str, lemma: str) -> None:
    text, (span,) = unmark(marked)
    doc = nlp(text)
    quantity = find_quantities(doc)[-1]
    assert quantity.counted == span
    assert counted_lemma(doc, quantity) == lemma


def test_no_subject_is_taken_from_another_line(nlp: Language) -> None:
    text = "Mayor of Ardan\nfell 5%"
    assert all(q.counted is None for q in find_quantities(nlp(text)))
