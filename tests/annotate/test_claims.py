import pytest

from tellings.annotate import statements
from tellings.annotate.pipeline import parse
from tellings.model import Report, Statement
from tests.marked import unmark

CLAIMS = [
    ("The Red Dawn [claimed responsibility for] [the raid on the depot].", "responsibility for the raid on the depot"),
    ("The group [has claimed responsibility for] [the raid which] it called a reply.", "responsibility for the raid"),
    ("It later [claimed full responsibility for] [both raids].", "full responsibility for both raids"),
    ("The group [claimed] [responsibility for the raid].", "responsibility for the raid"),
]
OTHERS = [
    "The group [claimed] [that the depot was empty].",
    "It took days [to claim responsibility for] [raids abroad].",
]


def told(marked: str) -> tuple[str, Statement]:
    text, (cue, content) = unmark(marked)
    return text, statements._with_claim(text, Statement((content,), None, cue, kind="topic"))


@pytest.mark.parametrize(("marked", "content"), CLAIMS)
def test_a_claim_of_responsibility_is_a_statement(marked: str, content: str) -> None:
    text, found = told(marked)
    assert (found.kind, [s.of(text) for s in found.content]) == ("statement", [content])
    assert found.cue is not None
    assert found.cue.of(text).endswith("claimed")


@pytest.mark.parametrize("marked", OTHERS)
def test_other_claims_stay_as_they_are(marked: str) -> None:
    text, (cue, content) = unmark(marked)
    before = Statement((content,), None, cue, kind="topic")
    assert statements._with_claim(text, before) == before


def test_loose_quotations_stand_among_the_statements_in_order() -> None:
    text = "“We were never told about the second dam,” reads a banner.\n\nMara Venn said the dam was safe."
    found = statements.find_statements(parse(Report("a", text).text), (), ())
    starts = [(s.cue or s.content[0]).start for s in found]
    assert starts == sorted(starts)
    assert any(s.form == "direct" for s in found)
