"""Boilerplate in invented reports, marked as a person would mark it; and what must never be dropped."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.boilerplate import find_boilerplate
from tellings.model import Report, Span
from tests.marked import unmark

TITLE = "Crane falls in Northfield harbour\n\n"
ABOVE = (
    "The harbour of Northfield was closed on Monday after a crane fell across the main pier, the harbour master said.\n"
    "Nobody was hurt. The crane will be lifted on Thursday, when the tide is low enough for the barge to come in.\n"
    "The port employs some 200 people, and its manager, Bo Ek, said most of them would work from the old quay.\n"
)
BELOW = (
    "\nThe crane was built in 1961 and had passed its last inspection in the spring, according to the port.\n"
    "“We heard a noise like thunder,” said Mia Holm, who sells fish beside the pier. “Then the lights went out.”\n"
)


def found(text: str) -> list[Span]:
    """The boilerplate of a report whose headline is its first line."""
    title_at = Span(0, len(TITLE.strip())) if text.startswith(TITLE) else None
    return list(find_boilerplate(Report("r", text, title=title_at.of(text) if title_at else None, title_at=title_at)))


def check(marked: str) -> None:
    """What is marked, and nothing else, is boilerplate; the message shows the words."""
    text, spans = unmark(marked)
    assert [s.of(text) for s in found(text)] == [s.of(text) for s in spans]
    assert found(text) == spans


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Advertisement Continue reading the main story",
        "Share this article",
        "Photo",
        "0",
        "12 comments",
        "1.2k shares",
        "3 min read",
        "2 hours ago",
        "Source link",
        "Leave A Reply",
        "Read more",
        "Image caption The crane lies across the pier",
        "Image copyright NPA Image caption The crane lies across the pier",
        "The crane lies across the main pier of Northfield. (Ann Lee/Reuters)",
        "The crane lies across the main pier of Northfield. (Photo by Ann Lee)",
        "The crane lies across the main pier of Northfield on December 19, 2022. REUTERS/Ann Lee",
        "The crane lies across the main pier of Northfield. Photograph: Ann Lee/Getty Images",
        "The crane lies across the main pier of Northfield. Photo: Ann Lee",
        "The crane lies across the main pier of Northfield ©Ann Lee (AFP)",
        "FILE - In this May 3, 2021, file photo, the crane stands at the main pier of Northfield. (AP Photo/Ann Lee, File)",
        "Getty - Contributor The crane had stood at the main pier for sixty years",
        "EPA Two divers wait at the harbour wall of Northfield",
        "Two divers of the harbour police wait at the wall while the barge comes in from the sea",
        "READ MORE: Ferry runs aground off Southfield",
        "Related: Ferry runs aground off Southfield",
        "Sign up for our morning newsletter and never miss a story",
        "By Ann Lee",
        "By Ann Lee and Bo van Ek",
        "Published 19 December 2022",
        "Updated: 2022-12-19 09:53 (Agencies)",
        "— With assistance by Ann Lee",
        "https://courier.example/1",
        "Click here to see more pictures of the crane",
        "Ferry runs aground off Southfield, forty passengers brought ashore by fishing boats Read more",
        "Copyright 2022 Northfield Courier. All rights reserved.",
        "Follow Ann Lee on Twitter: @annlee.",
        "3/12 2022 The crane lies across the main pier. Ann Lee",
    ],
)
def test_a_line_of_furniture_in_the_middle(line: str) -> None:
    check(f"{TITLE}{ABOVE}[{line}]{BELOW}")


@pytest.mark.parametrize(
    "line",
    [
        "At the old quay",
        "What the port says about the crane",
        "“A noise like thunder”",
        "Work Goes On at the Old Quay Until the Crane Is Lifted",
        "For more than forty years the crane had stood at the main pier.",
        "More on this will be known on Thursday, Mr Ek said.",
        "Read more slowly, the inspection report says that two bolts were missing.",
        "Photo albums and letters were lost when the port office flooded.",
        "Share prices of the port fell by three per cent.",
        "Subscribers of the port's bulletin were told at noon, the manager said, and everybody else had to wait until the evening papers.",
        "The harbour master (left the pier at noon) could not be reached.",
        "“Sign up for a shift at the old quay or go home,” Mr Ek told them.",
        "“The crane was old, everybody knew it,” said Mr Holm, who had worked on it for twelve years before he left the port",
        "The port has three rules for such a day: stay off the pier, keep the lane free for the barge and call the office",
        "The harbour was closed, the harbour master told Reuters.",
        "The crane was bought from Reuters and Sons, a scrap dealer.",
        "The ministry said in its statement that it would look into the matter and that (as in 1998) the port would have to pay.",
        "On 19 December 1961 the crane was taken into service.",
        "By Monday evening the pier was still closed.",
        "Next week the port will say more.",
        "He lost 12 of 14 bolts.",
        "1. The pier stays closed until the crane has been lifted by the barge on Thursday",
        "- Sign up at the office of the port before Thursday",
        "Mr Ek told the council that the port had to pay for the pier and for the crane and for the barge that lifts it and for the divers who "
        "look at the wall and for the fishermen who land their catch at Southfield until it is open",
    ],
)
def test_a_line_of_the_report_stays(line: str) -> None:
    check(f"{TITLE}{ABOVE}{line}{BELOW}")


def test_the_headline_said_again() -> None:
    check(f"{TITLE}[Crane falls in Northfield harbour]\n{ABOVE}")
    check(f"{TITLE}[Crane falls in Northfield harbour Updated: 2022-12-19 09:53 (NPA)]\n{ABOVE}")
    check(f"{TITLE}[in Northfield harbour]\n{ABOVE}")


def test_a_stamp_on_the_line_of_the_headline() -> None:
    text, spans = unmark(f"{TITLE.strip()} [Updated: 2022-12-19 09:53 (Agencies)]\n\n{ABOVE}")
    title = Span(0, len(TITLE.strip()))
    assert list(find_boilerplate(Report("r", text, title=title.of(text), title_at=title))) == spans


def test_what_stands_above_the_headline() -> None:
    text, spans = unmark(f"[Northfield Daily News]\n\n{TITLE}[0]\n\n{ABOVE}")
    title = Span(text.index("Crane"), text.index("Crane") + len(TITLE.strip()))
    assert list(find_boilerplate(Report("r", text, title=title.of(text), title_at=title))) == spans


def test_a_caption_said_twice() -> None:
    caption = "The harbour master looks at the crane on Monday."
    check(f"{TITLE}[{caption}\n{caption} (Ann Lee/Getty Images)]\n{ABOVE}".replace("\n" + caption, "]\n[" + caption, 1))


def test_the_tail_of_a_page() -> None:
    check(
        f"{TITLE}{ABOVE}{BELOW.strip()}\n[Source link]\n[Previous articleFerry runs aground off Southfield]\n"
        "[Next articleFour ways to cook a herring]\n[Leave A Reply]\n[Your email address will not be published.]\n[Name]\n[Save my name]"
    )


def test_links_after_their_heading() -> None:
    check(f"{TITLE}{ABOVE}{BELOW.strip()}\n[Related stories]\n[Ferry runs aground]\n[How the pier was built]")


def test_notes_of_the_staff_at_the_end_of_a_paragraph() -> None:
    check(f"{TITLE}{ABOVE}The pier stays closed. [(Reporting by Ann Lee; Editing by Bo Ek)]")


def test_a_sentence_of_furniture_within_a_paragraph() -> None:
    check(
        f"{TITLE}{ABOVE}{BELOW.strip()}\nThe pier stays closed until Friday, and the fishermen of Northfield must land their catch at Southfield, "
        "the port manager said. [Ann Lee of the Northfield Press contributed to this report.]"
    )


def test_the_author() -> None:
    check(f"{TITLE}{ABOVE}{BELOW.strip()}\n[Ann Lee is a reporter for the Northfield Courier. She writes about ports.]")


def test_the_agency_behind_the_last_sentence_leaves_the_sentence() -> None:
    check(f"{TITLE}{ABOVE}The pier stays closed until the crane has been lifted, and nobody may fish there until then. Reuters")


def test_questions_may_come_again() -> None:
    check(f"{TITLE}{ABOVE}What did you see on the pier?\nA crane that fell.\nWhat did you see on the pier?\nNothing at all.")


def test_a_text_that_never_ends_its_lines_keeps_them() -> None:
    lines = "\n".join(f"The harbour master of Northfield said in his message number {i} that the pier stays closed" for i in range(8))
    check(TITLE + lines)


def test_nothing_in_nothing() -> None:
    assert find_boilerplate(Report("r", "")) == ()
    assert find_boilerplate(Report("r", " \n ")) == ()


SCRAPS = ["Photo", "Read more", "(AP Photo/", "Updated: ", "By Ann Lee", "\n", "\n\n", " ", ". ", "© ", "”", "Image ", " Credit ", "İ", "1/2 ", "All rights reserved"]


@settings(max_examples=150, deadline=None)
@given(text=st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=30))).map("".join), title=st.none() | st.text(max_size=20))
def test_any_text_gives_sorted_disjoint_spans(text: str, title: str | None) -> None:
    spans = find_boilerplate(Report("r", text, title=title))
    assert all(a.end < b.start for a, b in pairwise(spans))
    for span in spans:
        words = span.of(text)
        assert words == words.strip()


@pytest.mark.parametrize("scrap", ["A", "By A ", "“a b c d ", '"', "(", ".”", "Image A ", "1/2 ", "Q&A ", "Dec ", "gallery ", "AP Photo (", "10:10 "])
def test_no_text_takes_long(scrap: str) -> None:
    import time

    begun = time.process_time()
    find_boilerplate(Report("r", TITLE + ABOVE + scrap * 5000))
    assert time.process_time() - begun < 2


@pytest.mark.corpus
def test_gold_stories(shared: Path) -> None:
    """The floor asked of this measure is 60; see evaluation/boilerplate.py for the measure itself."""
    from evaluation.bench import score_json, scratch
    from evaluation.boilerplate import predict

    class Options:
        pass

    o = Options()
    o.shared = shared  # type: ignore[attr-defined]
    with scratch() as folder:
        predict(shared / "gold/dev", folder)
        scores = score_json(o, "score_account.py", shared / "gold/dev", folder, "--json")  # type: ignore[arg-type]
    assert scores["boilerplate"]["f1"] > 0.9
    assert scores["boilerplate"]["precision"] > 0.95

