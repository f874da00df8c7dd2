"""What a cue does, one line a case: the cue is marked."""

import pytest
from spacy.language import Language

from tellings.annotate.cues import read_cue
from tests.marked import unmark

CASES = [
    ("The mayor [said] the bridge was safe.", "says", "statement", False),
    ("[According to] the mayor, the bridge was safe.", "says", "statement", False),
    ("The mayor [denied] that the bridge had cracked.", "denies", "statement", False),
    ("The mayor [did not deny] that the bridge had cracked.", "denies", "statement", True),
    ("The union [rejected] claims that it had been warned.", "denies", "statement", False),
    ("The harbour master [confirmed] the delay.", "confirms", "statement", False),
    ("She [called on] the council to resign.", "demands", "statement", False),
    ("She [called] the council a disgrace.", "says", "statement", False),
    ("He [promised] a new bridge within a year.", "promises", "statement", False),
    ("He [predicted] that the bridge would fall.", "predicts", "statement", False),
    ("He [accused] the council of neglect.", "accuses", "statement", False),
    ("The engineers [warned] that the bridge would fall.", "fears", "statement", False),
    ("The court [ordered] the bridge closed.", "orders", "statement", False),
    ("Reporters [asked] whether the bridge would fall.", "asks", "statement", False),
    ("She [believes] that the bridge will hold.", "says", "thought", False),
    ("The council [wants] to replace the bridge.", "says", "intention", False),
    ("They [discussed] the state of the bridge.", "says", "topic", False),
    ("He [never said] the bridge was safe.", "says", "statement", True),
]


@pytest.mark.parametrize("marked, act, kind, negated", CASES)
def test_cues(nlp: Language, marked: str, act: str, kind: str, negated: bool) -> None:
    text, [cue] = unmark(marked)
    read = read_cue(nlp(text), cue)
    assert (read.act, read.kind, read.negated) == (act, kind, negated)


def test_no_cue_is_a_plain_statement(nlp: Language) -> None:
    read = read_cue(nlp("“We are ready.”"), None)
    assert (read.act, read.kind, read.negated, read.known) == ("says", "statement", False, False)
