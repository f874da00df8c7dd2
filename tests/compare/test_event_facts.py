"""What happened: clauses that tell one particular, and words of which one at most is right."""

import pytest

from tellings.compare.clauses import cut_clauses
from tellings.compare.entities import merge_names
from tellings.compare.event_facts import event_facts
from tellings.compare.figures import read_figures
from tellings.compare.ground import read_story
from tellings.compare.likeness import CLAUSES
from tellings.compare.logistic import Logistic
from tellings.compare.questions import ask_choice
from tellings.compare.readings import read_clauses
from tellings.model import Fact, Origin, Report
from tests.compare.build import note, pages

#: A model by which all clauses compared tell one thing.
ALL = Logistic(CLAUSES, (0.0,) * len(CLAUSES), 3.0, {"balanced": 0.3})
#: And one by which none do.
NONE = Logistic(CLAUSES, (0.0,) * len(CLAUSES), -9.0, {"balanced": 0.3})


def facts(*texts: str, model: Logistic = ALL) -> list[Fact]:
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    ground = read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))
    return event_facts(ground, model, "balanced")


def differing(*texts: str) -> list[int]:
    """The number of answers of each event where all figures of one kind answer one question."""
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    ground = read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))
    asked = [f for f in read_figures(ground.stated) if f.kind == "count"]
    return [len(f.answers) for f in event_facts(ground, ALL, "balanced", [asked])]


DIFFERING = [
    # what reports answer differently is not told again as one event
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed 15 people."), []),
    # those that say nothing of it still tell the event
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed 15 people.", "The blast in Velmar killed people.", "The blast in Velmar killed many people."), [2]),
    # figures that may both be true leave the event whole, unless they tell most of it
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed people.", "The blast in Velmar killed many people."), [3]),
    (("The blast in Velmar killed 12 people.", "The blast in Velmar killed at least 12 people."), []),
]


@pytest.mark.parametrize(("texts", "answers"), DIFFERING)
def test_what_reports_answer_differently_is_no_agreed_event(texts, answers):
    assert differing(*texts) == answers


CAR = "A car rammed the wall of the old mill in Velmar."
TRUCK = "A truck rammed the wall of the old mill in Velmar."
BOTH = "A car and a truck rammed the wall of the old mill in Velmar."
VEHICLE = "A vehicle rammed the wall of the old mill in Velmar."

CHOICES = [
    ((CAR, TRUCK), [{"car", "truck"}]),
    ((CAR, TRUCK, CAR), [{"car", "truck"}]),
    ((CAR, CAR), []),
    ((CAR, VEHICLE), []),
    ((CAR, BOTH), []),
    ((CAR, TRUCK, VEHICLE), [{"car", "truck"}]),
]


@pytest.mark.parametrize(("texts", "values"), CHOICES)
def test_words_of_which_one_at_most_is_right(texts, values):
    found = [f for f in facts(*texts) if f.status == "conflicting"]
    assert [{a.value for a in f.answers} for f in found] == values


def test_the_event_itself_stays_a_fact():
    found = facts(CAR, TRUCK)
    assert [f.status for f in found] == ["compatible", "conflicting"]
    assert all(a.value is None for a in found[0].answers)


def test_a_choice_is_labelled_by_the_words_of_the_reports():
    (choice,) = (f for f in facts(CAR, TRUCK) if f.status == "conflicting")
    assert choice.question.startswith("Which, car or truck: ")
    asked = set(choice.question.removeprefix("Which, car or truck: ").split())
    assert asked <= set(CAR.rstrip(".").split())
    assert choice.why == "one at most is right: car, truck"


def test_each_answer_cites_its_clause():
    for fact in facts(CAR, TRUCK):
        for answer in fact.answers:
            text = (CAR, TRUCK)[int(answer.report[1:]) - 1]
            assert 0 <= answer.start < answer.end <= len(text)
            assert answer.value is None or answer.value in text[answer.start : answer.end]


def test_a_choice_cites_the_clause_that_has_the_word_and_no_more():
    long = "The guard slept while a truck rammed the wall of the old mill in Velmar."
    (choice,) = (f for f in facts(CAR, long) if f.status == "conflicting")
    assert [long[a.start : a.end] for a in choice.answers if a.value == "truck"] == [
        "while a truck rammed the wall of the old mill in Velmar"
    ]


def test_one_choice_is_made_of_all_that_chains_join():
    (choice,) = (f for f in facts(CAR, TRUCK, CAR, TRUCK) if f.status == "conflicting")
    assert [a.value for a in choice.answers] == ["car", "truck", "car", "truck"]
    assert 0 < choice.confidence <= 1


def test_one_report_alone_tells_no_event():
    assert facts(CAR) == []


def test_clauses_that_are_not_linked_are_no_event():
    assert facts(CAR, TRUCK, model=NONE) == []


@pytest.mark.parametrize(
    ("texts", "label"),
    [((CAR, TRUCK), "Which, car or truck: "), (("Cats sleep.", "Snow fell."), "Which, car or truck")],
)
def test_the_label_of_a_choice(texts, label):
    found, _ = pages(*texts)
    clauses = [read_clauses(p, cut_clauses(p), [])[0] for p in found]
    asked = ask_choice(["car", "truck"], clauses)
    assert asked.startswith(label)
    assert asked.endswith(":") is False
