"""Who speaks after whom, and what is negated in what is said."""

import pytest

from tellings.compare.talk import cue_lemmas, denies_itself, first_word, names, negates, owns, speaks_of
from tests.compare.build import talk

KORREN = "[Ada Korren] [said] [that the bridge was safe]. "
FELD = "[Jonas Feld] [said] [that it was closed]. "


def sentences(text: str):
    return talk(text)[1].sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (KORREN + FELD, 0),
        (KORREN + FELD + FELD, 0),
        (KORREN + "The harbour was open. " + FELD, 0),
        ("Mira Sand sued the town. " + FELD, 0),
        (FELD, None),
        (FELD + FELD, None),
        (KORREN + "The harbour was open. " * 3 + FELD, None),
        (KORREN + "Mira Sand disputed the claim. " + FELD, 0),
    ],
)
def test_the_last_other_speaker(text, number):
    _, read = talk(text)
    found = read.another(read.sentences[-1], 3)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("content", "negated", "main"),
    [
        ("he took no money", True, True),
        ("he did not take the money", True, True),
        ("there was nothing in it", True, True),
        ("he merely took the money", True, False),
        ("he took the money that had no owner", True, False),
        ("he took the money", False, False),
    ],
)
def test_what_is_negated(content, negated, main):
    (sentence,) = sentences(f"[Jonas Feld] [says] [that {content}].")
    assert negates(sentence) == negated
    assert denies_itself(sentence, "") == main
    assert denies_itself(sentence, "say") == main
    assert not denies_itself(sentence, "insist")


@pytest.mark.parametrize(
    ("claim", "named", "spoken_of"),
    [
        ("The town sued Jonas Feld.", True, True),
        ("The town sued Feld.", True, True),
        ("The town sued Ada Korren.", False, False),
    ],
)
def test_whom_a_claim_names(claim, named, spoken_of):
    first, second = sentences(f"{claim} {FELD}")
    assert names(first, second) == named
    assert speaks_of(first, second) == spoken_of


@pytest.mark.parametrize(("thing", "owned"), [("Ada Korren's plan", True), ("a plan of Ada Korren", False), ("Mira Sand's plan", False)])
def test_what_belongs_to_the_other(thing, owned):
    first, second = sentences(KORREN + f"[Jonas Feld] [said] [that {thing} would fail].")
    assert owns(second, first) == owned


def test_cues_are_verbs_and_the_first_word_is_no_mark():
    (sentence,) = sentences('"But it was safe," Ada Korren said.')
    assert first_word(sentence) == "but"
    (sentence,) = sentences(KORREN)
    assert cue_lemmas(sentence) == {"say"}
