"""Sources put right by the parse; the source, the cue and the content are marked, then those that should come of them."""

import pytest
from spacy.language import Language

from tellings.annotate.relays import settle_sources
from tellings.model import Statement
from tests.marked import unmark

SOURCES = [
    # the paper is told, another tells
    ("“[It will hold],” Ada Korren (told) {the Velm Times} in May.", "Ada Korren", "It will hold"),
    ("“[It will hold],” she (told) {the Velm Times} in May.", "she", "It will hold"),
    ("{Ada Korren} (told) the Velm Times that [it will hold].", "Ada Korren", "it will hold"),
    # what a paper passes on is its sayer's
    ("[Police said the ferry was safe], {the Velm Times} (reported).", "Police", "the ferry was safe"),
    ("[Harbour officials said that the ferry was safe], {velmnews.com} (reported).", "Harbour officials", "the ferry was safe"),
    ("[The harbour report stated that the ferry was safe], (according to) {WVLM}.", "The harbour report", "the ferry was safe"),
    ("[Ferry spokesman Peter Hale said that the boats had been sent “with a mission to reach the island”], {Reuters} (reported).", "Ferry spokesman Peter Hale", "the boats had been sent “with a mission to reach the island”"),
    ("[Ada Korren, the mayor of Velm, said the ferry was safe], {the Velm Times} (reported).", "Ada Korren, the mayor of Velm", "the ferry was safe"),
    # nobody else speaks in it, or the source is no outlet
    ("[The ferry was safe on Monday], {the Velm Times} (reported).", "the Velm Times", "The ferry was safe on Monday"),
    ("[Police said the ferry was safe], {the mayor} (reported).", "the mayor", "Police said the ferry was safe"),
    ("[The mayor spoke on Monday at noon in Velm], {the Velm Times} (reported).", "the Velm Times", "The mayor spoke on Monday at noon in Velm"),
    ("[“Police said the ferry was safe”], {the Velm Times} (wrote).", "the Velm Times", "“Police said the ferry was safe”"),
    ("[Most voters say the ferry is safe], (according to) {a Velm Times poll}.", "a Velm Times poll", "Most voters say the ferry is safe"),
]


@pytest.mark.parametrize("marked, source, content", SOURCES)
def test_sources(nlp: Language, marked: str, source: str, content: str) -> None:
    text, spans = unmark(marked.translate(str.maketrans("{}()", "[][]")))
    order = sorted((marked.index(c), c) for c in "[{(")
    kinds = dict(zip((c for _, c in order), spans, strict=True))
    [found] = settle_sources(nlp(text), [Statement((kinds["["],), kinds["{"], kinds["("], form="indirect")])
    assert found.source is not None
    assert (found.source.of(text), found.content[0].of(text)) == (source, content)


def test_what_the_sayer_has_already_is_left_to_it(nlp: Language) -> None:
    text, [whole, paper] = unmark("[Police said the ferry was safe], [the Velm Times] reported.")
    _, [source, cue, content] = unmark("[Police] [said] [the ferry was safe], the Velm Times reported.")
    _, [reported] = unmark("Police said the ferry was safe, the Velm Times [reported].")
    given = [Statement((content,), source, cue), Statement((whole,), paper, reported)]
    assert settle_sources(nlp(text), given) == given[:1]


def test_a_statement_without_a_source_stays(nlp: Language) -> None:
    text, [content] = unmark("“[It will hold].”")
    given = [Statement((content,), form="direct")]
    assert settle_sources(nlp(text), given) == given


PHRASES = [
    ("Almost 1,[200 women] said [they were afraid].", "Almost 1,200 women"),
    ("The harbour [side] said [it was safe].", "The harbour side"),
    ("Velm [media] said [it was safe].", "Velm media"),
    ("[Residents who] said [it was safe] left.", "Residents"),
    ("[Ada Korren, who] said [it was safe], left.", "Ada Korren"),
    ("Earlier [today officials] said [it was safe].", "officials"),
    # a day is no part of a name; what stands in the content belongs to that
    ("On Friday [Ada Korren] said [it was safe].", "Ada Korren"),
    ("[Officials of the ferries] said [it was safe].", "Officials of the ferries"),
    ("[She] said [it was safe].", "She"),
]


@pytest.mark.parametrize("marked, source", PHRASES)
def test_a_source_is_a_whole_phrase(nlp: Language, marked: str, source: str) -> None:
    text, [given, content] = unmark(marked)
    [found] = settle_sources(nlp(text), [Statement((content,), given)])
    assert found.source is not None
    assert found.source.of(text) == source
