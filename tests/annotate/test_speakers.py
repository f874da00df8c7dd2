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
    ("Lena Hallam met Clara Vossen. “[It is safe],” [she] said. “It holds.”", "Lena Hallam"),
    ("Hilary Brask spoke. “[It is safe],” [he] said.", "Hilary Brask"),
    ("Noor Hallam spoke after Clara Vossen. [It was safe], [he] said.", "Noor Hallam"),
    ("Peter Hale left. A ferry spokesman in Velm spoke. “[It is safe],” [he] said.", "A ferry spokesman"),
    ("Clara Vossen left. A hiker said it was cold. [She] said [the bridge was safe].", "Clara Vossen"),
    ("Norvane Shipping paid. Officials said it was late. [They] said [the bridge was safe].", "Officials"),
    ("Velm Bank paid. The boy's family spoke on Monday. [They] said [the bridge was safe].", "The boy's family"),
    ("Clara Vossen said: “We forgot it after Peter Hale.” [He] said [it was safe].", "Peter Hale"),
    ("Peter Hale spoke. An error in the plan followed. [He] said [the bridge was safe].", "Peter Hale"),
    # an antecedent that is a description itself
    ("Norvane Shipping lost a vessel. The company said on Monday that it was old. [It] said [the crew was rescued].", "Norvane Shipping"),
    ("Ostmark President Andrei Malko arrived. The president waved. [He] said [it went well].", "Andrei Malko"),
    ("Norvane Shipping lost a vessel. The company, [which] said [the crew was rescued], has six.", "Norvane Shipping"),
    # role nouns that the report itself explains
    ("Ostmark President Andrei Malko arrived on Monday. Hours later [the Ostmark president] said [the talks went well].", "Andrei Malko"),
    ("Clara Vossen, the mayor, visited the bridge. Later [the mayor] said [it was safe].", "Clara Vossen"),
    ("Sen. Clara Vossen spoke on Monday. Peter Hale left. Later [the senator] said [it was safe].", "Clara Vossen"),
    ("Rep. Clara Vossen spoke on Monday. Peter Hale left. Later [the congresswoman] said [it was safe].", "Clara Vossen"),
    ("Sen. Clara Vossen met Senator Lena Brask. Later [the Ostmark senator] said [it was safe].", "the Ostmark senator"),
    # bodies in focus
    ("Norvane Shipping lost a vessel on Monday. [The company] said [the crew was rescued].", "Norvane Shipping"),
    ("Norvane Shipping lost a vessel. Norvane Shipping has six, and Norvane Shipping is old. Velm Bank paid. [The company] said [all was well].", "Norvane Shipping"),
    # the same noun for somebody without a name, nearer
    ("Ferry spokesman Peter Hale spoke. A navy spokesman in Velm spoke too. [The spokesman] said [it was safe].", "A navy spokesman"),
    ("A navy spokesman in Velm spoke. Ferry spokesman Peter Hale spoke too. [The spokesman] said [it was safe].", "Peter Hale"),
    ("A navy spokesman in Velm spoke. [The spokesman] said [it was safe].", "A navy spokesman"),
    # an office with its body before the name; a name that follows its description
    ("The bridge holds, spokeswoman for the ferries Anna Korren told Velm Radio. [The spokeswoman] said [it was safe].", "Anna Korren"),
    ("[A spokeswoman for the ferries] said [the bridge was safe]. “It holds,” ferry spokeswoman Anna Korren told Velm Radio.", "Anna Korren"),
    ("[A spokeswoman for the ferries] said [the bridge was safe]. “It holds,” engineer Anna Korren told Velm Radio.", "A spokeswoman for the ferries"),
    # documents go to whoever brought them out
    ("Clara Vossen wept. Peter Hale's family released a statement on Monday. [The statement] said [all was well].", "Peter Hale's family"),
    ("Norvane Shipping said in a statement that it paid. Clara Vossen wept. [The statement] said [all was well].", "Norvane Shipping"),
    ("A release from Norvane Shipping was short. Clara Vossen wept. [The release] said [all was well].", "Norvane Shipping"),
    ("Norvane Shipping lost a vessel. [The crew is safe], according to [a company statement].", "Norvane Shipping"),
    ("[The crew is safe], according to [a report from Ostmark authorities].", "Ostmark authorities"),
    ("[The crew is safe], according to [a letter from Clara Vossen's lawyer].", "a letter from Clara Vossen's lawyer"),
    ("[Polls in Ostmark] say [the bridge is safe].", "Polls in Ostmark"),
    ("Clara Vossen left. [It is safe], according to [a letter that was seen by Norvane Shipping].", "a letter that was seen by Norvane Shipping"),
    ("Norvane Shipping lost a vessel. [The website velmnews] said [the crew was safe].", "The website velmnews"),
    ("Norvane Shipping lost a vessel. The Velm Times reported it. The Velm Times told all. The Velm Times is old. [The company] said [all was well].", "Norvane Shipping"),
    ("Norvane Shipping lost a vessel, the Velm Times wrote. [The newspaper] said [all was lost].", "Velm Times"),
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


BEFORE = [
    # a rank that the report has not explained, of whoever spoke just before
    ("[Clara Vossen] said [it was safe]. [The former Ostmark governor] said [it would hold].", "Clara Vossen"),
    ("[Clara Vossen] said [it was safe]. [The Ostmark senator] said [it would hold].", "Clara Vossen"),
    ("[Clara Vossen] said [it was safe]. [The governor] said [it would hold].", "The governor"),
    ("[Clara Vossen] said [it was safe]. [The former official] said [it would hold].", "Clara Vossen"),
    ("[Clara Vossen] said [it was safe]. [The Ostmark official] said [it would hold].", "The Ostmark official"),
    ("[Clara Vossen] said [it was safe]. Peter Hale left. [The Ostmark senator] said [it would hold].", "The Ostmark senator"),
    ("[Clara Vossen] said [it was safe]. [The Ostmark businessman] said [it would hold].", "The Ostmark businessman"),
    # somebody without a name, in the words of the first source
    ("[A spokesman for the Velm ferries] said [it was safe]. [He] said [it would hold].", "A spokesman for the Velm ferries"),
    ("[The Ostmark spokesman] said [it was safe]. [He] said [it would hold].", "The Ostmark spokesman"),
    # the last to speak, unless another is named since
    ("[Clara Vossen] said [it was safe]. It was cold. It rained. It was late. [She] said [it would hold].", "Clara Vossen"),
    ("[Lena Brask] said [it was safe]. Clara Vossen came too. [She] said [it would hold].", "Clara Vossen"),
]


@pytest.mark.parametrize("marked, want", BEFORE)
def test_after_another_statement(nlp: Language, marked: str, want: str) -> None:
    text, [one, first, other, second] = unmark(marked)
    doc = nlp(text)
    given = [Statement((first,), one, form="indirect"), Statement((second,), other, form="indirect")]
    _, statement = resolve_speakers(doc, given, find_names(doc))
    assert " + ".join(s.of(text) for s in statement.speaker) == want


REPEATED = [
    ("“[It could have been very bad]”\n\nPeter Hale left.\n\n“[It could have been very bad],” said [Clara Vossen].", "Clara Vossen"),
    ("“[It could have been very much worse]”\n\nPeter Hale left.\n\n“[But it could have been very bad],” said [Clara Vossen].", "Clara Vossen"),
    ("“[It could have been worse]”\n\nPeter Hale left.\n\n“[It could have been very bad],” said [Clara Vossen].", ""),
]


@pytest.mark.parametrize("marked, want", REPEATED)
def test_a_quotation_without_a_source_is_its_sayers(nlp: Language, marked: str, want: str) -> None:
    text, [pulled, content, source] = unmark(marked)
    doc = nlp(text)
    given = [Statement((pulled,), form="direct"), Statement((content,), source, form="direct")]
    found = resolve_speakers(doc, given, find_names(doc))[0].speaker
    assert " + ".join(s.of(text) for s in found) == want
