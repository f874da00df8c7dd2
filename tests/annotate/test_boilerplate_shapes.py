"""Shapes of furniture, a paragraph a case: what fits each, and what of a report looks like it and does not."""

import re

import pytest

from tellings.annotate.boilerplate_shapes import (
    ANNOUNCING,
    BROKEN,
    GALLERY,
    HANGING,
    ITEM,
    LEADING_CREDIT,
    MID_CREDIT,
    POSTED,
    QUOTED,
    SIGNED,
    STAFF_NOTE,
    TWEET,
    biography,
    caption,
    finished,
    furniture_shape,
    titled,
)
from tellings.model import Span
from tests.marked import unmark

FURNITURE = [
    # counters
    "0",
    "12",
    "1.2k",
    "12,400",
    "35%",
    "12 comments",
    "1 comment",
    "1.4K shares",
    "3 likes",
    "200+ views",
    "Share (12)",
    "Comments: 4",
    "3 min read",
    "5 minutes",
    "1/12",
    "3 of 20",
    "Gallery (12 images)",
    "12 photos",
    # stamps
    "2 hours ago",
    "an hour ago",
    "3 days ago",
    "19 December 2022",
    "December 19, 2022",
    "Dec. 19, 2022",
    "Mon, 19 Dec 2022",
    "2022-12-19",
    "19/12/2022",
    "Published 19 December 2022",
    "Published: 19 December 2022",
    "First published on 19 December 2022",
    "Last updated 2022-12-19 09:53",
    "Updated: 19 December 2022 at 9:53 a.m.",
    "Posted on December 19, 2022 at 10:30 am",
    "9:53 a.m., December 19, 2022",
    "Updated: 2022-12-19 09:53 (Agencies)",
    # addresses and links
    "https://courier.example/1",
    "www.courier.example",
    "@annlee",
    "ann.lee@courier.example",
    "Previous article: Ferry runs aground",
    "Next post",
    "Source: courier.example",
    "Via",
    "Tags: ports, cranes",
    "Topics: ports",
    "Filed under: ports",
    "Follow Ann Lee on Twitter",
    "Page 2 of 4",
    "Page 2",
    # bylines and staff
    "By Ann Lee",
    "BY ANN LEE",
    "By: Ann Lee",
    "By Ann Lee and Bo Ek",
    "By Ann Lee, Bo Ek and Mia Holm",
    "By Ann van der Lee",
    "By Ann Lee | Northfield Courier",
    "By Ann Lee, Northfield Courier",
    "By A. B. Lee",
    "Reporting by Ann Lee; editing by Bo Ek",
    "Additional reporting by Ann Lee",
    "With reporting from Ann Lee in Northfield",
    "Edited by Bo Ek",
    "(Reporting by Ann Lee)",
    "Translated by Mia Holm",
    "Photographs by Mia Holm",
]


@pytest.mark.parametrize("words", FURNITURE)
def test_furniture(words: str) -> None:
    assert furniture_shape(words)


REPORT = [
    "The crane fell on Monday.",
    "Nobody was hurt",
    "At the old quay",
    "By Monday evening the pier was still closed.",
    "By then it was late.",
    "By train to Northfield",
    "12 ships waited.",
    "12 of 14 bolts were lost.",
    "Two hours ago the pier was open.",
    "3 days after the storm",
    "On 19 December 2022 the crane fell.",
    "19 December 2022 was a cold day.",
    "Updated rules for cranes",
    "Posted soldiers guard the pier.",
    "Editing the film took a year.",
    "Edited by hand",  # too short to tell: see below
    "Source of the smell found",
    "Follow the barge to the pier.",
    "Page after page was lost.",
    "Next week the port will say more.",
    "Previously the port had said nothing.",
    "Share prices fell by 3%.",
    "Section 4 of the pier is closed.",
]


@pytest.mark.parametrize("words", [w for w in REPORT if w != "Edited by hand"])
def test_no_furniture(words: str) -> None:
    assert not furniture_shape(words)


@pytest.mark.xfail(strict=True, reason="any word may be the editor's name")
def test_edited_by_hand() -> None:
    assert not furniture_shape("Edited by hand")


CAPTIONS = [
    "The crane lies across the pier. (Ann Lee/AFP)",
    "The crane lies across the pier. (AP Photo/Ann Lee)",
    "The crane lies across the pier (Photo by Ann Lee)",
    "The crane lies across the pier (Photo: Ann Lee)",
    "The crane lies across the pier [Photo: Ann Lee]",
    "The crane lies across the pier. Photo: Ann Lee",
    "The crane lies across the pier. Photograph: Ann Lee",
    "The crane lies across the pier. Picture: Ann Lee",
    "The crane lies across the pier. Image: Ann Lee",
    "The crane lies across the pier. Ann Lee/Reuters",
    "The crane lies across the pier. REUTERS/Ann Lee",
    "The crane lies across the pier. Reuters",
    "The crane lies across the pier. Getty Images",
    "The crane lies across the pier, photographed from above. © Ann Lee",
    "The crane lies across the pier (Handout)",
    "The crane lies across the pier (Courtesy of Northfield Port)",
    "File photo: the crane in 1998",
    "FILE - The crane stands at the pier in 1998.",
    "FILE PHOTO: The crane stands at the pier in 1998.",
    "In this May 3, 2021 photo the crane stands at the pier.",
    "Image caption The crane at the pier",
    "Photograph: Ann Lee",
    "Play Video",
    "The harbour master (left) and the port manager",
    "The harbour master, pictured at the pier",
    "Above: the crane before it fell",
]


@pytest.mark.parametrize("words", CAPTIONS)
def test_captions(words: str) -> None:
    assert caption(words)


NO_CAPTIONS = [
    "The crane lies across the pier.",
    "The harbour was closed, the harbour master told Reuters.",
    "“The crane was old,” he told AFP.",
    "She works for Getty Images in Northfield.",
    "The harbour master (left the pier at noon) could not be reached.",
    "The port (see page 3) is closed.",
    "He was pictured with a crane on Monday.",
    "The file photo was found on his desk.",
    "The port stays closed. (Reporting by Ann Lee)",
    "A photo of the crane was sold for £20.",
    "",
]


@pytest.mark.parametrize("words", NO_CAPTIONS)
def test_no_captions(words: str) -> None:
    assert not caption(words)


@pytest.mark.xfail(strict=True, reason="a colon behind picture is taken for that of a credit")
def test_a_picture_that_is_spoken_of_is_no_caption() -> None:
    assert not caption("He said the picture: a crane in a storm, was a fake.")


@pytest.mark.xfail(strict=True, reason="who covers something needs a second word of the trade")
def test_one_who_covers_is_a_reporter() -> None:
    assert biography("Ann Lee covers ports for the Northfield Courier.")


def test_a_long_paragraph_is_no_caption() -> None:
    assert not caption("The crane lies across the pier and nobody may pass. " * 14 + "(Ann Lee/AFP)")


ENDS = [
    "It fell.",
    "It fell!",
    "Did it fall?",
    "It fell…",
    "“It fell.”",
    "'It fell.'",
    "(It fell.)",
    "It fell. (NPA)",
    "“It fell.” (NPA)",
    "It fell:",
    "It fell;",
    "It fell —",
    "It fell,",
    "It fell.*",
]


@pytest.mark.parametrize("words", ENDS)
def test_finished(words: str) -> None:
    assert finished(words)


@pytest.mark.parametrize("words", ["It fell", "It fell (NPA)", "“It fell”", "At the old quay", "", "3.5", "It fell ("])
def test_not_finished(words: str) -> None:
    assert not finished(words)


BIOGRAPHIES = [
    "Ann Lee is a reporter for the Northfield Courier.",
    "Ann Lee, is a freelance journalist in Northfield",
    "* Ann Lee is an editor at the Courier.",
    "Ann Lee joined the Courier's newsroom in 2019.",
    "Ann Lee writes for the Courier as its ports correspondent.",
]


@pytest.mark.parametrize("words", BIOGRAPHIES)
def test_biographies(words: str) -> None:
    assert biography(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ann Lee is the mayor of Northfield.",
        "Ann Lee was hurt when the crane fell.",
        "The reporter Ann Lee is missing.",
        "Ann Lee said a reporter had asked her.",
        "Lee is a reporter.",
    ],
)
def test_no_biographies(words: str) -> None:
    assert not biography(words)


@pytest.mark.parametrize(
    "words, yes",
    [
        ("Crane Falls at Northfield Harbour", True),
        ("Crane Falls Into Sea Amid Storm From North", True),
        ("Crane falls at Northfield harbour", False),
        ("Crane Falls", False),
        ("Ann Lee Mia Ek", False),
        ("What the Port Says About the Crane", True),
        ("", False),
    ],
)
def test_title_case(words: str, yes: bool) -> None:
    assert titled(words) is yes


SEARCHED = [
    (STAFF_NOTE, "The pier is closed. (Reporting by Ann Lee; Editing by Bo Ek)", True),
    (STAFF_NOTE, "The pier is closed. (Editing by Bo Ek)", True),
    (STAFF_NOTE, "The pier (reporting by the port was late) is closed.", False),
    (HANGING, "The crane that fell into the", True),
    (HANGING, "The crane that fell into the sea", False),
    (HANGING, "The crane and", True),
    (BROKEN, "The crane fell. Nobody was hurt", True),
    (BROKEN, "The crane of A. B. Lee", False),
    (BROKEN, "The crane of Dr. Lee", False),
    (QUOTED, "He said “we heard a noise like thunder” and left", True),
    (QUOTED, "He said “thunder” and left", False),
    (TWEET, "What a crane! (@annlee) December 19", True),
    (TWEET, "pic.twitter.com/abc", True),
    (TWEET, "Ann Lee wrote to annlee", False),
    (ANNOUNCING, "Weather: rain", True),
    (ANNOUNCING, "What the port says: stay away", True),
    (ANNOUNCING, "The port is closed", False),
    (SIGNED, "Nobody was hurt. Reuters", True),
    (SIGNED, "Nobody was hurt, he told Reuters", False),
    (MID_CREDIT, "Image A boat at the old pier of the town Credit Ann Lee", True),
    (MID_CREDIT, "Advertisement Continue reading the main story", True),
    (MID_CREDIT, "The image of the port gave credit to nobody.", False),
]


@pytest.mark.parametrize("pattern, words, yes", SEARCHED, ids=lambda x: x if isinstance(x, str) else None)
def test_what_stands_within(pattern: object, words: str, yes: bool) -> None:
    assert bool(pattern.search(words)) is yes  # type: ignore[attr-defined]


@pytest.mark.parametrize("words, yes", [("- It fell", True), ("• It fell", True), ("1. It fell", True), ("12) It fell", True), ("1.5 metres", False), ("-It fell", False), ("It fell - again", False)])
def test_items_of_lists(words: str, yes: bool) -> None:
    assert bool(ITEM.match(words)) is yes


@pytest.mark.parametrize(
    "words, credit",
    [
        ("EPA Two divers wait", "EPA"),
        ("REUTERS The crane lies there", "REUTERS"),
        ("ANN LEE The crane lies there", "ANN LEE"),
        ("Getty Images - Contributor The crane", "Getty Images"),
        ("Reuters reported the fall", None),
        ("The crane lies there", None),
        ("NORTHFIELD — The crane fell", None),
    ],
)
def test_leading_credits(words: str, credit: str | None) -> None:
    match = LEADING_CREDIT.match(words)
    assert (match[1] if match else None) == credit


#: (pattern, a paragraph with what it finds marked; without a mark it finds nothing)
MID = [
    (GALLERY, "The dam held. [Photos: The flood – A boat at the pier. Hide Caption 1 of 12]"),
    (GALLERY, "[Photo: The flood – A boat. Hide Caption 1 of 2 Photos: The flood – A cow. Hide Caption 2 of 2] The dam held."),
    (GALLERY, "Photos: the archive has twelve of them, and no caption."),
    (GALLERY, "He would not hide the caption of page 1 of 12."),
    (POSTED, "The bridge is gone — Ada Korren (@adakorren) May 7, 2031"),
    (POSTED, "[A photo posted by Ada Korren (@adakorren) on May 7, 2031 at 7:11am PDT] It shows the bridge."),
    (POSTED, "The mayor (@mayorofvelm) said on May 7, 2031 that the bridge was gone."),
    (POSTED, "It fell — as Ada Korren had said it would — on May 7, 2031."),
]


@pytest.mark.parametrize(("pattern", "marked"), MID)
def test_what_stands_in_the_midst_of_a_paragraph(pattern: re.Pattern[str], marked: str) -> None:
    text, spans = unmark(marked)
    assert [Span(*m.span()) for m in pattern.finditer(text)] == list(spans)
