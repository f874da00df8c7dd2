"""The claim that is answered, found again in other reports."""

from __future__ import annotations

import pytest

from tellings.compare.answer_signs import Answer, answer
from tellings.compare.likeness import weigh
from tellings.compare.repeated import LEAST, MOST, SHARED, Repeated
from tests.compare.build import talk

CLAIM = "[Ada Korren] [said] [the old dam above Velmar leaks]. "
DENIAL = "[Berta Mohn] [denied] [that the dam leaks]."
AGAIN = "[Ada Korren] [said] [the old dam above Velmar was leaking]."


def found_again(*others: str, way: str = "pointed") -> list[str]:
    """The texts of the sentences that tell the claim of the first report again."""
    ground, spoken = talk(CLAIM + DENIAL, *others)
    claim, own = spoken.sentences[:2]
    made = answer(way, own, claim)
    return [again.claim.span.of(again.claim.page.text) for _, again in Repeated(ground, spoken).of(made)]


def plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (AGAIN, 1),
        (CLAIM.strip(), 1),
        ("[Ada Korren] [said] [the choir sings on Sunday].", 0),  # other words
        (plain(AGAIN), 0),  # no saying, as the claim is one
        ("[Berta Mohn] [said] [the old dam above Velmar was leaking].", 0),  # who denies it says it
        ("[Carl Wend] [denied] [that the old dam above Velmar leaks].", 0),  # the denial again
    ],
)
def test_the_same_claim_by_others(other: str, count: int) -> None:
    assert found_again(other) == [plain(other)] * count


def test_the_nearest_of_each_report_and_not_of_all() -> None:
    others = [f"{AGAIN} {CLAIM.strip()}", AGAIN, AGAIN, AGAIN]
    found = found_again(*others)
    assert len(found) == MOST
    assert found[0] == plain(CLAIM.strip())


@pytest.mark.parametrize("way", ["as claimed", "even though"])
def test_what_one_sentence_sets_against_itself_is_not_looked_for(way: str) -> None:
    assert found_again(AGAIN, way=way) == []


def test_it_is_shown_with_the_answer_that_it_was_found_for() -> None:
    ground, spoken = talk(CLAIM + DENIAL, AGAIN)
    claim, own = spoken.sentences[:2]
    made = answer("pointed", own, claim)
    ((near, again),) = Repeated(ground, spoken).of(made)
    assert isinstance(again, Answer)
    assert (again.ways, again.own, again.spans[0]) == (("repeated",), own, made.spans[0])
    assert 0.75 <= near <= 1.0
    shared = weigh(again.claim.keys & claim.keys, ground.weights)
    assert shared >= SHARED * max(LEAST, weigh(claim.keys, ground.weights))
