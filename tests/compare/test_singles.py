"""What stands in one report only: what a clause holds that no other origin has, which clauses are listed, and in what order."""

from collections.abc import Sequence

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.facts import Group
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground, read_story
from tellings.compare.logistic import Logistic, shipped
from tellings.compare.singles import (
    MORE,
    MOST,
    PER_REPORT,
    SINGLES,
    Holdings,
    find_singles,
    is_furniture,
    measure_singles,
)
from tellings.model import Alone, Answer, Fact, Origin, Report, Saying, Span, Utterance
from tests.compare.build import note

FALL = "The old bridge over the Orla fell into the river on Monday."
HURT = "Seven people were hurt, the town said."
BOAT = "A small boat with 43 passengers had passed below the arches."
MAYOR = "Mayor Ada Korren closed the Lintz road until 20 June 2031."


def read(texts: Sequence[str], together: Sequence[Sequence[int]] = ()) -> Ground:
    """The texts as reports r1, r2 ... each an origin of its own but for those named ``together``."""
    reports = [Report(f"r{i}", t, published="2031-05-14") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    copies = {i for group in together for i in group}
    groups = [*together, *([i] for i in range(1, len(texts) + 1) if i not in copies)]
    origins = [Origin(tuple(f"r{i}" for i in group), f"r{group[0]}") for group in groups]
    return read_story(reports, notes, origins, merge_names(reports, notes))


def listed(
    ground: Ground, lines: Sequence[Fact | Utterance] = (), level: str = "balanced"
) -> tuple[Alone, ...]:
    return find_singles(ground, (), lines, shipped().singles, level)


def words(ground: Ground, line: Alone) -> str:
    text = next(p.text for p in ground.pages if p.report.id == line.report)
    return text[line.start : line.end]


def row_of(ground: Ground, part: str, groups: Sequence[Group] = ()) -> dict[str, float]:
    """The features of the smallest clause that holds the words."""
    rows = measure_singles(ground, Holdings(ground), groups)
    holding = [(len(s.clause.text), i) for i, s in enumerate(ground.stated) if part in s.clause.text]
    return dict(zip(SINGLES, rows[min(holding)[1]].tolist(), strict=True))


OWN = [
    ("a figure", (FALL, FALL, BOAT), "43 passengers", "own figures", 1),
    ("a figure that another has", (FALL, HURT, HURT), "Seven people", "own figures", 0),
    ("a figure in other words", (FALL, HURT, "The town counts 7 hurt people."), "Seven people", "own figures", 0),
    ("two names", (FALL, MAYOR), "Ada Korren", "own names", 2),
    ("a name that another has", (FALL, MAYOR, "Ada Korren was on the Lintz road."), "Ada Korren", "own names", 0),
    ("a day", (FALL, MAYOR), "until 20 June", "own days", 1),
    ("a day that another has", (FALL, "It fell on Monday, 12 May 2031."), "fell into", "own days", 0),
    ("words", (FALL, BOAT), "boat", "own words", 1),
    ("words that another has", (FALL, FALL), "fell into", "own words", 0),
    ("a question", (FALL, "Why did nobody close the bridge in time?"), "nobody", "question", 1),
    ("no question", (FALL, BOAT), "boat", "question", 0),
    ("the first person", (FALL, "We saw our friends on the bridge."), "friends", "first person", 2),
    ("a passive", (FALL, "The bridge was built by a guild of masons."), "masons", "passive", 1),
    ("an active", (FALL, "A guild of masons built the bridge."), "masons", "passive", 0),
    ("a modal", (FALL, "The town will build a wooden bridge in the autumn."), "autumn", "modal", 1),
    ("a heading", (FALL, "Boat escapes by ten minutes\n\nIt rained all day."), "escapes", "heading", 1),
    ("a few words", (FALL, "It rained heavily."), "rained", "short", 1),
]


@pytest.mark.parametrize(("texts", "part", "feature", "value"), [case[1:] for case in OWN], ids=[c[0] for c in OWN])
def test_features(texts, part, feature, value):
    assert row_of(read(texts), part)[feature] == pytest.approx(value, abs=0.01)


def test_a_copy_of_one_origin_makes_nothing_common():
    apart = read((FALL, BOAT, BOAT))
    copied = read((FALL, BOAT, BOAT), together=[(2, 3)])
    assert row_of(apart, "boat")["own figures"] == 0
    assert row_of(copied, "boat")["own figures"] > 0
    assert row_of(apart, "boat")["nearest"] > 0.9 > row_of(copied, "boat")["nearest"]


def test_a_figure_that_answers_a_question_of_several_origins():
    ground = read((FALL, HURT, "The town said nine people were hurt."))
    hurt = [f for f in read_figures(ground.stated) if f.span.of(f.page.text).lower().startswith(("seven", "nine"))]
    assert len(hurt) == 2
    assert row_of(ground, "Seven people", [Group(tuple(hurt), 0.9, {})])["answers"] == 1
    assert row_of(ground, "Seven people", [Group(tuple(hurt[:1]), 0.9, {})])["answers"] == 0


def test_what_one_report_alone_tells_is_listed_and_what_all_tell_is_not():
    ground = read((f"{FALL} {HURT}", f"{FALL} {HURT} {BOAT}", f"{FALL} {HURT}"))
    lines = listed(ground)
    assert [words(ground, line) for line in lines if line.report == "r2"] == [BOAT.rstrip(".")]
    assert "43" in lines[0].why
    assert 0 < lines[0].score < 1


def test_an_added_figure_counts_before_a_pleasantry():
    ground = read((FALL, f"{FALL} {BOAT} It was a fine evening, and we love our town.", FALL))
    told = [words(ground, line) for line in listed(ground, level="complete")]
    assert told[0] == BOAT.rstrip(".")


def test_levels_list_ever_more():
    texts = (f"{FALL} {HURT}", f"{FALL} {BOAT}", f"{FALL} {MAYOR} The bakers of Velmar gave bread to the helpers.")
    counts = [len(listed(read(texts), level=level)) for level in ("cautious", "balanced", "complete")]
    assert counts == sorted(counts)
    assert counts[-1] > 0


def test_what_is_said_in_several_origins_is_not_listed():
    quote = BOAT.rstrip(".")
    ground = read((FALL, f"{FALL} {quote}.", FALL))
    assert [words(ground, line) for line in listed(ground)] == [quote]
    at = len(FALL) + 1
    said = [Saying(r, (Span(s, e),)) for r, s, e in (("r2", at, at + len(quote)), ("r1", 0, 10))]
    shared = Utterance("u1", None, tuple(said))
    assert not listed(ground, [shared])
    own = Utterance("u1", None, tuple(said[:1]))
    assert listed(ground, [own])


@pytest.mark.parametrize(
    ("kind", "confidence", "others", "kept"),
    [
        ("quantity", 0.2, "r1", 0), ("date", 0.2, "r1", 0), ("event", 0.6, "r1", 0), ("event", 0.3, "r1", 1), ("place", 0.9, "r1", 1),
        ("quantity", 0.9, "r2", 1),
    ],
)  # fmt: skip
def test_what_several_origins_surely_answer_is_not_listed(kind, confidence, others, kept):
    ground = read((FALL, f"{FALL} {BOAT}", FALL))
    at = len(FALL) + 1
    answers = (Answer("r2", at, at + len(BOAT)), Answer(others, 0, 10))
    assert len(listed(ground, [Fact("f1", "q", kind, "agreed", answers, confidence=confidence)])) == kept


def test_of_copies_one_is_listed():
    texts = (FALL, f"{FALL} {BOAT}", f"{BOAT} {FALL}")
    lines = listed(read(texts, together=[(2, 3)]))
    assert sum("43" in line.why for line in lines) == 1


def test_no_line_overlaps_another_and_no_report_fills_the_list():
    many = [
        f"Company Norvex{i} paid {17 + i * 13} million crowns for mill number {300 + i} near Velmar." for i in range(30)
    ]
    ground = read((FALL, f"{FALL} {' '.join(many)}"))
    lines = listed(ground, level="complete")
    assert len(lines) == PER_REPORT
    for line in lines:
        assert not any(o is not line and o.report == line.report and o.start < line.end and line.start < o.end for o in lines)  # fmt: skip


def test_a_story_of_many_reports_has_room_for_more():
    texts = [
        f"{FALL} Company Norvex{'abcdefghijkl'[i]} paid {17 + i * 13} million crowns for mill number {300 + i}."
        for i in range(12)
    ]
    lines = listed(read(texts), level="complete")
    assert len(lines) <= max(MOST, MORE * len(texts))
    assert len({line.report for line in lines}) > 6


@pytest.mark.parametrize("texts", [(FALL,), (FALL, "")])
def test_little_to_compare(texts):
    assert all(line.report == "r1" for line in listed(read(texts)))
    assert not listed(read((FALL, FALL), together=[(1, 2)]))


def test_the_order_of_the_reports_changes_no_line():
    texts = [f"{FALL} {HURT}", f"{FALL} {BOAT}", f"{FALL} {MAYOR}"]
    there, back = read(texts), read(texts[::-1])
    one = {(words(there, line), round(line.score, 3)) for line in listed(there)}
    other = {(words(back, line), round(line.score, 3)) for line in listed(back)}
    assert one == other


def test_a_clause_is_cited_without_the_conjunction_that_joins_it():
    ground = read((FALL, f"{FALL} The town said that 43 passengers of a boat had been saved by nuns.", FALL))
    told = [words(ground, line) for line in listed(ground, level="complete")]
    assert any(t.startswith("43 passengers") for t in told)
    assert not any(t.startswith(("that ", "and ")) for t in told)


def test_weights_are_for_the_features():
    model: Logistic = shipped().singles
    assert model.features == SINGLES
    assert list(model.thresholds) == ["cautious", "balanced", "complete"]


#: (a clause, whether it is of the page and not of the report)
FURNITURE = [
    ("Kordal Works KOR, +4.71% rose again", True),
    ("whether it is Velm Oil VLM.A, -0.3% or another", True),
    ("Kordal Works rose 4.71%", False),
    ("the share fell by -2% in May", False),
    ("— Ada Korren (@adakorren) May 7", True),
    ("the mayor, who writes as @mayor, said so", False),
    ("see pic.twitter.com for the bridge", True),
    ("MOST READ: THE BRIDGE", True),
    ("NATO and the EU met in Velm on Monday", False),
    ("it fell", False),
    ("", False),
]


@pytest.mark.parametrize(("words", "furniture"), FURNITURE)
def test_what_is_of_the_page(words, furniture):
    assert is_furniture(words) is furniture
