"""The names of a story as entities. Reports are built from marked sentences; all names are invented."""

import itertools
import random
import time

import pytest

from tellings.compare.entities import kin, merge_names
from tellings.model import Annotated, Entity, Name, NameKind, Report, Span
from tests.marked import unmark

KIND: dict[str, NameKind] = {"p": "person", "o": "organisation", "l": "place", "x": "other"}


def told(id: str, marked: str) -> tuple[Report, Annotated]:
    """A report whose marked names end in a bar, their kind and an entity number: ``[Anna Kessler|p0]``; ``(General) `` before is a title."""
    bare, spans = unmark(marked)
    parts: list[str] = []
    names: list[Name] = []
    at = size = 0
    for span in spans:
        form, _, code = span.of(bare).partition("|")
        parts += [bare[at : span.start], form]
        start = size + span.start - at
        size = start + len(form)
        names.append(Name(Span(start, size), KIND[code[0]], int(code[1:])))
        at = span.end
    parts.append(bare[at:])
    return Report(id, "".join(parts)), Annotated(id, names=tuple(names))


def story(*marked: str) -> tuple[Entity, ...]:
    pairs = [told(f"r{i}", m) for i, m in enumerate(marked)]
    return merge_names([r for r, _ in pairs], [a for _, a in pairs])


def groups(entities: tuple[Entity, ...]) -> set[frozenset[str]]:
    return {frozenset(e.forms) for e in entities}


ONE = [
    # people
    ("[Sergiy Lanayev|p0] spoke.", "[Sergei Lanaev|p0] spoke."),
    ("[Sergiy Lanayev|p0] spoke.", "[Lanaev|p0] spoke."),
    ("[Viktor Khralin|p0] spoke.", "[Víctor Jralin|p0] spoke."),
    ("[Alexander Morenko|p0] spoke.", "[Aleksandr Morenko|p0] spoke."),
    ("[Volodymyr Telenskyy|p0] spoke.", "[Volodimir Telenski|p0] spoke."),
    ("[Ben Harrow|p0] spoke.", "[Benjamin Todd Harrow|p0] spoke."),
    ("[Richard F. Sorrel|p0] spoke.", "[R. Sorrel|p0] spoke."),
    ("[Isiah Tull|p0] cried.", "[Isaiah|p0] cried."),
    ("[Nick Sweetman|p0] spoke.", "[Sweetmann|p0] spoke."),
    ("[Rainer Wolt|p0] spoke.", "[Wolt|o0] spoke."),  # the model's kind is outvoted by the person's full name
    # bodies
    ("[Acme Ltd|o0] grew.", "[Acme|o0] shrank."),
    ("[Acme Ltd.|o0] grew.", "[ACME|o0] shrank."),
    ("[Qualmark Inc.|o0] grew.", "[Qualmark|p0] shrank."),
    ("[Lake Semiconductors NV|o0] grew.", "[Lake Semiconductor|o0] shrank."),
    ("[Samsara Electronics Co Ltd|o0] grew.", "[Samsara|o0] shrank."),
    ("the [Harbour Traders Commission|o0] said", "the [HTC|o0] said"),
    ("the [Harbour Traders Commission|o0] said", "the [H.T.C.|o0] said"),
    ("the [Russian Ministry of Defense|o0] said", "the [Russian Defense Ministry|o0] said"),
    ("the [Russian Ministry of Defence|o0] said", "the [Ministry of Defense of Russia|o0] said"),
    ("the [Armed Forces of Belarus|o0] said", "the [Belarusian army|o0] said"),
    ("the [Ukrainian armed forces|o0] said", "the [AFU|o0] said"),
    ("the [German Red Cross|o0] said", "the [Red Cross|o0] said"),
    ("the [Harrow Zoo and Botanical Garden|o0] said", "the [Harrow Zoo|o0] said"),
    ("the [Lake Zoo & Garden|o0] said", "the [Lake Zoo and Garden|o0] said"),
    ("[Rive-Matin|o0] wrote", "[Rive Matin|o0] wrote"),
    ("[TVR-TV|o0] wrote", "[TVRTV|o0] wrote"),
    ("[TVR Television|o0] wrote", "[TVR-TV|o0] wrote"),
    ("[Islamic State|o0] said", "[ISIS|o0] said"),
    ("[Islamic State|o0] said", "the [Islamic State group|o0] said"),
    ("the [European Union|o0] said", "the [EU|o0] said"),
    ("the [Utopian Congres|o0] said", "the [Utopian Congress|o0] said"),
    # places
    ("in [Kyiv|l0] today", "in [Kiev|p0] today"),
    ("the [United States|l0] said", "the [U.S.|l0] said"),
    ("in [Arizona|l0] today", "in [Ariz.|l0] today"),
    ("in [Mazan-i-Sharaf|l0] today", "in [Mazan-e-Sharaf|l0] today"),
    ("in [Nabi Salar|l0] today", "in [Nebi Salar|l0] today"),
    ("in [Helmar province|l0] today", "in the [province of Helmar|l0] today"),
    ("in [Helmar province|l0] today", "in [Helmar|l0] today"),
    ("at [Minsk Airport|l0] today", "at [Minsk airport|l0] today"),
]


@pytest.mark.parametrize("a, b", ONE)
def test_one_entity(a: str, b: str) -> None:
    found = story(a, b)
    assert len(found) == 1
    assert len(found[0].mentions) == 2


TWO = [
    ("[Ahed Tamur|p0] spoke.", "[Bassem Tamur|p0] spoke."),
    ("[Bill Carver|p0] spoke.", "[Hillary Carver|p0] spoke."),
    ("[George W. Hedge|p0] spoke.", "[George H. W. Hedge|p0] spoke."),
    ("[Kim Song-un|p0] spoke.", "[Kim Song-il|p0] spoke."),
    ("[Ivan Pavlov|p0] spoke.", "[Ivan Pavlenko|p0] spoke."),
    ("[Olivia Washington|p0] spoke.", "in [Washington|l0] today"),
    ("[Ada Jordan|p0] spoke.", "in [Jordan|l0] today"),
    ("in [Minsk|l0] today", "in [Belarus|l0] today"),
    ("in [Minsk|l0] today", "at [Minsk airport|l0] today"),
    ("in [Kansas|l0] today", "in [Kansas City|l0] today"),
    ("in [Austria|l0] today", "in [Australia|l0] today"),
    ("in [Gambia|l0] today", "in [Zambia|l0] today"),
    ("in [Lakeville|l0] today", "the [Lakeville Zoo|o0] said"),
    ("the [Lakeville Zoo|o0] said", "the [Lakeville police|o0] said"),
    ("the [Russian army|o0] said", "the [Belarusian army|o0] said"),
    ("the [Russian army|o0] said", "the [Russian government|o0] said"),
    ("the [Berlin police|o0] said", "the [German police|o0] said"),
    ("the [Union State|o0] said", "the [US|l0] said"),
    ("the [Democratic Republic of Congo|l0] said", "the [Central African Republic|l0] said"),
    ("[Bitcoil|o0] fell", "[Buttcoil|o0] wrote"),
    ("in [Niger|l0] today", "in [Nigeria|l0] today"),
]


@pytest.mark.parametrize("a, b", TWO)
def test_two_entities(a: str, b: str) -> None:
    assert len(story(a, b)) == 2


def test_a_bare_surname_stays_alone_where_two_bear_it() -> None:
    found = story("[Ahed Tamur|p0] met [Bassem Tamur|p1].", "[Tamur|p0] spoke.")
    assert groups(found) == {frozenset({"Ahed Tamur"}), frozenset({"Bassem Tamur"}), frozenset({"Tamur"})}


def test_a_bare_surname_goes_to_whom_the_other_reports_mean_by_it() -> None:
    found = story(
        "[Ahed Tamur|p0] spoke. [Tamur|p0] is 16. [Tamur|p0] left. Her father is [Bassem Tamur|p1].",
        "[Ahed Tamur|p0] was held. [Tamur|p0] smiled.",
        "[Tamur|p0] was charged.",
    )
    (ahed,) = [e for e in found if "Ahed Tamur" in e.forms]
    assert {c.report for c in ahed.mentions} == {"r0", "r1", "r2"}


def test_an_initial_that_fits_two_joins_neither() -> None:
    found = story("[Alexander Morenko|p0] met [Anton Morenko|p1].", "[A. Morenko|p0] spoke.")
    assert len(found) == 3


def test_two_people_are_never_joined_through_a_third() -> None:
    found = story("[Alexander Morenko|p0] met [Alexei Morenko|p1].", "[Alex Morenko|p0] spoke.")
    for e in found:
        assert not {"Alexander Morenko", "Alexei Morenko"} <= set(e.forms)


def test_a_place_with_two_sorts_stays_apart() -> None:
    found = story("in [Kundar province|l0] and [Kundar city|l1]", "in [Kundar|l0] today")
    assert len(found) == 3


def test_the_fullest_form_is_the_name_and_stands_in_a_report() -> None:
    (e,) = story(
        "[Harrow|p0] spoke.", "[Ben Harrow|p0] spoke.", "[Benjamin Todd Harrow|p0] spoke.", "[HARROW|p0] spoke."
    )
    assert e.name == "Benjamin Todd Harrow"
    assert e.name in e.forms
    assert e.kind == "person"


def test_a_web_address_is_no_bodys_name_where_it_has_another() -> None:
    (e,) = story("[Velmark|o0] paid, see [Velmark.com|o0].", "[Velmark|o0] knew.")
    assert e.name == "Velmark"


def test_a_place_is_called_as_most_reports_call_it() -> None:
    (e,) = story("in [Belarus|l0] and [Belarus|l0]", "in [Belarus|l0] and the [Republic of Belarus|l0]")
    assert e.name == "Belarus"


def test_forms_hold_titles_and_articles_as_they_stand() -> None:
    text = "On Monday General Lanayev told The Lake Times so."
    names = (
        Name(Span(18, 25), "person", 0, Span(10, 17)),
        Name(Span(35, 45), "organisation", 1),
    )
    found = merge_names([Report("a", text)], [Annotated("a", names=names)])
    assert groups(found) == {frozenset({"General Lanayev", "Lanayev"}), frozenset({"Lake Times", "The Lake Times"})}


def test_a_town_with_its_state() -> None:
    text = "It lies in Lakeville, Mo., near the river."
    (e,) = merge_names([Report("a", text)], [Annotated("a", names=(Name(Span(11, 20), "place", 0),))])
    assert set(e.forms) == {"Lakeville", "Lakeville, Mo."}


def test_a_country_after_a_town_is_a_new_name() -> None:
    text = "After talks in Lakeville, U.S. envoy Ada Korren left."
    (e,) = merge_names([Report("a", text)], [Annotated("a", names=(Name(Span(15, 24), "place", 0),))])
    assert e.forms == ("Lakeville",)


def test_every_mention_is_cited_once_and_every_form_stands_there() -> None:
    pairs = [
        told("a", "[Sergiy Lanayev|p0] met [Lanayev|p0] of [Acme Ltd|o1]."),
        told("b", "[Sergei Lanaev|p0] left [Acme|o1]."),
    ]
    found = merge_names([r for r, _ in pairs], [a for _, a in pairs])
    texts = {r.id: r.text for r, _ in pairs}
    cites = [c for e in found for c in e.mentions]
    assert len(cites) == len(set(cites)) == 5
    for e in found:
        assert {c.span.of(texts[c.report]) for c in e.mentions} <= set(e.forms)


def test_joins_give_their_reasons() -> None:
    (e,) = story("[Sergiy Lanayev|p0] spoke.", "[Sergei Lanaev|p0] spoke.")
    assert e.why == ("Sergei Lanaev = Sergiy Lanayev: surname in two spellings",)
    (e,) = story("the [Harbour Traders Commission|o0] said", "the [HTC|o0] said")
    assert e.why == ("HTC = Harbour Traders Commission: its initials",)


def test_ids_follow_the_number_of_mentions() -> None:
    found = story("[Anna Kessler|p0] met [Marek Dolan|p1]. [Dolan|p1] left.", "[Marek Dolan|p0] spoke.")
    assert [(e.id, e.name) for e in found] == [("n1", "Marek Dolan"), ("n2", "Anna Kessler")]


def test_the_order_of_the_reports_does_not_matter() -> None:
    marked = [
        "[Ahed Tamur|p0] met [Bassem Tamur|p1] of the [HTC|o2] in [Kiev|l3].",
        "[Tamur|p0] left the [Harbour Traders Commission|o1] in [Kyiv|l2].",
        "[Sergiy Lanayev|p0] of [Acme|o1] met [A. Tamur|p2].",
        "[Lanaev|p0] of [Acme Ltd|o1] and [Sergei Lanaev|p0].",
    ]
    pairs = [told(f"r{i}", m) for i, m in enumerate(marked)]
    results = set()
    for order in itertools.permutations(pairs):
        results.add(merge_names([r for r, _ in order], [a for _, a in order]))
    assert len(results) == 1


def test_no_names_no_entities() -> None:
    assert merge_names([], []) == ()
    assert merge_names([Report("a", "nothing")], [Annotated("a")]) == ()


def test_five_hundred_reports_take_seconds() -> None:
    random.seed(5)
    syllables = "ba ko ri ten mar lo vi sha nu gor del pe".split()

    def word() -> str:
        return "".join(random.choices(syllables, k=random.randint(2, 4))).capitalize()

    people = [f"{word()} {word()}" for _ in range(1500)]
    firms = [f"{word()} {random.choice(['Ltd', 'Bank', 'Group', 'Ministry'])}" for _ in range(700)]
    pairs = []
    for i in range(500):
        some = random.sample(people, 12) + random.sample(firms, 6)
        marks = [f"[{n}|{'p' if n in people else 'o'}{k}]" for k, n in enumerate(some)]
        marks += [f"[{n.split()[-1]}|p{k}]" for k, n in enumerate(some[:6])]
        pairs.append(told(f"r{i:03}", " met ".join(marks) + "."))
    begun = time.process_time()
    merge_names([r for r, _ in pairs], [a for _, a in pairs])
    assert time.process_time() - begun < 15


def test_kin_is_reached_from_here() -> None:
    assert kin("Minsk") == kin("Belarusian") == "Belarus"
