import pytest

from tellings.annotate.loose_quotations import find_loose_quotations
from tellings.model import Statement
from tests.marked import unmark

FOUND = [
    "'[It was never going to hold, not in June]': mayor on the dam",
    "The paper printed a letter. “[Nobody warned us that the water would come,]” it ends.",
    'He waved a sheet: "[we will not sell the mill to anyone]".',
    "“[The bridge is safe for lorries]” and “[the bridge is not safe at all]”",
    "‘[They left us on the roof until Sunday]’ — a night in Ostrel",
]
PASSED = [
    "They call it a “safe bridge” in Ostrel.",  # too short to state something
    "She sang “The Long Way Home to Ostrel Bay” twice.",  # a title
    "“We will not sell the mill to anyone, he wrote and left.",  # no mark closes it
    "The engineers' union and the drivers' union met in the town's hall.",  # apostrophes
    "",
]


@pytest.mark.parametrize("marked", FOUND)
def test_a_sentence_in_marks_is_a_statement_by_itself(marked: str) -> None:
    text, spans = unmark(marked)
    found = find_loose_quotations(text, (), ())
    assert [s.content for s in found] == [(span,) for span in spans]
    assert all(s.form == "direct" and s.source is None and s.cue is None for s in found)


@pytest.mark.parametrize("text", PASSED)
def test_names_titles_and_open_marks_are_passed_over(text: str) -> None:
    assert find_loose_quotations(text, (), ()) == ()


def test_what_an_attribution_covers_is_left_to_it() -> None:
    text, (source, cue, content) = unmark("[Mara Venn] [said]: “[the dam will hold until the spring].”")
    assert find_loose_quotations(text, (), (Statement((content,), source, cue),)) == ()
    assert len(find_loose_quotations(text, (), ())) == 1


def test_what_is_skipped_stays_skipped() -> None:
    text, (skip,) = unmark("[Share: “nine things you did not know about dams”]")
    assert find_loose_quotations(text, (skip,), ()) == ()
