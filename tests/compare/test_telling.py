"""Which passages of a line back it, and how sure that is."""

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.ground import Ground, read_story
from tellings.compare.logistic import Logistic
from tellings.compare.telling import MOST, TELLING, measure_tellings, weigh_tellings
from tellings.model import Answer, Fact, Origin, Report, Span
from tests.compare.build import note


def model(**weights: float) -> Logistic:
    """A model with these weights, by which two passages without a word in common are surely apart."""
    return Logistic(TELLING, tuple(weights.get(f.replace(" ", "_"), 0.0) for f in TELLING), -3.0, {"balanced": 0.5, "complete": 0.04})


#: By the share of words in common: half of them are enough.
WORDS = model(words_shared=8.0)

FELL = "The mill at Velmar fell into the river on Monday."
AGAIN = "On Monday the mill at Velmar fell into the river."
RAIN = "A baker in Port Annis sold forty loaves before noon."
LAW = "Parliament passed the harbour law without a vote."
LOAVES = "Before noon a baker in Port Annis sold forty loaves."


def story(*texts: str, origins: str = "") -> Ground:
    """Reports of one sentence each; letters that are equal in ``origins`` are one origin."""
    reports = [Report(f"r{i}", t, published="2031-05-12") for i, t in enumerate(texts)]
    notes = [note(r) for r in reports]
    letters = origins or "".join(chr(97 + i) for i in range(len(texts)))
    groups = [Origin(tuple(r.id for r, x in zip(reports, letters) if x == k), reports[letters.index(k)].id) for k in dict.fromkeys(letters)]
    return read_story(reports, notes, groups, merge_names(reports, notes))


def fact(ground: Ground, **more) -> Fact:
    """One line of all sentences."""
    answers = tuple(Answer(p.report.id, 0, len(p.text)) for p in ground.pages)
    return Fact("", "?", more.pop("kind", "event"), more.pop("status", "compatible"), answers, origins=9, confidence=0.2, **more)


def weighed(*texts: str, origins: str = "", **more) -> Fact:
    ground = story(*texts, origins=origins)
    return weigh_tellings(ground, [fact(ground, **more)], WORDS, "balanced")[0]


BACKING = [
    ((FELL, AGAIN), "", "01"),
    ((FELL, AGAIN, RAIN), "", "01"),
    ((RAIN, FELL, AGAIN), "", "12"),
    ((FELL, RAIN, AGAIN, LAW), "", "02"),
    # of two tellings the one of more origins, of as many the first
    ((RAIN, LOAVES, FELL, AGAIN, FELL), "", "234"),
    ((RAIN, LOAVES, FELL, AGAIN, FELL), "aabcd", "234"),
    ((RAIN, LOAVES, FELL, AGAIN), "abcc", "01"),
    # copies of one origin back nothing by themselves: the likeliest two of different origins do
    ((FELL, AGAIN, RAIN), "aab", "02"),
    # where there is one origin only there is nothing to weigh
    ((FELL, RAIN), "aa", "01"),
    ((FELL,), "", "0"),
]


@pytest.mark.parametrize(("texts", "origins", "backing"), BACKING)
def test_which_answers_back_a_line(texts: tuple[str, ...], origins: str, backing: str) -> None:
    found = weighed(*texts, origins=origins)
    assert [a.report for a in found.backing] == [f"r{i}" for i in backing]
    assert [a.report for a in found.answers] == [f"r{i}" for i in range(len(texts))]  # none is lost


def test_origins_and_confidence_are_those_of_the_backing() -> None:
    sure, doubtful = weighed(FELL, AGAIN, RAIN), weighed(FELL, RAIN)
    assert (sure.origins, doubtful.origins) == (2, 2)
    assert sure.confidence > 0.9
    assert doubtful.confidence < 0.1


@pytest.mark.parametrize("more", [{"status": "conflicting"}, {"kind": "person"}, {"kind": "place"}], ids=str)
def test_what_differs_and_names_are_left_as_they_are(more: dict[str, str]) -> None:
    ground = story(FELL, AGAIN, RAIN)
    given = fact(ground, **more)
    assert weigh_tellings(ground, [given], WORDS, "balanced") == (given,)


def test_a_bolder_level_lets_more_back_a_line() -> None:
    ground = story(FELL, AGAIN, RAIN)
    (found,) = weigh_tellings(ground, [fact(ground)], WORDS, "complete")
    assert len(found.backing) == 3


SIGNS = [
    ("words shared", FELL, FELL, 1.0),
    ("words shared", FELL, LAW, 0.0),
    ("words contained", FELL, "The mill fell.", 1.0),
    ("run", FELL, FELL, 10 / 12),
    ("run", FELL, "A river flows.", 0.0),
    ("figures shared", "It cost 12 crowns.", "They paid 12 crowns.", 1.0),
    ("figures shared", "It cost 12 crowns.", "They paid 13 crowns.", 0.0),
    ("days shared", "It fell on 3 May 2031.", "On 3 May 2031 it rained.", 1.0),
    ("one event", FELL, LAW, 0.2),
    ("measured", FELL, LAW, 0.0),
    ("one question", FELL, LAW, 0.0),
]


@pytest.mark.parametrize(("sign", "one", "other", "value"), SIGNS)
def test_what_two_passages_have_in_common(sign: str, one: str, other: str, value: float) -> None:
    ground = story(one, other)
    pairs, rows = measure_tellings(ground, fact(ground))
    assert pairs == ((0, 1),)
    assert rows[0][TELLING.index(sign)] == pytest.approx(value, abs=0.01)


def test_figures_are_known_from_events() -> None:
    ground = story(FELL, AGAIN)
    _, rows = measure_tellings(ground, fact(ground, kind="quantity"))
    assert rows[0][-3:].tolist() == [0.0, 1.0, 0.2]


def test_the_pairs_grow_no_faster_than_the_passages_once_there_are_many() -> None:
    ground = story(FELL)
    many = Fact("", "?", "event", "compatible", tuple(Answer("r0", 0, i + 4) for i in range(MOST + 10)))
    pairs, _ = measure_tellings(ground, many)
    assert len(pairs) == MOST * (MOST - 1) // 2 + MOST * 10


def test_a_passage_is_what_a_reader_needs_not_the_day_alone() -> None:
    ground = story(FELL, RAIN)
    day = Answer("r0", FELL.index("Monday"), FELL.index("Monday") + 6, within=Span(0, len(FELL)))
    line = Fact("", "?", "date", "agreed", (day, Answer("r1", 0, len(RAIN))))
    whole = Fact("", "?", "date", "agreed", (Answer("r0", 0, len(FELL)), Answer("r1", 0, len(RAIN))))
    assert (measure_tellings(ground, line)[1] == measure_tellings(ground, whole)[1]).all()
