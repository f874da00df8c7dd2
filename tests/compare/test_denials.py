"""Denials and other answers find the claim that they answer."""

import pytest

from tellings.compare.answer_signs import ANSWERS
from tellings.compare.denials import find_denials, measure, propose
from tellings.compare.logistic import Logistic, shipped
from tests.compare.build import spoken, talk

CLAIM = "[Ada Korren] [said] [that the council had been warned of the cracks in the bridge]. "
ACCUSED = "[Ada Korren] [said] [that Jonas Feld had taken money from the builders]. "
OTHER = "[Berta Mohn] [said] [that the harvest of apples in the valley was the best for years]. "
DENIAL = "[Jonas Feld] [denied] [that the council was ever warned of cracks in the bridge]. "
AGAIN = "[Jonas Feld] [said] [that the council was never warned of the cracks in the bridge]. "
#: Believes what fits best, what was said just before, and what is said in one sentence.
TRUSTED = {"fit": 4.0, "words": 2.0, "lead": 2.0, "pointed at": 3.0, "called": 3.0, "within": 3.0, "turn": 3.0, "same speaker": -6.0, "gap": -0.3, "far": -0.5}
ALL = Logistic(ANSWERS, tuple(TRUSTED.get(name, 0.0) for name in ANSWERS), -2.0, {"balanced": 0.5})


def found(*marked: str, model: Logistic = ALL):
    """The way is not shown: reports and what stands on both sides."""
    ground = spoken(*marked)
    texts = {p.report.id: p.text for p in ground.pages}
    disputes = find_denials(ground, model, "balanced")
    return [(d, texts[d.a.report][d.a.start : d.a.end], texts[d.b.report][d.b.start : d.b.end]) for d in disputes]


def test_a_denial_finds_its_claim_among_others():
    ((dispute, mine, other),) = found(OTHER, CLAIM, DENIAL)
    assert (dispute.a.report, dispute.b.report) == ("r3", "r2")
    assert (dispute.a_by, dispute.b_by) == ("Jonas Feld", "Ada Korren")
    assert dispute.kind == "denial"
    assert "denied" in dispute.why
    assert mine.startswith("Jonas Feld denied")
    assert other.startswith("Ada Korren said")


def test_nobody_disputes_himself():
    assert found(AGAIN, DENIAL) == []


def test_a_matter_of_its_own_is_not_denied():
    assert found(OTHER, DENIAL) == []


def test_two_denials_do_not_deny_each_other():
    assert found(DENIAL, DENIAL.replace("Jonas Feld", "Mira Sand")) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (CLAIM + ACCUSED + "Mira Sand said the charge was false.", "taken money"),
        (ACCUSED + CLAIM + "Mira Sand disputed the claim.", "been warned"),
        (CLAIM + ACCUSED + "The harbour was open. Mira Sand disputed the claim.", "taken money"),
        (CLAIM + OTHER + "Mira Sand promptly denied Ada Korren's words.", "been warned"),
        (CLAIM + "However, this is not true.", "been warned"),
        (CLAIM + "[Mira Sandberg] [countered] [that she expects to win].", "been warned"),
    ],
)
def test_a_denial_that_only_points_is_about_what_was_said_before(text, claim):
    assert [claim in other for _, _, other in found(text)] == [True]


def test_a_bare_denial_is_shown_with_its_grounds():
    text = CLAIM + "[Mira Sand] [disputed] [the claim]. [Mira Sand] [said] [that she had read every letter of that year]."
    ((_, mine, _), *_) = found(text)
    assert mine.endswith("of that year.")


def test_a_claim_is_shown_whole():
    text = '["The council had been warned. It did nothing for years,"] [Ada Korren] [said]. Mira Sand disputed the claim.'
    ((_, _, other),) = found(text)
    assert "been warned" in other
    assert "nothing for years" in other


def test_a_denial_that_says_whose_claim_it_is():
    text = "Mira Sand dismissed Ada Korren's repeated claims about great floods in the valley."
    ((_, _, other),) = found(text)
    assert other == "Ada Korren's repeated claims about great floods in the valley"
    assert found(text.replace("claims", "plans")) == []


@pytest.mark.parametrize(
    "text",
    [
        OTHER + "It was a false report of a fire.",
        CLAIM + "The harbour was open. " * 6 + "Mira Sand disputed the claim.",
        "Mira Sand disputed the claim.",
    ],
)
def test_what_points_at_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["[Jonas Feld] [denied] [a role in the cracks in the bridge of the council]. ", "It was a false warning to the council of cracks in the bridge."])
def test_only_a_denial_of_a_whole_sentence_is_sought_in_other_reports(text):
    assert found(CLAIM, text) == []


def test_the_own_report_comes_first():
    assert found(CLAIM, CLAIM + DENIAL)[0][0].b.report == "r2"


def test_the_sure_are_kept_and_come_first():
    model = shipped().answers
    text = CLAIM + "[Mira Sand] [disputed] [the claim]. " + OTHER + "But [Jonas Feld] [said] [that the harvest of apples was not good]."
    disputes = [d for d, _, _ in found(text, model=model)]
    assert disputes == sorted(disputes, key=lambda d: -d.confidence)
    assert all(model.threshold("balanced") <= d.confidence < 1 for d in disputes)


def test_rows_have_all_features():
    ground, read = talk(CLAIM + "Mira Sand disputed the claim.")
    assert measure(ground, read, propose(ground, read)).shape == (1, len(ANSWERS))
    assert measure(ground, read, []).shape == (0, len(ANSWERS))
