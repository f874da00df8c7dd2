"""What a denial denies: who denies, whose claim it is, how well each sentence fits."""

import pytest

from tellings.compare.claims import deniers, fitting, headline, kin, owners, read_asked
from tests.compare.build import talk

WARNED = "[Ada Korren] [said] [that the council had been warned of the cracks in the bridge]. "
APPLES = "[Berta Mohn] [said] [that the harvest of apples in the valley was the best for years]. "
HEARD = "[Berta Mohn] [said] [that the council had never looked at the old bridge of the town]. "
DENIED = "[Jonas Feld] [denied] [that the council was ever warned of cracks in the bridge]. "


def one(*texts: str):
    """The story, its sentences, and the only denial."""
    ground, read = talk(*texts)
    (asked,) = read_asked(read)
    return ground, read, asked


def fits(*texts: str):
    ground, read, asked = one(*texts)
    (found,) = fitting(ground, read, [asked])
    return [(fit, s.page.number, s.number) for fit, s in found]


def names(ground, ids) -> set[str]:
    return {ground.entities[i].name for i in ids}


def test_the_claim_fits_best_and_leads():
    (best, *_), (other, *_) = fits(HEARD + WARNED + DENIED)[:2]
    assert best.score > other.score
    assert best.lead > 0 > other.lead
    assert best.words > other.words
    assert best.telling >= 3


def test_sentences_of_other_reports_fit_too():
    assert {page for _, page, _ in fits(WARNED, DENIED)} == {0}


@pytest.mark.parametrize("text", [WARNED + DENIED + DENIED, DENIED])
def test_the_denial_told_again_is_no_claim(text):
    ground, read = talk(text)
    asked = read_asked(read)
    for a, found in zip(asked, fitting(ground, read, asked), strict=True):
        assert all(read.denies(s) is None for _, s in found), a


def test_nothing_is_asked_nothing_fits():
    ground, read = talk(APPLES)
    assert list(fitting(ground, read, read_asked(read))) == []


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Jonas Feld denied this.", 0),
        ("Jonas Feld denied the charges.", 0),
        ("Jonas Feld denied Ada Korren's words.", 0),
        ("Jonas Feld denied that the dam leaks.", 2),
    ],
)
def test_how_much_a_denial_says_of_what_it_denies(text, telling):
    assert one(WARNED + text)[2].telling == telling


def test_whose_claim_it_is_and_who_denies():
    ground, _, asked = one(WARNED + "Jonas Feld denied Ada Korren's claims.")
    assert names(ground, owners(asked.denial)) == {"Ada Korren"}
    assert names(ground, deniers(asked.denial, asked.sentence)) == {"Jonas Feld"}


def test_who_speaks_denies_where_the_denial_has_no_subject():
    ground, _, asked = one(WARNED + "[Mira Sand] [said] [the warning was not true].")
    assert names(ground, deniers(asked.denial, asked.sentence)) == {"Mira Sand"}


@pytest.mark.parametrize(
    ("noun", "lemma", "is_kin"),
    [("charge", "accuse", True), ("allegations", "allege", True), ("concerns", "warn", True), ("claim", "accuse", False), ("words", "say", False)],
)
def test_what_is_called_a_charge_was_an_accusation(noun, lemma, is_kin):
    _, _, asked = one(WARNED + f"Jonas Feld dismissed the {noun}.")
    assert (lemma in kin(asked.denial)) == is_kin


@pytest.mark.parametrize(("text", "is_headline"), [("Mayor denies leak\n\nThe dam is old.", True), ("The dam is old. It leaks.", False)])
def test_a_headline_has_no_end(text, is_headline):
    assert headline(talk(text)[1].sentences[0]) == is_headline
