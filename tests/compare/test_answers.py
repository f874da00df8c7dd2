"""What answers the sentence before it, and what only stands beside it."""

import pytest

from tellings.compare.answers import find_answers
from tests.compare.build import talk

PLAN = "[Ada Korren] [said] [that the new plan for the harbour was a horrible mistake]. "
BLAMED = "The thefts in the harbour were blamed on the sailors of the harbour. "
ACCUSED = "[Berta Mohn] [accused] [Jonas Feld of taking money from the builders of the harbour]. "


def ways(*marked: str) -> list[tuple[str, int, int]]:
    """Each answer found: its way, its sentence, the sentence that it answers."""
    ground, read = talk(*marked)
    return [(a.way, a.own.number, a.claim.number) for a in find_answers(read, ground.weights)]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (PLAN + "[Backers of the plan] [say] [it will bring work to the harbour].", "side"),
        (PLAN + "But [Jonas Feld] [said] [that the plan for the harbour was no mistake].", "turn"),
        (PLAN + "However, [Jonas Feld] [said] [the plan for the harbour was merely a sketch].", "turn"),
        (PLAN + "[Jonas Feld] [insisted] [that the plan would help the harbour].", "counter"),
        (ACCUSED + "[Jonas Feld] [insists] [that he took no money].", "firm"),
        (ACCUSED + "[Jonas Feld] [claims] [that he had no knowledge of any money].", "firm"),
        (PLAN + "[Jonas Feld] [said] [there was nothing wrong with Ada Korren's judgement of the harbour plan].", "of another"),
        (BLAMED + "[Mira Sand] [said] [that the sailors of the harbour took no part in the thefts].", "accused"),
        ("Was the bridge unsafe, [Ada Korren] was [asked] [by a reader of the paper]? [Not really, he knew the bridge], [Jonas Feld] [said].", "question"),
        (PLAN + "The harbour office is known to exaggerate such things.", "doubt"),
    ],
)
def test_one_answer(text, way):
    assert (way, 1, 0) in ways(text)


@pytest.mark.parametrize(
    "text",
    [
        PLAN + "[Jonas Feld] [said] [that the harvest of apples was good].",
        PLAN + "[Many advocates] [say] [that apples are good for you].",
        PLAN + "[Ada Korren] [insisted] [that the plan would harm the harbour].",
        PLAN + "[Jonas Feld] [insisted] [on an inquiry into the harbour plan].",
        PLAN + "But the harbour was open.",
        PLAN + "Still, [Jonas Feld] [said] [that the plan for the harbour was no mistake].",
        BLAMED + "[Mira Sand] [said] [that the sailors of the harbour stole the boats].",
        BLAMED + "[Mira Sand] [said] [that the apples of the valley were not sold].",
        PLAN + "[Jonas Feld] [said] [that nobody had done more for the harbour than Ada Korren's office].",
        ACCUSED + "[Mira Sand] [claims] [that the weather will not change].",
        ACCUSED + "[Jonas Feld] [said] [that he would speak to people who had never been heard].",
        "The harbour was closed. [Jonas Feld] [said] [that he was not sure about the apples].",
        "Was the bridge safe? No, it was not.",
        "The old plan stands. The harbour office is known to exaggerate such things.",
    ],
)
def test_no_answer(text):
    assert ways(text) == []


def test_answers_stay_within_their_report():
    assert ways(PLAN, "But [Jonas Feld] [said] [that the plan for the harbour was no mistake].") == []


def test_a_denial_is_left_to_its_words():
    assert ways(PLAN + "[Jonas Feld] [insisted] [that the charge was false].") == []
