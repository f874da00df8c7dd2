"""Whose statement it is: the source is marked first, then its content; the speaker that should be found is given."""

import pytest
from spacy.language import Language

from tellings.annotate.names import find_names
from tellings.annotate.speakers import resolve_speakers
from tellings.model import Statement
from tests.marked import unmark

CASES = [
    # a name in the source
    ("Mayor Clara Vossen spoke on Monday. “[It is safe],” said [Vossen].", "Vossen"),
    ("[The bridge is safe], according to [Clara Vossen, the mayor of Ostmark].", "Clara Vossen"),
    ("[Spokesman Peter Hale] said [the bridge was safe].", "Peter Hale"),
    ("[Clara Vossen and Peter Hale] said [the bridge was safe].", "Clara Vossen + Peter Hale"),
    # pronouns
    ("Clara Vossen visited the bridge on Monday. [It was safe], [she] said.", "Clara Vossen"),
    ("Peter Hale met Clara Vossen at the bridge. [He] said [it was safe].", "Peter Hale"),
    ("Peter Hale met Clara Vossen at the bridge. [She] said [it was safe].", "Clara Vossen"),
    # role nouns that the report itself explains
    ("Ostmark President Andrei Malko arrived on Monday. Hours later [the Ostmark president] said [the talks went well].", "Andrei Malko"),
    ("Clara Vossen, the mayor, visited the bridge. Later [the mayor] said [it was safe].", "Clara Vossen"),
    # bodies in focus
    ("Norvane Shipping lost a vessel on Monday. [The company] said [the crew was rescued].", "Norvane Shipping"),
    ("Norvane Shipping lost a vessel. Norvane Shipping has six, and Norvane Shipping is old. Velm Bank paid. [The company] said [all was well].", "Norvane Shipping"),
    # a name that only says whose or about whom
    ("Clara Vossen was charged. [The complaint against Clara Vossen] said [the bridge was unsafe].", "The complaint against Clara Vossen"),
    ("Clara Vossen was charged. [The complaint filed with the Ostmark Court] said [the bridge was unsafe].", "The complaint filed with the Ostmark Court"),
    ("Norvane Shipping lost a vessel. [A letter from Norvane Shipping] said [the crew was safe].", "Norvane Shipping"),
    ("Ferry boss Ada Korren left. [The bridge is safe], said [the head of the Ostmark ferry service, Colonel Peter Hale].", "Peter Hale"),
    ("[The bridge is safe], said [the head of the Ostmark ferry service], Colonel Peter Hale, on Monday.", "Peter Hale"),
    # the anonymous name themselves
    ("[Two officials] said [the bridge was unsafe].", "Two officials"),
    ("[Residents] said [they heard a bang].", "Residents"),
]


@pytest.mark.parametrize("marked, want", CASES)
def test_speakers(nlp: Language, marked: str, want: str) -> None:
    text, spans = unmark(marked)
    content, source = spans if text[spans[0].end : spans[0].end + 1] in ",”" else spans[::-1]
    doc = nlp(text)
    names = find_names(doc)
    [statement] = resolve_speakers(doc, [Statement((content,), source)], names)
    assert " + ".join(s.of(text) for s in statement.speaker) == want


def test_a_quotation_that_carries_on_keeps_its_speaker(nlp: Language) -> None:
    text, [first, source, second] = unmark("“[It is safe],” said [Clara Vossen]. “[It will stay so].”")
    doc = nlp(text)
    given = [Statement((first,), source, form="direct"), Statement((second,), form="direct")]
    one, two = resolve_speakers(doc, given, find_names(doc))
    assert one.speaker == two.speaker != ()


def test_without_any_hint_no_speaker_is_given(nlp: Language) -> None:
    text, [content] = unmark("“[It is safe].”")
    doc = nlp(text)
    assert resolve_speakers(doc, [Statement((content,), form="direct")], ())[0].speaker == ()


def test_the_order_of_statements_is_kept(nlp: Language) -> None:
    text, [a, x, b, y] = unmark("“[It is safe],” said [Clara Vossen]. “[It is not],” said [Peter Hale].")
    doc = nlp(text)
    given = [Statement((b,), y), Statement((a,), x)]
    assert [s.content for s in resolve_speakers(doc, given, find_names(doc))] == [(b,), (a,)]
