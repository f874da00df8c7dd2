"""Mentions of people, bodies and places in one report: spans as marked, kinds and entities. Names are invented."""

from collections.abc import Sequence

import pytest
from spacy.language import Language

from tellings.annotate.names import find_names
from tellings.model import Name, Span
from tests.marked import unmark

KIND = {"p": "person", "o": "organisation", "l": "place", "x": "other"}


def names(nlp: Language, text: str, skip: Sequence[Span] = ()) -> tuple[Name, ...]:
    return find_names(nlp(text), skip)


def forms(text: str, found: Sequence[Name]) -> list[str]:
    return [n.span.of(text) for n in found]


def entities(text: str, found: Sequence[Name]) -> set[frozenset[str]]:
    """The distinct forms of each entity."""
    grouped: dict[int, set[str]] = {}
    for n in found:
        grouped.setdefault(n.entity, set()).add(n.span.of(text))
    return {frozenset(s) for s in grouped.values()}


SPANS = [
    # titles, articles and possessives stay outside
    ("[Marek Dolan] said on Monday that Mr [Dolan] would resign.", "pp"),
    ("President [Anna Kessler] met General [Viktor Morenko] in [Vienna].", "ppl"),
    ("The [Associated Press] reported it.", "o"),
    ("[Anna Kessler]'s lawyer declined to comment.", "p"),
    ("[Anna Kessler]’s lawyer declined to comment.", "p"),
    ("The [U.S.] envoy arrived in [Warsaw] on Friday.", "ll"),
    ("Former Prime Minister [Peter Hallam] criticised the plan.", "p"),
    ("Lieutenant General [Sergiy Lanayev] denied the report.", "p"),
    ("The foreign minister, [Olena Sydorenko], denied the report.", "p"),
    ("[Jakub Nowak], 34, was arrested in [Prague].", "pl"),
    ("[Ursula von der Halm] met [Luis Inacio da Costa] in [Brussels] on Monday.", "ppl"),
    ("The president met [Bashar al-Dafar] on Monday.", "p"),
    # bodies
    ("The [Russian Defense Ministry] said nothing.", "o"),
    ("The [Russian Ministry of Defense] said nothing.", "o"),
    ("The [Ukrainian armed forces] withdrew, the [Polish government] said.", "oo"),
    ("Shares of [Acme Corp.] fell sharply on Tuesday.", "o"),
    ("The [European Union] and [NATO] condemned the attack.", "oo"),
    # places
    ("The village lies in [Kunduz province], officials said.", "l"),
    ("Fighting broke out in [Kyiv] and [Kharkiv] overnight.", "ll"),
    # not names
    ("On Monday in March the talks were postponed.", ""),
    ("The Belarusian and Russian delegations agreed.", ""),
    ("Western leaders praised the Muslim community.", ""),
    ("The president said he would not resign.", ""),
    # May, Washington, Jordan, Georgia
    ("Prime Minister [Theresa May] spoke in May.", "p"),
    ("[Olivia Washington] flew to [Washington] on Friday.", "pl"),
    ("[Michael Jordan] has never been to [Jordan].", "pl"),
]


@pytest.mark.parametrize("marked, kinds", SPANS)
def test_spans_and_kinds(nlp: Language, marked: str, kinds: str) -> None:
    text, spans = unmark(marked)
    found = names(nlp, text)
    assert forms(text, found) == [s.of(text) for s in spans]
    assert [n.span for n in found] == spans
    assert [n.kind for n in found] == [KIND[k] for k in kinds]


TITLES = [
    ("Ukrainian General Viktor Morenko denied it.", "Ukrainian General"),
    ("Mr Dolan said no.", "Mr"),
    ("Chancellor Anna Kessler said no.", "Chancellor"),
    ("Former Foreign Minister Anna Kessler said no.", "Former Foreign Minister"),
    ("The zoo director Anna Kessler said no.", "zoo director"),
    ("It was spokesman Peter Hallam who said so.", "spokesman"),
]


@pytest.mark.parametrize("text, title", TITLES)
def test_titles(nlp: Language, text: str, title: str) -> None:
    (name,) = [n for n in names(nlp, text) if n.kind == "person"]
    assert name.title is not None
    assert name.title.of(text) == title
    assert name.title.end < name.span.start


def test_no_title_without_a_role(nlp: Language) -> None:
    text = "On Friday Anna Kessler said no."
    assert [n.title for n in names(nlp, text)] == [None]


ONE = [
    ("Marek Dolan spoke first. Dolan then left.", {"Marek Dolan", "Dolan"}),
    ("Marek Dolan spoke first. Later Mr. Dolan left with Dolan’s wife.", {"Marek Dolan", "Dolan"}),
    (
        "The Harbour Traders Commission (HTC) opened an inquiry. The HTC said it would report in May.",
        {"Harbour Traders Commission", "HTC"},
    ),
    (
        "The Russian Defense Ministry denied it. On Friday the Russian Ministry of Defense denied it again.",
        {"Russian Defense Ministry", "Russian Ministry of Defense"},
    ),
    ("Alexander Morenko spoke in Minsk. Aleksandr Morenko left later.", {"Alexander Morenko", "Aleksandr Morenko"}),
    ("The United States agreed. The U.S. envoy said so.", {"United States", "U.S."}),
    ("President Bashar al-Dafar spoke on Monday. Mr. al-Dafar denied it.", {"Bashar al-Dafar", "Dafar"}),
    ("Officials in Kyiv agreed. Kiev had asked for it.", {"Kyiv", "Kiev"}),
    ("Acme Corp. bought a rival on Monday. Acme said the price was fair.", {"Acme Corp.", "Acme"}),
]


@pytest.mark.parametrize("text, one", ONE)
def test_one_entity(nlp: Language, text: str, one: set[str]) -> None:
    assert frozenset(one) in entities(text, names(nlp, text))


TWO = [
    ("Ahed Tamur was arrested. Her father, Bassem Tamur, protested in Ramallah.", "Ahed Tamur", "Bassem Tamur"),
    ("Minsk said no. Belarus is a neighbour of Poland.", "Minsk", "Belarus"),
    ("John Harrow met his wife, Mary Harrow, in London.", "John Harrow", "Mary Harrow"),
    ("Olivia Washington flew to Washington on Friday.", "Olivia Washington", "Washington"),
    ("Kansas City lies partly in Kansas, police said.", "Kansas City", "Kansas"),
]


@pytest.mark.parametrize("text, a, b", TWO)
def test_two_entities(nlp: Language, text: str, a: str, b: str) -> None:
    groups = entities(text, names(nlp, text))
    assert not any(a in g and b in g for g in groups)
    assert any(a in g for g in groups)
    assert any(b in g for g in groups)


def test_a_bare_surname_goes_to_the_bearer_named_last(nlp: Language) -> None:
    text = (
        "Ahed Tamur was arrested on Monday. Tamur slapped a soldier, the army said. "
        "Bassem Tamur is her father. Tamur told reporters that he was proud."
    )
    found = names(nlp, text)
    by_form = [(n.span.of(text), n.entity) for n in found if "Tamur" in n.span.of(text)]
    assert [f for f, _ in by_form] == ["Ahed Tamur", "Tamur", "Bassem Tamur", "Tamur"]
    assert by_form[0][1] == by_form[1][1] != by_form[2][1] == by_form[3][1]


def test_a_name_known_is_found_in_capitals(nlp: Language) -> None:
    text = "MAREK DOLAN RESIGNS\n\nMarek Dolan resigned on Monday, his office in Prague said."
    found = [n for n in names(nlp, text) if n.kind == "person"]
    assert forms(text, found) == ["MAREK DOLAN", "Marek Dolan"]
    assert len({n.entity for n in found}) == 1


def test_a_misspelled_surname_is_found(nlp: Language) -> None:
    text = "Nick Sweetman wrote the tweet, said Nick Sweetman himself. In the end it was Sweetmann who apologised."
    assert len({n.entity for n in names(nlp, text)}) == 1


def test_skipped_parts_hold_no_names(nlp: Language) -> None:
    text = "Marek Dolan resigned on Monday.\n\nRead more: Anna Kessler visits Vienna"
    skip = [Span(text.index("Read"), len(text))]
    assert forms(text, names(nlp, text, skip)) == ["Marek Dolan"]


def test_mentions_come_in_order_and_do_not_overlap(nlp: Language) -> None:
    text = "President Anna Kessler of Austria met Marek Dolan, head of Acme Corp., in Vienna. Kessler smiled at Dolan."
    found = names(nlp, text)
    ends = [0]
    for n in found:
        assert (n.title or n.span).start >= ends[-1]
        ends.append(n.span.end)


def test_entities_are_numbered_by_first_mention(nlp: Language) -> None:
    text = "Marek Dolan met Anna Kessler. Dolan left. Kessler stayed."
    seen: list[int] = []
    for n in names(nlp, text):
        if n.entity not in seen:
            seen.append(n.entity)
    assert seen == list(range(len(seen)))


@pytest.mark.parametrize("text", ["", "\n\n", "no names here at all, only words.", "12,5 % — «»", "😀 " * 20])
def test_nothing_to_find(nlp: Language, text: str) -> None:
    assert names(nlp, text) == ()


def test_offsets_are_code_points(nlp: Language) -> None:
    text = "😀😀 Marek Dolan said no."
    assert forms(text, names(nlp, text)) == ["Marek Dolan"]


def test_the_component_sets_names(nlp: Language) -> None:
    doc = nlp("Marek Dolan said no.")
    doc = nlp.create_pipe("tellings_names")(doc)
    assert doc._.names == find_names(doc)
