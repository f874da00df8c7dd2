"""Traps: what looks like a name and is none, what is a name and does not look like one, where a name begins and ends. One line a case.

People, bodies and towns are invented; countries and capitals are real.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tellings.annotate.name_rules import listed, national, titled
from tellings.annotate.name_spans import Lines, is_adjective, is_title, title_start
from tellings.annotate.names import find_names
from tests.marked import unmark

PEOPLE = [
    # where a person's name begins and ends
    "The spokesman, [Peter Hallam], said so.",
    "[Peter Hallam] and [Anna Kessler] agreed.",
    "[Peter Hallam]'s and [Anna Kessler]'s lawyers agreed.",
    "Photographer [Peter Hallam] took the picture on Friday.",
    "He thanked [Joseph R. Hallam Jr.] for his help.",
    "[Paulino do Rego Tavares] took over on Monday.",
    "She quoted [Mary O'Dowd] at length.",
    "[Jean-Luc Marchand] denied the report on Friday.",
    "Prime Minister [Olena Sydorenko] and Defence Minister [Taras Bondar] resigned.",
    "German Chancellor [Anna Kessler] met Polish President [Jakub Nowak].",
    "[Anna Kessler] (left) spoke with [Jakub Nowak] (right).",
    '"We agreed," said [Anna Kessler], the chancellor.',
    "“We agreed,” [Anna Kessler] said.",
    "According to [Anna Kessler], it was agreed.",
    "“More to come,” wrote on Twitter [Anna Kessler], mayor of Halm.",
    "[Anna Kessler] wrote on Facebook that it was agreed.",
    # surnames alone
    "[Anna Kessler] spoke on Monday. On Tuesday [Kessler] left, and [Kessler]'s deputy took over.",
    "[Ned Price] spoke first. [Price] warned that prices would rise.",
    "[Brittany Nicely] saw it. [Nicely] said it was nicely done.",
    # months, days, places and words that are names of people too
    "[Theresa May] said in May that she may go.",
    "[April Jones] was seen in April.",
    "[Ada Berlin] lives in Berlin.",
    "[Michael Jordan] has never seen Jordan.",
    # no people
    "The Chancellor spoke in the Senate on Monday.",
    "The Utopian government said on Monday that the President would go.",
    "Muslims and Christians prayed together, the Bishop said.",
    "The Kremlin said no.",
    "The Guardian reported the story on Friday.",
    "Russians and Ukrainians met in Istanbul.",
]


@pytest.mark.parametrize("marked", PEOPLE)
def test_people(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    found = [n.span for n in find_names(nlp(text)) if n.kind == "person"]
    assert [s.of(text) for s in found] == [s.of(text) for s in spans]
    assert found == spans


BODIES = [
    "The [Russian Ministry of Defense] and the [Ukrainian army] said so.",
    "Officials at [Ukraine’s Defence Ministry] said so.",
    "The [Belarusian parliament] voted on Tuesday.",
    "The [Polish police] and the [Polish government] agreed.",
    "The [United Nations] and the [European Union] condemned it.",
    "The agency [AFP] and the [Associated Press] reported it.",
    "The [French foreign ministry] declined to comment.",
    "The army said nothing on Friday.",
    "The ministry and the police declined to comment.",
]


@pytest.mark.parametrize("marked", BODIES)
def test_bodies(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    assert [n.span for n in find_names(nlp(text)) if n.kind == "organisation"] == spans


PLACES = [
    "He flew from [Minsk] to [Moscow] and on to [Beijing].",
    "It happened in [Ukraine] and in the [U.S.] alike.",
    "The [United States] and [South Korea] agreed.",
    "Protesters gathered in [Washington] on Sunday.",
    "It stands in [Helmand province], near [Kabul].",
    "Belarusian, Russian and American officials met on Sunday.",
]


@pytest.mark.parametrize("marked", PLACES)
def test_places(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    assert [n.span for n in find_names(nlp(text)) if n.kind == "place"] == spans


@pytest.mark.parametrize(
    "text, form, kind",
    [
        ("Talks in kyiv went on, officials said. Kyiv wants more.", "kyiv", "place"),
        ("Anna Kessler spoke. Later anna kessler left the room.", "anna kessler", "person"),
        (
            "The chipmaker Qualmark rose. Qualmark shares closed higher; Qualmark stock is up.",
            "Qualmark",
            "organisation",
        ),
        ("Tamur, 16, is from the village of Nabi Salar.", "Nabi Salar", "place"),
        ("Data from CoinBarn show it.", "CoinBarn", "organisation"),
        ("The zoo tweeted from @LakeZoo on Sunday.", "@LakeZoo", "organisation"),
        ("She was held in Ofar military prison on Monday.", "Ofar military prison", "place"),
        ("The Lake Traders Commission (LTC) said so.", "LTC", "organisation"),
        ("Sayid Darwal, spokesman for the governor, said so.", "Sayid Darwal", "person"),
        ("Ajmal Darwal, a local shopkeeper, heard the blast.", "Ajmal Darwal", "person"),
    ],
)
def test_found_as(nlp: Language, text: str, form: str, kind: str) -> None:
    assert (form, kind) in {(n.span.of(text), n.kind) for n in find_names(nlp(text))}


@pytest.mark.parametrize(
    "word", ["Belarusian", "Western", "Muslims", "Anglo-Saxon", "Russian-Belarusian", "Soviet", "Poles"]
)
def test_adjectives(word: str) -> None:
    assert is_adjective(word)


@pytest.mark.parametrize("word", ["Minsk", "Kessler", "Acme", "NATO", "Lake-Zoo"])
def test_no_adjectives(word: str) -> None:
    assert not is_adjective(word)


@pytest.mark.parametrize(
    "text, title",
    [
        ("the Utopian Foreign Minister X", "Foreign Minister"),
        ("the German Foreign Minister X", "German Foreign Minister"),
        ("zoo director X", "zoo director"),
        ("alliance Mr. X", "Mr."),
        ("the former X", ""),
        ("private X", ""),
        ("Private X", "Private"),
        ("on Monday X", ""),
    ],
)
def test_titles_before_a_name(nlp: Language, text: str, title: str) -> None:
    lines = Lines(nlp(text))
    end = len(lines.text) - 1
    assert " ".join(lines.text[title_start(lines, end) : end]) == title


def test_a_weak_word_is_no_title(nlp: Language) -> None:
    lines = Lines(nlp("Former General general"))
    assert [is_title(lines, i) for i in range(3)] == [False, True, False]


def test_headlines_are_told_from_sentences(nlp: Language) -> None:
    lines = Lines(nlp("Zoo Director Kessler Quits Over Fence\n\nThe zoo director quit on Monday."))
    at = lines.text.index("The")
    assert lines.heading[0]
    assert not lines.heading[at]


def test_rules_alone(nlp: Language) -> None:
    lines = Lines(nlp("On Friday President Anna Kessler met the Polish army near Minsk."))
    assert [lines.form(f.start, f.end) for f in titled(lines)] == ["Anna Kessler"]
    assert [lines.form(f.start, f.end) for f in national(lines)] == ["Polish army"]
    assert [lines.form(f.start, f.end) for f in listed(lines)] == ["Minsk"]


WORDS = st.sampled_from(
    "Anna Kessler of the & - 's ’s ( ) “ ” . , President NATO @x \n said and von al and 12 😀 O'Dowd Inc. US".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_text_gives_clean_ordered_spans(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for n in find_names(nlp(text)):
        form = n.span.of(text)
        assert form == form.strip()
        assert n.span.start >= last
        assert n.title is None or n.title.end <= n.span.start
        last = n.span.end
