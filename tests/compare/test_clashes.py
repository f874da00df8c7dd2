"""Figures that cannot both be true: what they stand in, which of them may answer one question, and the disputes made of them."""

import numpy as np
import pytest

from tellings.compare.clash_signs import CLASHES, Setting, alike_settings, read_setting
from tellings.compare.couples import Couples
from tellings.compare.entities import merge_names
from tellings.compare.facts import Group
from tellings.compare.figure_pairs import Figures, clash_pairs, figure_pairs
from tellings.compare.figures import Figure, read_figures, value_of
from tellings.compare.ground import read_story
from tellings.compare.value_disputes import value_disputes
from tellings.model import Origin, Report
from tests.compare.build import clauses, note


def compared(*texts: str) -> Figures:
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    ground = read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))
    return Figures(ground, read_figures(ground.stated))


def clashing(*texts: str) -> set[tuple[str | None, str | None]]:
    """The values of the pairs that clash and may answer one question."""
    found = compared(*texts)
    return {(value_of(found.figures[i]), value_of(found.figures[j])) for i, j in clash_pairs(found).pairs}


def setting(text: str, kind: str | None = None) -> Setting:
    return read_setting(next(f for f in read_figures(clauses(text)) if kind is None or f.kind == kind))


CLASHING = [
    # two reports, two tolls
    (("The blast in Velmar killed 12 people.", "The explosion in Velmar killed 15 people."), {("12", "15")}),
    # values that may both be true do not clash
    (("The blast in Velmar killed at least 12 people.", "The explosion in Velmar killed 15 people."), set()),
    # one report that tells two values tells two things, unless it takes one back
    (("The blast in Velmar killed 12 people. The blast in Velmar killed 15 people.",), set()),
    (("The blast in Velmar was first, police said earlier, said to kill 12 people. It killed 15 people in Velmar.",), {("12", "15")}),
    # a count of the others is less than that of all; two counts of others are of one thing
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed the baker and 11 other people."), set()),
    (("The blast in Velmar killed the baker and 12 other people.", "The blast in Velmar killed 11 other people."), {("12", "11")}),
    # a word for many is no count
    (("The blast in Velmar hurt 5 people.", "The blast in Velmar hurt hundreds of people."), set()),
    # a day beneath a message or a picture tells of nothing
    (("The blast was on 3 May 2031 in Velmar.", "The blast was on 4 May 2031 in Velmar."), {("2031-05-03", "2031-05-04")}),
    (("The blast was on 3 May 2031 in Velmar.", "The blast in Velmar — Ada Korren (@korren), 4 May 2031"), set()),
    # a day named by the same words, reckoned from the dates of two reports; one named by others
    (("The choir sang in Velmar on Monday.", "The choir sings in Velmar on Monday."), set()),
    (("The choir sang in Velmar yesterday.", "The choir sang in Velmar yesterday."), set()),
    (("The choir sang in Velmar on Monday.", "The choir sang in Velmar on Tuesday."), {("2031-05-12", "2031-05-13")}),
    # the other report tells both values in its sentence
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed 12 people and hurt 15 people."), set()),
    # figures of two measures
    (("The blast in Velmar killed 12 people.", "The blast in Velmar cost 15 million dollars."), set()),
    # one figure in the sentence answers better than the other
    (("In Velmar 12 people died.", "In Velmar 14 people died and 90 houses burnt."), {("12", "14")}),
    # ages of two nouns, ages of one
    (("A 15-year-old cousin was hurt in Velmar.", "A 16-year-old singer was hurt in Velmar."), set()),
    (("A 15-year-old singer was hurt in Velmar.", "A 16-year-old singer was hurt in Velmar."), {("15", "16")}),
]


@pytest.mark.parametrize(("texts", "values"), CLASHING)
def test_which_figures_may_clash(texts, values):
    assert clashing(*texts) == values


def test_pairs_have_rows_of_the_features():
    found = compared("The blast in Velmar killed 12 people.", "The explosion in Velmar killed 15 people.")
    clash, alike = clash_pairs(found), figure_pairs(found)
    assert clash.rows.shape == (len(clash.pairs), len(CLASHES))
    assert set(clash.pairs) <= set(alike.pairs)


def test_no_figures_no_pairs():
    found = compared("The mayor left.", "The bridge fell.")
    assert clash_pairs(found).rows.shape == (0, len(CLASHES))


FEATURES = [
    ("close", ("In Velmar 99 people died.", "In Velmar 100 people died."), 1.0),
    ("close", ("In Velmar 40 people died.", "In Velmar 100 people died."), 0.0),
    ("half", ("In Velmar 60 people died.", "In Velmar 100 people died."), 1.0),
    ("verb", ("In Velmar 60 people died.", "In Velmar 100 people died."), 1.0),
    ("verb", ("In Velmar 60 people sang.", "In Velmar 100 people died."), 0.0),
    ("digits of greater", ("In Velmar 143 people died.", "In Velmar 100 people died."), 0.6),
    ("digits of lesser", ("In Velmar 143 people died.", "In Velmar 100 people died."), 0.2),
    ("is count", ("In Velmar 60 people died.", "In Velmar 100 people died."), 1.0),
    ("is money", ("It cost $60 in Velmar.", "It cost $100 in Velmar."), 1.0),
    ("one a forecast", ("In Velmar 60 people died.", "In Velmar 100 people will die."), 1.0),
    ("one a forecast", ("In Velmar 60 people died.", "In Velmar 100 people died."), 0.0),
    ("days differ", ("On 3 May 2031 in Velmar 60 people died.", "On 3 June 2030 in Velmar 100 people died."), 1.0),
    ("days differ", ("On 3 May 2031 in Velmar 60 people died.", "On 4 May 2031 in Velmar 100 people died."), 0.0),
    ("one long past", ("On 3 May 2031 in Velmar 60 people died.", "On 3 June 2030 in Velmar 100 people died."), 1.0),
    ("figure rank", ("In Velmar 60 people died.", "In Velmar 100 people died."), 1.0),
    ("same report", ("In Velmar 60 people died.", "In Velmar 100 people died."), 0.0),
]


@pytest.mark.parametrize(("name", "texts", "value"), FEATURES)
def test_features(name, texts, value):
    found = compared(*texts)
    weighed = clash_pairs(found)
    kinds = {n for n, (i, j) in enumerate(weighed.pairs) if found.figures[i].kind == found.figures[j].kind != "date"}
    (row,) = (weighed.rows[n] for n in kinds)
    assert row[CLASHES.index(name)] == pytest.approx(value)


def test_the_order_of_reports_changes_nothing():
    texts = "The blast in Velmar killed 12 people on Monday.", "The explosion in Velmar killed 15 people."
    one, other = clash_pairs(compared(*texts)), clash_pairs(compared(*reversed(texts)))
    assert sorted(one.rows.round(9).tolist()) == sorted(other.rows.round(9).tolist())


def test_a_value_told_elsewhere_in_the_report_is_a_sign_of_another_question():
    texts = "The blast killed 12 people in Velmar.", "The blast killed 15 people in Velmar. Earlier it was said that 12 people died."
    found = compared(*texts)
    weighed = clash_pairs(found)
    values = [(value_of(found.figures[i]), value_of(found.figures[j])) for i, j in weighed.pairs]
    row = weighed.rows[values.index(("12", "15"))]
    assert row[CLASHES.index("told elsewhere")] > 0


def test_a_setting_leaves_out_the_figure():
    found = setting("On Monday 12 people died in Velmar near the mill.", "count")
    assert not any(word[0].isdigit() for word in found.words | found.sentence | found.near)
    assert "mill" in found.sentence


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        ("In Velmar 12 people died.", "In Velmar 14 people died.", "In Velmar 14 mills stand."),
        ("The firm paid $12 for a share.", "The firm offered $14 for a share.", "The mill burnt for $14."),
    ],
)
def test_like_settings_are_likelier(one, other, third):
    a, b, c = setting(one), setting(other), setting(third)
    couples = Couples.of([(a, b), (a, c), (b, a), (a, b)])
    like, less, back, counted = alike_settings(couples, np.full(4, 0.5), np.array([0.0, 0.0, 0.0, 1.0]), {}).tolist()
    assert less < like == back < counted


def group(*texts: str) -> Group:
    """One group of the first figure of each text."""
    found = compared(*texts).figures
    first: dict[int, Figure] = {}
    for f in found:
        first.setdefault(f.page.number, f)
    return Group(tuple(first.values()), 0.4, {})


VALUES = [
    (("5", "7"), 1),
    (("5", "5", "7"), 1),
    (("5", "7", "9"), 3),
    (("5", "5"), 0),
    (("at least 5", "7"), 0),
    (("at least 9", "7"), 1),
    (("nearly 80", "84"), 1),
    (("dozens of", "84"), 0),
]


@pytest.mark.parametrize(("said", "count"), VALUES)
def test_a_dispute_for_each_two_values(said, count):
    texts = [f"In Velmar {words} people died." for words in said]
    found = value_disputes([group(*texts)])
    assert len(found) == count
    assert all(d.kind == "value" and "against" in d.why for d in found)


def test_a_dispute_cites_both_passages_the_earlier_first():
    texts = "In Velmar 5 people died.", "In Velmar 7 people died."
    (found,) = value_disputes([group(*texts)])
    assert (found.a.report, found.b.report) == ("r1", "r2")
    assert texts[0][found.a.start : found.a.end].startswith("In Velmar 5")
    assert "5 against 7" in found.why
    assert found.why.endswith("(a later report)")


def test_the_surest_passages_are_taken():
    texts = "In Velmar 5 people died.", "In Velmar 7 people died.", "In Velmar 7 people died at night."
    found = group(*texts)
    (first,) = value_disputes([Group(found.figures, 0.4, {(0, 1): 0.3, (0, 2): 0.6})])
    (second,) = value_disputes([Group(found.figures, 0.4, {(0, 1): 0.6, (0, 2): 0.3})])
    assert (first.b.report, second.b.report) == ("r3", "r2")
