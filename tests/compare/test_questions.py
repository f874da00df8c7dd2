"""Labels of facts: a fixed phrase and a run of the reports' own words."""

import pytest

from tellings.compare.clauses import cut_clauses
from tellings.compare.figures import read_figures
from tellings.compare.questions import ask_choice, ask_day, ask_event, ask_figure
from tellings.compare.readings import Stated, read_clauses
from tests.compare.build import pages


def first_clauses(*texts: str) -> list[Stated]:
    found, _ = pages(*texts)
    return [read_clauses(p, cut_clauses(p), [])[0] for p in found]


FIGURES = [
    (("Twelve people died.", "Some 12 people died in the fire."), "How many people: died"),
    (("The kiln cost 3 million dollars.", "The kiln cost $3 million."), "How much: kiln cost"),
    (("Some 40 percent of the men agreed.", "About 40 % of the men agreed."), "What share of men: agreed"),
    (("Twelve died and 30 people were hurt.", "Some 12 people died."), "How many people: died"),
    (("The kiln, which stands in Arvend, cost 3 million dollars.", "The new kiln cost $3 million."), "How much: new kiln cost"),
    (("The kiln, in Arvend, cost 3 million dollars.", "Cost of the kiln: $3 million."), "How much: kiln … cost"),
    (("The work, which has cost 3 million dollars, goes on.", "The work will cost $3 million."), "How much: work will cost"),
    (("Shares of Orlan fell 17 percent.", "Orlan's shares fell 17 percent."), "By how much: Orlan's shares fell"),
    (("The fire leaves 30 injured.", "There are 30 injured."), "How many injured"),
    (("The choir was moved to Arvend on 4 May 2031.", "On 4 May 2031 the choir came to Arvend."), "When: choir came to Arvend"),
    (("The mill, according to the Ministry of Mills, cost 3 million dollars.", "The mill cost $3 million."), "How much: mill cost"),
    (("The flood drove 300 families out.", "Some 300 families were driven out by the flood."), "How many families: flood drove"),
]


@pytest.mark.parametrize(("texts", "label"), FIGURES)
def test_a_figure_is_asked_for_by_what_is_counted_and_what_befell_it(texts, label):
    found, _ = pages(*texts)
    assert ask_figure([read_figures(read_clauses(p, cut_clauses(p), []))[0] for p in found]) == label


EVENTS = [
    (("A truck rammed the wall of the mill.", "The truck rammed the wall."), "What: truck rammed the wall"),
    (("Divers searched the Vel for the boat.", "In the night divers searched the Vel."), "What: divers searched the Vel"),
    (("Snow fell.", "Cats sleep."), "What: Snow fell"),
    (("Not one bridge of the valley fell.", "And not one bridge fell."), "What: not one bridge fell"),
    (("No bridge fell in the night.", "In the valley no bridge fell."), "What: No bridge fell"),
]


@pytest.mark.parametrize(("texts", "label"), EVENTS)
def test_an_event_is_named_by_the_run_that_holds_most_of_what_is_shared(texts, label):
    assert ask_event(first_clauses(*texts)) == label


def test_a_run_holds_no_more_than_a_few_words():
    long = "The old mill at the end of the long road by the river near the town burnt down in the night."
    assert len(ask_event(first_clauses(long, long)).removeprefix("What: ").split()) <= 8


@pytest.mark.parametrize("texts", [("The bridge fell on 12 May 2031.", "The bridge fell on Monday.")])
def test_no_day_stands_in_the_question_for_it(texts):
    assert ask_day(first_clauses(*texts)) == "When: bridge fell"


def test_no_word_of_a_choice_stands_at_the_ends_of_its_label():
    told = first_clauses("A car rammed the wall.", "A truck rammed the wall.")
    assert ask_choice(["car", "truck"], told) == "Which, car or truck: rammed the wall"


@pytest.mark.parametrize("texts", [case[0] for case in EVENTS])
def test_every_run_stands_in_a_text(texts):
    words = ask_event(first_clauses(*texts)).removeprefix("What: ")
    assert any(words in text for text in texts)
