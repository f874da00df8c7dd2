"""The steps that make names: lines, titles, ends, kinds, names found again, entities; each step alone. Names are invented."""

import pytest
from spacy.lang.en import English
from spacy.language import Language

from tellings.annotate.name_clusters import cluster
from tellings.annotate.name_kinds import apposed, form_kinds, sure_people
from tellings.annotate.name_known import find_known
from tellings.annotate.name_repair import leftward, repaired, rightward
from tellings.annotate.name_rules import listed, national, speaking, titled
from tellings.annotate.name_spans import Found, Lines, cleaned, is_adjective, is_title, titles
from tellings.model import NameKind
from tests.marked import unmark

BLANK = English()


def lines_of(nlp: Language, text: str) -> Lines:
    return Lines(nlp(text))


def at(lines: Lines, form: str, kind: NameKind = "person") -> Found:
    """The mention whose tokens are those of a form, at its first place."""
    words = [token.text for token in BLANK(form)]
    for i in range(len(lines.text)):
        if lines.text[i : i + len(words)] == words:
            return Found(i, i + len(words), kind, i)
    raise AssertionError(f"{form!r} does not stand there")


# ---------------------------------------------------------------- lines

FIRSTS = [
    ("[The] bridge fell. [It] broke.", 2),
    ("[“The] bridge fell.”", 1),
    ("Venn said: [It] fell.", 1),
    ("[Bridge] falls\n\n[The] bridge fell.", 2),
]


@pytest.mark.parametrize("marked, _", FIRSTS)
def test_first_words(nlp: Language, marked: str, _: int) -> None:
    text, spans = unmark(marked)
    lines = lines_of(nlp, text)
    firsts = {lines.doc[i].idx for i, first in enumerate(lines.first) if first}
    starts = {s.start + (1 if text[s.start] == "“" else 0) for s in spans}
    assert starts <= firsts


@pytest.mark.parametrize(
    "text, heading",
    [
        ("Mayor Venn Opens New Bridge\n\nIt rained.", True),
        ("Mayor Venn Opens New Bridge.\n\nIt rained.", False),
        ("Mayor Venn opens new bridge\n\nIt rained.", False),
        ("Mayor Venn\n\nIt rained.", False),
        ("MAYOR VENN OPENS BRIDGE\n\nIt rained.", True),
    ],
)
def test_headings(nlp: Language, text: str, heading: bool) -> None:
    assert lines_of(nlp, text).heading[0] is heading


@pytest.mark.parametrize("word, yes", [("Venn", True), ("venn", False), ("@Venn", True), ("@venn", False), ("12", False), ("É", True)])
def test_capitals(nlp: Language, word: str, yes: bool) -> None:
    assert lines_of(nlp, word).capital(0) is yes


def test_written_keeps_the_spaces_of_the_text_and_form_parts_the_tokens(nlp: Language) -> None:
    lines = lines_of(nlp, "They saw Jean-Luc\nMarchand there.")
    start = lines.text.index("Jean")
    end = lines.text.index("Marchand") + 1
    assert lines.written(start, end) == "Jean-Luc Marchand"
    assert lines.form(start, end).startswith("Jean - Luc")


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize("word", ["president", "minister", "mr", "mr.", "dr", "sir", "spokesman", "mayor", "professor", "judge", "colonel", "bishop", "queen"])
def test_titles(word: str) -> None:
    assert word in titles()


@pytest.mark.parametrize("word", ["bridge", "monday", "the", "venn", "of", "river", "happy"])
def test_no_titles(word: str) -> None:
    assert word not in titles()


@pytest.mark.parametrize(
    "word, yes",
    [("President", True), ("president", True), ("General", True), ("general", False), ("former", False), ("Former", False), ("Head", True), ("head", False), ("Speaker", True), ("speaker", False)],
)
def test_some_titles_need_a_capital(nlp: Language, word: str, yes: bool) -> None:
    assert is_title(lines_of(nlp, word), 0) is yes


@pytest.mark.parametrize("word, yes", [("French", True), ("French-German", True), ("Catholic", True), ("Europeans", True), ("Venn", False), ("Oldhaven", False), ("Non-Venn", False)])
def test_adjectives(word: str, yes: bool) -> None:
    assert is_adjective(word) is yes


# ---------------------------------------------------------------- what comes off a name

CLEANED = [
    ("The Oldhaven Courier printed it.", "The Oldhaven Courier", "organisation", "Oldhaven Courier"),
    ("They read Oldhaven Courier 's report.", "Oldhaven Courier 's", "organisation", "Oldhaven Courier"),
    ("On Monday President Mara Venn spoke.", "President Mara Venn", "person", "Mara Venn"),
    ("On Monday Mara Venn spoke.", "Mara Venn", "person", "Mara Venn"),
    ("On Monday the French spoke.", "the French", "other", None),
    ("On Monday the ministry spoke.", "the ministry", "organisation", None),
    ("On Monday he spoke to Monday people.", "Monday", "person", None),
]


@pytest.mark.parametrize("text, form, kind, left", CLEANED)
def test_cleaned(nlp: Language, text: str, form: str, kind: NameKind, left: str | None) -> None:
    lines = lines_of(nlp, text)
    place = at(lines, form, kind)
    found = cleaned(lines, place.start, place.end, kind)
    assert (lines.form(found.start, found.end) if found else None) == left


def test_the_title_that_comes_off_is_kept_beside(nlp: Language) -> None:
    lines = lines_of(nlp, "On Monday President Mara Venn spoke.")
    place = at(lines, "Mara Venn")
    found = cleaned(lines, place.start, place.end, "person")
    assert found is not None
    assert lines.text[found.title] == "President"


# ---------------------------------------------------------------- what a name lacks

RIGHT = [
    ("They fought in Kandor province again.", "Kandor", "place", "Kandor province"),
    ("They met at Kandor airport again.", "Kandor", "place", "Kandor airport"),
    ("It lies near Kandor river again.", "Kandor", "place", "Kandor river"),
    ("They left the Kandor city again.", "Kandor", "place", "Kandor"),
    ("They left Kandor again.", "Kandor", "place", "Kandor"),
    ("Says the Ardan news agency again.", "Ardan", "place", "Ardan news agency"),
]


@pytest.mark.parametrize("text, form, kind, whole", RIGHT)
def test_nouns_behind_a_name(nlp: Language, text: str, form: str, kind: NameKind, whole: str) -> None:
    lines = lines_of(nlp, text)
    place = at(lines, form, kind)
    end, _ = rightward(lines, (place.start, place.end, len(lines.text)), kind)
    assert lines.form(place.start, end) == whole


def test_a_news_agency_is_an_organisation_whatever_its_name(nlp: Language) -> None:
    lines = lines_of(nlp, "Says the Ardan news agency again.")
    place = at(lines, "Ardan", "place")
    assert rightward(lines, (place.start, place.end, len(lines.text)), "place")[1] == "organisation"


LEFT = [
    ("On Monday Mara Venn spoke.", "Venn", "Mara Venn"),
    ("On Monday Ursula von Venn spoke.", "Venn", "Ursula von Venn"),
    ("On Monday President Venn spoke.", "Venn", "Venn"),
    ("On Monday Venn spoke.", "Venn", "Venn"),
    ("On Monday French Venn spoke.", "Venn", "Venn"),
    ("On Monday the Venn spoke.", "Venn", "Venn"),
]


@pytest.mark.parametrize("text, form, whole", LEFT)
def test_given_names_before_a_surname(nlp: Language, text: str, form: str, whole: str) -> None:
    lines = lines_of(nlp, text)
    place = at(lines, form)
    assert lines.form(leftward(lines, place.start, place.end, 0), place.end) == whole


def test_repair_gives_a_form_one_kind(nlp: Language) -> None:
    lines = lines_of(nlp, "Venn spoke. Later Venn left, and President Venn came back.")
    places = [i for i, word in enumerate(lines.text) if word == "Venn"]
    found = [Found(i, i + 1, kind, i) for i, kind in zip(places, ("organisation", "person", "person"), strict=True)]
    assert {f.kind for f in repaired(lines, found)} == {"person"}


# ---------------------------------------------------------------- kinds

KINDS: list[tuple[str, str, NameKind, NameKind]] = [
    # text, form, what the model says, what it is
    ("Aldric Kord, 34, was hurt.", "Aldric Kord", "organisation", "person"),
    ("Aldric Kord, a retired teacher, was hurt.", "Aldric Kord", "organisation", "person"),
    ("They left the village of Kordan at noon.", "Kordan", "person", "place"),
    ("They left the town of Kordan at noon.", "Kordan", "organisation", "place"),
    ("The chipmaker Kordan rose.", "Kordan", "person", "organisation"),
    ("Its rival Kordan rose.", "Kordan", "person", "organisation"),
    ("They met in France again.", "France", "person", "place"),
    ("The Kordan Corp rose.", "Kordan Corp", "person", "organisation"),
    ("The Kordan Treaty was signed.", "Kordan Treaty", "organisation", "other"),
    ("The Kordan Ministry was closed.", "Kordan Ministry", "person", "organisation"),
    ("The UN agreed at once.", "UN", "place", "organisation"),
]


@pytest.mark.parametrize("text, form, said, kind", KINDS)
def test_kinds(nlp: Language, text: str, form: str, said: NameKind, kind: NameKind) -> None:
    lines = lines_of(nlp, text)
    assert form_kinds(lines, [at(lines, form, said)]) == {form: kind}


APPOSED = [
    ("Kord, 34, was hurt.", True),
    ("Kord, a teacher, was hurt.", True),
    ("Kord, a retired French teacher, was hurt.", True),
    ("Kord is a teacher.", True),
    ("Kord was the mayor.", True),
    ("Kord, his father, was hurt.", True),
    ("Kord, which makes chips, rose.", False),
    ("Kord, the leader in chips, rose.", False),
    ("Kord is a firm.", False),
    ("Kord, 2034, was late.", False),
    ("Kord and Venn left.", False),
    ("Kord", False),
]


@pytest.mark.parametrize("text, person", APPOSED)
def test_roles_in_apposition(nlp: Language, text: str, person: bool) -> None:
    assert apposed(lines_of(nlp, text), 1) is person


def test_people_are_sure_by_a_given_name_or_by_being_named_twice() -> None:
    from collections import Counter

    votes: dict[str, Counter[NameKind]] = {
        "Mary Kord": Counter(person=1),
        "Aldric Venn": Counter(person=2),
        "Lake Zoo": Counter(organisation=3),
        "Tarsk": Counter(place=1),
    }
    assert sure_people(votes) == {"Mary", "Kord", "Aldric", "Venn"}


# ---------------------------------------------------------------- rules

TITLED = [
    ("They saw President Mara Venn there.", ["Mara Venn"]),
    ("They saw Colonel Orlo Brask there.", ["Orlo Brask"]),
    ("They saw Mr Brask there.", ["Brask"]),
    ("They saw Peter Brask there.", ["Peter Brask"]),
    ("They saw the president there.", []),
    ("They saw Peter there.", []),
    ("President Opens New Bridge Over River\n\nIt rained.", []),
]


@pytest.mark.parametrize("text, forms", TITLED)
def test_names_by_title_or_given_name(nlp: Language, text: str, forms: list[str]) -> None:
    lines = lines_of(nlp, text)
    assert [lines.form(f.start, f.end) for f in titled(lines)] == forms


NATIONAL = [
    ("The French army left.", ["French army"]),
    ("The French armed forces left.", ["French armed forces"]),
    ("The French air force left.", ["French air force"]),
    ("The Polish foreign ministry agreed.", ["Polish foreign ministry"]),
    ("The French wine is good.", []),
    ("The French, whose army left, agreed.", []),
    ("The army left.", []),
]


@pytest.mark.parametrize("text, forms", NATIONAL)
def test_bodies_of_nations(nlp: Language, text: str, forms: list[str]) -> None:
    lines = lines_of(nlp, text)
    assert [lines.form(f.start, f.end) for f in national(lines)] == forms


LISTED = [
    ("They went to France again.", [("France", "place")]),
    ("They wrote to @LakeZoo again.", [("@LakeZoo", "organisation")]),
    ("They fear the UN again.", [("UN", "organisation")]),
    ("They called the Harbour Board (HBX) again.", [("HBX", "organisation")]),
    ("They ate turkey again.", []),
    ("They sat in china shops again.", []),
]


@pytest.mark.parametrize("text, forms", LISTED)
def test_names_that_lists_know(nlp: Language, text: str, forms: list[tuple[str, str]]) -> None:
    lines = lines_of(nlp, text)
    found = [(lines.form(f.start, f.end), f.kind) for f in listed(lines)]
    assert [f for f in found if f in forms or not forms] == forms


SPEAKING = [
    ("“No,” said Orlo Brask.", ["Orlo Brask"]),
    ("Orlo Brask said no.", ["Orlo Brask"]),
    ("Orlo Brask, 34, left.", ["Orlo Brask"]),
    ("Orlo Brask left.", []),
    ("Brask said no.", []),
]


@pytest.mark.parametrize("text, forms", SPEAKING)
def test_who_speaks_is_named(nlp: Language, text: str, forms: list[str]) -> None:
    lines = lines_of(nlp, text)
    assert [lines.form(f.start, f.end) for f in speaking(lines, bytearray(len(lines.text)))] == forms


def test_words_that_are_taken_are_not_taken_again(nlp: Language) -> None:
    lines = lines_of(nlp, "Orlo Brask said no.")
    assert list(speaking(lines, bytearray(b"\1" * len(lines.text)))) == []


# ---------------------------------------------------------------- found again

AGAIN = [
    ("Mara Venn left. VENN came back.", ["Mara Venn", "VENN"]),
    ("Mara Venn left. Then Venn came back.", ["Mara Venn", "Venn"]),
    ("Mara Venn left. Then mara venn came back.", ["Mara Venn", "mara venn"]),
    ("Mara Vennick left. Then Venick came back.", ["Mara Vennick", "Venick"]),
    ("Mara Venn left. It was fenn land.", ["Mara Venn"]),
]


@pytest.mark.parametrize("text, forms", AGAIN)
def test_found_again(nlp: Language, text: str, forms: list[str]) -> None:
    lines = lines_of(nlp, text)
    first = at(lines, forms[0])
    assert [lines.form(f.start, f.end) for f in find_known(lines, [first])] == forms


# ---------------------------------------------------------------- entities

ONE_OR_TWO: list[tuple[str, list[tuple[str, NameKind]], list[int]]] = [
    ("Mara Venn left. Venn came back.", [("Mara Venn", "person"), ("Venn", "person")], [0, 0]),
    ("Mara Venn left. Jon Venn came.", [("Mara Venn", "person"), ("Jon Venn", "person")], [0, 1]),
    ("Mara Venn left. Tarsk fell.", [("Mara Venn", "person"), ("Tarsk", "place")], [0, 1]),
    ("The Harbour Board (HB) met. HB agreed.", [("Harbour Board", "organisation"), ("HB", "organisation")], [0, 0]),
    ("The Harbour Board (XQ) met.", [("Harbour Board", "organisation"), ("XQ", "organisation")], [0, 1]),
    ("The Tarsk Mining Group (TMG) met.", [("Tarsk Mining Group", "organisation"), ("TMG", "organisation")], [0, 0]),
]


@pytest.mark.parametrize("text, mentions, numbers", ONE_OR_TWO)
def test_entities(nlp: Language, text: str, mentions: list[tuple[str, NameKind]], numbers: list[int]) -> None:
    lines = lines_of(nlp, text)
    found = [at(lines, form, kind) for form, kind in mentions]
    if mentions[0][0].endswith(mentions[1][0]):
        second = [i for i, word in enumerate(lines.text) if word == mentions[1][0]][-1]
        found[1] = Found(second, second + 1, mentions[1][1], second)
    assert [number for _, number in cluster(lines, found)] == numbers


def test_no_mentions_no_entities(nlp: Language) -> None:
    lines = lines_of(nlp, "Nobody came.")
    assert cluster(lines, []) == []
    assert repaired(lines, []) == []
    assert find_known(lines, []) == []
