"""Reports that cannot both be right are set against each other, those that can are not."""

import pytest

from tellings.compare.contradictions import find_contradictions
from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.model import Origin, Report
from tests.compare.build import note


def ground(*texts: str):
    reports = [Report(f"r{i}", text) for i, text in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    return read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))


NOT_HURT = "The boy was not seriously hurt in the fall from the tower."
HURT = "The boy was treated for serious wounds after the fall from the tower."
CAR = "A red car smashed into the gate of the old mill in Arvend."
TRUCK = "A red truck smashed into the gate of the old mill in Arvend."
GUESTS = "No guest left the old mill in Arvend after the fire."
BAND = "The band left the old mill in Arvend after the fire."
APPLES = "The harvest of apples in the valley was the best for years."


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((NOT_HURT, HURT), {"not seriously", "serious"}),
        ((HURT, APPLES, NOT_HURT), {"not seriously", "serious"}),
        ((CAR, TRUCK), {"car", "truck"}),
    ],
)
def test_one_contradiction(texts, words):
    (found,) = find_contradictions(ground(*texts), "balanced")
    assert found.kind == "contradiction"
    assert all(f"“{w}”" in found.why for w in words)
    assert found.a.report != found.b.report
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "texts", [(GUESTS, BAND), (CAR, CAR), (CAR, APPLES), (NOT_HURT, APPLES), (NOT_HURT, NOT_HURT.replace("tower", "roof")), (CAR,), ()]
)
def test_no_contradiction(texts):
    assert find_contradictions(ground(*texts), "balanced") == []


def test_a_report_may_contradict_itself():
    (found,) = find_contradictions(ground(f"{CAR} {APPLES} {TRUCK}"), "complete")
    assert found.a.report == found.b.report
    assert found.a.end <= found.b.start


def test_the_same_two_words_are_shown_three_times_at_most():
    texts = [t.replace("Arvend", town) for town in ("Arvend", "Belmar", "Corvo", "Dunmor") for t in (CAR, TRUCK)]
    assert len(find_contradictions(ground(*texts), "complete")) <= 3


def test_a_daring_level_finds_no_less():
    texts = (NOT_HURT, HURT, CAR, TRUCK, APPLES)
    sizes = [len(find_contradictions(ground(*texts), level)) for level in ("cautious", "balanced", "complete")]
    assert sizes == sorted(sizes)


def test_a_sentence_is_set_against_each_other_report():
    found = find_contradictions(ground(CAR, TRUCK, TRUCK.replace("smashed", "crashed")), "balanced")
    assert [(d.a.report, d.b.report) for d in found if "r1" in (d.a.report, d.b.report)] != []
    assert len({frozenset((d.a.report, d.b.report)) for d in found}) == len(found) == 2
