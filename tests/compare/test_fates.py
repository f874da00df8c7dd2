"""What befell those whom a figure counts."""

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.facts import figure_facts, group_figures
from tellings.compare.fates import agree, fate_of, one_fate, one_noun
from tellings.compare.figures import read_figures
from tellings.compare.ground import read_story
from tellings.compare.logistic import shipped
from tellings.model import Origin, Report
from tests.compare.build import clauses, note


def fates(text: str) -> list[int | None]:
    """The fates of the figures of a text, in order."""
    return [fate_of(f) for f in read_figures(clauses(text))]


DEAD, HURT, MISSING, ALIVE = 0, 1, 2, 3
CASES = [
    ("Seven people died in Velmar and 22 were injured.", [DEAD, HURT]),
    ("The blast killed 4 miners and wounded 120 others.", [DEAD, HURT]),
    ("Doctors brought four dead bodies and 120 wounded.", [DEAD, HURT]),
    ("Nine people are still missing.", [MISSING]),
    ("Nine of them survived.", [ALIVE]),
    ("A diver pulled 11 people out of the water.", [ALIVE]),
    ("The mill employs 300 workers.", [None]),
    ("The mill burnt. Then 300 workers left.", [None]),
    ("The fire cost $40 million and killed nobody.", [None]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_the_fate_told_nearest_to_a_count(text, found):
    assert fates(text) == found


PAIRS = [
    ("Seven people died.", "Nine people are missing.", False),
    ("Seven people died.", "The blast killed nine people.", True),
    ("Seven people died.", "Nine workers were in the mill.", True),
    ("Seven people sang.", "Nine workers were in the mill.", True),
]


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_two_fates_are_two_questions(one, other, same):
    figures = [read_figures(clauses(t))[0] for t in (one, other)]
    assert one_fate(figures) is same
    assert one_fate(reversed(figures)) is same


def test_the_dead_and_the_missing_are_never_one_fact():
    texts = ("In Velmar nine people died.", "In Velmar nine people are missing.", "In Velmar five people are missing.")
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    ground = read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))
    for fact in figure_facts(ground, group_figures(ground, read_figures(ground.stated), shipped(), "complete")):
        told = {a.report for a in fact.answers}
        assert not ("r1" in told and told & {"r2", "r3"})


NOUNS = [
    ("Thousands of people came.", "The choir has 1,987 members.", False),
    ("Thousands of people came.", "Some 1,200 people came.", True),
    ("Dozens of people died.", "The fire killed 12 miners.", True),
    ("Divers pulled 11 people out of the water.", "The town sent 12 divers.", False),
    ("Divers pulled 11 people out of the water.", "The crew rescued 12 miners.", True),
    ("Eleven people died.", "Nobody knows where 12 people are.", True),
    ("Two hundred people came.", "The choir has 87 members.", True),
    ("Dozens of boats sank.", "The choir has 87 members.", False),
    ("Dozens died.", "The choir has 87 members.", True),
    ("It took dozens of hours.", "The choir has 87 members.", True),
]


@pytest.mark.parametrize(("one", "other", "same"), NOUNS)
def test_counts_of_one_thing_or_two(one, other, same):
    a, b = (read_figures(clauses(t))[0] for t in (one, other))
    assert one_noun(a, b) is same
    assert one_noun(b, a) is same


@pytest.mark.parametrize(
    ("fates", "same"), [((), True), ((None, None), True), ((1, None), True), ((1, 1), True), ((0, 1), False), ((None, 0, 0, 1), False)]
)
def test_fates_agree_where_no_two_differ(fates, same):
    assert agree(fates) is same
